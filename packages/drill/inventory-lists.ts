import type { Toc } from '#dump-format';
import type { Inventory, Shortfall } from '#postgres';
import type { Claim } from '#verdict';
import { differing, type Facts } from './inventory-facts.js';
import type { Finding } from './schema-findings.js';
import { OF_A_DRILL, type Wording } from './wording.js';

/** What a comparison of inventories must know besides them. */
export interface InventoryContext {
  /** The database's name, for checks that held. */
  readonly database: string;
  readonly sourceMajor: number;
  readonly restoredMajor: number;
  /** The other side was made by a drill, which changes some things on purpose; else both are compared as they are. */
  readonly drill: boolean;
  /** Owners were not restored. */
  readonly ownerless: boolean;
  /** The dump left out part of the database on request: what is missing may be that. */
  readonly filtered: boolean;
  readonly shortfalls: readonly Shortfall[];
  /** The archive's table of contents, which has the sequences' values as they were dumped. */
  readonly toc?: Toc | undefined;
  readonly supports?: Claim;
  /** What the sides are called; absent for a drill's. */
  readonly words?: Wording;
}

/** One side of a comparison. */
export interface Side {
  readonly side: 'source' | 'restored';
  readonly own: Inventory;
  readonly other: Inventory;
  readonly context: InventoryContext;
}

/** How the objects of one part of the inventory are compared. */
export interface ListRule<Row> {
  readonly part: keyof Inventory & string;
  readonly check: string;
  rows(inventory: Inventory): readonly Row[] | undefined;
  /** The object, as every comparison calls it. */
  name(row: NoInfer<Row>): string;
  facts?(row: NoInfer<Row>, side: Side): Facts;
  /** Rows that are not looked at. */
  skip?(row: Row, side: Side): boolean;
  /** Why an object that is on this side alone is no failure; undefined where it is one. */
  excuse?(row: Row, side: Side): Finding['excuse'];
  /** The objects belong to relations, which a filter may have left out. */
  readonly ofRelations?: boolean;
}

export interface ListResult {
  readonly check: string;
  /** How many of the source's objects were compared; undefined where none could be. */
  readonly count: number | undefined;
  readonly findings: readonly Finding[];
}

export type ListComparer = (source: Inventory, restored: Inventory, context: InventoryContext) => ListResult;

/** A comparer by a rule: by name, then fact by fact. */
export function comparer<Row>(rule: ListRule<Row>): ListComparer {
  return (source, restored, context) => {
    const { check } = rule;
    const unknown = unknownPart(rule, source, restored, context);
    if (unknown !== undefined) return { check, count: undefined, findings: [unknown] };
    const ours: Side = { side: 'source', own: source, other: restored, context };
    const theirs: Side = { side: 'restored', own: restored, other: source, context };
    const before = byName(rule, ours);
    const after = byName(rule, theirs);
    const findings: Finding[] = [];
    for (const [object, row] of before) {
      const other = after.get(object);
      const facts = rule.facts?.(row, ours) ?? {};
      if (other !== undefined) {
        const texts = differing(facts, rule.facts?.(other, theirs) ?? {});
        if (texts !== undefined) findings.push({ check, object, ...texts });
      } else if (!(context.filtered && rule.ofRelations === true)) {
        findings.push({
          check,
          object,
          expected: told(facts),
          found: 'missing',
          ...excused(rule, row, ours),
        });
      }
    }
    for (const [object, row] of after) {
      if (before.has(object)) continue;
      const found = told(rule.facts?.(row, theirs) ?? {});
      findings.push({ check, object, expected: 'none', found, ...excused(rule, row, theirs) });
    }
    return { check, count: before.size, findings };
  };
}

function excused<Row>(rule: ListRule<Row>, row: Row, side: Side): Pick<Finding, 'excuse'> {
  const excuse = rule.excuse?.(row, side);
  return excuse === undefined ? {} : { excuse };
}

function byName<Row>(rule: ListRule<Row>, side: Side): ReadonlyMap<string, Row> {
  const rows = (rule.rows(side.own) ?? []).filter((row) => rule.skip?.(row, side) !== true);
  return new Map(rows.map((row) => [rule.name(row), row]));
}

/** A part that one side does not know: an older set lacks it, or a server withheld it. */
function unknownPart<Row>(
  rule: ListRule<Row>,
  source: Inventory,
  restored: Inventory,
  { words = OF_A_DRILL }: InventoryContext,
): Finding | undefined {
  const parts = {
    check: rule.check,
    object: rule.part.replaceAll('_', ' '),
    expected: 'known on both sides',
  };
  for (const [where, inventory] of [
    [words.source, source],
    [words.there, restored],
  ] as const) {
    const refused = inventory.unreadable?.[rule.part];
    if (refused !== undefined) {
      const excuse = { reason: refused, deliberate: false };
      return { ...parts, found: `not readable at ${where}`, excuse };
    }
    if (rule.rows(inventory) === undefined) {
      const excuse = { reason: 'recorded by newer versions only', deliberate: true };
      return { ...parts, found: `not recorded of ${where}`, excuse };
    }
  }
  return undefined;
}

function told(facts: Facts): string {
  const parts = Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${value}`],
  );
  return parts.length === 0 ? 'there' : `there: ${parts.join('; ')}`;
}
