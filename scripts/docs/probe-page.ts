import { keyTables } from './key-tables.js';
import { smokeSchema } from './smoke-schema.js';

/** A table of keys for each mapping of a probe file, by the mapping's name in the schema. */
export function probePageParts(): ReadonlyMap<string, string> {
  return keyTables(smokeSchema());
}
