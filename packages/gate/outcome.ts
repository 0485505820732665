import { decided, notRun, type Check, type Verdict } from '#verdict';
import { REASONS, type ReasonCode, type Requirement } from './reasons.js';

/** What was found of one requirement. */
export interface Found {
  readonly code: ReasonCode;
  readonly found: string;
  /** Path in the store, or the policy's. */
  readonly where?: string;
}

/** What became of one requirement. */
export interface Outcome extends Found {
  readonly requirement: Requirement;
  /** `unproven` blocks as `failed` does. */
  readonly verdict: Verdict;
  readonly expected: string;
}

/** Reasons that say that nothing was found out, rather than that something is wrong. */
const UNDECIDED: ReadonlySet<ReasonCode> = new Set([
  'evidence-unreadable',
  'not-authenticated',
  'ledger-unanchored',
]);

export function outcomeOf(requirement: Requirement, expected: string, found: Found): Outcome {
  const { code } = found;
  const verdict = code === 'satisfied' ? 'proven' : UNDECIDED.has(code) ? 'unproven' : 'failed';
  return { requirement, verdict, ...found, expected };
}

/** Ids are stable: they are part of the interface. */
const CHECK_IDS: Readonly<Record<Requirement, string>> = {
  policy: 'gate.policy',
  backup: 'gate.backup',
  signatures: 'gate.signature',
  ledger: 'gate.ledger',
};

/** An outcome as every report tells checks: with its reason's code, and what to do. */
export function checkOf({ requirement, verdict, code, expected, found, where }: Outcome): Check {
  const parts = {
    id: CHECK_IDS[requirement],
    expected,
    found: verdict === 'proven' ? found : `${code}: ${found}. ${REASONS[code].remedy}`,
    ...(where === undefined ? {} : { where }),
  };
  return verdict === 'unproven' ? notRun(parts) : decided(verdict === 'proven', parts);
}
