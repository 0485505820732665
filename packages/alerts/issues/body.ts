import { BEGIN, END, beginMark, endMark, isUntouched, readState, type Marked } from './marker.js';
import type { IssueState } from './state.js';

/** GitHub refuses longer ones. It counts characters; UTF-16 units are never fewer. */
export const MAX_BODY = 65_536;

/** A body apart: our part between what a person wrote. */
export interface Body {
  readonly before: string;
  readonly after: string;
  /** What a person changed inside our part: it moves below, before the part is written anew. */
  readonly edited?: string;
  readonly marked: Marked;
}

/**
 * Take a body apart, whatever a person did to it. Our part is what stands between the first pair of marks, one whose state can be read
 * before any other. Where a mark is missing, nothing but the other mark is ours: all the rest is kept.
 */
export function takeApart(body: string): Body {
  const pairs = pairsIn(body);
  const pair = pairs.find(({ marked }) => marked !== 'damaged') ?? pairs[0];
  if (pair !== undefined) {
    const part = body.slice(pair.begin.end, pair.end.start);
    const around = { before: body.slice(0, pair.begin.start), after: body.slice(pair.end.end) };
    return {
      ...around,
      marked: pair.marked,
      ...(!isUntouched(part, pair.end.text) && part.trim() !== '' && { edited: part }),
    };
  }
  const alone = marksIn(body, BEGIN)[0];
  const mark = alone ?? marksIn(body, END)[0];
  if (mark === undefined) return { before: '', after: body === '' ? '' : `\n\n${body}`, marked: 'damaged' };
  return {
    before: body.slice(0, mark.start),
    after: body.slice(mark.end),
    marked: alone === undefined ? 'damaged' : readState(alone.text),
  };
}

/**
 * Put a body together again: our part anew, what a person wrote to the byte.
 *
 * @param parts our part, the fullest first: the first that fits is taken
 * @returns undefined where not even the state fits beside what a person wrote
 */
export function putTogether(
  body: Body | undefined,
  state: IssueState,
  parts: readonly string[],
): string | undefined {
  const { before, edited, after } = body ?? { before: '', after: '' };
  const kept = edited === undefined ? '' : keptText(edited);
  for (const part of [...parts, '']) {
    const ours = `\n${part}\n`;
    const whole = `${before}${beginMark(state)}${ours}${endMark(ours)}${kept}${after}`;
    if (whole.length <= MAX_BODY) return whole;
  }
  return undefined;
}

/** All that a person wrote, or changed in our part. */
export function writtenByHand({ before, edited, after }: Body): string {
  return [before, edited ?? '', after].join('\n');
}

function keptText(edited: string): string {
  return `\n\n<details><summary>Changed by hand in the part above, and kept</summary>\n\n${edited}\n\n</details>\n`;
}

interface Mark {
  readonly start: number;
  readonly end: number;
  /** What it holds behind its name. */
  readonly text: string;
}

function marksIn(body: string, pattern: RegExp): readonly Mark[] {
  return [...body.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[1] ?? '',
  }));
}

/** Each begin with the end that follows before another begins. */
function pairsIn(
  body: string,
): readonly { readonly begin: Mark; readonly end: Mark; readonly marked: Marked }[] {
  const begins = marksIn(body, BEGIN);
  const ends = marksIn(body, END);
  return begins.flatMap((begin, index) => {
    const next = begins[index + 1]?.start ?? Infinity;
    const end = ends.find((mark) => mark.start >= begin.end && mark.start < next);
    return end === undefined ? [] : [{ begin, end, marked: readState(begin.text) }];
  });
}
