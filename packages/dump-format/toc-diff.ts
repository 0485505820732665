import type { ArchiveHeader, Toc, TocEntry } from './model.js';
import { bareTag } from './toc-keywords.js';
import { ABOUT_OBJECTS, objectOf } from './toc-names.js';
import { explainRendering, type Origin } from './toc-renderings.js';

/** What of an object differs; `object` where it is there on one side only. */
export type Aspect =
  | 'object'
  | 'definition'
  | 'owner'
  | 'privileges'
  | 'comment'
  | 'security label'
  | 'tablespace'
  | 'access method'
  | 'kind of relation';

/** One difference between two tables of contents. */
export interface TocDifference {
  /** The object for people, such as `table shop.orders`. */
  readonly object: string;
  readonly desc: string;
  readonly namespace: string;
  readonly tag: string;
  readonly aspect: Aspect;
  /** What each side says of the aspect: undefined where the entry is not there at all. */
  readonly source: string | undefined;
  readonly restored: string | undefined;
  /** Rules by which both say the same (`explainRendering`): a warning, no difference of content. */
  readonly renderings: readonly string[];
}

export interface TocDiff {
  /** Entries of the source that were compared, by their desc. */
  readonly compared: ReadonlyMap<string, number>;
  readonly differences: readonly TocDifference[];
  /** Entries of either side that were not compared on purpose, counted by reason. */
  readonly leftOut: ReadonlyMap<string, number>;
}

export interface TocDiffOptions {
  /** Why an entry, of either side, is not compared; undefined for one that is. */
  readonly leaveOut?: (entry: TocEntry) => string | undefined;
  /** Aspects that were not restored on purpose. */
  readonly ignore?: readonly Aspect[];
}

/**
 * Compare what two archives say of a schema: entries with the same desc, schema and tag, whatever their order, ids and dependencies.
 * Data is not looked at, and neither is what the database is besides its schema.
 */
export function diffToc(source: Toc, restored: Toc, options: TocDiffOptions = {}): TocDiff {
  const leftOut = new Map<string, number>();
  const compared = new Map<string, number>();
  const differences: TocDifference[] = [];
  const comparison: Comparison = {
    from: originOf(source.header),
    to: originOf(restored.header),
    ignore: new Set(options.ignore),
  };
  const before = grouped(source, options, leftOut);
  const after = grouped(restored, options, leftOut);
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const ours = before.get(key) ?? [];
    for (const entry of ours) compared.set(entry.desc, (compared.get(entry.desc) ?? 0) + 1);
    for (const [a, b] of paired(ours, after.get(key) ?? [])) differences.push(...compare(a, b, comparison));
  }
  return { compared, differences, leftOut };
}

interface Comparison {
  readonly from: Origin;
  readonly to: Origin;
  readonly ignore: ReadonlySet<Aspect>;
}

/** Entries that are no part of the schema: what they say is content, or is compared in another way. */
const NOT_SCHEMA: ReadonlyMap<string, string> = new Map([
  ['ENCODING', 'a setting of the archive'],
  ['STDSTRINGS', 'a setting of the archive'],
  ['SEARCHPATH', 'a setting of the archive'],
  ['DATABASE', 'the database itself'],
  ['DATABASE PROPERTIES', 'the database itself'],
  ['BLOB', 'large objects'],
  ['BLOB METADATA', 'large objects'],
  ['BLOBS', 'large objects'],
  ['MATERIALIZED VIEW DATA', 'content'],
  ['STATISTICS DATA', 'statistics'],
]);

function whyNotSchema(entry: TocEntry): string | undefined {
  const why = NOT_SCHEMA.get(entry.desc) ?? (entry.section === 'data' ? 'content' : undefined);
  if (why !== undefined || !ABOUT_OBJECTS.has(entry.desc)) return why;
  if (/^LARGE OBJECTS? /.test(entry.tag)) return 'large objects';
  return entry.tag.startsWith('DATABASE ') ? 'the database itself' : undefined;
}

