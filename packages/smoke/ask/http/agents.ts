import { Agent, request as requestPlain, type ClientRequest } from 'node:http';
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
  async request({ url, method, headers }: Sent, connection: 'kept' | 'fresh'): Promise<ClientRequest> {
    const options = { method, headers, lookup: this.#hosts.lookup };
    if (url.protocol === 'http:')
      return requestPlain(url, { ...options, agent: connection === 'kept' ? this.#kept : false });
    const { request: requestTls, Agent: Tls } = await import('node:https');
    // Without resumed sessions, in which a server does not show its certificate again.
    this.#keptTls ??= new Tls({ keepAlive: true, maxCachedSessions: 0 });
    return requestTls(url, { ...options, agent: connection === 'kept' ? this.#keptTls : false });
  }

  close(): void {
    this.#kept.destroy();
    this.#keptTls?.destroy();
  }
}
