import { sequenceValues, shownName } from '#dump-format';
import { DATABASE_OBJECT, type Inventory } from '#postgres';
import { formatCount, type Check } from '#verdict';
import { differing, list, privilegeFacts, type Facts } from './inventory-facts.js';
import type { InventoryContext } from './inventory-lists.js';
import { OF_DATABASE, knowMaintain } from './inventory-of-database.js';
import { OF_RELATIONS } from './inventory-of-relations.js';
import { OF_A_DRILL } from './wording.js';
import { judge, type Finding, type Findings } from './schema-findings.js';

/** Compare two inventories: a check for each kind of object that is the same, and one for each object that is not. */
export function compareInventories(
  source: Inventory,
  restored: Inventory,
  context: InventoryContext,
): readonly Check[] {
  return judge([inventoryFindings(source, restored, context)], { where: context.database, ...context });
}

/** What two inventories differ in. */
export function inventoryFindings(
  source: Inventory,
  restored: Inventory,
  context: InventoryContext,
): Findings {
  const compared = new Map<string, number>();
  const findings: Finding[] = [];
  const count = (check: string, more: number): void => {
    compared.set(check, (compared.get(check) ?? 0) + more);
  };
  for (const compare of [...OF_DATABASE, ...OF_RELATIONS]) {
    const result = compare(source, restored, context);
    if (result.count !== undefined) count(result.check, result.count);
    findings.push(...result.findings);
  }
  findings.push(...databaseFindings(source, restored, context), ...localeFindings(source, restored));
  count('schema.database', 1);
  count('schema.locale', 1);
  findings.push(...sequenceFindings(source, restored, context));
  findings.push(...unknownFindings(source, context));
  const largeObjects = largeObjectFindings(source, restored, context);
  if (largeObjects !== undefined) {
    findings.push(...largeObjects);
    count('schema.large-objects', source.large_objects?.count ?? 0);
  }
  return { compared, findings };
}

/** Parts that no list is compared of: what the source withheld of them is not known to be the same. */
const ELSEWHERE = {
  sequences: 'schema.sequences',
  large_objects: 'schema.large-objects',
  user_mappings: 'schema.foreign',
} as const;

function unknownFindings(
  { unreadable = {} }: Inventory,
  { words = OF_A_DRILL }: InventoryContext,
): readonly Finding[] {
  return Object.entries(ELSEWHERE).flatMap(([part, check]) => {
    const reason = unreadable[part];
    if (reason === undefined) return [];
    return [
      {
        check,
        object: part.replaceAll('_', ' '),
        expected: 'known on both sides',
        found: `not readable at ${words.source}`,
        excuse: { reason, deliberate: false },
      },
    ];
  });
}

function databaseFindings(
  source: Inventory,
  restored: Inventory,
  context: InventoryContext,
): readonly Finding[] {
  const facts = (inventory: Inventory): Facts => {
    const {
      owner,
      comment,
      connection_limit: limit,
      privileges,
      tablespace,
      is_template,
    } = inventory.database;
    return {
      owner: context.ownerless ? undefined : owner,
      comment: comment === undefined ? undefined : (comment ?? 'none'),
      'connection limit': limit === undefined ? undefined : String(limit),
      ...(privileges === undefined || context.ownerless
        ? {}
        : privilegeFacts(privileges, { maintain: knowMaintain(context), grantors: true })),
      // A drill keeps everything in one place, and makes no templates.
      ...(context.drill
        ? {}
        : { tablespace, template: is_template === undefined ? undefined : String(is_template) }),
    };
  };
  return one('schema.database', differing(facts(source), facts(restored)));
}

/** What decides how text is stored and ordered. Versions of collations belong to the machine: an index is built anew anyway. */
function localeFindings(source: Inventory, restored: Inventory): readonly Finding[] {
  const facts = ({ database }: Inventory): Facts => ({
    encoding: database.encoding,
    provider: database.locale_provider,
    collate: database.collate,
    ctype: database.ctype,
    locale: database.locale ?? 'none',
    'ICU rules': database.icu_rules ?? 'none',
  });
  return one('schema.locale', differing(facts(source), facts(restored)));
}

function one(check: string, texts: ReturnType<typeof differing>): readonly Finding[] {
  return texts === undefined ? [] : [{ check, object: DATABASE_OBJECT, ...texts }];
}

type Sequence = NonNullable<Inventory['sequences']>[number];

/**
 * Sequences stand outside the snapshot: the archive's value may be ahead of the one that the inventory read, and the restored one is
 * the archive's. Without a table of contents (plain SQL), the restored one must not be behind the source's.
 */
function sequenceFindings(
  source: Inventory,
  restored: Inventory,
  { toc }: InventoryContext,
): readonly Finding[] {
  const dumped = new Map(
    (toc === undefined ? [] : sequenceValues(toc)).map((value) => [
      shownName(value.schema, value.name),
      value,
    ]),
  );
  const before = new Map((source.sequences ?? []).map((row) => [shownName(row.schema, row.name), row]));
  const findings: Finding[] = [];
  for (const row of restored.sequences ?? []) {
    const name = shownName(row.schema, row.name);
    const parts = { check: 'schema.sequences', object: `sequence ${name}` };
    const archived = dumped.get(name);
    const read = before.get(name);
    const found = position(row.last_value, row.is_called);
    if (archived !== undefined) {
      const expected = position(String(archived.lastValue), archived.isCalled);
      if (expected !== found) findings.push({ ...parts, expected, found });
    } else if (toc === undefined && read !== undefined && behind(row, read)) {
      findings.push({ ...parts, expected: `${position(read.last_value, read.is_called)} or later`, found });
    }
  }
  return findings;
}

function position(value: string | null, called: boolean | null): string {
  if (value === null) return 'not readable';
  return `${value}${called === true ? '' : ', not given out yet'}`;
}

function behind(restored: Sequence, source: Sequence): boolean {
  if (restored.last_value === null || source.last_value === null || source.cycle) return false;
  const [now, then] = [BigInt(restored.last_value), BigInt(source.last_value)];
  if (now === then) return source.is_called === true && restored.is_called !== true;
  return source.increment.startsWith('-') ? now > then : now < then;
}

function largeObjectFindings(
  source: Inventory,
  restored: Inventory,
  context: InventoryContext,
): readonly Finding[] | undefined {
  const [ours, theirs] = [source.large_objects, restored.large_objects];
  if (ours === undefined || theirs === undefined || context.filtered) return undefined;
  const facts = (objects: NonNullable<Inventory['large_objects']>): Facts => {
    const groups = objects.groups.map(({ owner, count, ...privileges }) => {
      const { granted, revoked } = privilegeFacts(privileges, {
        maintain: knowMaintain(context),
        grantors: false,
      });
      const of = context.ownerless ? '' : ` of ${owner}`;
      return `${count}${of} with ${granted ?? 'none'} given and ${revoked ?? 'none'} taken`;
    });
    return {
      count: String(objects.count),
      'with a comment': String(objects.commented),
      privileges: list(groups),
    };
  };
  const texts = differing(facts(ours), facts(theirs));
  if (texts === undefined) return [];
  return [{ check: 'schema.large-objects', object: formatCount(ours.count, 'large object'), ...texts }];
}
