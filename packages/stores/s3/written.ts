import { HeadObjectCommand } from '@aws-sdk/client-s3';
import type { Protection } from '../store.js';
import type { S3Connection } from './connection.js';
import { isDenied, isMissing } from './failure.js';
import { lockMode } from './protection.js';

/**
 * Name of the metadata in which each writer leaves a mark of their own: it tells a name that somebody else took from one that we took
 * ourselves by a request whose answer was lost.
 */
const MARK = 'backproof-write';

export interface Writer {
  readonly key: string;
  /** Different for every `put`. */
  readonly mark: string;
  readonly protection: Protection | undefined;
}

/** What an object is made with: its writer's mark, and what protects it from its first moment on. */
export function madeWith({ mark, protection }: Writer): {
  readonly Metadata: Record<string, string>;
  readonly ContentType: string;
  readonly ObjectLockMode?: 'GOVERNANCE' | 'COMPLIANCE';
  readonly ObjectLockRetainUntilDate?: Date;
  readonly ObjectLockLegalHoldStatus?: 'ON';
} {
  const lock = protection?.lock;
  return {
    Metadata: { [MARK]: mark },
    ContentType: 'application/octet-stream',
    ...(lock === undefined
      ? {}
      : {
          ObjectLockMode: lockMode(lock),
          ObjectLockRetainUntilDate: lock.until,
        }),
    ...(protection?.legalHold === true ? { ObjectLockLegalHoldStatus: 'ON' } : {}),
  };
}

interface Found {
  /** `unknown` where the credential may not look. */
  readonly owner: 'nobody' | 'ours' | 'other' | 'unknown';
  readonly size: number;
  readonly versionId: string | undefined;
}

/**
 * What now lies under a writer's name: nothing, their own object, or somebody else's.
 *
 * @param versionId of the version that is meant, where it is known
 */
export async function lookAtWritten(
  connection: S3Connection,
  { key, mark }: Writer,
  versionId?: string,
): Promise<Found> {
  const { bucket } = connection.place;
  try {
    const found = await connection.ask('s3:GetObject', (s3, sending) =>
      s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }), sending),
    );
    const owner = found.Metadata?.[MARK] === mark ? 'ours' : 'other';
    return { owner, size: found.ContentLength ?? 0, versionId: found.VersionId };
  } catch (error) {
    const owner = isMissing(error) ? 'nobody' : isDenied(error) ? 'unknown' : undefined;
    if (owner !== undefined) return { owner, size: 0, versionId: undefined };
    throw error;
  }
}
