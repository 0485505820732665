import { UserError, type Advice } from '#verdict';

const REMEDY = 'Use another backup, and look at where this one was stored or made';

/** Bytes that no pg_dump writes: flipped, cut off, appended, or made to do harm. */
export class ArchiveError extends UserError {
  /** Where in the file it was seen, in bytes from its start. */
  readonly offset: number;

  /** @param what completes "The archive is damaged: …" */
  constructor(what: string, offset: number, advice: Advice = {}) {
    super(`The archive is damaged: ${what} (at byte ${offset})`, { remedy: REMEDY, ...advice });
    this.name = 'ArchiveError';
    this.offset = offset;
  }
}
