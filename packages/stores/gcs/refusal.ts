import * as v from 'valibot';
import { codeOf } from '#verdict';
import { Stalled } from '../persistence.js';

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

/** What the service said, however its clients tell of it; undefined where it said nothing. */
export function refusalOf(error: unknown): GcsRefusal | undefined {
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

/** The status of the answer by which a login failed; undefined where it is not about a login. */
export function loginStatus(error: unknown): number | undefined {
  const login = v.safeParse(loginErrorSchema, error);
  return login.success ? login.output.response.status : undefined;
}

/** True for what may succeed when it is asked again. */
export function passes(error: unknown): boolean {
  if (error instanceof Stalled || isNetwork(error)) return true;
  const refusal = refusalOf(error);
  const status = refusal?.status ?? loginStatus(error) ?? 0;
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

/** True where what is missing is the bucket. */
export function isBucket({ message }: GcsRefusal): boolean {
  return /bucket does not exist/i.test(message);
}
