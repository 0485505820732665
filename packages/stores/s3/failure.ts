import { S3ServiceException } from '@aws-sdk/client-s3';
import * as v from 'valibot';
import { codeOf } from '#verdict';
import { NotS3 } from './answers.js';

/** What went wrong with a request, in the words of S3 or of the network. */
export interface Failure {
  /** S3's code (`NoSuchBucket`), or the network's (`ECONNRESET`); from the status where an answer had no body. */
  readonly code: string;
  /** Of the answer; undefined where there was none. */
  readonly status: number | undefined;
  /** The region that S3 says the bucket is in. */
  readonly region: string | undefined;
  readonly message: string;
}

/** An answer to HEAD has no body, and with it no code. */
const BY_STATUS = new Map([
  [301, 'PermanentRedirect'],
  [400, 'BadRequest'],
  [403, 'Forbidden'],
  [404, 'NotFound'],
  [412, 'PreconditionFailed'],
  [416, 'InvalidRange'],
  [429, 'TooManyRequests'],
]);

const told = v.looseObject({
  Region: v.optional(v.string()),
  $response: v.optional(
    v.looseObject({
      headers: v.optional(v.record(v.string(), v.string())),
      statusCode: v.optional(v.number()),
    }),
  ),
});

/** The failure behind an error, or behind what it was explained as; undefined for what is none of S3's or the network's. */
export function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  const own = readFailure(error);
  return own ?? (error.cause === undefined ? undefined : failureOf(error.cause));
}

function readFailure(error: Error): Failure | undefined {
  const { Region, $response } = v.is(told, error) ? error : {};
  const region = Region ?? $response?.headers?.['x-amz-bucket-region'];
  if (error instanceof NotS3) {
    return { code: error.name, status: error.status, region: undefined, message: error.message };
  }
  if (error instanceof S3ServiceException) {
    const status = error.$metadata.httpStatusCode;
    const named = error.name !== 'Unknown' && error.name !== 'UnknownError' && error.name !== 'Error';
    const code = named ? error.name : (BY_STATUS.get(status ?? 0) ?? `status ${status ?? 'unknown'}`);
    return { code, status, region, message: error.message };
  }
  // Before what the SDK makes of it: of an answer that broke off it knows the status too.
  const code = codeOf(error) ?? (NAMED.has(error.name) ? error.name : undefined);
  if (code !== undefined) return { code, status: undefined, region, message: error.message };
  // What is not XML cannot be read as an answer of S3.
  if ($response === undefined) return undefined;
  return { code: 'NotS3', status: $response.statusCode, region, message: error.message };
}

/** Errors of the SDK, and of our own patience, that have a name and no code. */
const NAMED = new Set(['CredentialsProviderError', 'TimeoutError', 'TokenProviderError', 'Stalled']);

/** Whether an error, or what it explains, has one of these codes. */
export function isFailure(error: unknown, ...codes: readonly string[]): boolean {
  const failure = failureOf(error);
  return failure !== undefined && codes.includes(failure.code);
}

export function isMissing(error: unknown): boolean {
  return isFailure(error, 'NoSuchKey', 'NotFound', 'NoSuchVersion');
}

export function isDenied(error: unknown): boolean {
  return isFailure(error, 'AccessDenied', 'Forbidden', 'AllAccessDisabled');
}

/** Codes of failures that pass by themselves: a busy or restarting store, a cut connection, a clock that was just put right. */
const PASSING = new Set([
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'TooManyRequests',
  'RequestLimitExceeded',
  'BandwidthLimitExceeded',
  'InternalError',
  'ServiceUnavailable',
  'RequestTimeout',
  'RequestTimeTooSkewed',
  'OperationAborted',
  'ConditionalRequestConflict',
  'TimeoutError',
  'Stalled',
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
]);

export function isPassing(error: unknown): boolean {
  const failure = failureOf(error);
  if (failure === undefined) return false;
  const { code, status } = failure;
  return PASSING.has(code) || (status !== undefined && status >= 500 && status !== 501);
}
