import { createHash } from 'node:crypto';
import { UserError, codeOf } from '#verdict';
import { NO_ARTIFACT, artifactOf } from '../asked-artifact.js';
import { readAttestations } from '../attestations/files.js';
import { NOT_ASKED, outcomeOf, type Evidence, type Found, type Judged } from '../outcome.js';
import type { SbomRequirement } from '../policy/model.js';
import type { ReasonCode } from '../reasons.js';
import { trustOf, type GateRequest } from '../request.js';
import { inWorkspace, readFileUpTo } from '../workspace.js';
import { judgeAttested, type Judging } from './attested.js';
import { MAX_SBOM_BYTES, parseSbom } from './document.js';
import { readLockFile } from './lock-file.js';
import { SbomRefused } from './refused.js';

/** Largest file of signed bills of materials that is read, in bytes: what is signed is written in base64. */
const MAX_BUNDLE_BYTES = 32 * 1024 * 1024;

const NOTE =
  'An SBOM that holds is what its signer says of the artifact: it is no scan for vulnerabilities, and no proof that its list is complete.';

/** What becomes of the bill of materials that a policy asks for. */
export async function judgeSbom(asked: SbomRequirement, request: GateRequest): Promise<Judged> {
  const { found, evidence } = await judged(asked, request);
  const subject = asked.artifact ?? request.artifact?.name;
  return { outcomes: [outcomeOf('sbom', askedFor(asked), found, subject)], evidence, notes: [NOTE] };
}

interface Came {
  readonly found: Found;
  /** The files that were believed. */
  readonly evidence: readonly Evidence[];
}

async function judged(asked: SbomRequirement, request: GateRequest): Promise<Came> {
  const evidence: Evidence[] = [];
  const read = async (path: string, maxBytes: number): Promise<Uint8Array> => {
    const bytes = await readFileUpTo(await inWorkspace(request.workspace, path), path, maxBytes);
    evidence.push({ path, sha256: createHash('sha256').update(bytes).digest('hex') });
    return bytes;
  };
  try {
    const artifact = await artifactOf(asked, request);
    if (artifact === undefined) return { found: NO_ARTIFACT, evidence: NOT_ASKED.evidence };
    const bundle = await orMissing(readAttestations(request.workspace, asked.bundle, MAX_BUNDLE_BYTES));
    const { file, lockFile } = asked;
    const found = await nearest(bundle.attestations, {
      artifact,
      trust: await trustOf(asked.signers, request),
      file: file === undefined ? undefined : parseSbom(await orMissing(read(file, MAX_SBOM_BYTES))),
      lock:
        lockFile === undefined
          ? undefined
          : {
              path: lockFile.path,
              packages: readLockFile(await read(lockFile.path, MAX_SBOM_BYTES), lockFile.omit),
            },
    });
    const isHeld = found.code === 'satisfied';
    return {
      found: { ...found, where: asked.bundle },
      evidence: isHeld ? [bundle.evidence, ...evidence] : [],
    };
  } catch (error) {
    if (error instanceof SbomRefused)
      return { found: { code: error.code, found: error.message }, evidence: [] };
    if (!(error instanceof UserError)) throw error;
    return { found: { code: 'evidence-unreadable', found: error.line }, evidence: [] };
  }
}

/** A file that is not there is no evidence; one that cannot be read says nothing. */
async function orMissing<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UserError && codeOf(error.cause) === 'ENOENT')
      throw new SbomRefused('sbom-missing', error.message);
    throw error;
  }
}

/** What the first that fulfils everything comes to; else that which comes nearest. */
async function nearest(attested: readonly Uint8Array[], judging: Judging): Promise<Found> {
  let best: Found = { code: 'sbom-missing', found: 'there is none' };
  for (const bytes of attested) {
    const found = await judgeAttested(bytes, judging);
    if (found.code === 'satisfied') return found;
    if (nearness(found.code) > nearness(best.code)) best = found;
  }
  return best;
}

/** Reasons from when it is known what is signed, in the order in which they are looked at: the later one stands, the nearer it came. */
const ORDER: readonly ReasonCode[] = [
  'statement-malformed',
  'sbom-wrong-subject',
  'sbom-wrong-predicate',
  'sbom-malformed',
  'sbom-schema',
  'sbom-inconsistent',
  'sbom-differs-from-file',
  'sbom-lock-differs',
];

function nearness(code: ReasonCode): number {
  return code === 'sbom-missing' ? -2 : ORDER.indexOf(code);
}

/** What is asked for, in one line. */
function askedFor({ file, lockFile }: SbomRequirement): string {
  return [
    'an SBOM of the artifact, signed by whom the policy names, valid and consistent',
    ...(file === undefined ? [] : [`the same as ${file}`]),
    ...(lockFile === undefined ? [] : [`with the packages of ${lockFile.path}`]),
  ].join(', ');
}
