import { objectOf, tableKey, type TocEntry } from '#dump-format';
import type { Omission, Shortfall } from '#postgres';
import { notApplicable, notRun, type Check } from '#verdict';
import { some } from './some.js';
import { checkOf } from './toc-findings.js';

/** Why a relation of the set is not on the target, or not computed there. */
export interface LeftOut {
  readonly reason: string;
  readonly deliberate: boolean;
}

const RELATIONS = new Set([
  'TABLE',
  'TABLE DATA',
  'VIEW',
  'MATERIALIZED VIEW',
  'MATERIALIZED VIEW DATA',
  'FOREIGN TABLE',
]);

/** A check for each reason to leave entries of the archive out, which names them. */
export function omissionChecks(database: string, omissions: readonly Omission[]): readonly Check[] {
  return omissions.map(({ check, cause, reason, remedy, deliberate, entries }) => {
    const objects = [...new Set(entries.filter(isObject).map(objectName))];
    const named = objects.length === 0 ? '' : `; left out: ${some(objects)}`;
    const parts = {
      id: check,
      supports: 'restorable',
      expected: 'everything in the archive restored',
      found: `${cause}: ${reason}${named}. ${remedy}`,
      where: database,
    } as const;
    return deliberate ? notApplicable(parts) : notRun(parts);
  });
}

/** Each left-out object as the comparison of schemas names it. */
export function omissionShortfalls(omissions: readonly Omission[]): readonly Shortfall[] {
  return omissions.flatMap((omission) =>
    omission.entries.map((entry): Shortfall => {
      const { namespace: schema, tag: name } = entry;
      return {
        check: checkOf(kindOf(entry)),
        object: objectName(entry),
        reason: whyOf(omission),
        deliberate: omission.deliberate,
        ...(RELATIONS.has(entry.desc) && !omission.deliberate ? { relation: { schema, name } } : {}),
      };
    }),
  );
}

/** Relations that were left out, or not computed, by `tableKey`. */
export function leftOutRelations(omissions: readonly Omission[] = []): ReadonlyMap<string, LeftOut> {
  return new Map(
    omissions.flatMap((omission) =>
      omission.entries
        .filter(({ desc }) => RELATIONS.has(desc))
        .map(({ namespace, tag }) => [
          tableKey(namespace, tag),
          { reason: whyOf(omission), deliberate: omission.deliberate },
        ]),
    ),
  );
}

/** Sequences that were left out. */
export function leftOutSequences(
  omissions: readonly Omission[] = [],
): readonly { readonly schema: string; readonly name: string; readonly reason: string }[] {
  return omissions.flatMap((omission) =>
    omission.entries
      .filter(({ desc }) => desc === 'SEQUENCE SET')
      .map(({ namespace, tag }) => ({ schema: namespace, name: tag, reason: whyOf(omission) })),
  );
}

function whyOf({ cause, reason, remedy }: Omission): string {
  return `left out for ${cause}: ${reason}. ${remedy}`;
}

/** What holds rows is named by its table; what is said about an object, by the object. */
function isObject({ desc }: TocEntry): boolean {
  return !['TABLE DATA', 'SEQUENCE SET', 'ACL', 'COMMENT', 'SECURITY LABEL', 'EXTENSION'].includes(desc);
}

function objectName(entry: TocEntry): string {
  return objectOf({ ...entry, desc: kindOf(entry) });
}

/** Data is called like the relation that it belongs to. */
function kindOf({ desc }: TocEntry): string {
  return desc === 'SEQUENCE SET' ? 'SEQUENCE' : desc.replace(/^(TABLE|MATERIALIZED VIEW) DATA$/, '$1');
}
