/** Longest text of a finding, in UTF-16 units. */
const MAX_SHOWN = 300;

/** Invisible or directing characters: a log or a page must not obey what a server sent. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** A text in one line of bounded length, in which every character can be seen. Secrets are to be taken out before. */
export function inOneLine(text: string): string {
  // Most texts are short and plain.
  if (text.length <= MAX_SHOWN && !UNPRINTABLE.test(text)) return text;
  let shown = '';
  for (const character of text.slice(0, MAX_SHOWN + 1)) {
    const next = UNPRINTABLE.test(character) ? escaped(character) : character;
    if (shown.length + next.length > MAX_SHOWN) return `${shown}…`;
    shown += next;
  }
  return shown;
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return SHORT_ESCAPES.get(character) ?? `\\u{${code.toString(16)}}`;
}
