import type { TocEntry } from './model.js';
import { shownName, sqlTokens } from './sql-text.js';

/** Kinds whose entries are called otherwise by people. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['CHECK CONSTRAINT', 'constraint'],
  ['FK CONSTRAINT', 'constraint'],
  ['TABLE ATTACH', 'partition'],
  ['INDEX ATTACH', 'index partition'],
  ['DEFAULT', 'default of'],
  ['ROW SECURITY', 'row security of'],
  ['SEQUENCE OWNED BY', 'column that owns sequence'],
]);

/** Kinds whose tag is one name, not a name with a signature or of a table. */
const PLAIN = new Set([
  'TABLE',
  'VIEW',
  'MATERIALIZED VIEW',
  'FOREIGN TABLE',
  'SEQUENCE',
  'INDEX',
  'TYPE',
  'DOMAIN',
  'SCHEMA',
  'EXTENSION',
  'EVENT TRIGGER',
  'PUBLICATION',
  'TABLE ATTACH',
  'INDEX ATTACH',
  'SERVER',
  'COLLATION',
  'STATISTICS',
]);

/** Entries that say something about another object, which their tag names with its kind. */
export const ABOUT_OBJECTS: ReadonlySet<string> = new Set(['ACL', 'COMMENT', 'SECURITY LABEL']);

const KIND_WORDS =
  /^(?:MATERIALIZED VIEW|FOREIGN TABLE|FOREIGN DATA WRAPPER|FOREIGN SERVER|EVENT TRIGGER|TEXT SEARCH [A-Z]+|ACCESS METHOD|OPERATOR CLASS|OPERATOR FAMILY|[A-Z]+) /;

/**
 * What an entry speaks of, as people say it: `table shop.orders`, `trigger shop.people people_changed`, `default privileges of
 * demo_owner in shop for tables`.
 */
export function objectOf(entry: TocEntry): string {
  const { desc, namespace, tag, owner } = entry;
  const within = namespace === '' ? '' : `${shownName(namespace)}.`;
  if (desc === 'DEFAULT ACL') {
    const where = namespace === '' ? '' : ` in ${shownName(namespace)}`;
    return `default privileges of ${shownName(owner)}${where} for ${tag.replace('DEFAULT PRIVILEGES FOR ', '').toLowerCase()}`;
  }
  if (ABOUT_OBJECTS.has(desc)) {
    const kind = KIND_WORDS.exec(tag)?.[0] ?? '';
    const name = tag.slice(kind.length);
    return `${kind.toLowerCase()}${within}${name}`;
  }
  // The tag joins two names, which may hold blanks; the statement quotes them: `ALTER PUBLICATION name ADD …`.
  if (desc.startsWith('PUBLICATION ')) return `publication ${sqlTokens(entry.definition)[2]?.text ?? tag}`;
  const kind = KINDS.get(desc) ?? desc.toLowerCase();
  return `${kind} ${within}${PLAIN.has(desc) ? shownName(tag) : tag}`;
}
