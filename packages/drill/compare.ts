import { tableKey } from '#dump-format';
import type { ManifestDatabase, ManifestRelation } from '#manifest';
import {
  beginPinned,
  connect,
  countRows,
  listRelations,
  type Connection,
  type Countable,
  type RowCount,
  type Session,
} from '#postgres';
import type { LeftOut } from './left-out.js';
import { decided, formatCount, notRun, type Check, type Ports, type Verdict } from '#verdict';

/** A relation of the set as it was found on the target. */
export interface ComparedRelation {
  readonly database: string;
  readonly name: string;
  readonly evidence: string;
  readonly expectedRows: number | undefined;
  readonly foundRows: number | undefined;
  readonly verdict: Verdict;
  readonly note: string | undefined;
}

export interface Comparison {
  readonly relations: readonly ComparedRelation[];
  readonly checks: readonly Check[];
}

/**
 * Compare a restored database with what the source counted: rows of every table, one by one; trees in which rows may change their
 * leaf as a sum. A table that the source did not count is held to what was dumped, and a check says so. Relations without rows of
 * their own are listed with the reason.
 *
 * @param restored the restored database, as somebody who may read all of it
 */
export async function compareDatabase(
  database: ManifestDatabase,
  restored: Connection,
  ports: Ports,
  leftOut: LeftOutRelations = new Map(),
): Promise<Comparison> {
  const session = await connect(restored, { signal: ports.signal });
  try {
    await beginPinned(session);
    return compareCounts(database, await countAll(database, session, new Map(), ports), leftOut);
  } finally {
    await session.close();
  }
}

/** Relations that a restore left out, by `tableKey`. */
export type LeftOutRelations = ReadonlyMap<string, LeftOut>;

/** @param found rows by `tableKey`; a relation that is not on the target is not in it */
export function compareCounts(
  database: ManifestDatabase,
  found: ReadonlyMap<string, RowCount>,
  leftOut: LeftOutRelations = new Map(),
): Comparison {
  const trees = compareTrees(database, found);
  const relations = compareEach(database, found, leftOut);
  // What was left out on purpose is listed, and is no check that could not run.
  const open = relations.filter((_, at) => {
    const relation = database.relations[at];
    return relation === undefined || leftOut.get(keyOf(relation))?.deliberate !== true;
  });
  return {
    relations: [...relations, ...trees],
    checks: [...checksOf(database, open, trees), ...uncountedChecks(database)],
  };
}

/** The rows that a relation must have: those that the source counted, else those that were dumped. */
function rowsWanted(relation: ManifestRelation): number | undefined {
  return relation.source_rows ?? (relation.evidence === 'compare' ? relation.rows : undefined);
}

/** Tables that are held to what was dumped, since the source did not count them. */
function uncountedOf({ relations }: ManifestDatabase): readonly ManifestRelation[] {
  return relations.filter(
    (relation) => relation.source_rows === undefined && rowsWanted(relation) !== undefined,
  );
}

/** The dump may lack rows, and nobody can tell: no claim rests on it, but the whole is not proven. */
function uncountedChecks(database: ManifestDatabase): readonly Check[] {
  const uncounted = uncountedOf(database);
  const [first] = uncounted;
  if (first === undefined) return [];
  return [
    notRun({
      id: 'source.counts',
      expected: "in every table the rows that the source counted in the dump's snapshot",
      found: `${formatCount(uncounted.length, 'table')} held to what was dumped instead, such as ${first.name}: ${first.reason ?? 'the source did not count it'}`,
      where: database.name,
    }),
  ];
}

/**
 * Rows by `tableKey`; a relation that is not on the target is not in it.
 *
 * @param session inside a transaction with every setting pinned
 * @param known what need not be counted any more
 */
export async function countAll(
  database: ManifestDatabase,
  session: Session,
  known: ReadonlyMap<string, RowCount>,
  ports: Ports,
): Promise<ReadonlyMap<string, RowCount>> {
  // The source is spared parallel workers; here nobody else is waiting.
  await session.execute('SET LOCAL max_parallel_workers_per_gather TO DEFAULT');
  const present = new Set((await listRelations(session, false)).map((relation) => keyOf(relation)));
  const countable = database.relations.filter(
    (relation) =>
      rowsWanted(relation) !== undefined && present.has(keyOf(relation)) && !known.has(keyOf(relation)),
  );
  const counts = await countRows(session, countable, (items) => {
    ports.progress({ phase: 'compare', items, totalItems: countable.length });
  });
  const counted = countable.map((relation, index): [string, RowCount] => [
    keyOf(relation),
    counts[index] ?? { reason: 'not counted' },
  ]);
  const unmade = database.relations
    .filter((relation) => relation.evidence === 'extension member' && !present.has(keyOf(relation)))
    .map((relation): [string, RowCount] => [keyOf(relation), { reason: UNMADE }]);
  return new Map([...known, ...counted, ...unmade]);
}

