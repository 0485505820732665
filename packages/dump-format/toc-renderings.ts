import { splitAtCommas, sqlTokens } from './sql-text.js';
import { withBareKeywords } from './toc-keywords.js';
import { privilegesOf } from './toc-privileges.js';

/** Which server an archive's definitions come from, and which pg_dump wrote them down: major versions. */
export interface Origin {
  readonly server: number;
  readonly client: number;
}

/** Two definitions of one object that differ as text. */
export interface TwoTexts {
  readonly desc: string;
  readonly source: string;
  readonly restored: string;
}

type Words = readonly string[];

interface Rule {
  readonly name: string;
  applies(desc: string, source: Origin, restored: Origin): boolean;
  /** Both texts in one form. */
  normalise(words: Words): Words;
}

/** Whose queries had two relations more before 16, so that every column was qualified. */
const VIEWS = new Set(['VIEW', 'MATERIALIZED VIEW']);

const NOT_NULL_NAMES_SINCE = 18;
const BARE_COLUMNS_SINCE = 16;
const MAINTAIN_SINCE = 17;

const RULES: readonly Rule[] = [
  {
    name: 'names of NOT NULL constraints, which PostgreSQL keeps since 18',
    applies: (desc, source, restored) =>
      desc.endsWith('TABLE') &&
      source.server < NOT_NULL_NAMES_SINCE &&
      restored.server >= NOT_NULL_NAMES_SINCE,
    normalise: withoutNotNullNames,
  },
  {
    name: 'ONLY in ALTER FOREIGN TABLE, which newer programs of pg_dump write',
    applies: (desc, source, restored) => desc === 'FOREIGN TABLE' && source.client !== restored.client,
    normalise: (words) =>
      words.filter(
        (word, at) => !(word === 'ONLY' && words.slice(at - 3, at).join(' ') === 'ALTER FOREIGN TABLE'),
      ),
  },
  {
    name: "an array's cast, which moves to its elements when it is read again",
    applies: () => true,
    normalise: withCastsOnElements,
  },
];

const BARE_COLUMNS = 'qualifiers of columns, which PostgreSQL leaves out since 16 where one relation is read';
const WHITE_SPACE = 'white space';
const KEYWORDS = 'quotes around names that are keywords to newer majors alone';
const PRIVILEGES = 'order and grouping of privileges, and MAINTAIN, which came with 17';

/**
 * Whether two definitions that differ as text say the same by rules that are known, and by which.
 *
 * @returns the rules' names, or undefined where they do not explain the difference
 */
export function explainRendering(
  { desc, source, restored }: TwoTexts,
  from: Origin,
  to: Origin,
): readonly string[] | undefined {
  let a = wordsOf(source);
  let b = wordsOf(restored);
  if (equal(a, b)) return [WHITE_SPACE];
  const used: string[] = [];
  if (from.server !== to.server || from.client !== to.client) {
    const [bareA, bareB] = [withBareKeywords(a), withBareKeywords(b)];
    if (!equal(bareA, a) || !equal(bareB, b)) used.push(KEYWORDS);
    [a, b] = [bareA, bareB];
    if (equal(a, b)) return used;
  }
  if (desc === 'ACL' || desc === 'DEFAULT ACL') {
    const maintain = Math.min(from.server, to.server) >= MAINTAIN_SINCE;
    const same = equal(privilegesOf(a.join(' '), maintain), privilegesOf(b.join(' '), maintain));
    return same ? [...used, PRIVILEGES] : undefined;
  }
  for (const rule of RULES) {
    if (!rule.applies(desc, from, to)) continue;
    const [newA, newB] = [rule.normalise(a), rule.normalise(b)];
    if (!equal(newA, a) || !equal(newB, b)) used.push(rule.name);
    [a, b] = [newA, newB];
    if (equal(a, b)) return used;
  }
  const bare = from.server < BARE_COLUMNS_SINCE && to.server >= BARE_COLUMNS_SINCE && VIEWS.has(desc);
  return bare && equalButForQualifiers(a, b) ? [...used, BARE_COLUMNS] : undefined;
}

function wordsOf(sql: string): Words {
  return sqlTokens(sql).map(({ text }) => text);
}

function equal(a: Words, b: Words): boolean {
  return a.length === b.length && a.every((word, at) => word === b[at]);
}

/** `… CONSTRAINT name NOT NULL …` without the name. */
function withoutNotNullNames(words: Words): Words {
  return words.filter((_, at) => {
    const start = words[at] === 'CONSTRAINT' ? at : at - 1;
    return !(words[start] === 'CONSTRAINT' && words[start + 2] === 'NOT' && words[start + 3] === 'NULL');
  });
}

/** Whether `b` is `a` with the `name .` in front of some names left out, and nothing else. */
function equalButForQualifiers(a: Words, b: Words): boolean {
  let at = 0;
  for (const [index, word] of b.entries()) {
    // Where a column is called like its relation, what follows decides whether the qualifier is still there.
    if (isName(a[at]) && a[at + 1] === '.' && a[at + 2] === word && b[index + 1] !== '.') at += 3;
    else if (a[at] === word) at++;
    else return false;
  }
  return at === a.length;
}

function isName(word: string | undefined): boolean {
  return word !== undefined && /^["\p{L}_]/u.test(word);
}

/** `(ARRAY[a, b])::type[]` as `ARRAY[(a)::type, (b)::type]`. */
function withCastsOnElements(words: Words): Words {
  const result: string[] = [];
  for (let at = 0; at < words.length;) {
    const cast = castArray(words, at);
    if (cast === undefined) {
      result.push(words[at] ?? '');
      at++;
    } else {
      result.push(...withCastsOnElements(cast.words));
      at = cast.next;
    }
  }
  return result;
}

function castArray(words: Words, at: number): { readonly words: Words; readonly next: number } | undefined {
  if (words[at] !== '(' || words[at + 1] !== 'ARRAY' || words[at + 2] !== '[') return undefined;
  const close = closing(words, at + 2);
  if (close === -1 || words[close + 1] !== ')' || words[close + 2] !== '::') return undefined;
  let end = close + 3;
  while (end < words.length && words[end] !== '[' && (isName(words[end]) || words[end] === '.')) end++;
  if (words[end] !== '[' || words[end + 1] !== ']') return undefined;
  const type = words.slice(close + 3, end);
  const elements = splitAtCommas(words.slice(at + 3, close));
  const cast = elements.flatMap((element, index) => [
    ...(index === 0 ? [] : [',']),
    '(',
    ...element,
    ')',
    '::',
    ...type,
  ]);
  return { words: ['ARRAY', '[', ...cast, ']'], next: end + 2 };
}

function closing(words: Words, open: number): number {
  let depth = 0;
  for (let at = open; at < words.length; at++) {
    if (words[at] === '(' || words[at] === '[') depth++;
    if (words[at] === ')' || words[at] === ']') depth--;
    if (depth === 0) return at;
  }
  return -1;
}
