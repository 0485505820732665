import type { SeenReceipts } from '#provenance';
import type { Trust } from '#seal';
import type { Store } from '#stores';
import { outcomeOf, type Found, type Outcome } from '../outcome.js';
import type { GatePolicy } from '../policy/model.js';
import type { Candidate } from './candidate.js';
import { judgeBackups } from './judge.js';
import { askedFor } from './rules.js';

export interface JudgedBackups {
  /** Of `backup`, and of `signatures` where they are demanded. */
  readonly outcomes: readonly Outcome[];
  /** The set that fulfils both, or comes nearest to it. */
  readonly best: Candidate | undefined;
  readonly notes: readonly string[];
}

export interface BackupPlace {
  readonly store: Store;
  readonly name: string;
  /** Who must have signed; undefined where nobody must. */
  readonly trust: Trust | undefined;
  /** Told the receipts that are opened. */
  readonly seen: SeenReceipts;
  readonly now: Date;
}

const NOTHING: Found = { code: 'backup-missing', found: 'there is nothing that could be signed' };

/** What becomes of the requirements that are about sets; undefined where there is none. @throws UserError */
export async function backupOutcomes(
  { backup, signatures }: GatePolicy,
  { store, name, ...asked }: BackupPlace,
): Promise<JudgedBackups | undefined> {
  if (backup === undefined) return undefined;
  const { best, none, passedOver } = await judgeBackups(store, name, { backup, ...asked });
  const signed = best?.signatures ?? NOTHING;
  return {
    best,
    outcomes: [
      outcomeOf('backup', askedFor(backup, name), best?.backup ?? none ?? NOTHING),
      ...(signatures === undefined ? [] : [outcomeOf('signatures', signedBy(signatures.trust), signed)]),
    ],
    notes: passedOver.map((line) => `A newer set was passed over: ${line}.`),
  };
}

function signedBy({ keys, identities = [] }: Trust): string {
  const ways = [
    ...(keys === undefined ? [] : [`by ${keys.threshold} of ${keys.keys.length} keys`]),
    ...(identities.length === 0 ? [] : ['by an identity that the policy names']),
  ];
  return `manifest and receipt signed ${ways.join(' or ')}`;
}
