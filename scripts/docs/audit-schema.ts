import { toJsonSchema } from '@valibot/to-json-schema';
import { auditShape } from '../../packages/report/audit/shape.js';

/** The JSON schema of an audit's document: what a reader may rely on. A later version of the program may add members. */
export function auditSchema(): string {
  return JSON.stringify(toJsonSchema(auditShape, { typeMode: 'output' }));
}
