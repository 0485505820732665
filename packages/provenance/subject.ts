import type * as v from 'valibot';
import { MANIFEST_FILE } from '#manifest';
import { DigestHasher } from '#seal';
import type { subject } from './fields.js';

/** A manifest by its place below the store and its bytes. */
export interface ManifestPlace {
  readonly name: string;
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** What in-toto calls the subject of a statement. */
export type Subject = v.InferOutput<typeof subject>[0];

export function subjectOf({ name, id, bytes }: ManifestPlace): Subject {
  return { name: `${name}/backups/${id}/${MANIFEST_FILE}`, digest: digestOf(bytes) };
}

export function digestOf(bytes: Uint8Array): Subject['digest'] {
  const hasher = new DigestHasher();
  hasher.update(bytes);
  const { sha256, sha3_256 } = hasher.digests();
  // A DigestSet of in-toto has hexadecimal digits alone.
  return { sha256, sha3_256: sha3_256.slice(2) };
}
