import { sqlTokens, type TocEntry } from '#dump-format';

/** What a role without superuser rights may use. */
export interface PlainRole {
  /** Languages that everybody may write functions in. */
  readonly languages: ReadonlySet<string>;
  /** Settings, in lower case, that it may not change, and so may no function of its own. */
  readonly guardedSettings: ReadonlySet<string>;
}

/** Kinds of entries that only a superuser makes, whatever they say (PostgreSQL, the pages of their CREATE commands). */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['ACCESS METHOD', 'access methods'],
  ['FOREIGN DATA WRAPPER', 'foreign-data wrappers'],
  ['OPERATOR CLASS', 'operator classes'],
  ['OPERATOR FAMILY', 'operator families'],
  ['PROCEDURAL LANGUAGE', 'languages'],
  ['SHELL TYPE', 'base types'],
  ['TEXT SEARCH PARSER', 'text search parsers'],
  ['TEXT SEARCH TEMPLATE', 'text search templates'],
]);

/** Kinds of types, which make whoever owns them the one to make casts of them. */
const TYPES = new Set(['TYPE', 'DOMAIN', 'TABLE', 'VIEW', 'MATERIALIZED VIEW', 'FOREIGN TABLE']);

/**
 * The entries of an archive that only a superuser may make, by what they have in common. It decides what is left out, never what is
 * trusted: what it does not see is still restored without superuser rights, and fails there.
 */
export function onlySuperuserMakes(
  all: readonly TocEntry[],
  role: PlainRole,
): ReadonlyMap<string, readonly TocEntry[]> {
  const found = new Map<string, TocEntry[]>();
  const byId = new Map(all.map((entry) => [entry.dumpId, entry]));
  for (const entry of all) {
    const why = KINDS.get(entry.desc) ?? whyOne(entry, byId, role);
    if (why !== undefined) found.set(why, [...(found.get(why) ?? []), entry]);
  }
  return found;
}

type Entries = ReadonlyMap<number, TocEntry>;

function whyOne(entry: TocEntry, entries: Entries, role: PlainRole): string | undefined {
  switch (entry.desc) {
    case 'FUNCTION':
    case 'PROCEDURE':
      return whyFunction(entry, role);
    case 'AGGREGATE':
      return /\bM?STYPE = internal\b/.test(entry.definition) ? 'aggregates with internal state' : undefined;
    case 'TYPE':
      // `CREATE TYPE name AS …` is an enum, a range or a row; `CREATE TYPE name (…)` brings functions of the server's own memory.
      return words(entry)[createdNameEnd(entry)] === 'AS' ? undefined : 'base types';
    case 'CAST':
      if (entry.definition.includes(' WITHOUT FUNCTION')) return 'casts without a function';
      return ownsType(entry, entries) ? undefined : 'casts between types of others';
    case 'TRANSFORM':
      return ownsType(entry, entries) ? undefined : 'transforms of types of others';
    case 'FOREIGN TABLE':
      return readsFiles(entry, entries) ? "foreign tables of the server's files" : undefined;
    case 'USER MAPPING':
      return words(entry).includes('password_required') ? 'user mappings without password' : undefined;
    default:
      return undefined;
  }
}

/** pg_dump writes what a function is between its arguments and its body, in this order: LANGUAGE …, LEAKPROOF, SUPPORT …, SET …, AS. */
function whyFunction(entry: TocEntry, { languages, guardedSettings }: PlainRole): string | undefined {
  const outside = outsideBrackets(words(entry));
  const start = outside.indexOf('LANGUAGE');
  if (start === -1) return undefined;
  const language = bare(outside[start + 1] ?? '');
  if (!languages.has(language)) return `functions in the language ${language}`;
  for (let at = start + 2; at < outside.length; at++) {
    const word = outside[at];
    if (word === 'AS' || word === 'BEGIN' || word === 'RETURN') return undefined;
    if (word === 'LEAKPROOF') return 'functions that are LEAKPROOF';
    if (word === 'SUPPORT') return 'functions with a SUPPORT function';
    if (word === 'SET' && guardedSettings.has(bare(outside[at + 1] ?? '').toLowerCase()))
      return 'functions that change a setting of the server';
  }
  return undefined;
}

function words(entry: TocEntry): readonly string[] {
  return sqlTokens(entry.definition).map(({ text }) => text);
}

function bare(word: string): string {
  return word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word;
}

function outsideBrackets(all: readonly string[]): readonly string[] {
  let depth = 0;
  return all.filter((word) => {
    if (word === ')') depth--;
    const outside = depth === 0;
    if (word === '(') depth++;
    return outside;
  });
}

/** Where the name of `CREATE TYPE schema.name` ends; comments of a binary upgrade never stand before it in a dump. */
function createdNameEnd(entry: TocEntry): number {
  return words(entry)[3] === '.' ? 5 : 3;
}

/** Whether one of the types was made from the archive, whose owner may then make casts of it. */
function ownsType(entry: TocEntry, entries: Entries): boolean {
  return entry.dependencies.some((id) => TYPES.has(entries.get(id)?.desc ?? ''));
}

/** A foreign table of file_fdw names a file, or a program to run, of the server's account. */
function readsFiles(entry: TocEntry, entries: Entries): boolean {
  return entry.dependencies.some((id) => {
    const server = entries.get(id);
    return server?.desc === 'SERVER' && words(server).includes('file_fdw');
  });
}
