import * as v from 'valibot';
import { OperationFailed, UserError, codeOf, messageOf } from '#verdict';
import { Stalled } from '../persistence.js';
import { ObjectLocked } from '../explain.js';

/** An answer of the service that is a no. */
export class GcsRefusal extends Error {
  constructor(
    readonly status: number,
    /** The service's own word for it, such as `conditionNotMet`; '' where it gives none. */
    readonly reason: string,
    message: string,
  ) {
    super(message);
    this.name = 'GcsRefusal';
  }
}

const bodySchema = v.object({
  error: v.object({
    message: v.optional(v.string(), ''),
    errors: v.optional(v.array(v.object({ reason: v.optional(v.string(), '') })), []),
  }),
});

/** What the body of an answer says. https://cloud.google.com/storage/docs/json_api/v1/status-codes */
export function refusalIn(status: number, body: string): GcsRefusal {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return new GcsRefusal(status, '', body.slice(0, 300));
  }
  const known = v.safeParse(bodySchema, parsed);
  if (!known.success) return new GcsRefusal(status, '', body.slice(0, 300));
  const { message, errors } = known.output.error;
  return new GcsRefusal(status, errors[0]?.reason ?? '', message);
}

/** How the client library tells of an answer. */
const apiErrorSchema = v.object({
  code: v.number(),
  message: v.string(),
  errors: v.optional(v.array(v.object({ reason: v.optional(v.string(), '') })), []),
});

/** How the login library tells of one: its request is in it. */
const loginErrorSchema = v.object({
  config: v.object({}),
  response: v.object({ status: v.number() }),
});

function refusalOf(error: unknown): GcsRefusal | undefined {
  if (error instanceof GcsRefusal) return error;
  const known = v.safeParse(apiErrorSchema, error);
  if (!known.success) return undefined;
  const { code, message, errors } = known.output;
  // A download's refusal has its body for a message.
  if (errors.length === 0) return refusalIn(code, message);
  return new GcsRefusal(code, errors[0]?.reason ?? '', message);
}

const NETWORK = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ESOCKETTIMEDOUT',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_STREAM_PREMATURE_CLOSE',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** `fetch` tells of the network in the cause of its error. */
function isNetwork(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  if (NETWORK.has(code)) return true;
  // The client library's transport gives its timeouts a name and no code.
  if (error instanceof Error && error.name === 'FetchError') return code !== 'ENOTFOUND';
  return error instanceof TypeError && NETWORK.has(codeOf(error.cause) ?? '');
}

/** True for what may succeed when it is asked again. */
export function passes(error: unknown): boolean {
  if (error instanceof Stalled || isNetwork(error)) return true;
  const login = v.safeParse(loginErrorSchema, error);
  const refusal = refusalOf(error);
  const status = refusal?.status ?? (login.success ? login.output.response.status : 0);
  return status === 408 || status === 429 || status >= 500 || refusal?.reason === 'rateLimitExceeded';
}

/** True where there is nothing under a name. */
export function isMissing(error: unknown): boolean {
  const refusal = refusalOf(error);
  return refusal?.status === 404 && !isBucket(refusal);
}

/** True where somebody else has the name. */
export function isTaken(error: unknown): boolean {
  return refusalOf(error)?.status === 412;
}

/** True where the credential may not do what was asked. */
export function isForbidden(error: unknown): boolean {
  return refusalOf(error)?.status === 403;
}

function isBucket({ message }: GcsRefusal): boolean {
  return /bucket does not exist/i.test(message);
}

/** What a person is told; a defect of ours comes back as it is. */
export function explain(error: unknown, doing: string, where: string): unknown {
  if (error instanceof UserError) return error;
  const advice = { where, cause: error };
  const login = loginTrouble(error);
  if (login !== undefined) return new UserError(login.message, { ...advice, remedy: login.remedy });
  const refusal = refusalOf(error);
  if (refusal === undefined) {
    if (!passes(error) && codeOf(error) !== 'ENOTFOUND') return error;
    return new OperationFailed(`Google Cloud Storage could not ${doing}: ${messageOf(error)}`, {
      ...advice,
      remedy: 'Check the way to the service: network, proxy, `endpoint`',
    });
  }
  const { status, reason, message } = refusal;
  if (passes(refusal)) {
    return new OperationFailed(
      `Google Cloud Storage could not ${doing}: it answered ${status} to the last attempt too`,
      { ...advice, remedy: 'Try again later; https://status.cloud.google.com tells of outages' },
    );
  }
  if (reason === 'retentionPolicyNotMet' || reason === 'objectUnderActiveHold' || isKept(message)) {
    return new ObjectLocked(`A lock or a hold keeps it: ${message}`, {
      ...advice,
      remedy: 'Wait until the lock ends, or lift the hold',
    });
  }
  if (status === 401)
    return new UserError(`Google refused the login when asked to ${doing}`, { ...advice, remedy: LOGIN });
  if (status === 403)
    return new UserError(forbidden(message, doing), { ...advice, remedy: permissionRemedy(message) });
  if (status === 404 && isBucket(refusal)) {
    return new UserError('The bucket does not exist', {
      ...advice,
      remedy: 'Check its name, or make it: Backproof makes no buckets',
    });
  }
  if (/retention/i.test(message) && status === 400) {
    return new UserError(`The bucket does not let objects be locked: ${message}`, {
      ...advice,
      remedy: 'Enable object retention for the bucket, or take the lock away',
    });
  }
  return new UserError(
    `Google Cloud Storage would not ${doing}: ${message === '' ? `status ${status}` : message}`,
    advice,
  );
}

const LOGIN =
  'Log in anew, such as with the action google-github-actions/auth before this step; a key or a token may have expired or been revoked';

function loginTrouble(error: unknown): { readonly message: string; readonly remedy: string } | undefined {
  const message = messageOf(error);
  if (/could not load the default credentials/i.test(message)) {
    return {
      message: 'There are no credentials for Google Cloud',
      remedy:
        'Log in with the action google-github-actions/auth before this step, or point GOOGLE_APPLICATION_CREDENTIALS to a file of credentials',
    };
  }
  if (
    /unable to read the credential file|credential_source|lacks? .*credential/i.test(message) ||
    isMissingFile(error)
  ) {
    return { message: `The credentials for Google Cloud cannot be read: ${message}`, remedy: LOGIN };
  }
  const login = v.safeParse(loginErrorSchema, error);
  if (!login.success || passes(error)) return undefined;
  return { message: `Google refused the login: ${message}`, remedy: LOGIN };
}

function isMissingFile(error: unknown): boolean {
  return ['ENOENT', 'EACCES'].includes(codeOf(error) ?? '');
}

function isKept(message: string): boolean {
  return /retention.*(?:until|cannot be deleted)|active .*hold/i.test(message);
}

function forbidden(message: string, doing: string): string {
  const permission = permissionIn(message);
  return permission === undefined
    ? `Google Cloud Storage does not let us ${doing}: ${message}`
    : `The credential may not ${doing}: it lacks ${permission}`;
}

function permissionRemedy(message: string): string {
  const permission = permissionIn(message);
  return permission === undefined
    ? 'Check what the credential may do in this bucket'
    : `Grant it a role with ${permission} on the bucket, such as Storage Object User`;
}

function permissionIn(message: string): string | undefined {
  return /\bstorage\.[a-zA-Z]+\.[a-zA-Z]+/.exec(message)?.[0];
}
