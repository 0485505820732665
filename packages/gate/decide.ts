import { resolveName, type FoundSet } from '#archive';
import { SeenReceipts } from '#provenance';
import { UserError, formatInstant, type Check, type Claim } from '#verdict';
import { judgeAttestations } from './attestations/judge.js';
import { backupOutcomes, type JudgedBackups } from './backup/outcomes.js';
import { judgeLedger, ledgerAsked, type LedgerPlace } from './ledger/judge.js';
import {
  NOT_ASKED,
  checkOf,
  outcomeOf,
  type Evidence,
  type Found,
  type Judged,
  type Outcome,
} from './outcome.js';
import type { GatePolicy, SbomRequirement, Signers } from './policy/model.js';
import { trustOf, type GateRequest } from './request.js';
import { rootNotes } from './root-age.js';

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
  const { best, ...ofStore } = await judgeStore(request);
  const { attestations = [], sbom } = request.policy;
  const parts: readonly Judged[] = [
    ofStore,
    await judgeAttestations(attestations, request),
    sbom === undefined ? NOT_ASKED : await judgedSbom(sbom, request),
    await approvedBy(request, best?.set),
  ];
  const outcomes = [policyOutcome(request), ...parts.flatMap((part) => part.outcomes)];
  const isAllowed = outcomes.every(({ verdict }) => verdict === 'proven');
  return {
    decision: isAllowed ? 'allow' : 'block',
    outcomes,
    checks: outcomes.map(checkOf),
    set: best?.set,
    claim: isAllowed ? (best?.claim ?? 'none') : 'none',
    evidence: parts.flatMap(({ evidence }) => evidence),
    notes: [
      ...parts.flatMap(({ notes }) => notes),
      ...(request.isProtected === false && request.allowUnprotected ? [UNPROTECTED] : []),
      ...rootNotes(signersIn(request.policy), request.now),
    ],
  };
}

async function approvedBy(request: GateRequest, set: FoundSet | undefined): Promise<Judged> {
  const { approvals } = request.policy;
  if (approvals === undefined) return NOT_ASKED;
  // Few policies ask for them, and all wait for what is loaded.
  const { judgeApprovals } = await import('./approvals/judge.js');
  return judgeApprovals(approvals, request, set);
}

/** Everybody who must have signed something. */
function signersIn({ signatures, ledger, attestations = [], sbom }: GatePolicy): readonly Signers[] {
  return [
    ...(signatures === undefined ? [] : [signatures]),
    ...(ledger?.anchors ?? []).map(({ signedBy }) => signedBy),
    ...attestations.map(({ signers }) => signers),
    ...(sbom === undefined ? [] : [sbom.signers]),
  ];
}

/** Few policies ask for one, and it takes longer to load than all the rest. */
async function judgedSbom(asked: SbomRequirement, request: GateRequest): Promise<Judged> {
  const { judgeSbom } = await import('./sbom/judge.js');
  return judgeSbom(asked, request);
}

const UNSIGNED = 'No signature is demanded: the evidence is as good as the right to write to the store.';
const UNPROTECTED =
  'Whoever may push to the branch of the policy decides what is required (unsafe-unprotected-policy).';
const GAPS = 'Runs that are missing from the ledger need no reason (unsafe-allow-gaps).';

function policyOutcome(request: GateRequest): Outcome {
  return outcomeOf('policy', 'a policy that holds, and that nobody changes alone', {
    ...foundOfPolicy(request),
    where: request.policyName,
  });
}

function foundOfPolicy({ policy: { expires }, now, isProtected, allowUnprotected }: GateRequest): Found {
  const until = expires === undefined ? 'no end' : `until ${formatInstant(expires)}`;
  if (expires !== undefined && now >= expires) return { code: 'policy-expired', found: `it held ${until}` };
  if (isProtected !== false) return { code: 'satisfied', found: `it holds, ${until}` };
  const found = 'GitHub calls the ref that it is from no protected branch';
  return allowUnprotected
    ? { code: 'satisfied', found: `it holds, ${until}; ${found}` }
    : { code: 'policy-unprotected', found };
}

interface JudgedStore extends Judged {
  /** The set that fulfils the policy, or comes nearest to it. */
  readonly best: JudgedBackups['best'];
}

/** What is asked of a store. */
async function judgeStore(request: GateRequest): Promise<JudgedStore> {
  const { policy, openStore, now } = request;
  if (policy.backup === undefined && policy.ledger === undefined) return { ...NOT_ASKED, best: undefined };
  try {
    const trust = policy.signatures === undefined ? undefined : await trustOf(policy.signatures, request);
    const store = await openStore(policy.store ?? '');
    const place = { store, name: await resolveName(store, policy.name), trust, seen: new SeenReceipts() };
    const backups = await backupOutcomes(policy, { ...place, now });
    const ledger = await ledgerOutcomes(policy, place, request);
    const { best, outcomes = [], notes = [] } = backups ?? {};
    const drill = best?.drill;
    return {
      best,
      outcomes: [...outcomes, ...ledger],
      evidence: drill === undefined ? [] : [{ path: drill.path, sha256: drill.sha256 }],
      notes: [...notes, ...weakened(policy)],
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return {
      ...NOT_ASKED,
      outcomes: nothingGiven(policy, error.line),
      notes: weakened(policy),
      best: undefined,
    };
  }
}

/** Every requirement, where the store did not give what it takes to decide. */
function nothingGiven(policy: GatePolicy, found: string): readonly Outcome[] {
  const asked = (['backup', 'signatures', 'ledger'] as const).filter((key) => policy[key] !== undefined);
  return asked.map((key) => outcomeOf(key, 'evidence to decide by', { code: 'evidence-unreadable', found }));
}

/** What the policy lets pass, so that it stays visible. */
function weakened({ signatures, ledger }: GatePolicy): readonly string[] {
  return [...(signatures === undefined ? [UNSIGNED] : []), ...(ledger?.allowGaps === true ? [GAPS] : [])];
}

async function ledgerOutcomes(
  { ledger }: GatePolicy,
  place: LedgerPlace,
  request: GateRequest,
): Promise<readonly Outcome[]> {
  if (ledger === undefined) return [];
  return [outcomeOf('ledger', ledgerAsked(ledger), await judgeLedger(place, ledger, request))];
}
