import type { Json } from '#json';
import { PAYLOAD_TYPE } from '#provenance';
import { SignatureRefused, verifySigned, type SignedBy, type Trust } from '#seal';
import { UserError, formatCount } from '#verdict';
import { hasDigests, type Artifact } from '../artifact.js';
import type { Found } from '../outcome.js';
import { readStatement } from '../statement.js';
import { readSbom } from './document.js';
import { inTotoName } from './hashes.js';
import { compareWithLock } from './lock-compare.js';
import type { LockFile } from './lock-file.js';
import type { Part, Sbom } from './model.js';
import { SbomRefused, quoted } from './refused.js';
import { documentIn } from './statement.js';
import { valueDigest } from './value-digest.js';

/** By what a signed bill of materials is judged. */
export interface Judging {
  readonly artifact: Artifact;
  readonly trust: Trust;
  /** What it must say as well; undefined where there is no file. */
  readonly file: Json | undefined;
  readonly lock: { readonly path: string; readonly packages: LockFile } | undefined;
}

/** What one signed bill of materials is worth: who signed it first, then what it is about, then what it says. */
export async function judgeAttested(bytes: Uint8Array, judging: Judging): Promise<Found> {
  try {
    const { payload, by } = await verifySigned(bytes, PAYLOAD_TYPE, judging.trust);
    return {
      code: 'satisfied',
      found: `${await judged(payload, judging)}; by ${by.map(signer).join(' and ')}`,
    };
  } catch (error) {
    if (error instanceof SbomRefused || error instanceof SignatureRefused)
      return { code: error.code, found: error.message };
    if (error instanceof UserError) return { code: 'statement-malformed', found: error.message };
    throw error;
  }
}

async function judged(payload: Uint8Array, { artifact, file, lock }: Judging): Promise<string> {
  const statement = readStatement(payload);
  if (!statement.subjects.some(({ digest }) => hasDigests(artifact, digest))) {
    const [{ name = 'something without a name' } = {}] = statement.subjects;
    throw new SbomRefused('sbom-wrong-subject', `it is about ${quoted(name)}, with another digest`);
  }
  const document = documentIn(statement);
  const sbom = await readSbom(document);
  refuseOtherRoot(sbom, artifact);
  if (file !== undefined && valueDigest(file) !== valueDigest(document))
    throw new SbomRefused('sbom-differs-from-file', 'the file says something else than what was signed');
  const listed = `${sbom.format} with ${formatCount(sbom.parts.length, 'part')}`;
  if (lock === undefined) return listed;
  const agreed = compareWithLock(sbom, lock.packages);
  return `${listed}, of which ${formatCount(agreed, 'package')} of npm agree with ${lock.path}`;
}

/** What the document says that it is about must be the artifact, where it says so by a digest. */
function refuseOtherRoot({ roots }: Sbom, artifact: Artifact): void {
  const stated = roots.map(digestsOf).filter((digests) => isComparable(digests, artifact));
  if (stated.length === 0 || stated.some((digests) => hasDigests(artifact, digests))) return;
  const names = roots.map(({ name }) => quoted(name)).slice(0, 3);
  throw new SbomRefused(
    'sbom-inconsistent',
    `its root ${names.join(', ')} has another digest than the artifact`,
  );
}

function digestsOf({ hashes }: Part): Readonly<Record<string, string>> {
  return Object.fromEntries([...hashes].map(([algorithm, hex]) => [inTotoName(algorithm), hex]));
}

function isComparable(stated: Readonly<Record<string, string>>, { digests }: Artifact): boolean {
  return Object.keys(digests).some((algorithm) => stated[algorithm] !== undefined);
}

function signer(by: SignedBy): string {
  return by.kind === 'key' ? `key ${by.keyId.slice(0, 16)}` : by.identity;
}
