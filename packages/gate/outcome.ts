import { decided, notRun, type Check, type Verdict } from '#verdict';
import { REASONS, type ReasonCode, type Requirement } from './reasons.js';

/** What was found of one requirement. */
export interface Found {
  readonly code: ReasonCode;
  readonly found: string;
  /** Path in the store, of a file, or the policy's. */
  readonly where?: string;
}

/** What became of one requirement. */
export interface Outcome extends Found {
  readonly requirement: Requirement;
  /** `unproven` blocks as `failed` does. */
  readonly verdict: Verdict;
  readonly expected: string;
  /** What it is about, where one requirement speaks of many. */
  readonly subject?: string;
}

/** Something that the decision rests on, by its digest. */
export interface Evidence {
  /** Path in the store, or of a file. */
  readonly path: string;
  /** Lowercase hex. */
  readonly sha256: string;
}

/** What became of everything that one part of the policy asks for. */
export interface Judged {
  readonly outcomes: readonly Outcome[];
  readonly evidence: readonly Evidence[];
  /** What a reader should know beside the decision. */
  readonly notes: readonly string[];
}

/** Where nothing is asked for. */
export const NOT_ASKED: Judged = { outcomes: [], evidence: [], notes: [] };

/** Reasons that say that nothing was found out, rather than that something is wrong. */
const UNDECIDED: ReadonlySet<ReasonCode> = new Set([
  'evidence-unreadable',
  'not-authenticated',
  'ledger-unanchored',
  'artifact-unknown',
  'ledger-anchor-missing',
  'approvals-unreadable',
  'author-unknown',
]);

/** @param subject what it is about, where one requirement speaks of many */
export function outcomeOf(
  requirement: Requirement,
  expected: string,
  found: Found,
  subject?: string,
): Outcome {
  const { code } = found;
  const verdict = code === 'satisfied' ? 'proven' : UNDECIDED.has(code) ? 'unproven' : 'failed';
  return { requirement, verdict, ...found, expected, ...(subject === undefined ? {} : { subject }) };
}

/** Ids are stable: they are part of the interface. */
const CHECK_IDS: Readonly<Record<Requirement, string>> = {
  policy: 'gate.policy',
  backup: 'gate.backup',
  signatures: 'gate.signature',
  ledger: 'gate.ledger',
  attestations: 'gate.attestation',
  sbom: 'gate.sbom',
  approvals: 'gate.approvals',
};

/** An outcome as every report tells checks: with its reason's code, and what to do. */
export function checkOf({ requirement, verdict, code, expected, found, where, subject }: Outcome): Check {
  const parts = {
    id: CHECK_IDS[requirement],
    expected,
    found: verdict === 'proven' ? found : `${code}: ${found}. ${REASONS[code].remedy}`,
    ...(where === undefined ? {} : { where }),
    ...(subject === undefined ? {} : { subject }),
  };
  return verdict === 'unproven' ? notRun(parts) : decided(verdict === 'proven', parts);
}
