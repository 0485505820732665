import * as v from 'valibot';
import { canonicalJson, parseJson } from '#json';
import type { LedgerHead } from '#ledger';
import type { Manifest } from '#manifest';
import { backupId } from '#policy';
import { verifySigned, type SignedBy, type Signer, type Trust } from '#seal';
import { UserError, messageOf } from '#verdict';
import { databases, instant, ledgerHead, run, subject, text } from './fields.js';
import { runOf, sourceOf } from './parts.js';
import { BACKUP_TYPE, PAYLOAD_TYPE, STATEMENT_TYPE } from './statement.js';
import { subjectName, subjectOf, type ManifestPlace } from './subject.js';

/** Largest signature of a manifest that is read, in bytes. */
export const MAX_SIGNATURE_BYTES = 4 * 1024 * 1024;

const statement = v.looseObject({
  _type: v.literal(STATEMENT_TYPE),
  subject,
  predicateType: v.literal(BACKUP_TYPE),
  predicate: v.looseObject({
    backup_id: text,
    name: text,
    created_at: instant,
    completed_at: v.optional(instant),
    /** The program that says so, with its version. */
    tool: text,
    run,
    source: v.looseObject({ databases }),
    ledger: v.optional(ledgerHead),
  }),
});

/** What is signed of a backup, and its receipt. */
export type BackupStatement = v.InferOutput<typeof statement>;

/** A manifest that is about to be written. */
export interface WrittenManifest {
  readonly manifest: Manifest;
  /** The set's folder below the store. */
  readonly name: string;
  /** The manifest's, as they go into the store. */
  readonly bytes: Uint8Array;
  /** The newest entry of the ledger; absent where there is none. */
  readonly ledger?: LedgerHead | undefined;
}

/**
 * Sign a manifest. What is signed names the set, its moment and its place, so that an older set in the place of a newer one is known.
 *
 * @returns the bytes of the signature file
 * @throws UserError where a service refuses
 */
export async function signManifest(
  { manifest, name, bytes, ledger }: WrittenManifest,
  signer: Signer,
): Promise<Uint8Array> {
  const value: BackupStatement = {
    _type: STATEMENT_TYPE,
    subject: [subjectOf({ name, id: manifest.backup_id, bytes })],
    predicateType: BACKUP_TYPE,
    predicate: {
      backup_id: manifest.backup_id,
      name,
      created_at: manifest.created_at,
      ...(manifest.completed_at === undefined ? {} : { completed_at: manifest.completed_at }),
      tool: manifest.created_by,
      run: runOf(manifest.source),
      source: sourceOf(manifest),
      ...(ledger === undefined ? {} : { ledger }),
    },
  };
  const payload = Buffer.from(canonicalJson(value), 'utf8');
  // Nothing is signed that no reader would take.
  readStatement(payload);
  return signer.sign(PAYLOAD_TYPE, payload);
}

/**
 * Why a signature that verifies says nothing of the set beside it. Stable: reports and tests go by these.
 *
 * - `statement-malformed`: what was signed is no statement about a backup
 * - `manifest-changed`: it is about a manifest with other bytes
 * - `set-moved`: it is about a set of another name, id or time than where it was found
 */
export type StatementRefusal = 'statement-malformed' | 'manifest-changed' | 'set-moved';

/** A signed statement that is not about what it lies beside. */
export class StatementRefused extends UserError {
  readonly code: StatementRefusal;

  constructor(code: StatementRefusal, message: string) {
    super(message);
    this.name = 'StatementRefused';
    this.code = code;
  }
}

/** Who signed a set, and what they said of it. */
export interface SignedBackup {
  readonly by: readonly SignedBy[];
  readonly statement: BackupStatement;
}

/**
 * Check the signature of a manifest: by somebody trusted, over these bytes, and about the set that lies at this place.
 *
 * @throws SignatureRefused, StatementRefused
 */
export async function verifyManifestSignature(
  found: ManifestPlace,
  signature: Uint8Array,
  trust: Trust,
): Promise<SignedBackup> {
  const signed = await verifySignedBackup(found, signature, trust);
  refuseChanged(found, signed.statement);
  return signed;
}

/**
 * Check the signature of a manifest without the manifest: by somebody trusted, and about the set of this place.
 *
 * @throws SignatureRefused, StatementRefused
 */
export async function verifySignedBackup(
  place: Pick<ManifestPlace, 'name' | 'id'>,
  signature: Uint8Array,
  trust: Trust,
): Promise<SignedBackup> {
  const { payload, by } = await verifySigned(signature, PAYLOAD_TYPE, trust);
  const signed = readStatement(payload);
  refuseMoved(place, signed);
  return { by, statement: signed };
}

function readStatement(payload: Uint8Array): BackupStatement {
  let value: unknown;
  try {
    value = parseJson(payload, { maxBytes: MAX_SIGNATURE_BYTES });
  } catch (error) {
    throw new StatementRefused('statement-malformed', `What was signed cannot be read: ${messageOf(error)}`);
  }
  const result = v.safeParse(statement, value, { abortEarly: true });
  if (result.success) return result.output;
  const at = v.getDotPath(result.issues[0]) ?? 'document';
  throw new StatementRefused(
    'statement-malformed',
    `What was signed is no statement about a backup: ${at} ${result.issues[0].message}`,
  );
}

function refuseMoved(
  { name, id }: Pick<ManifestPlace, 'name' | 'id'>,
  { subject: [about], predicate }: BackupStatement,
): void {
  const place = subjectName({ name, id });
  const isThere =
    predicate.name === name &&
    predicate.backup_id === id &&
    about.name === place &&
    backupId(new Date(predicate.created_at)) === id;
  if (isThere) return;
  throw new StatementRefused(
    'set-moved',
    `It was signed as ${predicate.name}/${predicate.backup_id} of ${predicate.created_at}, and lies at ${name}/${id}`,
  );
}

function refuseChanged(found: ManifestPlace, { subject: [about] }: BackupStatement): void {
  const { digest } = subjectOf(found);
  if (about.digest.sha256 === digest.sha256 && about.digest.sha3_256 === digest.sha3_256) return;
  throw new StatementRefused(
    'manifest-changed',
    `It was signed over a manifest of SHA-256 ${about.digest.sha256}, and this one has ${digest.sha256}`,
  );
}
