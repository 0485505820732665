import * as v from 'valibot';
import type { SequenceValue } from '#dump-format';
import { messageOf } from '#verdict';
import { int8AsBigint, type Session } from '../connection/index.js';
import { qualified } from '../sql.js';
import { attempt } from './attempt.js';

export type SequenceFound =
  SequenceValue | { readonly schema: string; readonly name: string; readonly reason: string };

const BATCH = 64;
const nameRow = v.object({ schema: v.string(), name: v.string() });
const stateRow = v.object({ at: v.number(), lastValue: int8AsBigint, isCalled: v.boolean() });

/**
 * Read every sequence outside the system's schemas. Sequences stand outside transactions: what is read is the present. Their own
 * relations are read, as the view `pg_sequences` hides whether a value was given out.
 */
export async function readSequences(session: Session): Promise<readonly SequenceFound[]> {
  const names = await session.rows(nameRow, NAMES);
  const found: SequenceFound[] = [];
  for (let start = 0; start < names.length; start += BATCH)
    found.push(...(await read(session, names.slice(start, start + BATCH))));
  return found;
}

const NAMES = `
SELECT n.nspname AS schema, c.relname AS name
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'S' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 1, 2`;

type Name = v.InferOutput<typeof nameRow>;

async function read(session: Session, names: readonly Name[]): Promise<readonly SequenceFound[]> {
  const sql = names
    .map(
      ({ schema, name }, at) =>
        `SELECT ${at} AS at, last_value::text AS "lastValue", is_called AS "isCalled" FROM ${qualified(schema, name)}`,
    )
    .join(' UNION ALL ');
  const tried = await attempt(session, () => session.rows(stateRow, sql));
  if ('value' in tried) {
    const states = new Map(tried.value.map(({ at, ...state }) => [at, state]));
    return names.map((name, at) => ({ ...name, ...(states.get(at) ?? { reason: 'no answer' }) }));
  }
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0) return [{ ...only, reason: messageOf(tried.error) }];
  const found: SequenceFound[] = [];
  for (const name of names) found.push(...(await read(session, [name])));
  return found;
}
