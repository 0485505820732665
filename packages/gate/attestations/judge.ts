import { UserError, formatDuration } from '#verdict';
import { artifactNamed, type Artifact } from '../artifact.js';
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

async function judged(asked: AttestationRequirement, request: GateRequest): Promise<Came> {
  try {
    const artifact = await artifactOf(asked, request);
    if (artifact === undefined) return { found: NO_ARTIFACT };
    const trust = await trustOf(asked.signers, request);
    return await nearest(asked.bundles, request.workspace, { asked, artifact, trust, now: request.now });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { found: { code: 'evidence-unreadable', found: error.line } };
  }
}

const NO_ARTIFACT: Found = {
  code: 'artifact-unknown',
  found: 'neither the policy nor the run says which artifact it is about',
};

async function artifactOf(
  { artifact }: AttestationRequirement,
  { workspace, artifact: ofRun }: GateRequest,
): Promise<Artifact | undefined> {
  return artifact === undefined ? ofRun : artifactNamed(artifact, workspace);
}

/** Attestations of other artifacts that are looked into: they can but explain why there is none of this one. */
const MAX_OTHERS = 20;

interface Candidate {
  readonly bytes: Uint8Array;
  readonly evidence: Evidence;
}

/** The first attestation that fulfils everything; else that which comes nearest. @throws UserError where a file cannot be read */
async function nearest(paths: readonly string[], workspace: string, judging: Judging): Promise<Came> {
  let best: Found = { code: 'attestation-missing', found: `there is none in ${paths.join(', ')}` };
  const strangers: Candidate[] = [];
  for (const one of await candidates(paths, workspace, judging)) {
    const found = { ...(await judgeAttestation(one.bytes, judging)), where: one.evidence.path };
    if (found.code === 'satisfied') return { found, rests: one.evidence };
    if (found.code === 'identity-refused') strangers.push(one);
    if (nearness(found.code) > nearness(best.code)) best = found;
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
async function candidates(
  paths: readonly string[],
  workspace: string,
  { artifact }: Judging,
): Promise<readonly Candidate[]> {
  const about: Candidate[] = [];
  const others: Candidate[] = [];
  for (const path of paths) {
    const { evidence, attestations } = await readAttestations(workspace, path);
    for (const bytes of attestations) {
      (isAbout(bytes, artifact) ? about : others).push({ bytes, evidence });
    }
  }
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
  const { predicateType, builder, sourceRepository, ref, commit, materials, maxAge } = asked;
  const rules = [
    ['builder', builder],
    ['repository', sourceRepository],
    ['ref', ref],
    ['commit', commit],
  ].flatMap(([word, value]) => (value === undefined ? [] : [`${word} ${value}`]));
  return [
    `an attestation ${predicateType}, signed by whom the policy names`,
    ...rules,
    ...materials.map(({ uri }) => `made of ${uri}`),
    ...(maxAge === undefined ? [] : [`at most ${formatDuration(maxAge / 1000)} old`]),
  ].join(', ');
}
