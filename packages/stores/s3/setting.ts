import type { S3Client } from '@aws-sdk/client-s3';
import { known, type Fact } from '../posture.js';
import type { S3Connection, Sending } from './connection.js';
import { failureOf, isDenied, isFailure } from './failure.js';

/** Ask for a setting of a bucket; `absent` has the answers that say that nothing is set, by the code of the failure. */
export async function ask<T>(
  connection: S3Connection,
  permission: string,
  question: (s3: S3Client, sending: Sending) => Promise<T>,
  absent: readonly (readonly [code: string, means: T])[] = [],
): Promise<Fact<T>> {
  try {
    return known(await connection.ask(permission, question));
  } catch (error) {
    const meant = absent.find(([code]) => isFailure(error, code));
    if (meant !== undefined) return known(meant[1]);
    // Other refusals, such as a wrong secret's, are no answer to the question.
    if (isDenied(error)) return { state: 'denied', permission };
    const failure = failureOf(error);
    if (failure?.status === 405 || failure?.status === 501) {
      return { state: 'untold', why: `${failure.code} (${failure.status})` };
    }
    throw error;
  }
}
