import * as v from 'valibot';
import type { Mistakes } from './mistakes.js';
import { tellIssues } from './wording.js';
import type { YamlSpot } from './yaml-spot.js';

/** A file that has the shape of one, or what was left of it, and where that stands. */
export interface HeldFile<Entry> {
  readonly entry: Entry;
  readonly spot: YamlSpot;
}

/** Leaving out what is wrong can leave out what something else needs; a few times over nothing is left. */
const ROUNDS = 8;

/**
 * Hold a file to its shape. Mistakes are told, and what has them is left out, so that the rest is read too: all mistakes are told
 * at once. Undefined where nothing is left.
 *
 * @param leftOut what goes with the value at a path that is wrong; that value alone where it is not given
 */
export function holdToShape<Entry>(
  shape: v.GenericSchema<unknown, Entry>,
  file: YamlSpot,
  mistakes: Mistakes,
  leftOut: (keys: readonly string[]) => readonly string[] = (keys) => keys,
): HeldFile<Entry> | undefined {
  let spot = file;
  for (let round = 0; round < ROUNDS; round++) {
    const held = v.safeParse(shape, spot.value);
    if (held.success) return { entry: held.output, spot };
    if (round === 0) tellIssues(held.issues, spot, mistakes);
    const wrong = held.issues.map((issue) => leftOut(pathOf(issue)));
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
  return isMissing ? keys.slice(0, -1) : keys;
}
