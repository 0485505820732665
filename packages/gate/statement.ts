import * as v from 'valibot';
import { JsonError, parseJson, type Json } from '#json';
import { UserError } from '#verdict';

/** An in-toto statement of anybody's: https://github.com/in-toto/attestation/tree/main/spec */
export interface Statement {
  readonly predicateType: string;
  /** What it is about. */
  readonly subjects: readonly {
    readonly name?: string | undefined;
    readonly digest: Readonly<Record<string, string>>;
  }[];
  /** Absent, or of any form: each kind of statement has its own. */
  readonly predicate: Json | undefined;
}

/** Largest statement that is read, in bytes: SBOMs are large. */
const MAX_BYTES = 24 * 1024 * 1024;
/** Artifacts that one statement is about: GitHub allows 1024. */
const MAX_SUBJECTS = 10_000;

const shape = v.looseObject({
  _type: v.picklist(['https://in-toto.io/Statement/v0.1', 'https://in-toto.io/Statement/v1']),
  subject: v.pipe(
    v.array(
      v.looseObject({
        name: v.optional(v.string()),
        digest: v.pipe(
          v.record(v.string(), v.string()),
          v.check((digest) => Object.keys(digest).length > 0),
        ),
      }),
    ),
    v.minLength(1),
    v.maxLength(MAX_SUBJECTS),
  ),
  predicateType: v.pipe(v.string(), v.minLength(1)),
});
const object = v.record(
  v.string(),
  v.custom<Json>(() => true),
);

/**
 * Read what was signed, which must be an in-toto statement, of version 0.1 or 1.
 *
 * @throws UserError
 */
export function readStatement(payload: Uint8Array): Statement {
  const json = jsonOf(payload);
  const { predicate } = v.is(object, json) ? json : {};
  const parsed = v.safeParse(shape, json, { abortEarly: true });
  if (parsed.success) {
    const { predicateType, subject } = parsed.output;
    return { predicateType, subjects: subject, predicate };
  }
  const at = v.getDotPath(parsed.issues[0]) ?? 'document';
  throw new UserError(`What was signed is no in-toto statement: its ${at} is wrong`);
}

function jsonOf(payload: Uint8Array): Json {
  try {
    return parseJson(payload, { maxBytes: MAX_BYTES });
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new UserError(`What was signed is not JSON: ${error.message}`, { cause: error });
  }
}
