import { OperationFailed, UserError, type Advice } from '#verdict';
import { failureOf, type Failure } from './failure.js';
import type { S3Place } from './place.js';

type Explanation = (failure: Failure, action: string, place: S3Place) => UserError;

/** Errors of S3 and of the way to it in one line, with the way out; others as they are. */
export function explainS3(error: unknown, action: string, place: S3Place): unknown {
  if (error instanceof UserError) return error;
  const failure = failureOf(error);
  if (failure === undefined) return regionMissing(error, place) ?? error;
  const explain = EXPLANATIONS.get(failure.code) ?? byStatus(failure);
  const told = explain(failure, action, place);
  const advice: Advice = { where: place.url, cause: error };
  const Kind = told instanceof OperationFailed ? OperationFailed : UserError;
  return new Kind(told.message, told.remedy === undefined ? advice : { ...advice, remedy: told.remedy });
}

const LOG_IN =
  'Log in before this step (aws-actions/configure-aws-credentials), or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';

const noCredentials: Explanation = () =>
  new UserError('No credentials for S3 were found', { remedy: LOG_IN });

const expired: Explanation = () =>
  new UserError('The credentials for S3 have expired', {
    remedy: 'Log in again right before this step, and for as long as it runs (role-duration-seconds)',
  });

const unknownKey: Explanation = () =>
  new UserError('S3 does not know this access key or session token', {
    remedy: 'Check that AWS_ACCESS_KEY_ID and AWS_SESSION_TOKEN belong together, and to this endpoint',
  });

const wrongSecret: Explanation = () =>
  new UserError('S3 refuses the signature: the secret does not belong to the access key', {
    remedy: 'Check AWS_SECRET_ACCESS_KEY for a wrong, cut or padded value',
  });

const noBucket: Explanation = (_failure, _action, { bucket }) =>
  new UserError(`There is no bucket '${bucket}'`, {
    remedy: 'Check its name, the region and the endpoint; buckets are never made by a backup',
  });

const wrongRegion: Explanation = ({ region }, _action, { bucket, region: asked }) => {
  const used = asked === undefined ? '' : `, not in ${asked}`;
  return region === undefined
    ? new UserError(
        `The bucket '${bucket}' is in another region${asked === undefined ? '' : ` than ${asked}`}`,
        {
          remedy: 'Add ?region=… with the region of the bucket to the URL of the store',
        },
      )
    : new UserError(`The bucket '${bucket}' is in ${region}${used}`, {
        remedy: `Add ?region=${region} to the URL of the store`,
      });
};

const denied: Explanation = (_failure, action, { bucket, prefix }) =>
  new UserError(`The credentials may not ${action}`, {
    remedy: `Allow ${action} for them on ${onBucket(action) ? bucket : `${bucket}/${prefix}*`}`,
  });

/** Permissions that are given on the bucket, not on its objects. */
function onBucket(action: string): boolean {
  return action.startsWith('s3:List') || action.startsWith('s3:GetBucket');
}

const wrongClock: Explanation = () =>
  new UserError("This machine's clock is too far off for S3", { remedy: 'Set the clock (NTP)' });

const full: Explanation = ({ message }) =>
  new OperationFailed(`The store is full: ${message}`, {
    remedy: 'Raise its quota or free space; nothing of this object was kept',
  });

const busy: Explanation = ({ code }) =>
  new OperationFailed(`The store keeps slowing us down (${code})`, {
    remedy: 'Start again later, or ask for a higher request rate',
  });

const notS3: Explanation = ({ status }, _action, { endpoint }) =>
  new UserError(`What answers at ${endpoint ?? 'the endpoint'} is no S3 (status ${status ?? 'unknown'})`, {
    remedy: 'Check the endpoint: it must be the S3 interface, not a console or a proxy',
  });

const notReached: Explanation = ({ code }, _action, { endpoint, region }) =>
  new OperationFailed(
    `S3 is not reached at ${endpoint ?? `the region ${region ?? 'of the SDK'}`} (${code})`,
    {
      remedy: 'Check the endpoint, its port and http or https, the network and the firewall',
    },
  );

