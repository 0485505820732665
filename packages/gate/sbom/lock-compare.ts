import { formatCount } from '#verdict';
import type { LockFile, Locked } from './lock-file.js';
import type { Part, Sbom } from './model.js';
import { namesOf } from './parts.js';
import { fullName, parsePurl } from './purl.js';
import { SbomRefused } from './refused.js';

/** Differences of one kind that are told by name. */
const MAX_TOLD = 5;

/**
 * Compare a bill of materials with a lock file: the same packages of npm, in the same versions, under their names or aliases, and with
 * the same digests where both have them.
 *
 * @returns how many packages both have
 * @throws SbomRefused with the differences, of which a handful by name
 */
export function compareWithLock({ parts }: Sbom, lock: LockFile): number {
  const listed = npmParts(parts);
  const missing = [...lock].flatMap(([key, { isNeeded }]) => (isNeeded && !listed.has(key) ? [key] : []));
  const strange = [...listed.keys()].filter((key) => !lock.has(key));
  const wrong = (isRight: (part: Part, locked: Locked) => boolean): readonly string[] =>
    [...listed].flatMap(([key, all]) => {
      const locked = lock.get(key);
      return locked === undefined || all.every((part) => isRight(part, locked)) ? [] : [key];
    });
  const told = [
    ...some(missing, 'not in the SBOM'),
    ...some(strange, 'not in the lock file'),
    ...some(wrong(hasItsDigests), 'with another digest'),
    ...some(wrong(hasItsName), 'by another name'),
  ];
  if (told.length > 0) throw new SbomRefused('sbom-lock-differs', told.join('; '));
  return listed.size;
}

/** Parts that are packages of npm, by `name@version`. */
function npmParts(parts: readonly Part[]): ReadonlyMap<string, readonly Part[]> {
  const found = new Map<string, Part[]>();
  for (const part of parts) {
    for (const text of part.purls) {
      const purl = parsePurl(text);
      if (purl?.type !== 'npm') continue;
      const key = `${fullName(purl)}@${purl.version ?? part.version ?? ''}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, [part]);
      else known.push(part);
    }
  }
  return found;
}

function hasItsDigests({ hashes }: Part, locked: Locked): boolean {
  return [...hashes].every(([algorithm, hex]) => (locked.hashes.get(algorithm) ?? hex) === hex);
}

function hasItsName(part: Part, { names }: Locked): boolean {
  return namesOf(part).some((name) => names.has(name));
}

function some(keys: readonly string[], what: string): readonly string[] {
  if (keys.length === 0) return [];
  const named = keys.toSorted().slice(0, MAX_TOLD);
  const more = keys.length > named.length ? ', …' : '';
  return [
    `${formatCount(keys.length, 'package')} ${what}: ${named.map((key) => key.slice(0, 120)).join(', ')}${more}`,
  ];
}
