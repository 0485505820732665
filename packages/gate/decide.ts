import { resolveName, type FoundSet } from '#archive';
import type { Trust } from '#seal';
import type { Store } from '#stores';
import { UserError, formatInstant, type Check, type Claim } from '#verdict';
import type { Candidate, Found } from './backup/candidate.js';
import { judgeBackups } from './backup/judge.js';
import { askedFor } from './backup/rules.js';
import { checkOf, type Outcome } from './outcome.js';
import type { GatePolicy, SignatureRequirement } from './policy/model.js';

export interface GateRequest {
  readonly policy: GatePolicy;
  /** How messages name the policy: its path, with the ref that it was taken from. */
  readonly policyName: string;
  /** Opens the policy's store, when it is needed. */
  readonly openStore: () => Promise<Store>;
  /** Sigstore's trusted root, where the policy names one. */
  readonly trustedRoot: Uint8Array | undefined;
  readonly now: Date;
}

/** Something that the decision rests on, by its digest. */
export interface Evidence {
  /** Path in the store. */
  readonly path: string;
  /** Lowercase hex. */
  readonly sha256: string;
}

export interface Decision {
  readonly decision: 'allow' | 'block';
  /** One for each requirement, that of the policy itself first. */
  readonly outcomes: readonly Outcome[];
  readonly checks: readonly Check[];
  /** The set that fulfils the policy, or comes nearest to it. */
  readonly set: FoundSet | undefined;
  /** What its drill proved; `none` where the decision is to block. */
  readonly claim: Claim | 'none';
  readonly evidence: readonly Evidence[];
  /** What a reader should know beside the decision. */
  readonly notes: readonly string[];
}

/** Decide by a policy. What cannot be found out is unproven, and blocks. */
export async function decide(request: GateRequest): Promise<Decision> {
  const judged = await judgeStore(request);
  const outcomes = [policyOutcome(request), ...judged.outcomes];
  const isAllowed = outcomes.every(({ verdict }) => verdict === 'proven');
  const { best } = judged;
  return {
    decision: isAllowed ? 'allow' : 'block',
    outcomes,
    checks: outcomes.map(checkOf),
    set: best?.set,
    claim: isAllowed ? (best?.claim ?? 'none') : 'none',
    evidence: best?.drill === undefined ? [] : [{ path: best.drill.path, sha256: best.drill.sha256 }],
    notes: [...judged.notes, ...(request.policy.signatures === undefined ? [UNSIGNED] : [])],
  };
}

const UNSIGNED = 'No signature is demanded: the evidence is as good as the right to write to the store.';

function policyOutcome({ policy: { expires }, policyName, now }: GateRequest): Outcome {
  const isOver = expires !== undefined && now >= expires;
  const until = expires === undefined ? 'no end' : `until ${formatInstant(expires)}`;
  return {
    requirement: 'policy',
    verdict: isOver ? 'failed' : 'proven',
    code: isOver ? 'policy-expired' : 'satisfied',
    expected: 'a policy that holds',
    found: isOver ? `it held ${until}` : `it holds, ${until}`,
    where: policyName,
  };
}

interface JudgedStore {
  readonly outcomes: readonly Outcome[];
  readonly best: Candidate | undefined;
  readonly notes: readonly string[];
}

async function judgeStore({ policy, openStore, trustedRoot, now }: GateRequest): Promise<JudgedStore> {
  const { backup, signatures } = policy;
  if (backup === undefined) return { outcomes: [], best: undefined, notes: [] };
  const expected = { backup: askedFor(backup, policy.name), signatures: signedBy(signatures) };
  const outcome = (requirement: 'backup' | 'signatures', found: Found): Outcome => ({
    ...{ requirement, ...found, expected: expected[requirement] },
    verdict: verdictOf(found),
  });
  const both = (first: Found, second: Found): readonly Outcome[] => [
    outcome('backup', first),
    ...(signatures === undefined ? [] : [outcome('signatures', second)]),
  ];
  try {
    const store = await openStore();
    const name = await resolveName(store, policy.name);
    const trust = signatures === undefined ? undefined : trustOf(signatures, trustedRoot);
    const { best, none, passedOver } = await judgeBackups(store, name, { backup, trust, now });
    const found = best?.backup ?? none ?? NOTHING;
    return {
      best,
      outcomes: both(
        found,
        best?.signatures ?? { ...NOTHING, found: 'there is nothing that could be signed' },
      ),
      notes: passedOver.map((line) => `A newer set was passed over: ${line}.`),
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const found: Found = { code: 'evidence-unreadable', found: error.line };
    return { best: undefined, outcomes: both(found, found), notes: [] };
  }
}

const NOTHING: Found = { code: 'backup-missing', found: 'there is no set' };

/** Reasons that say that nothing was found out, rather than that something is wrong. */
const UNDECIDED: ReadonlySet<string> = new Set(['evidence-unreadable', 'not-authenticated']);

function verdictOf({ code }: Found): Outcome['verdict'] {
  if (code === 'satisfied') return 'proven';
  return UNDECIDED.has(code) ? 'unproven' : 'failed';
}

function trustOf({ trust }: SignatureRequirement, trustedRoot: Uint8Array | undefined): Trust {
  return trustedRoot === undefined ? trust : { ...trust, trustedRoot };
}

function signedBy(signatures: SignatureRequirement | undefined): string {
  const { keys, identities = [] } = signatures?.trust ?? {};
  const ways = [
    ...(keys === undefined ? [] : [`by ${keys.threshold} of ${keys.keys.length} keys`]),
    ...(identities.length === 0 ? [] : ['by an identity that the policy names']),
  ];
  return `manifest and receipt signed ${ways.join(' or ')}`;
}
