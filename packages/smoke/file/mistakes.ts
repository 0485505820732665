import { formatCount, UserError } from '#verdict';
import type { Place } from '../model.js';

/** Something in a probe file that must be put right: what is wrong, and what would be right. */
export interface Mistake {
  readonly place: Place;
  readonly message: string;
}

/** Mistakes that the message lists; the rest are counted. */
const LISTED = 50;

/** A probe file that cannot be used, with everything that is wrong with it, in the order of the file. */
export class ProbeFileError extends UserError {
  /** The file as its user named it, or the name of the input that held the text. */
  readonly file: string;
  readonly mistakes: readonly Mistake[];

  constructor(file: string, mistakes: readonly Mistake[]) {
    const sorted = mistakes.toSorted(
      (a, b) => a.place.line - b.place.line || a.place.column - b.place.column,
    );
    super(summary(file, sorted));
    this.name = 'ProbeFileError';
    this.file = file;
    this.mistakes = sorted;
  }
}

function summary(file: string, mistakes: readonly Mistake[]): string {
  const lines = mistakes
    .slice(0, LISTED)
    .map(({ place, message }) => `${file}:${place.line}:${place.column} ${message}`);
  const [first = `${file} cannot be used`] = lines;
  if (mistakes.length < 2) return first;
  if (mistakes.length > LISTED) lines.push(`and ${formatCount(mistakes.length - LISTED)} more`);
  return [`${file} has ${formatCount(mistakes.length, 'mistake')}:`, ...lines].join('\n');
}
