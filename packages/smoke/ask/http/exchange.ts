import type { ClientRequest, IncomingMessage } from 'node:http';
import { codeOf } from '#verdict';
import type { Limit } from '../limit.js';
import type { Agents } from './agents.js';

/** One request on its way out. */
export interface Sent {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** May be sent a second time where the first came to nothing (RFC 9110, 9.2.2). */
const IDEMPOTENT: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE']);

/**
 * Send a request and wait for the head of its answer; whoever gets it reads the body, or destroys it. The end of the limit cuts both off.
 * A connection that was kept open may have been closed by the server in that same moment: the request then goes out again over a new one.
 */
export async function exchange(sent: Sent, agents: Agents, limit: Limit): Promise<IncomingMessage> {
  if (!IDEMPOTENT.has(sent.method)) return headOf(await agents.request(sent, 'fresh'), sent, limit);
  const request = await agents.request(sent, 'kept');
  try {
    return await headOf(request, sent, limit);
  } catch (error) {
    if (limit.reason !== undefined || !request.reusedSocket || !closedMeanwhile(error)) throw error;
    return headOf(await agents.request(sent, 'fresh'), sent, limit);
  }
}

function closedMeanwhile(error: unknown): boolean {
  return ['ECONNRESET', 'EPIPE'].includes(codeOf(error) ?? '');
}

function headOf(request: ClientRequest, { body }: Sent, limit: Limit): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // More than one may come, of which the first says why.
    request.on('error', (error) => {
      release();
      reject(error);
    });
    request.once('response', (response) => {
      response.once('close', () => {
        release();
      });
      // Its reader hears of it from the stream; nobody may be reading yet, or any more.
      response.on('error', () => undefined);
      resolve(response);
    });
    const release = limit.onEnd((reason) => {
      request.destroy(reason);
    });
    request.end(body);
  });
}
