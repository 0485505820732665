import { createHash } from 'node:crypto';
import { UserError } from '#verdict';
import { inWorkspace, partsOf } from './workspace.js';

/** What is to be deployed, or goes with it, by its digests. */
export interface Artifact {
  /** How messages name it: a file's path, an image's reference. */
  readonly name: string;
  readonly digests: ArtifactDigests;
}

/** By in-toto's names of the algorithms, in lowercase hex; at least one is there. */
export interface ArtifactDigests {
  readonly sha256?: string;
  readonly sha512?: string;
}

const DIGEST = /^(?:.*@)?(?:sha256:(?<sha256>[0-9a-f]{64})|sha512:(?<sha512>[0-9a-f]{128}))$/;

/** An artifact that is named by its digest, `sha256:…` or `registry.example/app@sha256:…`; undefined where the text is a file's path. */
export function artifactByDigest(text: string): Artifact | undefined {
  const { sha256, sha512 } = DIGEST.exec(text)?.groups ?? {};
  if (sha256 !== undefined) return { name: text, digests: { sha256 } };
  return sha512 === undefined ? undefined : { name: text, digests: { sha512 } };
}

/**
 * An artifact as a policy or an input names it: by its digest, or by a path below the workspace, whose file is read.
 *
 * @throws UserError where there is no such file
 */
export async function artifactNamed(text: string, workspace: string): Promise<Artifact> {
  const byDigest = artifactByDigest(text);
  if (byDigest !== undefined) return byDigest;
  if (/(?:^|@)sha\d+:/.test(text)) {
    // Whoever means an image would look for the wrong thing.
    throw new UserError(`${JSON.stringify(text)} names no artifact: its digest is not whole`, {
      remedy: 'Name an image with its digest, registry.example/app@sha256: and 64 hexadecimal digits',
    });
  }
  const file = await inWorkspace(workspace, text);
  const hashes = { sha256: createHash('sha256'), sha512: createHash('sha512') };
  for await (const part of partsOf(file, text)) {
    hashes.sha256.update(part);
    hashes.sha512.update(part);
  }
  return {
    name: text,
    digests: { sha256: hashes.sha256.digest('hex'), sha512: hashes.sha512.digest('hex') },
  };
}

/** Whether digests that somebody states are those of an artifact: all that can be compared are equal, and at least one can. */
export function hasDigests({ digests }: Artifact, stated: Readonly<Record<string, string>>): boolean {
  const compared = (['sha256', 'sha512'] as const).flatMap((algorithm) => {
    const [own, other] = [digests[algorithm], stated[algorithm]];
    return own === undefined || other === undefined ? [] : [own === other];
  });
  return compared.length > 0 && compared.every(Boolean);
}
