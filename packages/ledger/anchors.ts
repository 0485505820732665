import type { LedgerHead } from './entry.js';
import type { LedgerFault } from './faults.js';
import { entryPath } from './layout.js';

/** A head that somebody vouches for, kept where whoever can write to the ledger cannot. */
export interface Anchor {
  readonly head: LedgerHead;
  /** Where it was found: a receipt's path, a tag, an input. */
  readonly source: string;
  /** Who signed it: a key's id, an identity; absent where nobody did. */
  readonly by?: string;
}

/** An anchor beside the ledger. */
export interface JudgedAnchor {
  readonly anchor: Anchor;
  /**
   * `holds`: everything up to it is as it was. `contradicts`: another entry is there. `beyond`: the ledger ends before it.
   * `earlier`: before the head that was taken for granted. `not-reached`: the ledger is broken before it.
   */
  readonly standing: 'holds' | 'contradicts' | 'beyond' | 'earlier' | 'not-reached';
}

/** Compares the entries that pass by with the heads that somebody vouches for. */
export class AnchorWatch {
  readonly #bySeq = new Map<number, Anchor[]>();
  readonly #judged = new Map<Anchor, 'holds' | 'contradicts'>();

  constructor(readonly anchors: readonly Anchor[]) {
    for (const anchor of anchors) {
      const same = this.#bySeq.get(anchor.head.seq);
      if (same === undefined) this.#bySeq.set(anchor.head.seq, [anchor]);
      else same.push(anchor);
    }
  }

  pass({ seq, hash }: LedgerHead): void {
    for (const anchor of this.#bySeq.get(seq) ?? []) {
      this.#judged.set(anchor, anchor.head.hash === hash ? 'holds' : 'contradicts');
    }
  }

  /**
   * @param first number of the first entry that was looked at
   * @param whole whether the ledger was read to its end
   */
  end(first: number, whole: boolean): readonly JudgedAnchor[] {
    return this.anchors.map((anchor) => {
      const judged = this.#judged.get(anchor);
      if (judged !== undefined) return { anchor, standing: judged };
      if (anchor.head.seq < first) return { anchor, standing: 'earlier' };
      return { anchor, standing: whole ? 'beyond' : 'not-reached' };
    });
  }
}

/** What anchors say is wrong: at most one fault of each kind, at the first entry that it is known of. */
export function anchorFaults(
  name: string,
  judged: readonly JudgedAnchor[],
  last: number,
): readonly LedgerFault[] {
  const faults: LedgerFault[] = [];
  const wrong = (standing: JudgedAnchor['standing']): readonly Anchor[] =>
    judged
      .filter((one) => one.standing === standing)
      .map(({ anchor }) => anchor)
      .toSorted((a, b) => a.head.seq - b.head.seq);
  const [rewritten] = wrong('contradicts');
  if (rewritten !== undefined) {
    const { seq } = rewritten.head;
    const message = `Entry ${seq} is another than ${words(rewritten)}: the ledger was written anew from there or before`;
    faults.push({ code: 'ledger-rewritten', seq, message, where: entryPath(name, seq) });
  }
  const farthest = wrong('beyond').at(-1);
  if (farthest !== undefined) {
    const seq = last + 1;
    const message = `The ledger ends with entry ${last}, and there were ${farthest.head.seq}: so says ${words(farthest)}`;
    faults.push({ code: 'ledger-truncated', seq, message, where: entryPath(name, seq) });
  }
  return faults;
}

function words({ source, by }: Anchor): string {
  return by === undefined ? source : `${source}, signed by ${by}`;
}
