import { setTimeout as sleep } from 'node:timers/promises';
import {
  backendPid,
  countRows,
  holdsUpDump,
  importSnapshot,
  lockTables,
  type Relation,
  type RowCount,
  type Session,
  type Snapshot,
} from '#postgres';

/** Rows by the relation's name. */
export type Counts = ReadonlyMap<string, RowCount>;

const LOOK_EVERY_MS = 250;

/**
 * Counts every table in the dump's snapshot. It locks the tables before pg_dump does, so that both see the same where somebody
 * truncates one (see `lockTables`), and steps aside where pg_dump then waits behind that somebody.
 */
export class Witness {
  readonly #open: () => Promise<Session>;
  readonly #snapshot: Snapshot;
  readonly #tables: readonly Relation[];
  #session: Session | undefined;
  /** The server's number of that session. */
  #pid = 0;

  private constructor(open: () => Promise<Session>, snapshot: Snapshot, tables: readonly Relation[]) {
    this.#open = open;
    this.#snapshot = snapshot;
    this.#tables = tables;
  }

  /** Lock the tables, in a session of its own; before pg_dump is started. Whoever calls this calls `close`. */
  static async begin(
    open: () => Promise<Session>,
    snapshot: Snapshot,
    tables: readonly Relation[],
  ): Promise<Witness> {
    const witness = new Witness(open, snapshot, tables);
    await witness.#lock();
    return witness;
  }

  /**
   * @param lead a session that looks at the server meanwhile
   * @param flowing resolves when the dump writes, which it does when it has locked all its tables, or has ended
   */
  async counts(lead: Session, flowing: Promise<void>): Promise<Counts> {
    const first = this.#count();
    // Cut off where it steps aside.
    first.catch(() => undefined);
    if (!(await this.#isInTheWay(lead, flowing))) return first;
    await this.close();
    await flowing;
    await this.#lock();
    return this.#count();
  }

  async close(): Promise<void> {
    await this.#session?.close();
  }

  async #lock(): Promise<void> {
    this.#session = await this.#open();
    this.#pid = await backendPid(this.#session);
    await importSnapshot(this.#session, this.#snapshot);
    await lockTables(this.#session, this.#tables);
  }

  async #count(): Promise<Counts> {
    const counts = this.#session === undefined ? [] : await countRows(this.#session, this.#tables);
    return new Map(
      this.#tables.map((table, index) => [table.name, counts[index] ?? { reason: 'not counted' }]),
    );
  }

  async #isInTheWay(lead: Session, flowing: Promise<void>): Promise<boolean> {
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
      if (state.flows) return false;
      if (await holdsUpDump(lead, this.#pid)) return true;
    }
  }
}