const UNMADE = 'its extension did not make it on this server';

function keyOf({ schema, table }: Countable): string {
  return tableKey(schema, table);
}

function compareEach(
  database: ManifestDatabase,
  found: ReadonlyMap<string, RowCount>,
  leftOut: LeftOutRelations,
): readonly ComparedRelation[] {
  return database.relations.map((relation): ComparedRelation => {
    const base = {
      database: database.name,
      name: relation.name,
      evidence: relation.evidence,
      expectedRows: rowsWanted(relation),
    };
    const out = leftOut.get(keyOf(relation));
    if (out !== undefined) return { ...base, foundRows: undefined, verdict: 'unproven', note: out.reason };
    const count = found.get(keyOf(relation));
    const rows = count !== undefined && 'rows' in count ? count.rows : undefined;
    if (count !== undefined && 'reason' in count)
      return { ...base, foundRows: undefined, verdict: 'unproven', note: count.reason };
    if (base.expectedRows === undefined) return { ...base, foundRows: undefined, ...without(relation) };
    if (count === undefined)
      return { ...base, foundRows: undefined, verdict: 'failed', note: 'missing from the restored database' };
    if (relation.moves_within !== undefined) {
      return {
        ...base,
        foundRows: rows,
        verdict: 'proven',
        note: `compared as part of ${relation.moves_within}`,
      };
    }
    if (rows === base.expectedRows) return { ...base, foundRows: rows, verdict: 'proven', note: undefined };
    return { ...base, foundRows: rows, verdict: 'failed', note: difference(base.expectedRows, rows ?? 0) };
  });
}

/** A relation without a count: it has no rows of its own, or the source would not count it. */
function without(relation: ManifestRelation): Pick<ComparedRelation, 'verdict' | 'note'> {
  const counts = relation.evidence === 'compare' || relation.evidence === 'extension configuration';
  return { verdict: counts ? 'unproven' : 'proven', note: relation.reason };
}

function compareTrees(
  database: ManifestDatabase,
  found: ReadonlyMap<string, RowCount>,
): readonly ComparedRelation[] {
  const trees = new Map<string, { expected: number; rows: number | undefined }>();
  for (const relation of database.relations) {
    const wanted = rowsWanted(relation);
    if (relation.moves_within === undefined || wanted === undefined) continue;
    const tree = trees.get(relation.moves_within) ?? { expected: 0, rows: 0 };
    const count = found.get(keyOf(relation));
    tree.expected += wanted;
    tree.rows =
      tree.rows === undefined || count === undefined || 'reason' in count
        ? undefined
        : tree.rows + count.rows;
    trees.set(relation.moves_within, tree);
  }
  return [...trees].map(([name, { expected, rows }]) => ({
    database: database.name,
    name: treeRowName(name),
    evidence: 'sum of leaves',
    expectedRows: expected,
    foundRows: rows,
    verdict: rows === undefined ? 'unproven' : rows === expected ? 'proven' : 'failed',
    note: rows === undefined || rows === expected ? undefined : difference(expected, rows),
  }));
}

/** How a partition tree is listed whose leaves are compared together. */
export function treeRowName(root: string): string {
  return `${root} (its leaves together)`;
}

function difference(expected: number, found: number): string {
  return found < expected
    ? `${formatCount(expected - found, 'row')} missing`
    : `${formatCount(found - expected, 'row')} too many`;
}

function checksOf(
  database: ManifestDatabase,
  relations: readonly ComparedRelation[],
  trees: readonly ComparedRelation[],
): readonly Check[] {
  const parts = { id: 'restore.rows', supports: 'restorable' } as const;
  const counted = relations.filter((relation) => relation.expectedRows !== undefined);
  const wrong = [...relations, ...trees].filter((relation) => relation.verdict !== 'proven');
  if (wrong.length === 0) {
    const rows = counted.reduce((sum, relation) => sum + (relation.foundRows ?? 0), 0);
    return [
      decided(true, {
        ...parts,
        expected: `in every table the rows that ${uncountedOf(database).length === 0 ? "the source counted in the dump's snapshot" : 'the source counted or, where it did not, that were dumped'}`,
        found: `the same: ${formatCount(rows, 'row')} in ${formatCount(counted.length, 'table')}`,
        where: database.name,
      }),
    ];
  }
  return wrong.map((relation) => {
    const each = {
      ...parts,
      expected:
        relation.expectedRows === undefined
          ? relation.evidence === 'compare' || relation.evidence === 'extension configuration'
            ? 'a count by the source'
            : 'there after the restore'
          : formatCount(relation.expectedRows, 'row'),
      found:
        relation.note ??
        (relation.foundRows === undefined ? 'no count' : formatCount(relation.foundRows, 'row')),
      where: relation.name,
    };
    return relation.verdict === 'failed' ? decided(false, each) : notRun(each);
  });
}
