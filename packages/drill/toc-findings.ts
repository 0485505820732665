import { diffToc, type Toc, type TocDifference } from '#dump-format';
import { formatCount, decided, type Check } from '#verdict';
import type { Finding, Findings } from './schema-findings.js';

/** Which check an entry of a table of contents belongs to, by its desc. */
const CHECK_OF: ReadonlyMap<string, string> = new Map([
  ['ACL', 'schema.grants'],
  ['AGGREGATE', 'schema.functions'],
  ['CHECK CONSTRAINT', 'schema.constraints'],
  ['COMMENT', 'schema.comments'],
  ['CONSTRAINT', 'schema.constraints'],
  ['DEFAULT', 'schema.tables'],
  ['DEFAULT ACL', 'schema.default-privileges'],
  ['DOMAIN', 'schema.types'],
  ['EVENT TRIGGER', 'schema.event-triggers'],
  ['EXTENSION', 'schema.extensions'],
  ['FK CONSTRAINT', 'schema.constraints'],
  ['FOREIGN TABLE', 'schema.foreign'],
  ['FUNCTION', 'schema.functions'],
  ['INDEX', 'schema.indexes'],
  ['INDEX ATTACH', 'schema.indexes'],
  ['MATERIALIZED VIEW', 'schema.matviews'],
  ['POLICY', 'schema.policies'],
  ['PROCEDURE', 'schema.functions'],
  ['PUBLICATION', 'schema.publications'],
  ['PUBLICATION TABLE', 'schema.publications'],
  ['PUBLICATION TABLES IN SCHEMA', 'schema.publications'],
  ['ROW SECURITY', 'schema.row-security'],
  ['RULE', 'schema.rules'],
  ['SEQUENCE', 'schema.sequences'],
  ['SEQUENCE OWNED BY', 'schema.sequences'],
  ['SERVER', 'schema.foreign'],
  ['SUBSCRIPTION', 'schema.subscriptions'],
  ['SUBSCRIPTION TABLE', 'schema.subscriptions'],
  ['TABLE', 'schema.tables'],
  ['TABLE ATTACH', 'schema.partitions'],
  ['TRIGGER', 'schema.triggers'],
  ['TYPE', 'schema.types'],
  ['USER MAPPING', 'schema.foreign'],
  ['VIEW', 'schema.views'],
]);

/** The check that an entry of a kind belongs to. */
export function checkOf(desc: string): string {
  return CHECK_OF.get(desc) ?? 'schema.objects';
}

export interface TocContext {
  /** Made by a drill: tablespaces were not restored, subscriptions not made. */
  readonly drill: boolean;
  readonly ownerless: boolean;
  /** The dump left out part of the database on request; what the inventory made beyond it is no difference. */
  readonly filtered: boolean;
}

/** Made from the inventory, whatever a filtered dump holds. */
const FROM_INVENTORY = /^(EXTENSION|EVENT TRIGGER|PUBLICATION.*|SCHEMA|COMMENT|ACL)$/;

/** Compare schemas by tables of contents. */
export function tocFindings(
  source: Toc,
  restored: Toc,
  context: TocContext,
): Findings & { readonly renderings: readonly TocDifference[] } {
  const diff = diffToc(source, restored, {
    ignore: [
      ...(context.drill ? (['tablespace'] as const) : []),
      ...(context.ownerless ? (['owner'] as const) : []),
    ],
  });
  const compared = new Map<string, number>();
  for (const [desc, count] of diff.compared) {
    compared.set(checkOf(desc), (compared.get(checkOf(desc)) ?? 0) + count);
    if (!context.ownerless) compared.set('schema.owners', (compared.get('schema.owners') ?? 0) + count);
  }
  const findings: Finding[] = [];
  for (const difference of diff.differences) {
    if (difference.renderings.length > 0) continue;
    if (context.filtered && difference.source === undefined && FROM_INVENTORY.test(difference.desc)) continue;
    findings.push(findingOf(difference, context));
  }
  return {
    compared,
    findings,
    renderings: diff.differences.filter(({ renderings }) => renderings.length > 0),
  };
}

function findingOf(difference: TocDifference, context: TocContext): Finding {
  const { desc, aspect, object, source, restored } = difference;
  const check = aspect === 'owner' ? 'schema.owners' : checkOf(desc);
  if (context.drill && desc.startsWith('SUBSCRIPTION') && restored === undefined) {
    const excuse = { reason: 'a drill must never reach the source', deliberate: true };
    return { check, object, expected: 'not made', found: 'not made', excuse };
  }
  const what = aspect === 'object' ? '' : `${aspect}: `;
  if (source === undefined)
    return { check, object, expected: `${what}none`, found: `${what}${cut(restored ?? '')}` };
  if (restored === undefined)
    return { check, object, expected: `${what}${cut(source)}`, found: `${what}missing` };
  const [expected, found] = differingLines(source, restored);
  return { check, object, expected: `${what}${expected}`, found: `${what}${found}` };
}

const MAX_SHOWN = 200;

/** The first line of two texts that differs. */
function differingLines(a: string, b: string): readonly [string, string] {
  const ours = a.trimEnd().split('\n');
  const theirs = b.trimEnd().split('\n');
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  const index = at === -1 ? ours.length : at;
  return [cut(ours[index] ?? 'no more'), cut(theirs[index] ?? 'no more')];
}

function cut(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  if (line === '') return "''";
  return line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN)}…` : line;
}

/** What majors write differently though it is the same: a warning, counted by rule. */
export function renderingsCheck(renderings: readonly TocDifference[], where: string): readonly Check[] {
  if (renderings.length === 0) return [];
  const byRule = new Map<string, string[]>();
  for (const { renderings: rules, object } of renderings)
    for (const rule of rules) byRule.set(rule, [...(byRule.get(rule) ?? []), object]);
  const found = [...byRule].map(
    ([rule, objects]) =>
      `${rule}: ${objects.slice(0, 3).join(', ')}${objects.length > 3 ? ` and ${formatCount(objects.length - 3)} more` : ''}`,
  );
  return [
    decided(true, {
      id: 'schema.renderings',
      required: false,
      expected: 'definitions that read the same, or differ by a known rule',
      found: `${formatCount(renderings.length, 'definition')} by a known rule: ${found.join('; ')}`,
      where,
    }),
  ];
}
