import * as v from 'valibot';

/** An `int8` as PostgreSQL writes it, exact whatever its size. */
export const int8AsBigint = v.pipe(
  v.string(),
  v.regex(/^-?\d+$/),
  v.transform((text) => BigInt(text)),
);

/** An `int8` that counts something, as a number; above 2^53 it would not be exact and is refused. */
export const int8AsCount = v.pipe(
  v.string(),
  v.regex(/^\d+$/),
  v.transform(Number),
  v.safeInteger('a count above 2^53 cannot be held exactly'),
);
