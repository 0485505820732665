import { GetBucketVersioningCommand, GetObjectLockConfigurationCommand } from '@aws-sdk/client-s3';
import type { S3Connection } from './connection.js';
import { failureOf, isDenied, isFailure } from './failure.js';

/** What a bucket is set to; asked once, when it matters. */
export class BucketSettings {
  readonly #connection: S3Connection;
  #versions: Promise<boolean> | undefined;
  #lock: Promise<'on' | 'off' | 'unknown'> | undefined;

  constructor(connection: S3Connection) {
    this.#connection = connection;
  }

  /** Whether versions are kept, or were: a bucket where that was suspended still has them. Not where we may not ask. */
  versions(): Promise<boolean> {
    return (this.#versions ??= this.#askVersions().catch((error: unknown) => {
      this.#versions = undefined;
      throw error;
    }));
  }

  /** Whether objects can be locked; `unknown` where we may not ask. */
  lock(): Promise<'on' | 'off' | 'unknown'> {
    return (this.#lock ??= this.#askLock().catch((error: unknown) => {
      this.#lock = undefined;
      throw error;
    }));
  }

  async #askVersions(): Promise<boolean> {
    const { bucket: Bucket } = this.#connection.place;
    try {
      const { Status } = await this.#connection.ask('s3:GetBucketVersioning', (s3, sending) =>
        s3.send(new GetBucketVersioningCommand({ Bucket }), sending),
      );
      return Status !== undefined;
    } catch (error) {
      if (isDenied(error) || isFailure(error, 'NotImplemented', 'MethodNotAllowed')) return false;
      throw error;
    }
  }

  async #askLock(): Promise<'on' | 'off' | 'unknown'> {
    const { bucket: Bucket } = this.#connection.place;
    try {
      const { ObjectLockConfiguration } = await this.#connection.ask(
        's3:GetBucketObjectLockConfiguration',
        (s3, sending) => s3.send(new GetObjectLockConfigurationCommand({ Bucket }), sending),
      );
      return ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled' ? 'on' : 'off';
    } catch (error) {
      if (isDenied(error)) return 'unknown';
      if (isFailure(error, 'NotImplemented', 'MethodNotAllowed', 'InvalidRequest', 'InvalidArgument')) {
        return 'off';
      }
      // `ObjectLockConfigurationNotFoundError`; others that know no locks say that there is no such key.
      if (failureOf(error)?.status === 404 && !isFailure(error, 'NoSuchBucket', 'NotS3')) return 'off';
      throw error;
    }
  }
}
