import * as v from 'valibot';
import { UserError, messageOf } from '#verdict';
import type { Session } from '../connection/index.js';
import { SINGLE, partQueries } from './inventory-queries.js';
import { PARTS, inventorySchema, type Inventory, type Part } from './inventory-schema.js';
import { withValues } from './sequence-values.js';

export { inventorySchema, type Inventory } from './inventory-schema.js';

const answer = v.object({ answer: v.record(v.string(), v.unknown()) });
const PART_NAMES = Object.keys(PARTS).filter((name): name is Part => name in PARTS);

/**
 * Take the inventory of the session's database, in its transaction: one statement for all parts, and one for every few hundred
 * sequences. Where a part may not be read, each is asked for by itself, and what fails is named in `unreadable`. No password
 * verifier and no connection string is read.
 */
export async function takeInventory(session: Session, serverMajor: number): Promise<Inventory> {
  const queries = partQueries(serverMajor);
  const found = await attempt(session, PART_NAMES, queries);
  const { values, unreadable } =
    'values' in found ? { values: found.values, unreadable: {} } : await oneByOne(session, queries);
  // What a restore cannot do without is there, if empty, and `unreadable` says why.
  for (const part of ['roles', 'memberships', 'extensions', 'event_triggers', 'publications'])
    values[part] ??= [];
  const read = v.parse(inventorySchema, values);
  const unknown = { ...unreadable, ...hiddenMappings(read) };
  const inventory = Object.keys(unknown).length === 0 ? read : { ...read, unreadable: unknown };
  if (inventory.sequences === undefined) return inventory;
  return { ...inventory, sequences: [...(await withValues(session, inventory.sequences))] };
}

/** A dump has user mappings without the options that it is not shown, and says nothing of it. */
function hiddenMappings({ user_mappings: mappings = [] }: Inventory): Record<string, string> {
  const hidden = mappings.filter((mapping) => !mapping.options_shown);
  if (hidden.length === 0) return {};
  const names = hidden.map(({ server, user }) => `of ${user ?? 'PUBLIC'} for the server ${server}`);
  return {
    user_mappings: `their options are shown to superusers and to whom they are for: ${names.join(', ')}`,
  };
}

type Found = { readonly values: Record<string, unknown> } | { readonly error: unknown };

async function oneByOne(
  session: Session,
  queries: Readonly<Record<Part, string>>,
): Promise<{ readonly values: Record<string, unknown>; readonly unreadable: Record<string, string> }> {
  const values: Record<string, unknown> = {};
  const unreadable: Record<string, string> = {};
  for (const part of PART_NAMES) {
    const found = await attempt(session, [part], queries);
    if ('values' in found) Object.assign(values, found.values);
    // Without the database's own facts nothing can be restored.
    else if (part === 'database') throw found.error;
    else unreadable[part] = messageOf(found.error);
  }
  return { values, unreadable };
}

/** Several parts by one statement; its failure leaves the transaction as it was. */
async function attempt(
  session: Session,
  parts: readonly Part[],
  queries: Readonly<Record<Part, string>>,
): Promise<Found> {
  const pairs = parts.map((part) => {
    const rows = SINGLE.has(part)
      ? `(SELECT to_jsonb(part) FROM (${queries[part]}) part)`
      : `(SELECT coalesce(jsonb_agg(part), '[]') FROM (${queries[part]}) part)`;
    return `'${part}', ${rows}`;
  });
  await session.execute('SAVEPOINT inventory');
  try {
    const row = await session.one(answer, `SELECT jsonb_build_object(${pairs.join(', ')}) AS answer`);
    await session.execute('RELEASE SAVEPOINT inventory');
    return { values: row.answer };
  } catch (error) {
    // Where the connection is gone, this fails too, and says so.
    await session.execute('ROLLBACK TO SAVEPOINT inventory');
    if (parts.length > 1 || error instanceof UserError || refused(error)) return { error };
    throw error;
  }
}

/** What a server answers that is not PostgreSQL in everything: a function, a column or a catalogue is missing (class 42). */
function refused(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('42')
  );
}
