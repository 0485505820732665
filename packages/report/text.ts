/** Longest name and longest sentence that a report shows, in UTF-16 units. PostgreSQL's own names have at most 63 bytes. */
export const MAX_NAME = 400;
export const MAX_SENTENCE = 2_000;

/**
 * Characters that a reader does not see, or that change how others are seen: controls, line and paragraph separators, zero-width
 * spaces, marks that turn the direction of writing (Unicode TR 36, section 2.6), soft hyphens, tags, noncharacters, half surrogates.
 * The joiners that emoji are made with stay.
 */
const UNSEEN =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/**
 * Text from data as a report shows it: bounded, and with every unseen character made visible (a newline as `␊`, a right-to-left
 * override as `‹U+202E›`), so that no name can pass for another.
 */
export function visible(text: string, max: number = MAX_SENTENCE): string {
  const rest = text.length - max;
  const shown = rest > 0 ? `${text.slice(0, max).toWellFormed()}… (${rest} more characters)` : text;
  return shown.replace(UNSEEN, picture);
}

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}
