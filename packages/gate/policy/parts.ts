import * as v from 'valibot';
import { whole, word } from '#yaml-file';

/** Pieces that the shapes of several requirements have. */

/** Ten years: whoever asks for more asks for nothing. */
export const LONGEST = { max: 315_360_000_000, maxText: '3650d' };

/** A number of GitHub's, or one that counts. */
export const id = whole(1, Number.MAX_SAFE_INTEGER);

/** Who vouches for the workflows of github.com. They are told by the name of a repository, and by a number that nobody else can get. */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/** Path of one of the job's files. */
export const workspacePath = v.pipe(
  word,
  v.check(isBelow, 'must be a path below the workspace, without ".."'),
);

function isBelow(path: string): boolean {
  return !path.startsWith('/') && !path.includes('\\') && !path.split('/').includes('..');
}

/** What a requirement about an artifact names. */
export const artifactKey = v.optional(
  v.pipe(
    word,
    v.description(
      'What it is about: a file below the workspace, or an image or anything else by its digest. What the run says (`artifact`, `artifact-digest`) where absent.',
    ),
    v.examples(['dist/app.tar.gz']),
  ),
);
