import * as v from 'valibot';
import { UserError, messageOf } from '#verdict';

/** What Sigstore's certificate authority asks a token to be meant for. */
const AUDIENCE = 'sigstore';
const TIMEOUT_MS = 30_000;

/** Where a job of GitHub Actions gets its identity, and what shows that it is the job. */
export interface TokenRequest {
  /** ACTIONS_ID_TOKEN_REQUEST_URL; empty where the job has no `id-token: write`. */
  readonly url: string;
  /** ACTIONS_ID_TOKEN_REQUEST_TOKEN; a secret. */
  readonly token: string;
  /** How requests leave this machine, proxies and all. */
  readonly fetch: (
    url: string,
    init: { headers: Record<string, string>; signal: AbortSignal },
  ) => Promise<TokenAnswer>;
}

export interface TokenAnswer {
  readonly status: number;
  json(): Promise<unknown>;
}

const answerShape = v.object({ value: v.pipe(v.string(), v.regex(/^[\w-]+\.[\w-]+\.[\w-]*$/)) });

/**
 * Ask GitHub for the job's identity token. It is a secret that lives for minutes.
 *
 * @throws UserError
 */
export async function requestIdentityToken({ url, token, fetch }: TokenRequest): Promise<string> {
  if (url === '' || token === '') {
    throw new UserError('This job has no identity to sign with', {
      remedy: 'Give the job the permission `id-token: write`, or sign with a key',
    });
  }
  const asked = new URL(url);
  asked.searchParams.set('audience', AUDIENCE);
  let answer: unknown;
  try {
    const response = await fetch(asked.href, {
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status !== 200) throw new UserError(`it answers ${response.status}`);
    answer = await response.json();
  } catch (error) {
    throw noToken(messageOf(error), error);
  }
  const parsed = v.safeParse(answerShape, answer);
  if (!parsed.success) throw noToken('it answers with no token');
  return parsed.output.value;
}

function noToken(why: string, cause?: unknown): UserError {
  return new UserError(`GitHub gave no identity token for this job: ${why}`, {
    remedy: 'Run the job again; where that does not help, sign with a key',
    cause,
  });
}
