import { PUBLIC_ROOT } from '#seal';
import type { Signers } from './policy/model.js';

const DAY_MS = 86_400_000;
/** GitHub's own root changes twice a year, Sigstore's more seldom. */
const MAX_DAYS = 180;

/** What a reader should know of the roots by which certificates are checked: one that is too old does not know newer logs and authorities. */
export function rootNotes(all: readonly Signers[], now: Date): readonly string[] {
  const usesPublic = all.some(
    ({ trust, trustedRoot }) => trust.identities !== undefined && trustedRoot === undefined,
  );
  const days = Math.floor((now.getTime() - PUBLIC_ROOT.taken.getTime()) / DAY_MS);
  if (!usesPublic || days <= MAX_DAYS) return [];
  return [
    `Sigstore's public root that comes with this version was taken ${days} days ago: update, or name a newer one with trusted-root.`,
  ];
}
