import type { Toc } from '#dump-format';
import type { Inventory } from '#postgres';
import { notApplicable, notRun, type Check } from '#verdict';
import { inventoryFindings } from './inventory-diff.js';
import type { InventoryContext } from './inventory-lists.js';
import { judge } from './schema-findings.js';
import { renderingsCheck, tocFindings } from './toc-findings.js';

/** What is known of one side's schema. */
export interface SchemaSide {
  readonly inventory: Inventory;
  /** Undefined for plain SQL, which has no table of contents, and where none could be made. */
  readonly toc: Toc | undefined;
  /** Why none could be made. */
  readonly reason?: string;
}

/**
 * Compare everything that a database is besides its rows: by the entries that pg_dump makes of either side, and by what the servers
 * say of themselves. A check for each kind of object that is the same, and one for each object that is not.
 */
export function compareSchema(
  source: SchemaSide,
  restored: SchemaSide,
  context: Omit<InventoryContext, 'toc'>,
): readonly Check[] {
  const judgement = { where: context.database, ...context };
  const inventories = inventoryFindings(source.inventory, restored.inventory, {
    ...context,
    toc: source.toc,
  });
  if (source.toc === undefined || restored.toc === undefined) {
    const parts = {
      id: 'schema.definitions',
      expected: 'the same definition of every object',
      where: context.database,
      ...(context.supports === undefined ? {} : { supports: context.supports }),
    };
    const definitions =
      source.toc === undefined
        ? notApplicable({ ...parts, found: 'not compared: plain SQL has no table of contents' })
        : notRun({ ...parts, found: `not compared: ${restored.reason ?? 'the other side is plain SQL'}` });
    return [...judge([inventories], judgement), definitions];
  }
  const entries = tocFindings(source.toc, restored.toc, context);
  return [
    // What the servers say is told first, since it names what differs; an entry's text comes in its place only where they are silent.
    ...judge([inventories, entries], judgement),
    ...(context.ownerless ? [ownersCheck(context)] : []),
    ...renderingsCheck(entries.renderings, context.database),
  ];
}

function ownersCheck({ database, supports }: Omit<InventoryContext, 'toc'>): Check {
  return notApplicable({
    id: 'schema.owners',
    expected: 'the owner of every object',
    found: 'owners were not restored: on the target, a role of the source may more than a drill may take',
    where: database,
    ...(supports === undefined ? {} : { supports }),
  });
}
