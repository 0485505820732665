import { gateShape, REASONS } from '#gate';
import { keyTables } from './key-tables.js';
import { publishedSchema } from './published-schema.js';

/** The JSON schema of a gate's policy. */
export function gateSchema(): string {
  return publishedSchema(gateShape);
}

/** A table of keys for each mapping of a policy, by the mapping's name in the schema, and one of all reasons. */
export function gatePageParts(): ReadonlyMap<string, string> {
  const rows = Object.entries(REASONS).map(
    ([code, { means, remedy }]) => `| \`${code}\` | ${means} | ${remedy}. |`,
  );
  const reasons = ['| Reason | What it means | What to do |', '| --- | --- | --- |', ...rows].join('\n');
  return new Map([...keyTables(gateSchema()), ['reasons', reasons]]);
}
