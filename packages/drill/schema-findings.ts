import { shownName } from '#dump-format';
import type { Shortfall } from '#postgres';
import {
  decided,
  formatCount,
  notApplicable,
  notRun,
  type Check,
  type CheckParts,
  type Claim,
} from '#verdict';
import { OF_A_DRILL, type Wording } from './wording.js';

/** A difference between the source's schema and the restored one. */
export interface Finding {
  /** Id of the check, such as `schema.indexes`. */
  readonly check: string;
  /** The object, such as `index shop.people_email`. */
  readonly object: string;
  readonly expected: string;
  readonly found: string;
  /** Why it is no failure: left out on purpose, or not to be known. */
  readonly excuse?: { readonly reason: string; readonly deliberate: boolean };
}

/** What was looked at, and what differed. */
export interface Findings {
  /** Objects compared, by the check's id. */
  readonly compared: ReadonlyMap<string, number>;
  readonly findings: readonly Finding[];
}

export interface Judgement {
  /** The database, for checks that held. */
  readonly where: string;
  readonly shortfalls: readonly Shortfall[];
  readonly supports?: Claim;
  readonly words?: Wording;
}

/** How many differences of one id are each told; the rest is counted. */
const MAX_EACH = 50;
const MAX_NAMED = 5;

/**
 * Make checks: one for every id that held, one for every object that differs, and one for every reason to leave objects out on
 * purpose. An object that was found by several comparisons is told once, by the first.
 */
export function judge(
  all: readonly Findings[],
  { where, shortfalls, supports, words = OF_A_DRILL }: Judgement,
): readonly Check[] {
  const claim = supports === undefined ? {} : { supports };
  const counts = new Map<string, number>();
  const open = new Map<string, Finding[]>();
  const excused = new Map<string, Finding[]>();
  const seen = new Set<string>();
  const known = new Map(
    shortfalls.map((shortfall) => [`${shortfall.check}\u0000${shortfall.object}`, shortfall]),
  );
  const relations = relationsShort(shortfalls);
  for (const { compared } of all)
    for (const [id, count] of compared) counts.set(id, Math.max(counts.get(id) ?? 0, count));
  for (const finding of all.flatMap(({ findings }) => findings)) {
    const key = `${finding.check}\u0000${finding.object}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const excuse = finding.excuse ?? known.get(key) ?? ofRelation(finding.object, relations);
    if (excuse?.deliberate === true) append(excused, `${finding.check}\u0000${excuse.reason}`, finding);
    else append(open, finding.check, excuse === undefined ? finding : { ...finding, excuse });
  }
  const expected = `as at ${words.source}`;
  const checks: Check[] = [];
  for (const [id, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (open.has(id)) continue;
    const found = `the same: ${formatCount(count, 'object')} compared`;
    checks.push(decided(true, { id, expected, found, where, ...claim }));
  }
  for (const [id, findings] of open) checks.push(...each(id, findings, { where, expected, ...claim }));
  for (const [key, findings] of excused) {
    const [id = '', reason = ''] = key.split('\u0000');
    const found = `left out on purpose: ${named(findings)}`;
    checks.push(notApplicable({ id, expected: reason, found, where, ...claim }));
  }
  return checks;
}

/** How the objects that belong to a relation spell it: by the server, and by pg_dump's tags. */
function relationsShort(
  shortfalls: readonly Shortfall[],
): readonly { readonly spelled: string; readonly excuse: Shortfall }[] {
  return shortfalls.flatMap((excuse) => {
    if (excuse.relation === undefined) return [];
    const { schema, name } = excuse.relation;
    const spellings = new Set([shownName(schema, name), `${shownName(schema)}.${name}`]);
    return [...spellings].map((spelled) => ({ spelled: ` ${spelled}`, excuse }));
  });
}

/** Why an object that belongs to a relation is not there: `trigger shop.people changed`, `column shop.people.email`. */
function ofRelation(object: string, relations: ReturnType<typeof relationsShort>): Shortfall | undefined {
  return relations.find(({ spelled }) => {
    const at = object.indexOf(spelled);
    return (
      at > 0 &&
      /^[a-z ]+$/.test(object.slice(0, at)) &&
      ['', ' ', '.'].includes(object.charAt(at + spelled.length))
    );
  })?.excuse;
}

function append<K>(groups: Map<K, Finding[]>, key: K, finding: Finding): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [finding]);
  else group.push(finding);
}

function each(
  id: string,
  findings: readonly Finding[],
  common: Pick<CheckParts, 'supports' | 'where' | 'expected'>,
): readonly Check[] {
  // Failures first: where not all are told, those are.
  const failed = findings.filter((finding) => finding.excuse === undefined);
  const unproven = findings.filter((finding) => finding.excuse !== undefined);
  const told = [...failed, ...unproven].slice(0, MAX_EACH).map((finding) => {
    const parts = { ...common, id, expected: finding.expected, where: finding.object };
    if (finding.excuse === undefined) return decided(false, { ...parts, found: finding.found });
    return notRun({ ...parts, found: `${finding.found}: ${finding.excuse.reason}` });
  });
  const more = findings.length - told.length;
  if (more === 0) return told;
  const parts = {
    ...common,
    id,
    found: `${formatCount(more, 'more object')} differ`,
  };
  return [...told, failed.length > MAX_EACH ? decided(false, parts) : notRun(parts)];
}

function named(findings: readonly Finding[]): string {
  const shown = findings.slice(0, MAX_NAMED).map((finding) => finding.object);
  const more = findings.length - shown.length;
  return `${shown.join(', ')}${more === 0 ? '' : ` and ${formatCount(more, 'more object')}`}`;
}
