import { fleetShape } from '#fleet';
import { fleetInputs } from '#verbs';
import { publishedSchema } from './published-schema.js';

/** The JSON schema of fleet files. */
export function fleetSchema(): string {
  return publishedSchema(fleetShape(fleetInputs));
}
