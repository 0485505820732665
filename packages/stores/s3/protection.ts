import {
  GetObjectLegalHoldCommand,
  GetObjectRetentionCommand,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
} from '@aws-sdk/client-s3';
import type { Lock, Protection } from '../store.js';
import type { S3Connection } from './connection.js';
import { isFailure } from './failure.js';

/** What protects one version of an object. Each is asked for by itself: an answer to HEAD leaves out in silence what one may not see. */
export async function protectionOfVersion(
  connection: S3Connection,
  key: string,
  versionId: string | undefined,
): Promise<Protection> {
  const name = { Bucket: connection.place.bucket, Key: key, VersionId: versionId };
  const [retention, hold] = await Promise.all([
    connection
      .ask('s3:GetObjectRetention', (s3, sending) => s3.send(new GetObjectRetentionCommand(name), sending))
      .catch(whereNone),
    connection
      .ask('s3:GetObjectLegalHold', (s3, sending) => s3.send(new GetObjectLegalHoldCommand(name), sending))
      .catch(whereNone),
  ]);
  const { Mode, RetainUntilDate: until } = retention?.Retention ?? {};
  const lock: Lock | undefined =
    Mode === undefined || until === undefined
      ? undefined
      : { mode: Mode === 'COMPLIANCE' ? 'compliance' : 'governance', until };
  return {
    ...(lock === undefined ? {} : { lock }),
    ...(hold?.LegalHold?.Status === 'ON' ? { legalHold: true } : {}),
  };
}

/** For `catch`: nothing protects the object, or nothing can in this bucket. */
function whereNone(error: unknown): undefined {
  if (
    isFailure(
      error,
      'NoSuchObjectLockConfiguration',
      'ObjectLockConfigurationNotFoundError',
      'InvalidRequest',
    )
  ) {
    return undefined;
  }
  throw error;
}

/** Protect a version that is there already. */
export async function protectVersion(
  connection: S3Connection,
  key: string,
  versionId: string | undefined,
  { lock, legalHold }: Protection,
): Promise<void> {
  const name = { Bucket: connection.place.bucket, Key: key, VersionId: versionId };
  if (lock !== undefined) {
    const Retention = { Mode: lockMode(lock), RetainUntilDate: lock.until };
    await connection.ask('s3:PutObjectRetention', (s3, sending) =>
      s3.send(new PutObjectRetentionCommand({ ...name, Retention }), sending),
    );
  }
  if (legalHold === true) {
    await connection.ask('s3:PutObjectLegalHold', (s3, sending) =>
      s3.send(new PutObjectLegalHoldCommand({ ...name, LegalHold: { Status: 'ON' } }), sending),
    );
  }
}

export function lockMode({ mode }: Lock): 'COMPLIANCE' | 'GOVERNANCE' {
  return mode === 'compliance' ? 'COMPLIANCE' : 'GOVERNANCE';
}

/** Whether an object must not be removed at a moment. */
export function isProtected({ lock, legalHold }: Protection, now: Date): boolean {
  return legalHold === true || (lock !== undefined && lock.until > now);
}
