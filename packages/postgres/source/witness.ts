import * as v from 'valibot';
import { formatDuration, messageOf } from '#verdict';
import { int8AsBigint, int8AsCount, type Session } from '../connection/index.js';
import { attempt, stateBehind } from './attempt.js';
import { countRows, type RowCount } from './counts.js';
import { share } from './share.js';
import { WitnessBudget, type Grant } from './witness-budget.js';
import { NO_ROWS, addSums, hashSelect, witnessHash, type HashSums } from './witness-hash.js';
import { planPieces, type Piece, type WitnessTable } from './witness-plan.js';

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
const LOCK_NOT_AVAILABLE = '55P03';
const QUERY_CANCELED = '57014';

const sumsRow = v.object({ at: v.number(), rows: int8AsCount, first: int8AsBigint, second: int8AsBigint });

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
  const unhashed = new Map<number, string>();
  const sums =
    options.mode === 'counts'
      ? new Map<number, HashSums>()
      : await new Hashing(sessions, tables, options, unhashed).run();
  for (const session of sessions) await session.execute('SET LOCAL statement_timeout = 0');
  const rest = [...tables.keys()].filter((at) => !sums.has(at));
  const counts = await countShared(sessions, tables, rest);
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

/** One run of hashing over all sessions. */
class Hashing {
  readonly #sessions: readonly Session[];
  readonly #tables: readonly WitnessTable[];
  readonly #options: WitnessOptions;
  readonly #unhashed: Map<number, string>;
  readonly #budget: WitnessBudget | undefined;
  readonly #sums = new Map<number, HashSums>();
  /** Bytes of each table that no statement was started for. */
  readonly #ahead = new Map<number, number>();
  #locked: Piece[] = [];
  #done = 0;

  constructor(
    sessions: readonly Session[],
    tables: readonly WitnessTable[],
    options: WitnessOptions,
    unhashed: Map<number, string>,
  ) {
    this.#sessions = sessions;
    this.#tables = tables;
    this.#options = options;
    this.#unhashed = unhashed;
    this.#budget =
      options.mode === 'auto' ? new WitnessBudget(options.budgetSeconds, sessions.length) : undefined;
  }

  /** @returns the sums of every table that was hashed whole; the others' reasons are in `unhashed` */
  async run(): Promise<ReadonlyMap<number, HashSums>> {
    const [first] = this.#sessions;
    if (first === undefined) return this.#sums;
    const planned = await planPieces(first, this.#tables, this.#options.serverMajor);
    for (const { tables, bytes } of planned)
      for (const at of tables) this.#ahead.set(at, (this.#ahead.get(at) ?? 0) + bytes / tables.length);
    await this.#take(this.#sessions, [...planned]);
    const locked = this.#locked;
    this.#locked = [];
    await this.#take([first], locked);
    for (const at of this.#unhashed.keys()) this.#sums.delete(at);
    return this.#sums;
  }

  async #take(sessions: readonly Session[], queue: Piece[]): Promise<void> {
    await share(
      sessions,
      () => queue.shift(),
      (session, piece) => this.#hash(session, piece, queue),
    );
  }

  async #hash(session: Session, piece: Piece, queue: Piece[]): Promise<void> {
    const tables = piece.tables.filter((at) => !this.#unhashed.has(at));
    if (tables.length === 0) return;
    const grant = this.#grant(piece);
    if (grant === undefined && this.#budget !== undefined) {
      for (const at of tables) this.#unhashed.set(at, this.#tooDear(at));
      return;
    }
    for (const at of tables) this.#ahead.set(at, (this.#ahead.get(at) ?? 0) - piece.bytes / tables.length);
    const begun = performance.now();
    const found = await this.#select(session, { ...piece, tables }, grant?.seconds);
    if (grant !== undefined) this.#budget?.end(grant, (performance.now() - begun) / 1000);
    if ('value' in found) {
      for (const { at, ...sums } of found.value)
        this.#sums.set(at, addSums(this.#sums.get(at) ?? NO_ROWS, sums));
      this.#done += tables.length;
      if (piece.blocks === undefined) this.#options.onTable?.(this.#done);
      return;
    }
    this.#failed(session, { ...piece, tables }, found.error, queue);
  }

  /** A table is begun, or gone on with, only where all that is ahead of it is expected to fit. */
  #grant(piece: Piece): Grant | undefined {
    const [at = 0] = piece.tables;
    const whole = piece.blocks === undefined ? piece.bytes : (this.#ahead.get(at) ?? 0);
    return this.#budget?.admits(whole) === true ? this.#budget.start(piece.bytes) : undefined;
  }

  #tooDear(at: number): string {
    const estimate = this.#budget?.estimate(this.#tables[at]?.bytes ?? 0) ?? 0;
    return `hashing it would take about ${formatDuration(estimate)} on the server, more than is left of the budget of ${formatDuration(this.#options.budgetSeconds)}`;
  }

  async #select(
    session: Session,
    piece: Piece,
    limitSeconds: number | undefined,
  ): ReturnType<typeof attempt<v.InferOutput<typeof sumsRow>[]>> {
    const statements = piece.tables.map((at) => {
      const table = this.#tables[at];
      if (table === undefined) throw new Error('a piece names a table that there is not');
      return hashSelect(table, at, piece.blocks);
    });
    return attempt(session, async () => {
      if (limitSeconds !== undefined)
        await session.execute(
          `SET LOCAL statement_timeout = ${Math.max(1, Math.floor(limitSeconds * 1000))}`,
        );
      return session.rows(sumsRow, statements.join(' UNION ALL '));
    });
  }

  #failed(session: Session, piece: Piece, error: unknown, queue: Piece[]): void {
    const state = stateBehind(error);
    if (piece.tables.length > 1) {
      // One of them spoils the others: each alone.
      queue.unshift(
        ...piece.tables.map((at) => ({ tables: [at], bytes: piece.bytes / piece.tables.length })),
      );
    } else if (state === LOCK_NOT_AVAILABLE && session !== this.#sessions[0]) {
      this.#locked.push(piece);
    } else {
      const stopped = state === QUERY_CANCELED && this.#budget !== undefined;
      for (const at of piece.tables)
        this.#unhashed.set(
          at,
          stopped
            ? `hashing it was ended: it takes more than is left of the budget of ${formatDuration(this.#options.budgetSeconds)}`
            : `the server could not hash it: ${messageOf(error)}`,
        );
    }
  }
}
