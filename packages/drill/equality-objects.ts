import type { LargeObjectFingerprint, SequenceValue } from '#dump-format';
import type { LargeObjectFound, SequenceFound } from '#postgres';
import { decided, formatCount, notRun, type Check } from '#verdict';
import { some } from './some.js';
import { OF_A_DRILL, type Wording } from './wording.js';

/** Hold large objects against those that were dumped. @param expected undefined where the set does not say */
export function compareLargeObjects(
  database: string,
  expected: readonly LargeObjectFingerprint[] | undefined,
  found: readonly LargeObjectFound[],
  words: Wording = OF_A_DRILL,
): readonly Check[] {
  const parts = {
    id: 'equal.large-objects',
    supports: 'equal-to-dump',
    expected: `every large object ${words.same}`,
  } as const;
  if (expected === undefined)
    return [
      notRun({ ...parts, found: 'the set holds no fingerprint of its large objects', where: database }),
    ];
  const left = new Map(found.map((object) => [object.oid, object]));
  const wrong: string[] = [];
  const unread: string[] = [];
  for (const object of expected) {
    const other = left.get(object.oid);
    left.delete(object.oid);
    if (other === undefined) wrong.push(`${object.oid} is missing`);
    else if ('reason' in other) unread.push(`${object.oid} (${other.reason})`);
    else if (other.bytes !== object.bytes)
      wrong.push(`${object.oid} has ${formatCount(other.bytes, 'byte')}, not ${formatCount(object.bytes)}`);
    else if (other.sha256 !== object.sha256) wrong.push(`${object.oid} has other content`);
  }
  wrong.push(...[...left.keys()].map((oid) => `${oid} ${words.stranger}`));
  return verdicts(parts, database, {
    wrong,
    unread,
    held: `the same: ${formatCount(expected.length, 'large object')}`,
  });
}

/** Hold sequences against the values that the archive sets. Those that it does not name, such as an extension's, are not its own. */
export function compareSequences(
  database: string,
  expected: readonly SequenceValue[],
  found: readonly SequenceFound[],
  words: Wording = OF_A_DRILL,
): readonly Check[] {
  const parts = {
    id: 'equal.sequences',
    supports: 'equal-to-dump',
    expected: words.sequences,
  } as const;
  const states = new Map(found.map((state) => [`${state.schema}\u0000${state.name}`, state]));
  const wrong: string[] = [];
  const unread: string[] = [];
  for (const sequence of expected) {
    const name = `${sequence.schema}.${sequence.name}`;
    const state = states.get(`${sequence.schema}\u0000${sequence.name}`);
    if (state === undefined) wrong.push(`${name} is missing`);
    else if ('reason' in state) unread.push(`${name} (${state.reason})`);
    else if (state.lastValue !== sequence.lastValue || state.isCalled !== sequence.isCalled)
      wrong.push(`${name} stands at ${standing(state)}, not ${standing(sequence)}`);
  }
  return verdicts(parts, database, {
    wrong,
    unread,
    held: `the same: ${formatCount(expected.length, 'sequence')}`,
  });
}

function standing({ lastValue, isCalled }: Pick<SequenceValue, 'lastValue' | 'isCalled'>): string {
  return isCalled ? String(lastValue) : `${lastValue}, not given out yet`;
}

function verdicts(
  parts: Pick<Check, 'id' | 'expected'> & { readonly supports: 'equal-to-dump' },
  where: string,
  result: { readonly wrong: readonly string[]; readonly unread: readonly string[]; readonly held: string },
): readonly Check[] {
  const { wrong, unread, held } = result;
  const checks: Check[] = [];
  if (wrong.length > 0) checks.push(decided(false, { ...parts, where, found: some(wrong) }));
  if (unread.length > 0)
    checks.push(notRun({ ...parts, where, found: `could not be read: ${some(unread)}` }));
  return checks.length > 0 ? checks : [decided(true, { ...parts, where, found: held })];
}
