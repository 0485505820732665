import { hash as digestOf } from 'node:crypto';
import * as v from 'valibot';
import { canonicalJson } from '#json';

/** The version of the entries that this program writes and reads. */
const LEDGER_VERSION = 1;

/** Largest entry that is read, in bytes: what is written has a few hundred. */
export const MAX_ENTRY_BYTES = 16 * 1024;

/** What the first entry continues. */
export const NOTHING_BEFORE = '0'.repeat(64);

const text = v.pipe(
  v.string(),
  v.maxLength(1_024),
  v.check((value) => value.isWellFormed()),
);
const word = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{0,63}$/));
const hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));

const actor = v.strictObject({
  /** Who started it. */
  login: v.optional(text),
  /** GitHub's number of the repository: unlike its name, nobody else can get it. */
  repository_id: v.optional(text),
  run_id: v.optional(text),
  /** Counts a workflow's runs from 1, without gaps. */
  run_number: v.optional(count),
  workflow: v.optional(text),
});

const subject = v.strictObject({
  backup_id: v.optional(text),
  manifest_sha256: v.optional(hex),
});

// Members in the order of RFC 8785, which is that of what is parsed: `parseEntry` counts on it.
const entry = v.strictObject({
  action: word,
  actor,
  at: instant,
  hash: hex,
  /** Made with the first entry, so that no entry passes for one of another ledger. */
  log_id: v.pipe(v.string(), v.uuid()),
  outcome: word,
  /** The hash of the entry before. */
  prev: hex,
  seq: count,
  subject,
  v: v.literal(LEDGER_VERSION),
});

/** One thing that was done to a store. */
export type LedgerEntry = v.InferOutput<typeof entry>;
/** Who did it; outside of a workflow run most parts are unknown. */
export type LedgerActor = LedgerEntry['actor'];
/** What it was done to; absent parts where it was no one set. */
export type LedgerSubject = LedgerEntry['subject'];

/** What is to be written down; its place in the chain is the ledger's matter. */
export interface LedgerEvent {
  readonly at: Date;
  readonly actor: LedgerActor;
  /** What was done, in words of `a-z`, digits, `-` and `.`, such as `backup` or `prune.delete`. */
  readonly action: string;
  readonly subject: LedgerSubject;
  /** How it ended, in the same letters: `proven`, `failed`, `unproven`, `done`. */
  readonly outcome: string;
}

/** An entry by its place and its hash: whoever knows it knows whether everything up to it is as it was. */
export interface LedgerHead {
  readonly seq: number;
  /** Lowercase hex, SHA-256. */
  readonly hash: string;
}

/** An entry and the line that says it. */
export interface EntryLine {
  readonly entry: LedgerEntry;
  /** RFC 8785, without a line break. */
  readonly line: string;
}

/** The line of an event in its place. @throws ValiError for an event that no entry can say */
export function encodeEntry(
  event: LedgerEvent,
  place: Omit<LedgerEntry, keyof LedgerEvent | 'hash' | 'v'>,
): EntryLine {
  const unhashed = { ...event, at: event.at.toISOString(), ...place, v: LEDGER_VERSION };
  const hash = digestOf('sha256', canonicalJson(unhashed));
  const whole = v.parse(entry, { ...unhashed, hash });
  return { entry: whole, line: canonicalJson(whole) };
}

/** Why a line is no entry, or not the one that its hash speaks of. */
export interface BadEntry {
  readonly problem: string;
}

/** Read a line that somebody else may have written, and check that its hash is that of its content. */
export function parseEntry(line: string): LedgerEntry | BadEntry {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: 'it is not JSON' };
  }
  const read = v.safeParse(entry, value, { abortEarly: true });
  if (!read.success) {
    return { problem: `${v.getDotPath(read.issues[0]) ?? 'the entry'}: ${read.issues[0].message}` };
  }
  const found = read.output;
  // The shape's members are in order, and it knows all: no spaces, no key twice, every number and string in its one form.
  if (JSON.stringify(found) !== line) return { problem: 'it is not in the canonical form (RFC 8785)' };
  // Inside a string the quotes would be escaped: this stands in one place.
  const hashed = line.replace(`"hash":"${found.hash}",`, '');
  if (digestOf('sha256', hashed) !== found.hash) return { problem: 'its hash is not that of its content' };
  return found;
}

/** An entry as its own head. */
export function headFrom({ seq, hash }: LedgerEntry): LedgerHead {
  return { seq, hash };
}
