import * as v from 'valibot';
import { canonicalJson, parseJson } from '#json';
import { CLAIMS, UserError, messageOf, type Claim } from '#verdict';
import { databases, hex, instant, ledgerHead, run, seconds, subject, text } from './fields.js';

/** What in-toto calls a statement: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
/** What a statement is called in an envelope. */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** What every kind of receipt of ours is named by. */
const RECEIPTS = 'https://backproof.dev/receipts';
/** A backup's receipt is the signature of its manifest. */
export const BACKUP_TYPE = `${RECEIPTS}/backup/v1`;
export const VERIFICATION_TYPE = `${RECEIPTS}/verification/v1`;
export const DRILL_TYPE = `${RECEIPTS}/drill/v1`;
export const SMOKE_TYPE = `${RECEIPTS}/smoke/v1`;
export const RECOVERY_TYPE = `${RECEIPTS}/recovery/v1`;

/** Largest receipt that is written or read, in bytes. */
export const MAX_RECEIPT_BYTES = 16 * 1024 * 1024;
/** Checks that a receipt lists; what went wrong comes first, and the rest is counted. */
export const MAX_CHECKS = 2_000;

const check = v.looseObject({
  id: text,
  verdict: v.picklist(['proven', 'failed', 'unproven']),
  required: v.boolean(),
  supports: v.optional(v.picklist(CLAIMS)),
  expected: text,
  found: text,
  where: v.optional(text),
  subject: v.optional(text),
});

/** What every receipt says. */
const common = {
  verdict: v.picklist(['proven', 'failed', 'unproven']),
  claim: v.picklist(['none', ...CLAIMS]),
  /** `none` is nobody's: such a receipt is evidence as good as the right to write to its store. */
  signature: v.picklist(['none', 'key', 'keyless']),
  started_at: instant,
  finished_at: instant,
  /** The program that says so, with its version. */
  tool: text,
  run,
  checks: v.pipe(v.array(check), v.maxLength(MAX_CHECKS)),
  checks_left_out: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  ledger: v.optional(ledgerHead),
};
const source = v.looseObject({ databases });

const drillPredicate = v.looseObject({
  ...common,
  source,
  /** Absent where nothing was restored. */
  target: v.optional(v.looseObject({ server_version: text })),
  /** Recovery time: phases follow one another. */
  rto: v.looseObject({
    seconds,
    phases: v.pipe(v.array(v.looseObject({ name: text, seconds })), v.maxLength(100)),
  }),
  /** What would have been lost; absent where the manifest could not be read. */
  rpo: v.optional(
    v.looseObject({ seconds, measured: text, worst_of_seven_days_seconds: v.optional(seconds) }),
  ),
});

/** What a guided recovery says besides: into what, by whom, and what stands in the way of regret. */
const recoveryFacts = v.looseObject({
  /** The database that the restored one took the place of, by its name. */
  database: text,
  /** Who started it. */
  actor: v.optional(text),
  /** The protected environment of the job, as its workflow says. */
  environment: v.optional(text),
  /** Those of whom GitHub says that they let the run into it, none of whom started it. */
  approved_by: v.optional(v.pipe(v.array(text), v.maxLength(100))),
  target_was_empty: v.boolean(),
  /** The backup of the target that was taken, and read back, before anything was put into its place; absent where there was none. */
  backup_before: v.optional(v.looseObject({ name: text, backup_id: text, manifest_sha256: hex })),
  /** What the database that was there is called since then; absent where nothing was put into its place. */
  set_aside: v.optional(text),
});

const recoveryPredicate = v.looseObject({
  ...drillPredicate.entries,
  /** Absent where somebody restored by hand (`backproof restore`). */
  recovery: v.optional(recoveryFacts),
});

const verificationPredicate = v.looseObject({
  ...common,
  source,
  level: v.picklist(['quick', 'full', 'deep']),
  /** Age of the set; absent where its manifest could not be read. */
  age_seconds: v.optional(seconds),
});

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const smokePredicate = v.looseObject({
  ...common,
  probes: v.looseObject({ passed: count, failed: count, unproven: count }),
});

const about = { _type: v.literal(STATEMENT_TYPE), subject };
const drillStatement = v.looseObject({
  ...about,
  predicateType: v.literal(DRILL_TYPE),
  predicate: drillPredicate,
});

const receipt = v.variant('predicateType', [
  drillStatement,
  v.looseObject({ ...about, predicateType: v.literal(RECOVERY_TYPE), predicate: recoveryPredicate }),
  v.looseObject({ ...about, predicateType: v.literal(VERIFICATION_TYPE), predicate: verificationPredicate }),
  v.looseObject({ ...about, predicateType: v.literal(SMOKE_TYPE), predicate: smokePredicate }),
]);

/** A receipt that lies beside the sets; told apart by `predicateType`. */
export type Receipt = v.InferOutput<typeof receipt>;
/** A receipt of a drill. */
export type DrillStatement = v.InferOutput<typeof drillStatement>;
/** What a drill came to. */
export type DrillPredicate = v.InferOutput<typeof drillPredicate>;
/** What a restore into a real target came to. */
export type RecoveryPredicate = v.InferOutput<typeof recoveryPredicate>;
export type RecoveryFacts = v.InferOutput<typeof recoveryFacts>;
export type VerificationPredicate = v.InferOutput<typeof verificationPredicate>;
export type SmokePredicate = v.InferOutput<typeof smokePredicate>;

/** A receipt in the form that is written: RFC 8785, UTF-8. */
export function encodeReceipt(value: Receipt): Uint8Array {
  const bytes = Buffer.from(canonicalJson(value), 'utf8');
  parseReceipt(bytes, 'receipt');
  return bytes;
}

/**
 * Read a receipt of any kind from somebody we do not trust.
 *
 * @param where what to call it in an error
 * @throws UserError
 */
export function parseReceipt(bytes: Uint8Array, where: string): Receipt {
  return parsed(receipt, bytes, where);
}

/** The same for the receipt of a drill. @throws UserError */
export function parseStatement(bytes: Uint8Array, where: string): DrillStatement {
  return parsed(drillStatement, bytes, where);
}

function parsed<S extends typeof receipt | typeof drillStatement>(
  shape: S,
  bytes: Uint8Array,
  where: string,
): v.InferOutput<S> {
  const result = v.safeParse(shape, jsonOf(bytes, where), { abortEarly: true });
  if (result.success) return result.output;
  const at = v.getDotPath(result.issues[0]) ?? 'document';
  throw new UserError(`The receipt is not valid: ${at} ${result.issues[0].message}`, { where });
}

function jsonOf(bytes: Uint8Array, where: string): unknown {
  try {
    return parseJson(bytes, { maxBytes: MAX_RECEIPT_BYTES });
  } catch (error) {
    throw new UserError(`The receipt cannot be read: ${messageOf(error)}`, { where, cause: error });
  }
}

/** Whether a claim says at least that it restores. */
export function saysRestorable(claim: Claim | 'none'): boolean {
  return claim !== 'none' && CLAIMS.indexOf(claim) >= CLAIMS.indexOf('restorable');
}
