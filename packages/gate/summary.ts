import { canonicalJson } from '#json';
import { STATEMENT_TYPE } from '#provenance';
import { VERSION, type Claim } from '#verdict';
import type { Artifact } from './artifact.js';
import type { Decision } from './decide.js';

/** SLSA's verification summary: https://slsa.dev/spec/v1.0/verification_summary */
const SUMMARY_TYPE = 'https://slsa.dev/verification_summary/v1';

export interface SummaryOptions {
  /** What was decided about; the set's manifest where there is none. */
  readonly artifact: Artifact | undefined;
  readonly policy: { readonly uri: string; readonly sha256: string };
  /** The store, without secrets; undefined where the policy asks nothing of one. */
  readonly store: string | undefined;
  readonly now: Date;
}

/**
 * The decision as a verification summary, keyed by a digest; undefined where there is nothing that has one.
 *
 * @returns an in-toto statement in RFC 8785 form
 */
export function summaryOf(decision: Decision, options: SummaryOptions): Uint8Array | undefined {
  const subject = options.artifact ?? manifestOf(decision);
  if (subject === undefined) return undefined;
  const { policy, store, now } = options;
  const isAllowed = decision.decision === 'allow';
  const statement = {
    _type: STATEMENT_TYPE,
    subject: [{ name: subject.name, digest: subject.digests }],
    predicateType: SUMMARY_TYPE,
    predicate: {
      verifier: { id: 'https://backproof.dev/gate', version: { backproof: VERSION } },
      timeVerified: now.toISOString(),
      resourceUri: resourceOf(decision, store) ?? subject.name,
      policy: { uri: policy.uri, digest: { sha256: policy.sha256 } },
      inputAttestations: decision.evidence.map(({ path, sha256 }) => ({
        ...{ uri: path, digest: { sha256 } },
      })),
      verificationResult: isAllowed ? 'PASSED' : 'FAILED',
      // Levels of one's own must not begin with `SLSA_`.
      verifiedLevels: isAllowed && decision.claim !== 'none' ? [levelOf(decision.claim)] : [],
      backproof_reasons: decision.outcomes.map(({ requirement, subject, verdict, code }) => ({
        ...{ requirement, verdict, code },
        ...(subject === undefined ? {} : { subject }),
      })),
    },
  };
  return Buffer.from(canonicalJson(statement), 'utf8');
}

function manifestOf({ set }: Decision): Artifact | undefined {
  if (set === undefined) return undefined;
  return { name: `${set.name}/backups/${set.id}/backup.manifest.json`, digests: { sha256: set.sha256 } };
}

function resourceOf({ set }: Decision, store: string | undefined): string | undefined {
  return set === undefined || store === undefined ? store : `${store}#${set.name}/${set.id}`;
}

function levelOf(claim: Claim): string {
  return `BACKPROOF_${claim.toUpperCase().replaceAll('-', '_')}`;
}
