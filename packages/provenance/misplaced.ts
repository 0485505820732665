import type { ReceiptName } from './receipts.js';
import type { Receipt } from './statement.js';
import { subjectName } from './subject.js';

/** What a receipt says of its own place. */
export interface OwnPlace {
  /** The path of the manifest that it is about. */
  readonly about: string;
  readonly kind: string;
  readonly finishedAt: string;
}

export function ownPlace({ subject, predicateType, predicate }: Receipt): OwnPlace {
  return {
    about: subject[0].name,
    kind: predicateType.split('/').at(-2) ?? predicateType,
    finishedAt: predicate.finished_at,
  };
}

/** A name is that of the second in which its receipt ended, or of one shortly after it where that was taken. */
const MAX_LATER_MS = 10_000;

/**
 * How a receipt's name says something else than the receipt: a genuine one may have been put in another's place, or under a later name
 * so that it is taken for a newer one.
 *
 * @param place its name, read, and the folder of sets that it lies in
 * @returns undefined where both say the same
 */
export function misplaced(
  { about, kind, finishedAt }: OwnPlace,
  place: ReceiptName & { readonly name: string },
): string | undefined {
  if (about !== subjectName(place)) return `It is about ${about}, and is called ${place.id}`;
  if (kind !== place.kind) return `It is of a ${kind}, and is called ${place.kind}`;
  const later = place.at.getTime() - Math.floor(Date.parse(finishedAt) / 1000) * 1000;
  if (later >= 0 && later <= MAX_LATER_MS) return undefined;
  return `It is of ${finishedAt}, and is called ${place.at.toISOString()}`;
}
