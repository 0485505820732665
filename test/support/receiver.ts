import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { text } from 'node:stream/consumers';

/** What a server was sent. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What it answers; `hang` takes the request and never answers, `reset` cuts the connection. */
export type Reply =
  number | 'hang' | 'reset' | { readonly status: number; readonly headers: Record<string, string> };

/** A local server that takes what it is sent, and answers as it is told, then 200. Dispose of it to end it. */
export class Receiver implements AsyncDisposable {
  readonly received: Received[] = [];
  readonly replies: Reply[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const reply = this.replies.shift() ?? 200;
      const take = (body: string): void => {
        const { method = '', url: path = '', headers } = request;
        this.received.push({ method, path, headers, body });
        if (reply === 'reset') request.socket.destroy();
        else if (typeof reply === 'number') response.writeHead(reply).end('an answer');
        else if (reply !== 'hang') response.writeHead(reply.status, reply.headers).end();
      };
      // A sender that breaks off has sent nothing.
      text(request).then(take, () => undefined);
    });
  }

  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    await new Promise<void>((done) => receiver.#server.listen(0, '127.0.0.1', done));
    return receiver;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the server does not listen');
    return `http://127.0.0.1:${address.port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}
