import { escapeUTF8 } from 'entities';

/** Markup that is safe to show: it was written by us, and everything that was put into it is escaped. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | string | number | readonly Markup[];

/**
 * Write HTML or XML. Whatever is put in, in text or in a quoted attribute, is escaped, unless it is markup itself; so there is no
 * place where escaping can be forgotten.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const pieces: string[] = [];
  strings.forEach((string, index) => {
    pieces.push(string);
    const part = parts[index];
    if (part !== undefined) pieces.push(written(part));
  });
  return new Markup(joined(pieces));
}

function written(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string') return escapeUTF8(part);
  if (typeof part === 'number') return String(part);
  return joined(part.map((item) => item.text));
}

/** From here on a text is not copied again, but linked to what it was put together from, until somebody reads it as a whole. */
const LONG = 64 * 1024;

function joined(pieces: readonly string[]): string {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return length < LONG ? pieces.join('') : pieces.reduce((all, piece) => all + piece, '');
}

export const NOTHING = new Markup('');
