import * as v from 'valibot';
import { probeFile, type FileEntry } from './file-shape.js';
import type { Mistakes } from './mistakes.js';
import { tellIssues } from './wording.js';
import type { YamlSpot } from './yaml-spot.js';

/** A file that has the shape of one, or what was left of it, and where that stands. */
export interface HeldFile {
  readonly entry: FileEntry;
  readonly spot: YamlSpot;
}

/** Leaving out what is wrong can leave out what something else needs; a few times over nothing is left. */
const ROUNDS = 8;

/**
 * Hold a file to its shape. Mistakes are told, and what has them is left out, so that the rest is read too: all mistakes are told
 * at once. Undefined where nothing is left.
 */
export function holdToShape(file: YamlSpot, mistakes: Mistakes): HeldFile | undefined {
  let spot = file;
  for (let round = 0; round < ROUNDS; round++) {
    const held = v.safeParse(probeFile, spot.value);
    if (held.success) return { entry: held.output, spot };
    if (round === 0) tellIssues(held.issues, spot, mistakes);
    const wrong = held.issues.map((issue) => pathOf(issue));
    if (wrong.some((path) => path.length === 0)) return undefined;
    spot = spot.without(wrong);
  }
  return undefined;
}

/** What an issue makes unreadable: where a key is missing, that is all that lacks it. */
function pathOf(issue: v.BaseIssue<unknown>): readonly string[] {
  const path = issue.path ?? [];
  const keys = path.map(({ key }) => String(key));
  const isMissing = issue.kind === 'schema' && path.at(-1)?.origin === 'key' && issue.input === undefined;
  const expectation = keys.lastIndexOf('expect') + 1;
  // An expectation without one of its rules would be held to say nothing.
  if (expectation > 0 && keys.length > expectation + 1) return keys.slice(0, expectation + 1);
  return isMissing ? keys.slice(0, -1) : keys;
}
