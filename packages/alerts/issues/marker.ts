import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { JsonError, parseJson } from '#json';
import { IssueStateSchema, STATE_VERSION, type IssueState } from './state.js';

/** What the comment before our part holds: a state, nothing that can be read, or what a later version of Backproof wrote. */
export type Marked = IssueState | 'damaged' | 'later';

/** A begin as we write it, or as a person left it. What it holds never contains its end: see `stateText`. */
export const BEGIN = /<!--\s*backproof:begin\b([\s\S]*?)-->/g;
export const END = /<!--\s*backproof:end\b([\s\S]*?)-->/g;
/** What is left where a person cut into our comments. */
export const REMNANT = /<!--\s*backproof:/;

export function beginMark(state: IssueState): string {
  return `<!-- backproof:begin ${stateText(state)} -->`;
}

/** The end carries a digest of our part, so that what a person wrote into it is noticed. */
export function endMark(part: string): string {
  return `<!-- backproof:end ${digest(part)} -->`;
}

/** True where nobody changed our part since it was written. An editor may have changed the ends of its lines. */
export function isUntouched(part: string, end: string): boolean {
  return end.trim() === digest(part);
}

/** Read what a begin holds. */
export function readState(text: string): Marked {
  try {
    const json = parseJson(Buffer.from(text.trim()), { maxBytes: 16_384, maxDepth: 4 });
    const read = v.safeParse(IssueStateSchema, json);
    if (read.success) return read.output;
    const later = v.safeParse(v.object({ v: v.pipe(v.number(), v.minValue(STATE_VERSION + 1)) }), json);
    return later.success ? 'later' : 'damaged';
  } catch (error) {
    if (error instanceof JsonError) return 'damaged';
    throw error;
  }
}

/** JSON in which nothing ends an HTML comment (two hyphens, an angle) or calls anybody on GitHub. */
function stateText(state: IssueState): string {
  return JSON.stringify(state).replace(
    /[<>@#&`]|-(?=-)|(?<=-)-/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function digest(part: string): string {
  return createHash('sha256').update(part.replace(/\r\n?/g, '\n').trim()).digest('hex').slice(0, 32);
}
