import { addFingerprints, type TableFingerprint } from '#dump-format';
import { decided, formatCount, type Check, type Verdict } from '#verdict';
import { unitsOf, type ExpectedRelation, type FoundRelation, type Unit } from './equality-units.js';
import { sourceChecks } from './equality-source.js';
import { some } from './some.js';
import { OF_A_DRILL, type Wording } from './wording.js';

export interface RelationEquality {
  readonly name: string;
  /** Whether its rows are the dumped ones; a leaf of a tree speaks through the tree. */
  readonly verdict: Verdict;
  readonly note: string | undefined;
  /** The same rows in another physical order, which a restore may change. */
  readonly reordered: boolean;
}

export interface Equality {
  readonly relations: readonly RelationEquality[];
  readonly checks: readonly Check[];
  /** What is worth knowing and no failure. */
  readonly notes: readonly string[];
}

/**
 * Hold the rows of a restored database against those that were dumped, and against the source's own hashes. A table in another order
 * is no failure: only the ordered SHA-256 differs then.
 *
 * @param found by name of the relation; one that is not in it is not on the target
 * @param strict the source's hashes were asked for, so that one that is missing is a check that could not run
 */
export function compareContent(
  database: string,
  expected: readonly ExpectedRelation[],
  found: ReadonlyMap<string, FoundRelation>,
  strict: boolean,
  words: Wording = OF_A_DRILL,
): Equality {
  const units = unitsOf(expected, found);
  const results = units.map((unit) => ({ unit, ...compareDumped(unit, words) }));
  const relations = results.map(({ unit, verdict, note, reordered }) => ({
    name: unit.name,
    verdict,
    note,
    reordered,
  }));
  const reordered = relations.filter((relation) => relation.reordered).map((relation) => relation.name);
  return {
    relations,
    checks: [...dumpChecks(database, results, words), ...sourceChecks(database, units, strict)],
    notes:
      reordered.length === 0
        ? []
        : [
            `${formatCount(reordered.length, 'table')} came back with the same rows in another order: ${some(reordered)}`,
          ],
  };
}

interface DumpedResult {
  readonly id: 'equal.rows' | 'equal.content';
  readonly verdict: Verdict;
  readonly required: boolean;
  readonly expected: string;
  readonly note: string | undefined;
  readonly reordered: boolean;
  readonly rows: number;
}

function compareDumped(unit: Unit, words: Wording): DumpedResult {
  const base = {
    id: 'equal.content',
    required: true,
    reordered: false,
    rows: 0,
    expected: words.rows,
  } as const;
  const [expected, found]: [TableFingerprint[], TableFingerprint[]] = [[], []];
  for (const member of unit.members) {
    const { name, fingerprint, reason } = member.expected;
    if (fingerprint === undefined) {
      const why = reason ?? 'the set holds no fingerprint of it';
      return { ...base, verdict: 'unproven', note: unit.tree ? `${name}: ${why}` : why };
    }
    if (member.found === undefined)
      return {
        ...base,
        id: 'equal.rows',
        verdict: 'failed',
        note: `${unit.tree ? name : 'it'} is missing from ${words.there}`,
      };
    const copied = member.found.copied ?? { reason: 'it was not read' };
    if ('reason' in copied)
      return { ...base, verdict: 'unproven', note: unit.tree ? `${name}: ${copied.reason}` : copied.reason };
    expected.push(fingerprint);
    found.push(copied.fingerprint);
  }
  const [was, is] = [sum(expected), sum(found)];
  if (was === undefined || is === undefined)
    return {
      ...base,
      verdict: 'unproven',
      note: 'its fingerprint is of a kind that this version does not know',
    };
  const rows = is.rows;
  if (was.rows === is.rows && was.sum === is.sum && was.bytes === is.bytes) {
    const reordered = !unit.tree && expected[0]?.sha256 !== found[0]?.sha256;
    const note = reordered ? 'the same rows in another order' : undefined;
    return { ...base, verdict: 'proven', note, reordered, rows };
  }
  if (unit.evidence === 'extension configuration') {
    // The dump holds the rows that a person added; the others came with the extension.
    const note =
      'the extension brings rows of its own: compared by the rows that the source counted, and by its hash';
    return { ...base, verdict: 'unproven', required: false, note };
  }
  if (was.rows !== is.rows) {
    const expectedRows = formatCount(was.rows, 'row');
    return {
      ...base,
      id: 'equal.rows',
      expected: expectedRows,
      verdict: 'failed',
      note: formatCount(is.rows, 'row'),
      rows,
    };
  }
  return { ...base, verdict: 'failed', note: `${formatCount(is.rows, 'row')} of other content`, rows };
}

function sum(parts: readonly TableFingerprint[]): ReturnType<typeof addFingerprints> | undefined {
  try {
    return addFingerprints(parts);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function dumpChecks(
  database: string,
  results: readonly (DumpedResult & { readonly unit: Unit })[],
  words: Wording,
): readonly Check[] {
  const checks: Check[] = results
    .filter((result) => result.verdict !== 'proven')
    .map(({ unit, id, verdict, required, expected, note = '' }) => ({
      ...{ id, verdict, required, supports: 'equal-to-dump', expected, found: note, where: unit.name },
    }));
  const compared = results.filter((result) => result.verdict === 'proven');
  const rows = formatCount(
    compared.reduce((total, result) => total + result.rows, 0),
    'row',
  );
  const counts =
    compared.length +
    results.filter(({ id, verdict }) => id === 'equal.content' && verdict === 'failed').length;
  const tables = (count: number): string => formatCount(count, 'table');
  if (results.length > 0 && compared.length === 0) return checks;
  const parts = { supports: 'equal-to-dump', where: database } as const;
  if (!checks.some((check) => check.id === 'equal.rows'))
    checks.push(
      decided(true, {
        ...parts,
        id: 'equal.rows',
        expected: `in every table ${words.rows}`,
        found: `the same number in ${tables(counts)}`,
      }),
    );
  if (!checks.some((check) => check.id === 'equal.content' && check.required))
    checks.push(
      decided(true, {
        ...parts,
        id: 'equal.content',
        expected: `every value ${words.same}`,
        found: `the same: ${rows} in ${tables(compared.length)}`,
      }),
    );
  return checks;
}
