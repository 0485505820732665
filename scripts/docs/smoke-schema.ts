import { probeFile } from '../../packages/smoke/file/file-shape.js';
import { publishedSchema } from './published-schema.js';

/** The JSON schema of probe files. */
export function smokeSchema(): string {
  return publishedSchema(probeFile);
}
