import type { SourcePlace } from './verdict.js';

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

/** Something that is wrong at one place of a file, and what would be right there. */
export interface Mistake {
  readonly at: SourcePlace;
  readonly message: string;
}

/** Everything that is wrong in a file of the user's, in the order in which it stands there: each is shown at its place. */
export class FileMistakes extends UserError {
  readonly mistakes: readonly Mistake[];

  /** @param mistakes at least one */
  constructor(mistakes: readonly Mistake[], advice: Advice = {}) {
    super(mistakes.map(mistakeLine).join('; '), advice);
    this.name = 'FileMistakes';
    this.mistakes = mistakes;
  }
}

/** A mistake in one line, its place first, in the form that editors and terminals open. */
function mistakeLine({ at, message }: Mistake): string {
  return `${at.file}:${at.line}:${at.column} ${message.replace(/\.$/, '')}`;
}

/** The message of anything that can be thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The `code` of a Node or PostgreSQL error (`ENOENT`, `28P01`), if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
