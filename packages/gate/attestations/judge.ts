import { createHash } from 'node:crypto';
import { UserError, formatDuration } from '#verdict';
import { NO_ARTIFACT, artifactOf } from '../asked-artifact.js';
import type { Artifact } from '../artifact.js';
import { outcomeOf, type Evidence, type Found, type Judged, type Outcome } from '../outcome.js';
import type { AttestationRequirement } from '../policy/model.js';
import type { ReasonCode } from '../reasons.js';
import { trustOf, type GateRequest } from '../request.js';
import { isAbout, isOfOtherRepository, judgeAttestation, type Judging } from './attestation.js';
import { readAttestations } from './files.js';

/** What becomes of the attestations that a policy asks for: an outcome for each. */
export async function judgeAttestations(
  asked: readonly AttestationRequirement[],
  request: GateRequest,
): Promise<Judged> {
  const outcomes: Outcome[] = [];
  const evidence: Evidence[] = [];
  for (const one of asked) {
    const { found, rests } = await judged(one, request);
    const subject = one.artifact ?? request.artifact?.name;
    outcomes.push(outcomeOf('attestations', askedFor(one), found, subject));
    if (rests !== undefined) evidence.push(rests);
  }
  return { outcomes, evidence, notes: [] };
}

interface Came {
  readonly found: Found;
  /** The file with the attestation that was believed. */
  readonly rests?: Evidence;
}

async function judged(given: AttestationRequirement, request: GateRequest): Promise<Came> {
  try {
    const asked = given.ofDeployedCommit ? { ...given, commit: deployedCommit(request) } : given;
    const artifact = await artifactOf(asked, request);
    if (artifact === undefined) return { found: NO_ARTIFACT };
    const trust = await trustOf(asked.signers, request);
    return await nearest(await found(asked, artifact, request), { asked, artifact, trust, now: request.now });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { found: { code: 'evidence-unreadable', found: error.line } };
  }
}

function deployedCommit({ change: { commit } }: GateRequest): string {
  if (commit !== undefined) return commit;
  throw new UserError('Which commit is to be deployed is not known', {
    remedy: 'Give the step its `commit`',
  });
}

/** Attestations of other artifacts that are looked into: they can but explain why there is none of this one. */
const MAX_OTHERS = 20;

interface Candidate {
  readonly bytes: Uint8Array;
  readonly evidence: Evidence;
}

/** Everything that may attest an artifact: in the files that the policy names, else what GitHub keeps of it. @throws UserError */
async function found(
  { bundles }: AttestationRequirement,
  artifact: Artifact,
  { workspace, change }: GateRequest,
): Promise<readonly Candidate[]> {
  if (bundles === undefined) return ofGitHub(artifact, change);
  const all: Candidate[] = [];
  for (const path of bundles) {
    const { evidence, attestations } = await readAttestations(workspace, path);
    all.push(...attestations.map((bytes) => ({ bytes, evidence })));
  }
  return all;
}

async function ofGitHub(
  { name, digests: { sha256 } }: Artifact,
  { openGitHub }: GateRequest['change'],
): Promise<readonly Candidate[]> {
  if (sha256 === undefined) {
    throw new UserError(`GitHub keeps attestations by SHA-256, and ${name} is named without it`, {
      remedy: 'Name the artifact by its file or its SHA-256, or give the policy a `bundle`',
    });
  }
  const github = await openGitHub();
  const path = `attestations of ${github.repository}`;
  const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  return (await github.attestations.of(sha256)).map((bytes) => ({
    bytes,
    evidence: { path, sha256: digest(bytes) },
  }));
}

/** The first attestation that fulfils everything; else that which comes nearest. */
async function nearest(candidates: readonly Candidate[], judging: Judging): Promise<Came> {
  const { bundles } = judging.asked;
  const place = bundles === undefined ? 'what GitHub keeps' : bundles.join(', ');
  let best: Found = { code: 'attestation-missing', found: `there is none in ${place}` };
  const strangers: Candidate[] = [];
  for (const one of worthLooking(candidates, judging)) {
    const came = { ...(await judgeAttestation(one.bytes, judging)), where: one.evidence.path };
    if (came.code === 'satisfied') return { found: came, rests: one.evidence };
    if (came.code === 'identity-refused') strangers.push(one);
    if (nearness(came.code) > nearness(best.code)) best = came;
  }
  if (best.code !== 'identity-refused') return { found: best };
  for (const { bytes } of strangers.slice(0, MAX_OTHERS)) {
    if (await isOfOtherRepository(bytes, judging)) {
      return { found: { ...best, code: 'attestation-wrong-repository' } };
    }
  }
  return { found: best };
}

/** Those that say that they are about the artifact, and some of the others. */
function worthLooking(all: readonly Candidate[], { artifact }: Judging): readonly Candidate[] {
  const about = all.filter(({ bytes }) => isAbout(bytes, artifact));
  const others = all.filter((one) => !about.includes(one));
  return [...about, ...others.slice(0, MAX_OTHERS)];
}

/** Reasons in the order in which they are looked at: the later one stands, the nearer it came. */
const ORDER: readonly ReasonCode[] = [
  'attestation-missing',
  'signature-malformed',
  'signature-missing',
  'root-malformed',
  'untrusted-root',
  'log-refused',
  'timestamp-refused',
  'key-unknown',
  'identity-refused',
  'signature-invalid',
  'threshold-not-reached',
  'payload-type',
  'statement-malformed',
  'attestation-wrong-subject',
  'attestation-wrong-predicate',
  'attestation-contradicts',
  'attestation-wrong-builder',
  'attestation-wrong-repository',
  'attestation-wrong-ref',
  'attestation-wrong-commit',
  'attestation-material-missing',
  'attestation-undated',
  'attestation-in-future',
  'attestation-too-old',
];

/** How near an attestation came to what is asked. */
function nearness(code: ReasonCode): number {
  return ORDER.indexOf(code);
}

/** What is asked for, in one line. */
function askedFor(asked: AttestationRequirement): string {
  const { predicateType, builder, sourceRepository, ref, commit, ofDeployedCommit, materials, maxAge } =
    asked;
  const rules = [
    ['builder', builder],
    ['repository', sourceRepository],
    ['ref', ref],
    ['commit', ofDeployedCommit ? 'that is deployed' : commit],
  ].flatMap(([word, value]) => (value === undefined ? [] : [`${word} ${value}`]));
  return [
    `an attestation ${predicateType}, signed by whom the policy names`,
    ...rules,
    ...materials.map(({ uri }) => `made of ${uri}`),
    ...(maxAge === undefined ? [] : [`at most ${formatDuration(maxAge / 1000)} old`]),
  ].join(', ');
}
