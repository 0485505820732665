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
  return { name: subjectName({ name, id }), digest: digestOf(bytes) };
}

/** What a statement about a set calls it: the path of its manifest in the store. */
export function subjectName({ name, id }: Pick<ManifestPlace, 'name' | 'id'>): string {
  return `${name}/backups/${id}/${MANIFEST_FILE}`;
}

export function digestOf(bytes: Uint8Array): Subject['digest'] {
  const hasher = new DigestHasher();
  hasher.update(bytes);
  const { sha256, sha3_256 } = hasher.digests();
  // A DigestSet of in-toto has hexadecimal digits alone.
  return { sha256, sha3_256: sha3_256.slice(2) };
}
