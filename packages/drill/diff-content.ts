import { decided, formatCount, notRun, type Check } from '#verdict';
import { treeRowName, type ComparedRelation } from './compare.js';
import { hasRows, type SideContent, type SideRelation } from './diff-side.js';
import { compareLargeObjects, compareSequences } from './equality-objects.js';
import { compareContent, type RelationEquality } from './equality.js';
import { some } from './some.js';
import type { Wording } from './wording.js';

export interface DiffContext {
  /** What the comparison is about, for checks that held. */
  readonly where: string;
  readonly words: Wording;
  /** One side is a dump and the other is none: a dump holds only some rows of an extension's tables. */
  readonly dumpAgainstDatabase: boolean;
  /** Sides whose dump left out large objects, as one of chosen tables does. */
  readonly partial: { readonly source: boolean; readonly there: boolean };
}

export interface DiffContent {
  readonly relations: readonly ComparedRelation[];
  readonly checks: readonly Check[];
  readonly notes: readonly string[];
}

/** Compare what two sides hold: rows, large objects, sequences. */
export function compareSides(source: SideContent, there: SideContent, context: DiffContext): DiffContent {
  const { where, words } = context;
  const expected = source.relations.flatMap((relation) => {
    const { name, evidence, movesWithin, content } = relation;
    if (!hasRows(evidence)) return [];
    const known = content ?? { reason: 'it was not read' };
    return [
      {
        ...{ name, movesWithin, evidence: context.dumpAgainstDatabase ? evidence : ('compare' as const) },
        ...('fingerprint' in known ? { fingerprint: known.fingerprint } : { reason: known.reason }),
      },
    ];
  });
  const found = new Map(
    there.relations.map((relation) => [relation.name, { copied: relation.content ?? without(relation) }]),
  );
  const content = compareContent(where, expected, found, false, words);
  const reordered = content.relations.filter((relation) => relation.reordered).map(({ name }) => name);
  return {
    relations: rowsOf(where, source, there, content.relations),
    checks: [
      // A source's own hash is not part of this comparison.
      ...content.checks.filter(({ id }) => id !== 'equal.source'),
      ...strangers(source, there, words),
      ...largeObjects(source, there, context),
      ...sequences(source, there, context),
    ],
    notes:
      reordered.length === 0
        ? []
        : [
            `${formatCount(reordered.length, 'table')} with the same rows in another order: ${some(reordered)}`,
          ],
  };
}

function without({ evidence, reason }: SideRelation): { readonly reason: string } {
  return { reason: reason ?? `the other side has it without rows of its own: ${evidence}` };
}

/** Tables of the second side alone. */
function strangers(source: SideContent, there: SideContent, words: Wording): readonly Check[] {
  const known = new Set(source.relations.map(({ name }) => name));
  return there.relations
    .filter(({ name, evidence }) => hasRows(evidence) && !known.has(name))
    .map(({ name, content }) =>
      decided(false, {
        id: 'equal.rows',
        expected: `no such table, as in ${words.source}`,
        found:
          content !== undefined && 'fingerprint' in content
            ? `${formatCount(content.fingerprint.rows, 'row')}, only in ${words.there}`
            : `only in ${words.there}`,
        where: name,
      }),
    );
}

function largeObjects(source: SideContent, there: SideContent, context: DiffContext): readonly Check[] {
  const { where, words, partial } = context;
  if (source.largeObjects === undefined || there.largeObjects === undefined) {
    const missing = source.largeObjects === undefined ? words.source : words.there;
    return [
      notRun({
        id: 'equal.large-objects',
        expected: `every large object ${words.same}`,
        found: `not compared: ${missing} does not tell what they hold`,
        where,
      }),
    ];
  }
  const unread = source.largeObjects.flatMap((object) => ('reason' in object ? [object.oid] : []));
  const left = new Set(source.largeObjects.map(({ oid }) => oid));
  const right = new Set(there.largeObjects.map(({ oid }) => oid));
  const expected = source.largeObjects.flatMap((object) =>
    'reason' in object || (partial.there && !right.has(object.oid)) ? [] : [object],
  );
  const found = there.largeObjects.filter(
    ({ oid }) => !unread.includes(oid) && !(partial.source && !left.has(oid)),
  );
  return [
    ...compareLargeObjects(where, expected, found, words),
    ...unreadable('equal.large-objects', unread.map(String), context),
  ];
}

