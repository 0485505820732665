import { decided, notRun, type Check, type Verdict } from '#verdict';
import { REASONS, type ReasonCode, type Requirement } from './reasons.js';

/** What became of one requirement. */
export interface Outcome {
  readonly requirement: Requirement;
  /** `unproven` blocks as `failed` does. */
  readonly verdict: Verdict;
  readonly code: ReasonCode;
  readonly expected: string;
  readonly found: string;
  /** Path in the store, or the policy's. */
  readonly where?: string;
}

/** Ids are stable: they are part of the interface. */
const CHECK_IDS: Readonly<Record<Requirement, string>> = {
  policy: 'gate.policy',
  backup: 'gate.backup',
  signatures: 'gate.signature',
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
