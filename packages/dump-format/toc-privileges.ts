import { ownStatements, splitAtCommas, sqlTokens } from './sql-text.js';

const TABLE_PRIVILEGES = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'];
/** A privilege on tables that 17 added: whoever has all of them has it there. */
const MAINTAIN = 'MAINTAIN';

/**
 * The privileges that an ACL entry gives and takes, each by itself, so that neither their order nor their grouping matters: `ALL`
 * on tables stands for what it means, without MAINTAIN, which only one of two servers may know.
 *
 * @param maintain whether both servers know MAINTAIN
 */
export function privilegesOf(definition: string, maintain: boolean): readonly string[] {
  const atoms = new Set<string>();
  let grantor = '';
  for (const statement of ownStatements(definition)) {
    const words = sqlTokens(statement).map(({ text }) => text);
    if (words[0] === 'SET') grantor = words.slice(3).join(' ');
    else if (words[0] === 'RESET') grantor = '';
    else for (const atom of atomsOf(words, maintain)) atoms.add(`${grantor}|${atom}`);
  }
  return [...atoms].sort();
}

function atomsOf(words: readonly string[], maintain: boolean): readonly string[] {
  const verb = words.findIndex((word) => word === 'GRANT' || word === 'REVOKE');
  const on = topLevel(words, verb, (word) => word === 'ON');
  const to = words.findLastIndex((word, at) => at > on && (word === 'TO' || word === 'FROM'));
  if (verb === -1 || on === -1 || to === -1) return [words.join(' ')];
  const prefix = words.slice(0, verb + 1).join(' ');
  const object = words.slice(on, to);
  const rest = words.slice(to).join(' ');
  const onTables = object[1] === 'TABLE' || object[1] === 'TABLES';
  return splitAtCommas(words.slice(verb + 1, on))
    .map((privilege) => privilege.join(' '))
    .flatMap((privilege) => (onTables && privilege === 'ALL' ? [...TABLE_PRIVILEGES, MAINTAIN] : [privilege]))
    .filter((privilege) => maintain || privilege !== MAINTAIN)
    .map((privilege) => [prefix, privilege, object.join(' '), rest].join('|'));
}

function topLevel(words: readonly string[], from: number, wanted: (word: string) => boolean): number {
  let depth = 0;
  return words.findIndex((word, at) => {
    if (at <= from) return false;
    if (word === '(') depth++;
    if (word === ')') depth--;
    return depth === 0 && wanted(word);
  });
}
