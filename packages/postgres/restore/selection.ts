import type { Toc, TocEntry } from '#dump-format';

/** What is left out of a restore into a throwaway server, and who makes it instead. */
export interface Selection {
  /** Dump ids of the schemas, which must be there before extensions are made in them. */
  readonly schemas: readonly number[];
  /** Dump ids of everything else that the unprivileged role restores. */
  readonly rest: readonly number[];
  /** Left out, counted by reason. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/**
 * Sort an archive's entries for a drill: what only a superuser may make comes from the inventory and never from the archive
 * (extensions, event triggers, publications), and what would reach out of the throwaway server is not made at all (subscriptions).
 */
export function selectForDrill(toc: Toc): Selection {
  const schemas: number[] = [];
  const rest: number[] = [];
  const leftOut = new Map<string, number>();
  for (const entry of toc.entries) {
    const reason = reasonToLeaveOut(entry);
    if (reason !== undefined) leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
    else if (entry.desc === 'SCHEMA') schemas.push(entry.dumpId);
    else rest.push(entry.dumpId);
  }
  return { schemas, rest, leftOut };
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
