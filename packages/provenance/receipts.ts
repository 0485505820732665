import type { LedgerHead } from '#ledger';
import { backupId, parseBackupId } from '#policy';
import type { Signer, Trust } from '#seal';
import type { Store } from '#stores';
import { UserError, type Claim } from '#verdict';
import { knownHead } from './known-head.js';
import { misplaced, ownPlace } from './misplaced.js';
import { MAX_SIGNED_BYTES, openReceipt } from './open-receipt.js';
import {
  DRILL_TYPE,
  PAYLOAD_TYPE,
  RECOVERY_TYPE,
  SMOKE_TYPE,
  STATEMENT_TYPE,
  VERIFICATION_TYPE,
  encodeReceipt,
  saysRestorable,
  type DrillPredicate,
  type DrillStatement,
  type Receipt,
  type RecoveryPredicate,
  type SmokePredicate,
  type VerificationPredicate,
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

/** Kinds of receipts that lie beside the sets; that of a backup is the signature of its manifest. */
export const RECEIPT_KINDS = ['verification', 'drill', 'smoke', 'recovery'] as const;
export type ReceiptKind = (typeof RECEIPT_KINDS)[number];

const FILE = /^(\d{8}-\d{6})-([a-z]+)-(backup-\d{8}-\d{6})\.json$/;

/** What a receipt's file name says: where to look, and not to be believed. */
export interface ReceiptName {
  readonly kind: ReceiptKind;
  /** The set that it is about. */
  readonly id: string;
  /** When what it tells of ended. */
  readonly at: Date;
}

/** Read a receipt's file name; undefined for other files. */
export function receiptNamed(file: string): ReceiptName | undefined {
  const [, stamp = '', said = '', id = ''] = FILE.exec(file) ?? [];
  const kind = RECEIPT_KINDS.find((one) => one === said);
  const at = parseBackupId(`backup-${stamp}`);
  if (kind === undefined || at === undefined || parseBackupId(id) === undefined) return undefined;
  return { kind, id, at };
}

/** The set whose drill a receipt's file name speaks of; undefined for other files. */
export function receiptFor(file: string): string | undefined {
  const named = receiptNamed(file);
  return named?.kind === 'drill' ? named.id : undefined;
}

/** A receipt that is about to be written. */
export type NewReceipt =
  | { readonly kind: 'drill'; readonly predicate: DrillPredicate }
  | { readonly kind: 'recovery'; readonly predicate: RecoveryPredicate }
  | { readonly kind: 'verification'; readonly predicate: VerificationPredicate }
  | { readonly kind: 'smoke'; readonly predicate: SmokePredicate };

/** Seconds after the end whose names are tried, where others of the kind and the set ended in the same second. */
const TRIES = 5;

/**
 * Write a receipt beside the set. One that is signed names the head of the ledger, so that a tail that is cut off later is missed.
 *
 * @param signer undefined where nobody signs
 * @returns its path in the store
 * @throws UserError where the store refuses, or a service does not sign
 */
export async function writeReceipt(
  subject: ReceiptSubject,
  receipt: NewReceipt,
  signer?: Signer,
): Promise<string> {
  const bytes = await bytesOf(subject, receipt, signer);
  const ended = new Date(receipt.predicate.finished_at);
  for (let later = 0; ; later++) {
    const stamp = backupId(new Date(ended.getTime() + later * 1000)).slice('backup-'.length);
    const path = `${receiptsFolder(subject.name)}/${stamp}-${receipt.kind}-${subject.id}.json`;
    const last = later === TRIES - 1;
    if (!last && (await subject.store.head(path)) !== undefined) continue;
    try {
      await subject.store.put(path, ReadableStream.from([Uint8Array.from(bytes)]));
      return path;
    } catch (error) {
      if (last || (await subject.store.head(path)) === undefined) throw error;
    }
  }
}

async function bytesOf(
  subject: ReceiptSubject,
  receipt: NewReceipt,
  signer: Signer | undefined,
): Promise<Uint8Array> {
  if (signer === undefined) return encodeReceipt(statementOf(subject, receipt, {}));
  const ledger = await knownHead(subject.store, subject.name);
  const statement = statementOf(subject, receipt, ledger === undefined ? {} : { ledger });
  return signer.sign(PAYLOAD_TYPE, encodeReceipt(statement));
}

function statementOf(
  subject: ReceiptSubject,
  receipt: NewReceipt,
  more: { readonly ledger?: LedgerHead },
): Receipt {
  const about = { _type: STATEMENT_TYPE, subject: [subjectOf(subject)] } satisfies Partial<Receipt>;
  switch (receipt.kind) {
    case 'drill':
      return { ...about, predicateType: DRILL_TYPE, predicate: { ...receipt.predicate, ...more } };
    case 'recovery':
      return { ...about, predicateType: RECOVERY_TYPE, predicate: { ...receipt.predicate, ...more } };
    case 'verification':
      return { ...about, predicateType: VERIFICATION_TYPE, predicate: { ...receipt.predicate, ...more } };
    case 'smoke':
      return { ...about, predicateType: SMOKE_TYPE, predicate: { ...receipt.predicate, ...more } };
  }
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
 * What is known of a set from its receipts. One counts where it speaks of the very manifest that lies there, under the name that it was
 * written under, and says that the set restores or that it does not; the newest of these is believed. What cannot be read, or is from the future, says nothing.
 *
 * @param paths receipts that may be about it, such as those whose names say so, in any order
 * @param trust whose signature a receipt must have; undefined where none is demanded
 * @throws UserError where the store does not give one: whoever goes on without it would take a proven set for one that is not
 */
export async function standingOf(
  subject: ReceiptSubject,
  paths: readonly string[],
  now: Date,
  trust?: Trust,
): Promise<Standing | undefined> {
  if (paths.length === 0) return undefined;
  const digest = digestOf(subject.bytes);
  let newest: Standing | undefined;
  for (const path of paths.toSorted().toReversed().slice(0, MAX_READ)) {
    const found = await readDrill(subject.store, path, trust);
    if (found?.subject[0].digest.sha256 !== digest.sha256) continue;
    if (found.subject[0].digest.sha3_256 !== digest.sha3_256) continue;
    // Under later names an old one could stand before the newer one that undoes it, which then is not read.
    const named = receiptNamed(path.slice(path.lastIndexOf('/') + 1));
    if (named === undefined || misplaced(ownPlace(found), { ...named, name: subject.name }) !== undefined)
      continue;
    const { verdict, claim, finished_at } = found.predicate;
    const at = new Date(finished_at);
    if (verdict === 'unproven' || (verdict === 'proven' && !saysRestorable(claim))) continue;
    if (at.getTime() > now.getTime() + MAX_SKEW_MS) continue;
    if (newest === undefined || at > newest.at) newest = { verdict, claim, at, path };
  }
  return newest;
}

/** Undefined for what is no receipt of a drill, or not signed as is demanded. That a store did not give it says nothing of what it is: that is thrown. */
async function readDrill(
  store: Store,
  path: string,
  trust: Trust | undefined,
): Promise<DrillStatement | undefined> {
  const bytes = await fetchReceipt(store, path);
  try {
    const { receipt } = await openReceipt(bytes, path, trust);
    return receipt.predicateType === DRILL_TYPE ? receipt : undefined;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** A receipt's bytes, as many as one may have and one more. @throws UserError where the store does not give it */
export async function fetchReceipt(store: Store, path: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of store.get(path, { start: 0, end: MAX_SIGNED_BYTES + 1 })) parts.push(part);
  return Buffer.concat(parts);
}