const cut: Explanation = ({ code }, action) =>
  new OperationFailed(`The connection to the store keeps breaking (${code}, ${action})`, {
    remedy: 'Check the network and the proxy on the way; then start again',
  });

const untrusted: Explanation = ({ code }, _action, { endpoint }) =>
  new UserError(`The certificate of ${endpoint ?? 'S3'} is not trusted (${code})`, {
    remedy: 'Set NODE_EXTRA_CA_CERTS to the certificate of its authority, or check the host name',
  });

const stalled: Explanation = (_failure, action) =>
  new OperationFailed(`The store stopped answering (${action})`, {
    remedy: 'Check the network and the store; then start again, or raise the stall timeout',
  });

const noLock: Explanation = ({ message }) =>
  new UserError(`The bucket refuses to lock objects: ${message}`, {
    remedy: 'Take a bucket with Object Lock, or take the lock away',
  });

const sentWrong: Explanation = ({ code }) =>
  new OperationFailed(`The store received other bytes than were sent (${code})`, {
    remedy: 'Something on the way changes them: check the proxy and the network',
  });

const other: Explanation = ({ code, message, status }, action) =>
  new OperationFailed(
    `S3 refused ${action}: ${code}${message === '' || message === 'UnknownError' ? '' : `, ${message}`}${status === undefined ? '' : ` (${status})`}`,
  );

const EXPLANATIONS = new Map<string, Explanation>([
  ['CredentialsProviderError', noCredentials],
  ['TokenProviderError', noCredentials],
  ['ExpiredToken', expired],
  ['ExpiredTokenException', expired],
  ['TokenRefreshRequired', expired],
  ['InvalidAccessKeyId', unknownKey],
  ['InvalidToken', unknownKey],
  ['SignatureDoesNotMatch', wrongSecret],
  ['NoSuchBucket', noBucket],
  ['PermanentRedirect', wrongRegion],
  ['AuthorizationHeaderMalformed', wrongRegion],
  ['IllegalLocationConstraintException', wrongRegion],
  ['AccessDenied', denied],
  ['Forbidden', denied],
  ['AllAccessDisabled', denied],
  ['RequestTimeTooSkewed', wrongClock],
  ['QuotaExceeded', full],
  ['InsufficientCapacity', full],
  ['SlowDown', busy],
  ['Throttling', busy],
  ['TooManyRequests', busy],
  ['ServiceUnavailable', busy],
  ['NotS3', notS3],
  ['ECONNREFUSED', notReached],
  ['ENOTFOUND', notReached],
  ['EAI_AGAIN', notReached],
  ['EHOSTUNREACH', notReached],
  ['ENETUNREACH', notReached],
  ['EPROTO', notReached],
  ['ECONNRESET', cut],
  ['EPIPE', cut],
  ['ECONNABORTED', cut],
  ['TimeoutError', stalled],
  ['Stalled', stalled],
  ['ETIMEDOUT', stalled],
  ['RequestTimeout', stalled],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', untrusted],
  ['SELF_SIGNED_CERT_IN_CHAIN', untrusted],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', untrusted],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', untrusted],
  ['CERT_HAS_EXPIRED', untrusted],
  ['ERR_TLS_CERT_ALTNAME_INVALID', untrusted],
  ['ObjectLockConfigurationNotFoundError', noLock],
  ['BadDigest', sentWrong],
  ['XAmzContentSHA256Mismatch', sentWrong],
]);

function byStatus({ status }: Failure): Explanation {
  if (status === 507) return full;
  if (status === 403) return denied;
  return other;
}

/** The SDK has neither a name nor a code for it. */
function regionMissing(error: unknown, place: S3Place): UserError | undefined {
  if (place.region !== undefined || !(error instanceof Error) || error.message !== 'Region is missing') {
    return undefined;
  }
  return new UserError('It is not known which region the bucket is in', {
    remedy: 'Add ?region=… to the URL of the store, or set AWS_REGION',
    where: place.url,
    cause: error,
  });
}
