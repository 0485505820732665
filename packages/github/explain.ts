import * as v from 'valibot';
import { formatDuration } from '#verdict';
import {
  Expired,
  GitHubUnavailable,
  IssuesOff,
  MissingPermission,
  NotFound,
  Rejected,
  TokenRefused,
  type Permission,
  type Rejection,
} from './errors.js';

/** What a call does, as an error tells it, and what it needs. */
export interface Purpose {
  /** In the infinitive: `open an issue`. */
  readonly doing: string;
  readonly permission: Permission;
}

const failureSchema = v.object({
  status: v.number(),
  message: v.string(),
  response: v.optional(
    v.object({
      headers: v.record(v.string(), v.unknown()),
      data: v.unknown(),
    }),
  ),
});
export type Failure = v.InferOutput<typeof failureSchema>;

/** What a request failed with, or nothing where the error is not of a request. */
export function failureOf(error: unknown): Failure | undefined {
  const parsed = v.safeParse(failureSchema, error);
  return parsed.success ? parsed.output : undefined;
}

/** A header of the answer, as a number. */
export function numberIn(failure: Failure, header: string): number | undefined {
  const value = failure.response?.headers[header];
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** True where an answer says: not now, too many requests. */
export function isLimit(failure: Failure): boolean {
  if (failure.status !== 403 && failure.status !== 429) return false;
  return (
    failure.status === 429 ||
    numberIn(failure, 'x-ratelimit-remaining') === 0 ||
    numberIn(failure, 'retry-after') !== undefined ||
    /secondary rate/i.test(failure.message)
  );
}

/** What a person is told of a failed request; a defect of ours comes back as it is. */
export function explain(error: unknown, purpose: Purpose, repository: string, patience: number): unknown {
  const failure = failureOf(error);
  if (failure === undefined) return error;
  const { doing } = purpose;
  if (isLimit(failure)) return limited(failure, doing, patience);
  switch (failure.status) {
    case 401:
      return new TokenRefused(doing);
    case 403:
      return forbidden(failure, purpose, repository);
    case 404:
      return new NotFound(doing, repository);
    case 410:
      return purpose.permission.startsWith('issues')
        ? new IssuesOff(repository)
        : new Expired(doing, repository);
    case 422:
      return rejected(failure, doing);
    default:
      if (failure.status < 500) return error;
      return new GitHubUnavailable(
        failure.response === undefined
          ? `GitHub could not be reached to ${doing}: ${failure.message}`
          : `GitHub answered ${failure.status} when asked to ${doing}`,
      );
  }
}

function limited(failure: Failure, doing: string, patience: number): GitHubUnavailable {
  const wait = numberIn(failure, 'retry-after');
  const reset = numberIn(failure, 'x-ratelimit-reset');
  const until =
    wait !== undefined
      ? `for ${formatDuration(wait)}`
      : reset === undefined
        ? 'for a while'
        : `until ${new Date(reset * 1000).toISOString()}`;
  return new GitHubUnavailable(
    `GitHub's rate limit does not let us ${doing} ${until}, and no more than ${formatDuration(patience)} are waited in all`,
    'Run fewer jobs at the same time, or later',
  );
}

const bodySchema = v.object({
  message: v.optional(v.string()),
  errors: v.optional(
    v.array(
      v.union([
        v.object({
          field: v.optional(v.nullable(v.string())),
          code: v.optional(v.string()),
          message: v.optional(v.nullable(v.string())),
        }),
        v.string(),
      ]),
    ),
  ),
});

function bodyOf(failure: Failure): v.InferOutput<typeof bodySchema> {
  const parsed = v.safeParse(bodySchema, failure.response?.data);
  return parsed.success ? parsed.output : {};
}

function forbidden(failure: Failure, purpose: Purpose, repository: string): Error {
  const { message = '' } = bodyOf(failure);
  // An organisation's own rules (single sign-on, an allow list of addresses, an archived repository) are no matter of permissions.
  if (message !== '' && !/resource not accessible|must have|not authorized|permission/i.test(message)) {
    return new Rejected(purpose.doing, message, []);
  }
  return new MissingPermission(purpose.doing, acceptedPermission(failure) ?? purpose.permission, repository);
}

/** What GitHub itself says would have been enough: `issues=write; pull_requests=write`, alternatives apart by semicolons. */
function acceptedPermission(failure: Failure): string | undefined {
  const header = failure.response?.headers['x-accepted-github-permissions'];
  if (typeof header !== 'string') return undefined;
  const match = /^\s*([a-z_]+)=([a-z]+)/.exec(header);
  return match === null ? undefined : `${(match[1] ?? '').replaceAll('_', '-')}: ${match[2] ?? ''}`;
}

function rejected(failure: Failure, doing: string): Rejected {
  const { message = `status ${failure.status}`, errors = [] } = bodyOf(failure);
  const rejections = errors.map((error): Rejection =>
    typeof error === 'string'
      ? { field: undefined, code: error }
      : { field: error.field ?? undefined, code: error.code ?? error.message ?? 'invalid' },
  );
  const parts = rejections.map(({ field, code }) => (field === undefined ? code : `${field} ${code}`));
  return new Rejected(doing, [message, ...parts].join(', '), rejections);
}
