import { resolveName, type FoundSet } from '#archive';
import type { Trust } from '#seal';
import type { Store } from '#stores';
import { UserError, formatInstant, type Check, type Claim } from '#verdict';
import { backupOutcomes, type JudgedBackups } from './backup/outcomes.js';
import { heads, type HeadsPlace } from './ledger/heads.js';
import { judgeLedger, ledgerAsked } from './ledger/judge.js';
import { checkOf, outcomeOf, type Outcome } from './outcome.js';
import type { GatePolicy } from './policy/model.js';

export interface GateRequest {
  readonly policy: GatePolicy;
  /** How messages name the policy: its path, with the ref that it was taken from. */
  readonly policyName: string;
  /** Opens the policy's store. */
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
  const { backups, ledger } = await judgeStore(request);
  const outcomes = [policyOutcome(request), ...(backups?.outcomes ?? []), ...ledger];
  const isAllowed = outcomes.every(({ verdict }) => verdict === 'proven');
  const { set, claim = 'none', drill } = backups?.best ?? {};
  return {
    decision: isAllowed ? 'allow' : 'block',
    outcomes,
    checks: outcomes.map(checkOf),
    set,
    claim: isAllowed ? claim : 'none',
    evidence: drill === undefined ? [] : [{ path: drill.path, sha256: drill.sha256 }],
    notes: [
      ...(backups?.notes ?? []),
      ...(request.policy.signatures === undefined ? [UNSIGNED] : []),
      ...(ledger.length > 0 && request.policy.ledger?.allowGaps === true ? [GAPS] : []),
    ],
  };
}

const UNSIGNED = 'No signature is demanded: the evidence is as good as the right to write to the store.';
const GAPS = 'Runs that are missing from the ledger need no reason (unsafe-allow-gaps).';

function policyOutcome({ policy: { expires }, policyName, now }: GateRequest): Outcome {
  const isOver = expires !== undefined && now >= expires;
  const until = expires === undefined ? 'no end' : `until ${formatInstant(expires)}`;
  return outcomeOf('policy', 'a policy that holds', {
    code: isOver ? 'policy-expired' : 'satisfied',
    found: isOver ? `it held ${until}` : `it holds, ${until}`,
    where: policyName,
  });
}

interface JudgedStore {
  readonly backups: JudgedBackups | undefined;
  readonly ledger: readonly Outcome[];
}

async function judgeStore(request: GateRequest): Promise<JudgedStore> {
  const { policy, openStore } = request;
  try {
    const store = await openStore();
    const place = { store, name: await resolveName(store, policy.name) };
    const trust = trustOf(request);
    return {
      backups: await backupOutcomes(policy, { ...place, trust, now: request.now }),
      ledger: await ledgerOutcomes(policy, { ...place, trust }),
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return nothingGiven(policy, error.line);
  }
}

/** Every requirement, where the store did not give what it takes to decide. */
function nothingGiven(policy: GatePolicy, found: string): JudgedStore {
  const asked = (['backup', 'signatures', 'ledger'] as const).filter((key) => policy[key] !== undefined);
  const outcomes = asked.map((key) =>
    outcomeOf(key, 'evidence to decide by', { code: 'evidence-unreadable', found }),
  );
  return { backups: undefined, ledger: outcomes };
}

async function ledgerOutcomes({ ledger }: GatePolicy, place: HeadsPlace): Promise<readonly Outcome[]> {
  if (ledger === undefined) return [];
  const anchors = await heads(place, ledger);
  return [outcomeOf('ledger', ledgerAsked(ledger), await judgeLedger(place, ledger, anchors))];
}

function trustOf({ policy: { signatures }, trustedRoot }: GateRequest): Trust | undefined {
  if (signatures === undefined || trustedRoot === undefined) return signatures?.trust;
  return { ...signatures.trust, trustedRoot };
}
