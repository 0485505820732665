import {
  NOTHING_BEFORE,
  headFrom,
  parseEntry,
  type BadEntry,
  type LedgerEntry,
  type LedgerHead,
} from './entry.js';
import type { FaultKind, LedgerFault } from './faults.js';

/** What lies where the entry with a number belongs. */
export interface Placed {
  readonly seq: number;
  /** Undefined where nothing lies, though later ones do. */
  readonly line: string | undefined;
  /** Path of the object that says it. */
  readonly path: string;
}

/** An entry that holds, or what is wrong. */
type Looked = { readonly entry: LedgerEntry } | { readonly fault: LedgerFault };

/** Entries in their order, looked at one by one. It is at its end with the first that is bad. */
export class ChainJudge {
  #head: LedgerHead | undefined;
  #last: LedgerEntry | undefined;
  #lastPath: string | undefined;

  /** @param trusted the entry to go on from, which is not doubted; the beginning where absent */
  constructor(trusted?: LedgerEntry) {
    this.#last = trusted;
    this.#head = trusted === undefined ? undefined : headFrom(trusted);
  }

  /** The last good entry; undefined before the first. */
  get head(): LedgerHead | undefined {
    return this.#head;
  }

  /**
   * Look at what lies in the next place.
   *
   * @param following everything after it, asked for only where it is bad: what is wrong is told by what comes later
   */
  look(placed: Placed, following: () => AsyncIterable<Placed>): Looked | Promise<Looked> {
    const entry = placed.line === undefined ? undefined : parseEntry(placed.line);
    if (entry === undefined || 'problem' in entry || !this.#continues(placed.seq, entry))
      return this.#blame(placed, entry, following);
    this.#last = entry;
    this.#lastPath = placed.path;
    this.#head = headFrom(entry);
    return { entry };
  }

  #continues(seq: number, entry: LedgerEntry): boolean {
    const last = this.#last;
    if (entry.seq !== seq || entry.prev !== (this.#head?.hash ?? NOTHING_BEFORE)) return false;
    return last === undefined || (entry.log_id === last.log_id && entry.at >= last.at);
  }

  /** What is wrong with an entry that does not continue the one before it. */
  async #blame(
    placed: Placed,
    entry: LedgerEntry | BadEntry | undefined,
    following: () => AsyncIterable<Placed>,
  ): Promise<{ readonly fault: LedgerFault }> {
    const bad = (kind: FaultKind, message: string): { fault: LedgerFault } => ({
      fault: { code: `ledger-${kind}`, seq: placed.seq, message, where: placed.path },
    });
    if (entry === undefined)
      return bad('deleted', `Entry ${placed.seq} is missing, and later ones are there`);
    if ('problem' in entry) return bad('edited', `Entry ${placed.seq} was edited: ${entry.problem}`);
    if (this.#last !== undefined && entry.log_id !== this.#last.log_id) {
      return bad('other-log', `Entry ${placed.seq} is of another ledger (${entry.log_id})`);
    }
    if (entry.seq < placed.seq) {
      return bad('duplicated', `In the place of entry ${placed.seq} entry ${entry.seq} stands once more`);
    }
    if (entry.seq > placed.seq) {
      const elsewhere = await find(following(), ({ seq }) => seq === placed.seq);
      return elsewhere === undefined
        ? bad('deleted', `Entry ${placed.seq} is gone, and entry ${entry.seq} was put in its place`)
        : bad('reordered', `Entry ${entry.seq} stands in the place of entry ${placed.seq}`);
    }
    if (entry.prev !== (this.#head?.hash ?? NOTHING_BEFORE)) {
      const next = await find(following(), () => true);
      // Who comes after it continues another one too: it is this entry that does not belong.
      if (next !== undefined && next.prev !== entry.hash) {
        return bad(
          'edited',
          `Entry ${placed.seq} was edited together with its hash: neither neighbour knows it`,
        );
      }
      if (this.#head === undefined) {
        return bad('deleted', `Entry ${placed.seq} continues an earlier one, and the ledger begins with it`);
      }
      const seq = placed.seq - 1;
      const message = `Entry ${placed.seq} continues another entry ${seq} than the one that is there: two were written, or it was replaced`;
      return { fault: { code: 'ledger-forked', seq, message, where: this.#lastPath ?? placed.path } };
    }
    return bad(
      'time-backwards',
      `Entry ${placed.seq} is of ${entry.at}, before the entry that it continues (${this.#last?.at ?? 'none'})`,
    );
  }
}

async function find(
  following: AsyncIterable<Placed>,
  wanted: (entry: LedgerEntry) => boolean,
): Promise<LedgerEntry | undefined> {
  for await (const { line } of following) {
    const entry = line === undefined ? undefined : parseEntry(line);
    if (entry !== undefined && !('problem' in entry) && wanted(entry)) return entry;
  }
  return undefined;
}
