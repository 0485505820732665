import {
  createServer,
  request as send,
  type ClientRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** What goes wrong with one request. */
export type Fault =
  /** It reaches the server late. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** Its body and the answer's trickle. */
  | { readonly kind: 'throttle'; readonly bytesPerSecond: number }
  /** The connection breaks when so many bytes of the request's body have reached the server; with 0, before it hears of the request. */
  | { readonly kind: 'cut-request'; readonly after: number }
  /** The server does what it is told; the connection breaks after so many bytes of the answer's body, with 0 before any of the answer. */
  | { readonly kind: 'cut-answer'; readonly after: number }
  /** The server never hears of it; the answer is an error in S3's form. */
  | { readonly kind: 'status'; readonly status: 403 | 500 | 503; readonly code: string }
  /** The server is told twice, and the second answer is given: the first was lost on its way to somebody who asked again. */
  | { readonly kind: 'twice' };

export const SLOW_DOWN: Fault = { kind: 'status', status: 503, code: 'SlowDown' };
export const INTERNAL_ERROR: Fault = { kind: 'status', status: 500, code: 'InternalError' };
export const ACCESS_DENIED: Fault = { kind: 'status', status: 403, code: 'AccessDenied' };

/** A request as it came in. */
export interface Seen {
  /** Counted from 1, since the start or the last `watch`. */
  readonly number: number;
  readonly method: string;
  /** With what follows the question mark. */
  readonly path: string;
}

/** Which fault a request meets; none where undefined. */
export type Rule = (request: Seen) => Fault | undefined;

/** Stands between us and a server that speaks HTTP, passes everything on unchanged, and breaks what it is told to. */
export class FaultProxy implements AsyncDisposable {
  #seen: Seen[] = [];
  #rule: Rule = () => undefined;
  readonly #server: Server;
  readonly #target: URL;
  readonly #upstream = new Set<ClientRequest>();

  private constructor(target: string) {
    this.#target = new URL(target);
    this.#server = createServer((request, response) => {
      // Whoever asked is gone, or we broke the connection ourselves.
      this.#serve(request, response).catch(() => response.destroy());
    });
  }

  /** @param target such as `http://127.0.0.1:8080` */
  static async start(target: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    await new Promise<void>((done) => proxy.#server.listen(0, '127.0.0.1', done));
    return proxy;
  }

  /** As the target, with the proxy's port. */
  get endpoint(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the proxy does not listen');
    const { pathname } = this.#target;
    return `http://127.0.0.1:${address.port}${pathname === '/' ? '' : pathname}`;
  }

  /** Every request since the start or the last `watch`. */
  get seen(): readonly Seen[] {
    return this.#seen;
  }

  /** Count anew, and do from now on what the rule says; nothing without one. */
  watch(rule: Rule = () => undefined): void {
    this.#seen = [];
    this.#rule = rule;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const request of this.#upstream) request.destroy();
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: path = '' } = request;
    const seen: Seen = { number: this.#seen.length + 1, method, path };
    this.#seen.push(seen);
    const fault = this.#rule(seen);
    switch (fault?.kind) {
      case undefined:
        return give(response, await this.#ask(request, request));
      case 'delay':
        // Whoever waits for it keeps the process running, not we.
        await sleep(fault.milliseconds, undefined, { ref: false });
        return give(response, await this.#ask(request, request));
      case 'throttle': {
        const answer = await this.#ask(request, slowly(request, fault.bytesPerSecond));
        return give(response, answer, slowly(answer, fault.bytesPerSecond));
      }
      case 'cut-request':
        if (fault.after > 0) await this.#ask(request, first(request, fault.after));
        response.destroy();
        return;
      case 'cut-answer': {
        const answer = await this.#ask(request, request);
        if (fault.after > 0) return give(response, answer, first(answer, fault.after));
        await buffer(answer);
        response.destroy();
        return;
      }
      case 'status':
        await buffer(request);
        refuse(response, fault.status, fault.code, method);
        return;
      case 'twice': {
        const body = await buffer(request);
        await buffer(await this.#ask(request, [body]));
        return give(response, await this.#ask(request, [body]));
      }
    }
  }

  /** Send a request on, its headers as they came: the signature covers even the host's name. */
  async #ask(
    request: IncomingMessage,
    body: AsyncIterable<Buffer> | Iterable<Buffer>,
  ): Promise<IncomingMessage> {
    const { hostname, port } = this.#target;
    const { method, url: path, rawHeaders: headers } = request;
    // Each on a connection of its own, so that no fault touches another request.
    const asked = send({ hostname, port, method, path, headers, setHost: false, agent: false });
    this.#upstream.add(asked);
    asked.once('close', () => this.#upstream.delete(asked));
    const answer = new Promise<IncomingMessage>((resolve, reject) => {
      asked.once('response', resolve);
      asked.once('error', reject);
    });
    const [outcome] = await Promise.allSettled([answer, pipeline(body, asked)]);
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }
}

async function give(
  response: ServerResponse,
  answer: IncomingMessage,
  body: AsyncIterable<Buffer> = answer,
): Promise<void> {
  response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
  // Also where no byte follows: an empty answer that trickles has still begun.
  response.flushHeaders();
  await pipeline(body, response);
}

function refuse(response: ServerResponse, status: number, code: string, method: string): void {
  response.writeHead(status, { 'Content-Type': 'application/xml' });
  response.end(
    method === 'HEAD'
      ? undefined
      : `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>made by a test</Message></Error>`,
  );
}

const TICK_MS = 50;

async function* slowly(body: AsyncIterable<Buffer>, bytesPerSecond: number): AsyncGenerator<Buffer> {
  const step = Math.max(1, Math.floor((bytesPerSecond * TICK_MS) / 1000));
  let left = 0;
  for await (const part of body) {
    for (let at = 0; at < part.length;) {
      if (left === 0) {
        await sleep(TICK_MS);
        left = step;
      }
      const piece = part.subarray(at, at + left);
      yield piece;
      at += piece.length;
      left -= piece.length;
    }
  }
}

/** So many bytes, then the stream breaks; one with fewer passes whole. */
async function* first(body: AsyncIterable<Buffer>, count: number): AsyncGenerator<Buffer> {
  let left = count;
  for await (const part of body) {
    yield part.subarray(0, left);
    left -= part.length;
    // What was sent gets a moment to leave before the connection breaks.
    if (left <= 0) {
      await sleep(TICK_MS);
      throw new Error('cut');
    }
  }
}
