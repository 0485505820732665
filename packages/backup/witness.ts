import { setTimeout as sleep } from 'node:timers/promises';
import {
  backendPid,
  holdsUpDump,
  importSnapshot,
  lockTables,
  witness,
  type Relation,
  type WitnessOptions,
  type Witnessed,
  type Session,
  type Snapshot,
} from '#postgres';

/** What the source says of its tables, by the relation's name. */
export type Testimony = ReadonlyMap<string, Witnessed>;

/** How much the source is asked to say, and over how many sessions at most. */
export interface WitnessCall extends Pick<WitnessOptions, 'mode' | 'budgetSeconds' | 'serverMajor'> {
  readonly connections: number;
}

const LOOK_EVERY_MS = 250;
const RELOCK_SECONDS = 60;

/**
 * Has the source count every table in the dump's snapshot, and hash its rows where that is asked for. It locks the tables before pg_dump does, so that both see the same where somebody
 * truncates one (see `lockTables`), and steps aside where pg_dump then waits behind that somebody.
 */
export class Witness {
  readonly #open: () => Promise<Session>;
  readonly #snapshot: Snapshot;
  readonly #tables: readonly Relation[];
  readonly #call: WitnessCall;
  /** The one that holds the locks, and helpers. */
  #session: Session | undefined;
  #helpers: readonly Session[] = [];
  /** The server's number of that session. */
  #pid = 0;

  private constructor(
    open: () => Promise<Session>,
    snapshot: Snapshot,
    tables: readonly Relation[],
    call: WitnessCall,
  ) {
    this.#open = open;
    this.#snapshot = snapshot;
    this.#tables = tables;
    this.#call = call;
  }

  /** Lock the tables, in a session of its own; before pg_dump is started. Whoever calls this calls `close`. */
  static async begin(
    open: () => Promise<Session>,
    snapshot: Snapshot,
    tables: readonly Relation[],
    call: WitnessCall,
  ): Promise<Witness> {
    const begun = new Witness(open, snapshot, tables, call);
    await begun.#lock();
    return begun;
  }

  /**
   * @param lead a session that looks at the server meanwhile, once `free`
   * @param flowing resolves when the dump writes, which it does when it has locked all its tables, or has ended
   */
  async testify(lead: Session, flowing: Promise<void>, free: Promise<unknown>): Promise<Testimony> {
    const first = this.#testify();
    // Cut off where it steps aside.
    first.catch(() => undefined);
    if (!(await this.#isInTheWay(lead, flowing, free))) return first;
    await this.close();
    await flowing;
    // Whoever was let through may keep the locks for as long as it likes: a table that stays locked is not counted, and says so.
    await this.#lock(RELOCK_SECONDS);
    return this.#testify();
  }

  async close(): Promise<void> {
    await Promise.all([this.#session, ...this.#helpers].map(async (session) => session?.close()));
  }

  /** @param seconds to wait for locks, all together at first; 0 for as long as whoever watches the dump lets it */
  async #lock(seconds = 0): Promise<void> {
    this.#session = await this.#open();
    this.#pid = await backendPid(this.#session);
    await importSnapshot(this.#session, this.#snapshot);
    await this.#session.execute(`SET LOCAL lock_timeout = ${seconds * 1000}`);
    await lockTables(this.#session, this.#tables);
  }

  async #testify(): Promise<Testimony> {
    if (this.#session === undefined) throw new Error('a witness testifies before it has begun');
    const helpers = this.#call.mode === 'counts' ? 0 : this.#call.connections - 1;
    this.#helpers = await Promise.all(Array.from({ length: helpers }, () => this.#help()));
    const said = await witness([this.#session, ...this.#helpers], this.#tables, this.#call);
    return new Map(
      this.#tables.map((table, index) => [table.name, said[index] ?? { reason: 'not counted' }]),
    );
  }

  async #help(): Promise<Session> {
    const session = await this.#open();
    await importSnapshot(session, this.#snapshot);
    return session;
  }

  async #isInTheWay(lead: Session, flowing: Promise<void>, free: Promise<unknown>): Promise<boolean> {
    const state = { flows: false };
    const flows = flowing.then(() => {
      state.flows = true;
    });
    for (;;) {
      const look = new AbortController();
      await Promise.race([
        flows,
        sleep(LOOK_EVERY_MS, undefined, { signal: look.signal }).catch(() => undefined),
      ]);
      look.abort();
      await Promise.race([flows, free]);
      if (state.flows) return false;
      if (await holdsUpDump(lead, this.#pid)) return true;
    }
  }
}
