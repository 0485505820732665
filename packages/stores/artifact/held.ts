import type { Artifact } from '#github';
import type { StoreObject } from '../store.js';
import { pathOfArtifact } from './names.js';

/** An object, and the artifact that it is. */
export interface Held extends StoreObject {
  readonly id: number;
}

/** The objects that artifacts are, by path: of those with one name, the first written counts while it has not expired. */
export function heldIn(artifacts: readonly Artifact[]): Map<string, Held> {
  const objects = new Map<string, Held>();
  for (const { id, name, size, createdAt } of artifacts.filter(({ expired }) => !expired).sort(byAge)) {
    const path = pathOfArtifact(name);
    if (path === undefined) continue;
    const first = objects.get(path);
    if (first === undefined) objects.set(path, { path, size, modifiedAt: createdAt, id });
    else if (first.id !== id) objects.set(path, { ...first, covered: 'overwritten' });
  }
  return objects;
}

/** Numbers are given in order. */
function byAge(a: Artifact, b: Artifact): number {
  return a.id - b.id;
}
