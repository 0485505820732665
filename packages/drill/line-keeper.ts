import { keyId, type RowMark, type Surplus, ARCHIVED, RESTORED } from './row-balance.js';

/** Lines are kept up to this length each, so many of them, and this much in all. */
const KEPT_LINE = 64 * 1024;
const KEPT_LINES = 20_000;
const KEPT_BYTES = 16e6;

/** One copy of a row on either side. */
export interface FoundLine {
  readonly archived: Uint8Array | undefined;
  readonly restored: Uint8Array | undefined;
}

interface KeptLine {
  readonly mark: RowMark;
  readonly line: Uint8Array;
}

/** Keeps the lines of rows, as far as there is room, so that some can be described. */
export class LineKeeper {
  readonly #only: ReadonlySet<string> | undefined;
  readonly #kept = new Map<string, KeptLine[]>();
  #lines = 0;
  #bytes = 0;
  #whole = true;

  /** @param only ids of the keys whose lines are kept; all where absent, and then none once there are too many */
  constructor(only?: Iterable<string>) {
    this.#only = only === undefined ? undefined : new Set(only);
  }

  /** Whether every line that came and was wanted is here. */
  get whole(): boolean {
    return this.#whole;
  }

  keep(mark: RowMark, line: Uint8Array): void {
    if (!this.#whole) return;
    const id = keyId(mark.keyHigh, mark.keyLow);
    if (this.#only !== undefined && !this.#only.has(id)) return;
    const length = Math.min(line.length, KEPT_LINE);
    if (this.#bytes + length > KEPT_BYTES || this.#lines >= KEPT_LINES) {
      this.#whole = false;
      if (this.#only === undefined) this.#kept.clear();
      return;
    }
    this.#bytes += length;
    this.#lines++;
    const lines = this.#kept.get(id) ?? [];
    lines.push({ mark, line: Uint8Array.from(line.subarray(0, length)) });
    this.#kept.set(id, lines);
  }

  /** A row on both sides is not what differs: of two rows with one key, the other is. Of equal rows, those left over are. */
  linesOf(id: string, { missing, extra }: Surplus): FoundLine {
    const lines = this.#kept.get(id) ?? [];
    const of = (side: number): readonly KeptLine[] => lines.filter(({ mark }) => mark.side === side);
    const [archived, restored] = [of(ARCHIVED), of(RESTORED)];
    const alone = (one: KeptLine, others: readonly KeptLine[]): boolean =>
      !others.some(({ mark }) => mark.high === one.mark.high && mark.low === one.mark.low);
    const [before, after] = [
      archived.find((one) => alone(one, restored)),
      restored.find((one) => alone(one, archived)),
    ];
    return {
      archived: (before ?? (extra === 0 ? archived[0] : undefined))?.line,
      restored: (after ?? (missing === 0 ? restored[0] : undefined))?.line,
    };
  }
}