function sequences(source: SideContent, there: SideContent, context: DiffContext): readonly Check[] {
  const { where, words } = context;
  if (source.sequences === undefined || there.sequences === undefined) {
    const missing = source.sequences === undefined ? words.source : words.there;
    const found = `not compared: ${missing} is plain SQL, which has no table of contents`;
    return [notRun({ id: 'equal.sequences', expected: words.sequences, found, where })];
  }
  const names = new Set(there.sequences.map(({ schema, name }) => `${schema}\u0000${name}`));
  const expected = source.sequences.flatMap((one) =>
    'reason' in one || (context.partial.there && !names.has(`${one.schema}\u0000${one.name}`)) ? [] : [one],
  );
  const unread = source.sequences.flatMap((one) => ('reason' in one ? [`${one.schema}.${one.name}`] : []));
  return [
    ...compareSequences(where, expected, there.sequences, words),
    ...unreadable('equal.sequences', unread, context),
  ];
}

function unreadable(id: string, names: readonly string[], { where, words }: DiffContext): readonly Check[] {
  if (names.length === 0) return [];
  const found = `could not be read in ${words.source}: ${some(names)}`;
  return [notRun({ id, expected: `readable in ${words.source}`, found, where })];
}

/** Every relation of either side, with what it came to. */
function rowsOf(
  database: string,
  source: SideContent,
  there: SideContent,
  equality: readonly RelationEquality[],
): readonly ComparedRelation[] {
  const results = new Map(equality.map((result) => [result.name, result]));
  const others = new Map(there.relations.map((relation) => [relation.name, relation]));
  const known = new Set(source.relations.map(({ name }) => name));
  const trees = new Set(source.relations.flatMap(({ movesWithin }) => movesWithin ?? []));
  const listed = source.relations.map((relation): ComparedRelation => {
    const { name, evidence, movesWithin } = relation;
    const counts = {
      expectedRows: countOf(relation),
      foundRows: countOf(others.get(name)),
    };
    const base = { database, name, evidence, ...counts };
    if (movesWithin !== undefined)
      return { ...base, verdict: 'proven', note: `compared as part of ${movesWithin}` };
    const result = results.get(name);
    if (result === undefined) return { ...base, verdict: 'proven', note: relation.reason };
    return { ...base, verdict: result.verdict, note: result.note };
  });
  const together = [...trees].flatMap((root): ComparedRelation[] => {
    const result = results.get(root);
    if (result === undefined) return [];
    const leaves = source.relations.filter(({ movesWithin }) => movesWithin === root);
    return [
      {
        ...{ database, name: treeRowName(root), evidence: 'sum of leaves' },
        expectedRows: total(leaves),
        foundRows: total(leaves.map(({ name }) => others.get(name))),
        ...{ verdict: result.verdict, note: result.note },
      },
    ];
  });
  const extra = there.relations.flatMap((relation): ComparedRelation[] =>
    known.has(relation.name) || !hasRows(relation.evidence)
      ? []
      : [
          {
            ...{ database, name: relation.name, evidence: relation.evidence, expectedRows: undefined },
            ...{ foundRows: countOf(relation), verdict: 'failed', note: 'only on the other side' },
          },
        ],
  );
  return [...listed, ...together, ...extra];
}

function countOf(relation: SideRelation | undefined): number | undefined {
  const content = relation?.content;
  return content !== undefined && 'fingerprint' in content ? content.fingerprint.rows : undefined;
}

function total(relations: readonly (SideRelation | undefined)[]): number | undefined {
  const counts = relations.map(countOf);
  return counts.reduce(
    (sum, count) => (sum === undefined || count === undefined ? undefined : sum + count),
    0,
  );
}