function grouped(
  toc: Toc,
  options: TocDiffOptions,
  leftOut: Map<string, number>,
): ReadonlyMap<string, readonly TocEntry[]> {
  const groups = new Map<string, TocEntry[]>();
  for (const entry of toc.entries) {
    if (whyNotSchema(entry) !== undefined) continue;
    const reason = options.leaveOut?.(entry);
    if (reason !== undefined) {
      leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
      continue;
    }
    const role = entry.desc === 'DEFAULT ACL' ? entry.owner : '';
    const key = [entry.desc, entry.namespace, bareTag(entry.tag), role].join('\u0000');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}

type Pair = readonly [TocEntry | undefined, TocEntry | undefined];

/** Entries of one key: nearly always one on each side. Of several, equal ones belong together. */
function paired(ours: readonly TocEntry[], theirs: readonly TocEntry[]): readonly Pair[] {
  if (ours.length <= 1 && theirs.length <= 1) return [[ours[0], theirs[0]]];
  const rest = [...theirs];
  const alone: TocEntry[] = [];
  for (const entry of ours) {
    const same = rest.findIndex(
      (other) => other.definition === entry.definition && other.owner === entry.owner,
    );
    if (same === -1) alone.push(entry);
    else rest.splice(same, 1);
  }
  return Array.from({ length: Math.max(alone.length, rest.length) }, (_, at): Pair => [alone[at], rest[at]]);
}

function compare(
  source: TocEntry | undefined,
  restored: TocEntry | undefined,
  { from, to, ignore }: Comparison,
): readonly TocDifference[] {
  const entry = source ?? restored;
  if (entry === undefined) return [];
  const { desc, namespace, tag } = entry;
  const parts = { object: objectOf(entry), desc, namespace, tag };
  const content = CONTENT.get(desc) ?? 'definition';
  if (source === undefined || restored === undefined) {
    const aspect = CONTENT.get(desc) ?? 'object';
    if (ignore.has(aspect)) return [];
    return [{ ...parts, aspect, source: source?.definition, restored: restored?.definition, renderings: [] }];
  }
  const differences: TocDifference[] = [];
  for (const [aspect, one, other] of aspectsOf(source, restored, content)) {
    if (one === other || ignore.has(aspect)) continue;
    const texts = { desc, source: one, restored: other };
    const renderings = aspect === content ? (explainRendering(texts, from, to) ?? []) : [];
    differences.push({ ...parts, aspect, source: one, restored: other, renderings });
  }
  return differences;
}

/** What belongs to whoever owns its table, or its publication. */
const OWNED_WITH_TABLE: ReadonlySet<string> = new Set([
  'CHECK CONSTRAINT',
  'CONSTRAINT',
  'DEFAULT',
  'FK CONSTRAINT',
  'INDEX',
  'INDEX ATTACH',
  'POLICY',
  'PUBLICATION TABLE',
  'PUBLICATION TABLES IN SCHEMA',
  'ROW SECURITY',
  'RULE',
  'SEQUENCE OWNED BY',
  'TABLE ATTACH',
  'TRIGGER',
]);

/** What the definition of an entry about another object is. */
const CONTENT: ReadonlyMap<string, Aspect> = new Map([
  ['ACL', 'privileges'],
  ['DEFAULT ACL', 'privileges'],
  ['COMMENT', 'comment'],
  ['SECURITY LABEL', 'security label'],
]);

function aspectsOf(
  source: TocEntry,
  restored: TocEntry,
  content: Aspect,
): readonly (readonly [Aspect, string, string])[] {
  const definition = [content, source.definition, restored.definition] as const;
  // What is said about an object has the object's owner, which is compared there.
  if (CONTENT.has(source.desc)) return [definition];
  const known = source.relkind !== '' && restored.relkind !== '';
  return [
    definition,
    ...(OWNED_WITH_TABLE.has(source.desc) ? [] : [['owner', source.owner, restored.owner] as const]),
    ['tablespace', source.tablespace, restored.tablespace],
    ['access method', source.tableAccessMethod, restored.tableAccessMethod],
    ...(known ? [['kind of relation', source.relkind, restored.relkind] as const] : []),
  ];
}

function originOf(header: ArchiveHeader): Origin {
  return {
    server: Number.parseInt(header.serverVersion, 10),
    client: Number.parseInt(header.clientVersion, 10),
  };
}
