import { whole } from '#yaml-file';

/** Pieces that the shapes of several requirements have. */

/** Ten years: whoever asks for more asks for nothing. */
export const LONGEST = { max: 315_360_000_000, maxText: '3650d' };

/** A number of GitHub's, or one that counts. */
export const id = whole(1, Number.MAX_SAFE_INTEGER);
