import { keyHash, type KeyHash } from './copy-line.js';
import { Tally } from './tally.js';

/** Lines are kept up to this length each, so many of them, and this much in all. */
const KEPT_LINE = 64 * 1024;
const KEPT_LINES = 20_000;
const KEPT_BYTES = 16e6;
/** Rows that one round can tell apart, and damaged rows that are known again between rounds. */
const ROUND_ROWS = 300_000;
const DAMAGED_ROWS = 700_000;

const ARCHIVED = 0;
const RESTORED = 1;

/** How often a row, or a row of a key, is on one side only. */
export interface Surplus {
  readonly missing: number;
  readonly extra: number;
}

/** One copy of a row on either side. */
export interface FoundLine {
  readonly archived: Uint8Array | undefined;
  readonly restored: Uint8Array | undefined;
}

interface KeptLine {
  readonly id: string;
  readonly row: readonly [number, number];
  readonly side: typeof ARCHIVED | typeof RESTORED;
  readonly line: Uint8Array;
}

/**
 * Holds the rows of two sides against each other, some buckets a round. Equal rows cancel each other; what is left over is known by
 * its key, so that a row that was changed is found again though its two forms lie in different buckets.
 */
export class RowFinder {
  readonly #key: KeyHash | undefined;
  /** By row: surplus of the archive, and the row's key. */
  #rows = new Tally(3, ROUND_ROWS);
  /** By key, or by row where there is none: how many are left over on either side. */
  readonly #damaged = new Tally(2, DAMAGED_ROWS);
  #round: KeptLine[] = [];
  #kept: KeptLine[] = [];
  #keptBytes = 0;
  #keeping = true;
  #only: { readonly ids: ReadonlyMap<string, Surplus>; readonly lows: ReadonlySet<number> } | undefined;
  overflowed = false;

  /** @param key places of the key's columns in a line; none where the table has no key */
  constructor(key: readonly number[]) {
    this.#key = key.length === 0 ? undefined : keyHash(key);
  }

  /** Whether a line of every damaged row was kept. */
  get linesKept(): boolean {
    return this.#keeping;
  }

  archived(line: Uint8Array, hash: bigint): void {
    this.#take(line, hash, ARCHIVED);
  }

  restored(line: Uint8Array, hash: bigint): void {
    this.#take(line, hash, RESTORED);
  }

  /** Both sides were read: what is left over counts. */
  endRound(): void {
    this.#rows.each((_high, _low, [surplus = 0, high = 0, low = 0]) => {
      if (surplus === 0) return;
      const side = surplus > 0 ? ARCHIVED : RESTORED;
      if (!this.#damaged.add(high >>> 0, low >>> 0, side, Math.abs(surplus))) this.overflowed = true;
    });
    for (const line of this.#round) {
      const surplus = this.#rows.get(line.row[0], line.row[1], 0);
      if (line.side === ARCHIVED ? surplus > 0 : surplus < 0) this.#kept.push(line);
      else this.#keptBytes -= line.line.length;
    }
    this.#round = [];
    this.#rows = new Tally(3, ROUND_ROWS);
  }

  /** What is wrong, where every row that may differ was seen. */
  counts(): { readonly missing: number; readonly extra: number; readonly changed: number } {
    let [missing, extra, changed] = [0, 0, 0];
    this.#damaged.each((_high, _low, [archived = 0, restored = 0]) => {
      const both = Math.min(archived, restored);
      changed += both;
      missing += archived - both;
      extra += restored - both;
    });
    return { missing, extra, changed };
  }

  /**
   * What is wrong at least, where only some of the rows that may differ were seen: the other form of a row that was changed may be
   * among those that were not.
   *
   * @param surplus rows of the archive beyond those of the restored table; negative where it has fewer
   */
  countsAtLeast(surplus: number): ReturnType<RowFinder['counts']> {
    let [archived, restored] = [0, 0];
    this.#damaged.each((_high, _low, values) => {
      archived += values[ARCHIVED] ?? 0;
      restored += values[RESTORED] ?? 0;
    });
    if (this.#key === undefined) return { missing: archived, extra: restored, changed: 0 };
    const changed = Math.max(0, Math.max(archived, restored) - Math.abs(surplus));
    return { missing: Math.max(0, surplus), extra: Math.max(0, -surplus), changed };
  }

  /** Some of the damaged rows. */
  choose(most: number): ReadonlyMap<string, Surplus> {
    const chosen = new Map<string, Surplus>();
    this.#damaged.each((high, low, [missing = 0, extra = 0]) => {
      if (chosen.size < most) chosen.set(idOf(high, low), { missing, extra });
    });
    return chosen;
  }

  /** Read once more, keeping lines of these rows alone. */
  keepOnly(wanted: ReadonlyMap<string, Surplus>): void {
    const lows = new Set([...wanted.keys()].map((id) => Number(id.split(':')[1])));
    this.#only = { ids: wanted, lows };
    this.#kept = [];
    this.#keptBytes = 0;
  }

  linesOf(id: string): FoundLine {
    const of = (side: number): readonly KeptLine[] =>
      this.#kept.filter((line) => line.id === id && line.side === side);
    const [archived, restored] = [of(ARCHIVED), of(RESTORED)];
    const sameRow = (a: KeptLine, b: KeptLine): boolean => a.row[0] === b.row[0] && a.row[1] === b.row[1];
    // A row on both sides is not what differs: of two rows with one key, the other is.
    return {
      archived: archived.find((a) => !restored.some((b) => sameRow(a, b)))?.line,
      restored: restored.find((b) => !archived.some((a) => sameRow(a, b)))?.line,
    };
  }

  #take(line: Uint8Array, hash: bigint, side: typeof ARCHIVED | typeof RESTORED): void {
    const low = Number(hash & 0xffffffffn);
    const high = Number((hash >> 32n) & 0xffffffffn);
    const [keyHigh, keyLow] = this.#key?.(line) ?? [high, low];
    if (this.#only !== undefined) {
      if (!this.#only.lows.has(keyLow)) return;
      const id = idOf(keyHigh, keyLow);
      if (this.#only.ids.has(id)) this.#keep(this.#kept, { id, row: [high, low], side, line });
      return;
    }
    const known = this.#rows.get(high, low, 1) !== 0 || this.#rows.get(high, low, 2) !== 0;
    if (!this.#rows.add(high, low, 0, side === ARCHIVED ? 1 : -1)) {
      this.overflowed = true;
      return;
    }
    if (!known) {
      this.#rows.add(high, low, 1, keyHigh | 0);
      this.#rows.add(high, low, 2, keyLow | 0);
    }
    if (this.#keeping) this.#keep(this.#round, { id: idOf(keyHigh, keyLow), row: [high, low], side, line });
  }

  #keep(list: KeptLine[], found: KeptLine): void {
    const length = Math.min(found.line.length, KEPT_LINE);
    if (this.#keptBytes + length > KEPT_BYTES || list.length >= KEPT_LINES) {
      // Too much to keep: what is described is read once more.
      if (this.#only === undefined) {
        this.#keeping = false;
        this.#round = [];
        this.#kept = [];
        this.#keptBytes = 0;
      }
      return;
    }
    this.#keptBytes += length;
    list.push({ ...found, line: Uint8Array.from(found.line.subarray(0, length)) });
  }
}

function idOf(high: number, low: number): string {
  return `${high}:${low}`;
}
