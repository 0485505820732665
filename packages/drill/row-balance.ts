import { UserError } from '#verdict';
import { Tally } from './tally.js';

/** On which side a row stands. */
export const ARCHIVED = 0;
export const RESTORED = 1;
export type RowSide = typeof ARCHIVED | typeof RESTORED;

/** How many different rows are held against each other at once: about 10 MB. */
export const ROWS_AT_ONCE = 250_000;
/** Rows are spread by their hashes, and never quite evenly. */
const MOST_ROWS = ROWS_AT_ONCE * 1.5;

/** A row by 64 bits of its hash, and its key by 64 bits of that: the row itself where it has no key. All numbers are unsigned 32-bit. */
export interface RowMark {
  readonly high: number;
  readonly low: number;
  readonly keyHigh: number;
  readonly keyLow: number;
  readonly side: RowSide;
}

/** Rows of one key that are left over on either side when equal ones have cancelled each other. */
export interface Surplus {
  readonly missing: number;
  readonly extra: number;
}

/** Of a key with rows left over on both sides, the lesser number was changed. */
export interface DamageCounts {
  readonly missing: number;
  readonly extra: number;
  readonly changed: number;
}

export const NO_DAMAGE: DamageCounts = { missing: 0, extra: 0, changed: 0 };

/** Holds the rows of two sides against each other: equal ones cancel each other, and what is left over is known by its key. */
export class RowBalance {
  /** By row: surplus of the archive, and the row's key. */
  readonly #rows = new Tally(3, MOST_ROWS);

  /** @throws UserError where more different rows come than can be held at once */
  add({ high, low, keyHigh, keyLow, side }: RowMark): void {
    const known = this.#rows.get(high, low, 1) !== 0 || this.#rows.get(high, low, 2) !== 0;
    if (!this.#rows.add(high, low, 0, side === ARCHIVED ? 1 : -1))
      throw new UserError('too many of the rows that differ cannot be told apart by their hashes');
    if (known) return;
    this.#rows.add(high, low, 1, keyHigh | 0);
    this.#rows.add(high, low, 2, keyLow | 0);
  }

  /** All rows have come. @param take is told of every key with rows left over, by its id */
  settle(take: (id: string, surplus: Surplus) => void): DamageCounts {
    const keys = new Tally(2, MOST_ROWS);
    this.#rows.each((_high, _low, [surplus = 0, high = 0, low = 0]) => {
      if (surplus !== 0)
        keys.add(high >>> 0, low >>> 0, surplus > 0 ? ARCHIVED : RESTORED, Math.abs(surplus));
    });
    let counts = NO_DAMAGE;
    keys.each((high, low, [missing = 0, extra = 0]) => {
      counts = sum(counts, countsOf({ missing, extra }));
      take(keyId(high, low), { missing, extra });
    });
    return counts;
  }
}

/** What identifies a key among those of its table. */
export function keyId(high: number, low: number): string {
  return `${high}:${low}`;
}

export function sum(one: DamageCounts, other: DamageCounts): DamageCounts {
  return {
    missing: one.missing + other.missing,
    extra: one.extra + other.extra,
    changed: one.changed + other.changed,
  };
}

function countsOf({ missing, extra }: Surplus): DamageCounts {
  const changed = Math.min(missing, extra);
  return { missing: missing - changed, extra: extra - changed, changed };
}
