import type { Toc, TocEntry } from '#dump-format';
import type { Inventory } from '../source/inventory.js';

/** What is left out of a restore into a throwaway server, and who makes it instead. */
export interface Selection {
  /** Dump ids of the schemas, which must be there before extensions are made in them. */
  readonly schemas: readonly number[];
  /** Dump ids of everything else that the unprivileged role restores by pg_restore. */
  readonly rest: readonly number[];
  /** Privileges that somebody other than the owner gave, which the same role gives in that one's place. */
  readonly grantsOfOthers: readonly TocEntry[];
  /** Left out, counted by reason. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/**
 * Sort an archive's entries for a drill: what only a superuser may make comes from the inventory and never from the archive
 * (extensions, event triggers, publications, privileges on what the system or an extension made), and what would reach out of the
 * throwaway server is not made at all (subscriptions).
 */
export function selectForDrill(toc: Toc, inventory: Pick<Inventory, 'grants'> = {}): Selection {
  const ids = new Set(toc.entries.map((entry) => entry.dumpId));
  const schemas: number[] = [];
  const rest: number[] = [];
  const grantsOfOthers: TocEntry[] = [];
  const leftOut = new Map<string, number>();
  for (const entry of toc.entries) {
    const reason =
      reasonToLeaveOut(entry) ??
      (inventory.grants !== undefined && isOnForeignObject(entry, ids) ? FOREIGN : undefined);
    if (reason !== undefined) leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
    else if (entry.desc === 'SCHEMA') schemas.push(entry.dumpId);
    else if (entry.desc === 'ACL' && entry.definition.includes('SET SESSION AUTHORIZATION '))
      grantsOfOthers.push(entry);
    else rest.push(entry.dumpId);
  }
  return { schemas, rest, grantsOfOthers, leftOut };
}

const FOREIGN = 'privileges on what the system or an extension made: given from the inventory';

/** The object that an entry of privileges speaks of stands first among its dependencies; here the archive does not make it. */
function isOnForeignObject(entry: TocEntry, ids: ReadonlySet<number>): boolean {
  const object = entry.dependencies[0];
  if (entry.desc !== 'ACL' || object === undefined || ids.has(object)) return false;
  // The owner of the database owns this schema; large objects are told in groups.
  return entry.tag !== 'SCHEMA public' && !entry.tag.startsWith('LARGE OBJECT');
}

function reasonToLeaveOut(entry: TocEntry): string | undefined {
  const subject = ['COMMENT', 'SECURITY LABEL', 'ACL'].includes(entry.desc) ? entry.tag : `${entry.desc} `;
  if (subject.startsWith('SUBSCRIPTION')) return 'subscription: a drill must never reach the source';
  if (subject.startsWith('EXTENSION ')) return 'extension: made beforehand from the inventory';
  if (subject.startsWith('EVENT TRIGGER ')) return 'event trigger: made last, from the inventory';
  if (/^PUBLICATION (?!TABLE $)/.test(subject)) return 'publication: made from the inventory';
  return undefined;
}

/** The list file for `pg_restore --use-list`: only the number at a line's start counts. */
export function listFile(dumpIds: readonly number[]): string {
  return dumpIds.map((id) => `${id};\n`).join('');
}
