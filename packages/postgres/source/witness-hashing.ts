import * as v from 'valibot';
import { formatDuration, messageOf } from '#verdict';
import { int8AsBigint, int8AsCount, type Session } from '../connection/index.js';
import { attempt, stateBehind } from './attempt.js';
import { share } from './share.js';
import { WitnessBudget, type Grant } from './witness-budget.js';
import { NO_ROWS, addSums, hashSelect, type HashSums } from './witness-hash.js';
import { planPieces, type Piece, type WitnessTable } from './witness-plan.js';

/** How much is hashed. */
export interface HashingOptions {
  /** `auto` hashes while the estimate stays within the budget. */
  readonly mode: 'strict' | 'auto';
  /** Seconds of server time, over all sessions, that `auto` may spend on hashing. */
  readonly budgetSeconds: number;
  readonly serverMajor: number;
  readonly onTable?: ((done: number) => void) | undefined;
}

const LOCK_NOT_AVAILABLE = '55P03';
const QUERY_CANCELED = '57014';

const sumsRow = v.object({ at: v.number(), rows: int8AsCount, first: int8AsBigint, second: int8AsBigint });

/** One run of hashing over all sessions: small tables together, big ones in parts, within the budget where there is one. */
export class Hashing {
  readonly #sessions: readonly Session[];
  readonly #tables: readonly WitnessTable[];
  readonly #options: HashingOptions;
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
    options: HashingOptions,
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
