/** A name as PostgreSQL would need it quoted; for people, so a keyword may stand bare. Several are joined by dots. */
export function shownName(...names: readonly string[]): string {
  return names
    .map((name) =>
      /^[\p{L}_][\p{L}\p{N}_$]*$/u.test(name) && name === name.toLowerCase()
        ? name
        : `"${name.replaceAll('"', '""')}"`,
    )
    .join('.');
}

/** A piece of SQL: a word, a quoted name, a string, a run of operator characters, or a single punctuation mark. */
export interface SqlToken {
  readonly text: string;
  /** Where it starts. */
  readonly at: number;
}

// Sticky, tried in this order: strings first, since anything may stand in them.
const TOKEN =
  /\s+|(?:[eE]'(?:[^'\\]|''|\\.)*'|(?:[uU]&|[bBxXnN])?'(?:[^']|'')*')|(?:[uU]&)?"(?:[^"]|"")*"|(\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$)|[\p{L}\p{N}_][\p{L}\p{N}_$]*|[-+*/<>=~!@#%^&|`?:]+|./suy;

/** Cut SQL as pg_dump writes it into tokens, white space dropped. What is never closed runs to the end. */
export function sqlTokens(sql: string): readonly SqlToken[] {
  const tokens: SqlToken[] = [];
  const pattern = new RegExp(TOKEN);
  for (let at = 0; at < sql.length;) {
    pattern.lastIndex = at;
    const [found = sql.slice(at), tag] = pattern.exec(sql) ?? [];
    const text = tag === undefined ? found : dollarQuoted(sql, at, tag);
    if (text.trim() !== '') tokens.push({ text, at });
    at += text.length;
  }
  return tokens;
}

function dollarQuoted(sql: string, at: number, tag: string): string {
  const end = sql.indexOf(tag, at + tag.length);
  return end === -1 ? sql.slice(at) : sql.slice(at, end + tag.length);
}

/** The statements of a definition, without the semicolons between them. */
export function ownStatements(sql: string): readonly string[] {
  const statements: string[] = [];
  let start = 0;
  for (const { text, at } of sqlTokens(sql)) {
    if (text !== ';') continue;
    statements.push(sql.slice(start, at).trim());
    start = at + 1;
  }
  const rest = sql.slice(start).trim();
  return [...statements, rest].filter((statement) => statement !== '');
}

/** The parts of a list, cut at the commas that stand in no brackets. */
export function splitAtCommas(words: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let part: string[] = [];
  let depth = 0;
  for (const word of words) {
    if (word === '(' || word === '[') depth++;
    if (word === ')' || word === ']') depth--;
    if (word === ',' && depth === 0) {
      parts.push(part);
      part = [];
    } else part.push(word);
  }
  return [...parts, part];
}
