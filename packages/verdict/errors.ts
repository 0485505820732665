import { formatCount } from './format.js';

/** How a person gets out of it: one line about what is wrong, one about what to do. */
export interface Advice {
  /** What to do about it, in the imperative. */
  readonly remedy?: string;
  /** Where to look: a file, a line, an object, a page. */
  readonly where?: string;
  readonly cause?: unknown;
}

/**
 * Something that whoever runs Backproof can put right: wrong input, a server that refuses, a full disk.
 * Shown as one line without a stack. Every other error is a defect of ours and is shown with its stack.
 */
export class UserError extends Error {
  readonly remedy: string | undefined;
  readonly where: string | undefined;

  constructor(message: string, advice: Advice = {}) {
    super(message, advice.cause === undefined ? undefined : { cause: advice.cause });
    this.name = 'UserError';
    this.remedy = advice.remedy;
    this.where = advice.where;
  }

  /** The whole story in one line: what is wrong, what to do, where to look. */
  get line(): string {
    const parts = [this.message.replace(/\.$/, '')];
    if (this.remedy !== undefined) parts.push(this.remedy.replace(/\.$/, ''));
    const text = parts.join('. ') + '.';
    return this.where === undefined ? text : `${text} (${this.where})`;
  }
}

/**
 * What was asked was done and the answer is no: a dump that stalled, a program that was killed, a disk that filled up.
 * The same to a reader as a UserError; apart only in the command line's exit code (1, failed, not 3, wrong use).
 */
export class OperationFailed extends UserError {
  constructor(message: string, advice: Advice = {}) {
    super(message, advice);
    this.name = 'OperationFailed';
  }
}

/** Something in a file of the user's that must be put right: what is wrong, and what would be right. Places count from 1. */
export interface Mistake {
  readonly place: { readonly line: number; readonly column: number };
  readonly message: string;
}

/** Mistakes that a message lists; the rest are counted. */
const LISTED = 50;

/** A file that cannot be used, with everything that is wrong with it, in the order of the file. The message has a line for each. */
export class FileMistakes extends UserError {
  /** The file as its user named it, or the name of the input that held the text. */
  readonly file: string;
  readonly mistakes: readonly Mistake[];

  constructor(file: string, mistakes: readonly Mistake[]) {
    const sorted = mistakes.toSorted(
      (a, b) => a.place.line - b.place.line || a.place.column - b.place.column,
    );
    super(mistakeLines(file, sorted).join('\n'));
    this.name = 'FileMistakes';
    this.file = file;
    this.mistakes = sorted;
  }
}

function mistakeLines(file: string, mistakes: readonly Mistake[]): readonly string[] {
  const lines = mistakes
    .slice(0, LISTED)
    .map(({ place, message }) => `${file}:${place.line}:${place.column} ${message}`);
  if (mistakes.length < 2) return lines;
  if (mistakes.length > LISTED) lines.push(`and ${formatCount(mistakes.length - LISTED)} more`);
  return [`${file} has ${formatCount(mistakes.length, 'mistake')}:`, ...lines];
}

/** The message of anything that can be thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What was thrown, for a warning: a user's error with its way out, of anything else its message. */
export function lineOf(error: unknown): string {
  return error instanceof UserError ? error.line : messageOf(error);
}

/** The `code` of a Node or PostgreSQL error (`ENOENT`, `28P01`), if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
