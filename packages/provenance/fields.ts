import * as v from 'valibot';

/** Parts that the statements of several kinds have. */

export const text = v.pipe(v.string(), v.maxLength(4_096));
export const hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export const seconds = v.pipe(v.number(), v.finite());
export const instant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/),
  v.check((value) => !Number.isNaN(Date.parse(value))),
);

/** The workflow run. */
export const run = v.record(text, v.union([text, v.number()]));

/** The databases of a set, each as of its own snapshot. */
export const databases = v.pipe(
  v.array(v.looseObject({ name: text, server_version: text, snapshot_at: instant })),
  v.maxLength(10_000),
);

/** The newest entry of a ledger at that moment: a tail that is cut off later is missed by it. */
export const ledgerHead = v.object({
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  hash: hex,
});

/** One subject: the set's manifest, by its bytes. */
export const subject = v.strictTuple([
  v.looseObject({ name: text, digest: v.looseObject({ sha256: hex, sha3_256: hex }) }),
]);
