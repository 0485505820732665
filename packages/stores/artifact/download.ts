import { GitHubUnavailable, type Fetch } from '#github';
import { codeOf } from '#verdict';
import { bytesIn } from '../answers.js';
import { Stalled } from '../persistence.js';

/** The store behind the artifacts answered with something else than bytes. */
class Refused extends Error {
  constructor(readonly status: number) {
    super(`the store behind it answered ${status}`);
  }
}

/** True for what may succeed when it is asked again; 403 is an address that is no longer good. */
export function passes(error: unknown): boolean {
  if (error instanceof Stalled || error instanceof GitHubUnavailable) return true;
  if (error instanceof Refused) return error.status === 403 || error.status === 429 || error.status >= 500;
  // `fetch` tells of the network so, with its code in the cause.
  return error instanceof TypeError && codeOf(error.cause) !== undefined;
}

/** A range of an artifact, over one connection. The address is all that is needed: no token goes there. */
export async function download(
  fetch: Fetch,
  address: string,
  start: number,
  end: number,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  const answer = await fetch(address, { headers: { range: `bytes=${start}-${end - 1}` }, signal });
  if (answer.status === 206) return bytesIn(answer);
  await answer.body?.cancel();
  throw new Refused(answer.status);
}
