import { Agent, request as requestPlain, type ClientRequest, type RequestOptions } from 'node:http';
import type { Agent as TlsAgent } from 'node:https';
import type { Hosts } from '../hosts.js';
import type { Sent } from './exchange.js';

/** Connections to servers: kept open between requests, or one for one request. TLS is loaded when it is needed. */
export class Agents {
  readonly #hosts: Hosts;
  readonly #kept = new Agent({ keepAlive: true });
  #keptTls: TlsAgent | undefined;

  constructor(hosts: Hosts) {
    this.#hosts = hosts;
  }

  /** A request that is not sent yet: its body is still to be ended. */
  request(sent: Sent, connection: 'kept' | 'fresh'): ClientRequest | Promise<ClientRequest> {
    if (sent.url.protocol === 'https:') return this.#overTls(sent, connection);
    return requestPlain(sent.url, this.#options(sent, connection === 'kept' && this.#kept));
  }

  async #overTls(sent: Sent, connection: 'kept' | 'fresh'): Promise<ClientRequest> {
    const { request, Agent: Tls } = await import('node:https');
    // Without resumed sessions, in which a server does not show its certificate again.
    this.#keptTls ??= new Tls({ keepAlive: true, maxCachedSessions: 0 });
    return request(sent.url, this.#options(sent, connection === 'kept' && this.#keptTls));
  }

  #options({ method, headers }: Sent, agent: Agent | false): RequestOptions {
    return { method, headers, lookup: this.#hosts.lookup, agent };
  }

  close(): void {
    this.#kept.destroy();
    this.#keptTls?.destroy();
  }
}
