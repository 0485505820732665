import type { Session } from '../connection/index.js';
import { countRows, type RowCount } from './counts.js';
import { share } from './share.js';
import { witnessHash, type HashSums } from './witness-hash.js';
import { Hashing } from './witness-hashing.js';
import type { WitnessTable } from './witness-plan.js';

/** What the source says of a table: exact rows and their hash; rows alone, with the reason; or why not even these. */
export type Witnessed =
  | { readonly rows: number; readonly hash: string }
  | { readonly rows: number; readonly unhashed: string }
  | { readonly reason: string };

export interface WitnessOptions {
  /** `auto` hashes while the estimate stays within the budget. */
  readonly mode: 'counts' | 'strict' | 'auto';
  /** Seconds of server time, over all sessions, that `auto` may spend on hashing; counts come on top. */
  readonly budgetSeconds: number;
  readonly serverMajor: number;
  /** How long the first session waits for a lock. The others hardly wait: see `witness`. */
  readonly lockSeconds?: number;
  readonly onTable?: (done: number) => void;
}

const LOCK_SECONDS = 60;
const OTHERS_LOCK_SECONDS = 2;
/** Tables counted together, and their size at most. */
const BATCH = 64;
const BATCH_BYTES = 64e6;

/**
 * Let the server itself say what its tables hold, in the snapshot of the sessions' transactions: exact rows always, and a 128-bit
 * hash of every row's text, generated columns included. The same on a restored server gives the same hash.
 *
 * The first session is the one that holds the tables' locks (`lockTables`). Another session may have to queue behind a migration that
 * itself waits for that lock, so the others give up soon and leave such a table to the first.
 *
 * @param sessions inside transactions that see the same snapshot, with every setting pinned; as many run at once
 * @returns one answer a table, in the order of `tables`
 */
export async function witness(
  sessions: readonly Session[],
  tables: readonly WitnessTable[],
  options: WitnessOptions,
): Promise<readonly Witnessed[]> {
  const [first] = sessions;
  if (first === undefined) throw new Error('a witness needs a session');
  for (const session of sessions) await prepare(session, session === first, options.lockSeconds);
  const { mode, ...rest } = options;
  const unhashed = new Map<number, string>();
  const sums: ReadonlyMap<number, HashSums> =
    mode === 'counts' ? new Map() : await new Hashing(sessions, tables, { mode, ...rest }, unhashed).run();
  for (const session of sessions) await session.execute('SET LOCAL statement_timeout = 0');
  const counts = await countShared(
    sessions,
    tables,
    [...tables.keys()].filter((at) => !sums.has(at)),
  );
  options.onTable?.(tables.length);
  return tables.map((_, at): Witnessed => {
    const hashed = sums.get(at);
    if (hashed !== undefined) return { rows: hashed.rows, hash: witnessHash(hashed) };
    const count = counts.get(at) ?? { reason: 'not counted' };
    if ('reason' in count) return count;
    return { rows: count.rows, unhashed: unhashed.get(at) ?? 'only counts were asked for' };
  });
}

/** Money is written as the server's locale has it: the same form on both sides. Compiling queries costs more than it saves here. */
async function prepare(session: Session, first: boolean, lockSeconds = LOCK_SECONDS): Promise<void> {
  const seconds = first ? lockSeconds : Math.min(OTHERS_LOCK_SECONDS, lockSeconds);
  await session.execute(
    `SET LOCAL lc_monetary = 'C'; SET LOCAL jit = off; SET LOCAL lock_timeout = ${Math.ceil(seconds * 1000)}`,
  );
}

async function countShared(
  sessions: readonly Session[],
  tables: readonly WitnessTable[],
  places: readonly number[],
): Promise<ReadonlyMap<number, RowCount>> {
  const counts = new Map<number, RowCount>();
  const count = async (session: Session, batch: readonly number[]): Promise<void> => {
    const found = await countRows(
      session,
      batch.flatMap((at) => tables[at] ?? []),
    );
    for (const [index, at] of batch.entries()) counts.set(at, found[index] ?? { reason: 'not counted' });
  };
  const jobs = batches(places, tables);
  await share(sessions, () => jobs.shift(), count);
  const [first, ...others] = sessions;
  const failed = places.filter((at) => 'reason' in (counts.get(at) ?? { reason: '' }));
  if (first !== undefined && others.length > 0 && failed.length > 0) await count(first, failed);
  return counts;
}

/** Big tables alone and first, so that the sessions end together; small ones together. */
function batches(places: readonly number[], tables: readonly WitnessTable[]): (readonly number[])[] {
  const size = (at: number): number => tables[at]?.bytes ?? 0;
  const order = [...places].sort((a, b) => size(b) - size(a));
  const jobs: number[][] = [];
  let bytes = 0;
  for (const at of order) {
    const last = jobs.at(-1);
    if (last === undefined || last.length >= BATCH || bytes + size(at) > BATCH_BYTES) {
      jobs.push([at]);
      bytes = size(at);
    } else {
      last.push(at);
      bytes += size(at);
    }
  }
  return jobs;
}
