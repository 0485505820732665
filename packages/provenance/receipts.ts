import { backupId, parseBackupId } from '#policy';
import type { Store } from '#stores';
import { UserError, type Claim } from '#verdict';
import {
  DRILL_TYPE,
  MAX_RECEIPT_BYTES,
  STATEMENT_TYPE,
  encodeStatement,
  parseStatement,
  saysRestorable,
  type DrillPredicate,
  type DrillStatement,
} from './statement.js';
import { digestOf, subjectOf } from './subject.js';

/** The set that a receipt is about, with its manifest as it lies in the store. */
export interface ReceiptSubject {
  readonly store: Store;
  readonly name: string;
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** The folder of a name's receipts. */
export function receiptsFolder(name: string): string {
  return `${name}/receipts`;
}

const FILE = /^(\d{8}-\d{6})-drill-(backup-\d{8}-\d{6})\.json$/;

/** The set that a receipt's file name speaks of: where to look, and not to be believed. Undefined for other files. */
export function receiptFor(file: string): string | undefined {
  const id = FILE.exec(file)?.[2];
  return id === undefined || parseBackupId(id) === undefined ? undefined : id;
}

/** Seconds after the drill's own whose names are tried, where other drills of the set ended in the same second. */
const TRIES = 5;

/**
 * Write a drill's receipt beside the set.
 *
 * @returns its path in the store
 * @throws UserError where the store refuses
 */
export async function writeReceipt(subject: ReceiptSubject, predicate: DrillPredicate): Promise<string> {
  const bytes = encodeStatement(statementOf(subject, predicate));
  const ended = new Date(predicate.finished_at);
  for (let later = 0; ; later++) {
    const stamp = backupId(new Date(ended.getTime() + later * 1000)).slice('backup-'.length);
    const path = `${receiptsFolder(subject.name)}/${stamp}-drill-${subject.id}.json`;
    const last = later === TRIES - 1;
    if (!last && (await subject.store.head(path)) !== undefined) continue;
    try {
      await subject.store.put(path, ReadableStream.from([bytes]));
      return path;
    } catch (error) {
      if (last || (await subject.store.head(path)) === undefined) throw error;
    }
  }
}

function statementOf(subject: ReceiptSubject, predicate: DrillPredicate): DrillStatement {
  return {
    _type: STATEMENT_TYPE,
    subject: [subjectOf(subject)],
    predicateType: DRILL_TYPE,
    predicate,
  };
}

/** What the newest receipt about a set says. */
export interface Standing {
  readonly verdict: 'proven' | 'failed';
  readonly claim: Claim | 'none';
  /** When the drill ended. */
  readonly at: Date;
  /** The receipt's path in the store. */
  readonly path: string;
}

/** Receipts of one set that are read, newest names first: more are those of somebody who wants them not to be read. */
const MAX_READ = 100;
/** How far two machines' clocks may be apart. */
const MAX_SKEW_MS = 5 * 60_000;

/**
 * What is known of a set from its receipts. One counts where it speaks of the very manifest that lies there, and says that the set restores or
 * that it does not; the newest of these is believed. What cannot be read, or is from the future, says nothing.
 *
 * @param paths receipts that may be about it, such as those whose names say so, in any order
 * @throws UserError where the store does not give one: whoever goes on without it would take a proven set for one that is not
 */
export async function standingOf(
  subject: ReceiptSubject,
  paths: readonly string[],
  now: Date,
): Promise<Standing | undefined> {
  if (paths.length === 0) return undefined;
  const digest = digestOf(subject.bytes);
  let newest: Standing | undefined;
  for (const path of paths.toSorted().toReversed().slice(0, MAX_READ)) {
    const found = await readReceipt(subject.store, path);
    if (found?.subject[0].digest.sha256 !== digest.sha256) continue;
    if (found.subject[0].digest.sha3_256 !== digest.sha3_256) continue;
    const { verdict, claim, finished_at } = found.predicate;
    const at = new Date(finished_at);
    if (verdict === 'unproven' || (verdict === 'proven' && !saysRestorable(claim))) continue;
    if (at.getTime() > now.getTime() + MAX_SKEW_MS) continue;
    if (newest === undefined || at > newest.at) newest = { verdict, claim, at, path };
  }
  return newest;
}

/** Undefined for what is no receipt. That a store did not give it says nothing of what it is: that is thrown. */
async function readReceipt(store: Store, path: string): Promise<DrillStatement | undefined> {
  const parts: Uint8Array[] = [];
  for await (const part of store.get(path, { start: 0, end: MAX_RECEIPT_BYTES + 1 })) parts.push(part);
  try {
    return parseStatement(Buffer.concat(parts), path);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
