import type { ClientRequest, IncomingMessage } from 'node:http';
import { codeOf } from '#verdict';
import { reasonOf } from '../answer.js';
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
 * Send a request and wait for the head of its answer; whoever gets it reads the body, or destroys it. Aborting the signal cuts both off.
 * A connection that was kept open may have been closed by the server in that same moment: the request then goes out again over a new one.
 */
export async function exchange(sent: Sent, agents: Agents, signal: AbortSignal): Promise<IncomingMessage> {
  if (!IDEMPOTENT.has(sent.method)) return headOf(await agents.request(sent, 'fresh'), sent, signal);
  const request = await agents.request(sent, 'kept');
  try {
    return await headOf(request, sent, signal);
  } catch (error) {
    if (signal.aborted || !request.reusedSocket || !closedMeanwhile(error)) throw error;
    return headOf(await agents.request(sent, 'fresh'), sent, signal);
  }
}

function closedMeanwhile(error: unknown): boolean {
  return ['ECONNRESET', 'EPIPE'].includes(codeOf(error) ?? '');
}

function headOf(request: ClientRequest, { body }: Sent, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      // With its reason: it is what reading the head or the body then fails with.
      request.destroy(reasonOf(signal));
    };
    request.once('response', (response) => {
      response.once('close', () => {
        signal.removeEventListener('abort', onAbort);
      });
      // Its reader hears of it from the stream; nobody may be reading yet, or any more.
      response.on('error', () => undefined);
      resolve(response);
    });
    // More than one may come, of which the first says why.
    request.on('error', (error) => {
      signal.removeEventListener('abort', onAbort);
      reject(error);
    });
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    request.end(body);
  });
}
