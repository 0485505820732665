import { fleetSchema } from './fleet-schema.js';
import { keyTables } from './key-tables.js';

/** A table of keys for each mapping of a fleet file, by the mapping's name in the schema. */
export function fleetPageParts(): ReadonlyMap<string, string> {
  return keyTables(fleetSchema());
}
