import { createHash } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server as HttpServer,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import { createServer as createTcpServer, type Server } from 'node:net';
import * as v from 'valibot';
import { connect, parseConnection, type Session } from '#postgres';
import { forever } from './throwaway.js';

/** What the service keeps: its objects are addressed by the SHA3-256 of their bytes. */
export const OBJECTS: readonly Buffer[] = [
  'an invoice',
  'a contract\nof two lines',
  '\0\x01 binary \xff',
].map((text) => Buffer.from(text, 'latin1'));

export const hashOf = (bytes: Buffer): string => createHash('sha3-256').update(bytes).digest('hex');

/** The database that the service serves: three customers, twenty orders, three objects. */
export const SMOKE_SQL = `
create extension pg_trgm;
create table customers (id int primary key, name text not null);
insert into customers select n, 'customer ' || n from generate_series(1, 3) n;
create table orders (id int primary key, total numeric(8, 2) not null, created_at timestamptz not null);
insert into orders select n, n * 1.5, now() - n * interval '1 hour' from generate_series(1, 20) n;
create table objects (hash text primary key, body bytea not null);
${OBJECTS.map((bytes) => `insert into objects values ('${hashOf(bytes)}', '\\x${bytes.toString('hex')}');`).join('\n')}`;

/** Ways in which the service can be made to fail. Each is one thing that is wrong; all else is as it should be. */
export const FAULTS = [
  'status 503',
  'status says degraded',
  'slow',
  'connection cut',
  'not HTTP',
  'content type',
  'text where JSON is due',
  'JSON cut off',
  'header missing',
  'header of an old version',
  'check red',
  'check missing',
  'readiness 503',
  'object changed',
  'object missing',
  'object empty',
  'object half sent',
  'ETag of another object',
  'ETag missing',
  'no content',
  'count too small',
  'key unknown',
  'keys empty',
  'charset',
  'drip',
  'no answer',
  'endless',
  'redirect loop',
  'redirect to another host',
  'redirect elsewhere',
  'no redirect',
  'once 500',
  'always 500',
  'tool exits 3',
  'tool says other',
  'tool hangs',
  'tool is killed',
  'port closed',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface ServiceOptions {
  readonly databaseUrl: string;
  readonly port?: number;
  /** Certificate and key: it then listens at a second port for TLS. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Sees the path of every request before it is answered. */
  readonly onRequest?: (path: string) => void;
}

/** A small shop over HTTP. */
export class SmokeService implements AsyncDisposable {
  fault: Fault | undefined;
  /** Every request, as `host path`. */
  readonly requests: string[] = [];
  /** Values of the `authorization` header that came. */
  readonly tokens: string[] = [];
  readonly #session: Session;
  /** The query before the next: a connection takes one at a time. */
  #before: Promise<unknown> = Promise.resolve();
  readonly #onRequest: (path: string) => void;
  #calls = 0;
  readonly #http: HttpServer;
  readonly #tls: TlsServer;
  #cache: Server | undefined;
  port = 0;
  tlsPort = 0;
  /** Where a cache would listen: nothing but a port that opens. */
  cachePort = 0;

  private constructor(session: Session, { tls, onRequest }: ServiceOptions) {
    this.#session = session;
    this.#onRequest = onRequest ?? (() => undefined);
    const listener: RequestListener = (request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        response.destroy(error instanceof Error ? error : undefined);
      });
    };
    this.#http = createServer(listener);
    this.#tls = createTlsServer(tls ?? {}, listener);
  }

  static async start(options: ServiceOptions): Promise<SmokeService> {
    const { databaseUrl, port = 0, tls } = options;
    const session = await connect(parseConnection(databaseUrl, {}), { signal: forever });
    const service = new SmokeService(session, options);
    // On all addresses: whether somebody followed a redirect to another of them can then be seen.
    service.port = await listen(service.#http, port, '0.0.0.0');
    if (tls !== undefined) service.tlsPort = await listen(service.#tls, 0, '127.0.0.1');
    return service;
  }

  /** Serve another certificate from the next connection on. */
  useCertificate(tls: { readonly cert: string; readonly key: string }): void {
    this.#tls.setSecureContext(tls);
    this.#tls.closeAllConnections();
  }

  async set(fault: Fault | undefined): Promise<void> {
    this.fault = fault;
    this.#calls = 0;
    this.requests.length = 0;
    if (fault === 'port closed') {
      await closed(this.#cache);
      this.#cache = undefined;
    } else if (this.#cache === undefined) {
      this.#cache = createTcpServer((socket) => socket.end());
      this.cachePort = await listen(this.#cache, this.cachePort, '127.0.0.1');
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#http.closeAllConnections();
    this.#tls.closeAllConnections();
    await Promise.all([closed(this.#http), closed(this.#tls), closed(this.#cache)]);
    await this.#session.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://service');
    this.requests.push(`${request.headers.host ?? ''} ${url.pathname}`);
    this.#onRequest(url.pathname);
    this.tokens.push(request.headers.authorization ?? '');
    const [, first = '', second = ''] = url.pathname.split('/');
    const routes: Readonly<Record<string, () => void | Promise<void>>> = {
      healthz: () => this.#health(response),
      home: () => {
        json(response, 200, { status: 'ok' });
      },
      version: () => {
        this.#version(response);
      },
      readyz: () => this.#ready(response),
      objects: () => this.#object(second, response),
      keys: () => {
        this.#keys(response);
      },
      orders: () => this.#orders(response),
      'customers.csv': () => this.#customers(response),
      old: () => {
        this.#old(request, response);
      },
      flaky: () => {
        this.#flaky(response);
      },
      tool: () => {
        this.#tool(response);
      },
      echo: () => {
        json(response, 200, { you: request.headers.authorization ?? '' });
      },
    };
    const route = routes[first];
    if (route === undefined) json(response, 404, { error: 'not found' });
    else await route();
  }

  #query<S extends v.GenericSchema>(schema: S, sql: string): Promise<readonly v.InferOutput<S>[]> {
    const rows = this.#before.then(() => this.#session.rows(schema, sql));
    this.#before = rows.catch(() => undefined);
    return rows;
  }

  async #health(response: ServerResponse): Promise<void> {
    const { fault } = this;
    if (fault === 'connection cut') return void response.socket?.destroy();
    if (fault === 'not HTTP') return void response.socket?.end('220 mail.example.org ESMTP\r\n');
    if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, 4_000));
    const body = JSON.stringify({ status: fault === 'status says degraded' ? 'degraded' : 'ok' });
    const type = fault === 'content type' ? 'text/html' : 'application/json; charset=utf-8';
    response.setHeader('content-type', type);
    response.statusCode = fault === 'status 503' ? 503 : 200;
    if (fault === 'text where JSON is due') response.end('ok');
    else response.end(fault === 'JSON cut off' ? body.slice(0, -2) : body);
  }

  #version(response: ServerResponse): void {
    if (this.fault !== 'header missing')
      response.setHeader('x-version', this.fault === 'header of an old version' ? '1.3.9' : '1.4.2');
    response.end();
  }

  async #ready(response: ServerResponse): Promise<void> {
    const { fault } = this;
    await this.#query(v.object({}), 'select 1');
    json(response, fault === 'readiness 503' ? 503 : 200, {
      status: 'ready',
      checks: {
        database: { status: 'ok' },
        storage: { status: fault === 'check red' ? 'failing' : 'ok' },
        ...(fault === 'check missing' ? {} : { queue: { status: 'ok' } }),
      },
    });
  }

  async #object(hash: string, response: ServerResponse): Promise<void> {
    const { fault } = this;
    const [row] = await this.#query(
      v.object({ hex: v.string() }),
      `select encode(body, 'hex') as hex from objects where hash = '${hash.replaceAll(/[^0-9a-f]/g, '')}'`,
    );
    if (row === undefined || fault === 'object missing') {
      json(response, 404, { error: 'no such object' });
      return;
    }
    const body = Buffer.from(row.hex, 'hex');
    if (fault === 'object changed') body[0] = (body[0] ?? 0) ^ 1;
    const tag = fault === 'ETag of another object' ? 'f'.repeat(32) : hash.slice(0, 32);
    if (fault !== 'ETag missing') response.setHeader('etag', `"${tag}"`);
    response.setHeader('content-type', 'application/octet-stream');
    if (fault === 'object empty') return void response.end();
    response.setHeader('content-length', body.length);
    if (fault === 'object half sent') {
      response.write(body.subarray(0, 4), () => response.socket?.destroy());
      return;
    }
    response.end(body);
  }

  #keys(response: ServerResponse): void {
    const kid = this.fault === 'key unknown' ? 'k-1999' : 'k-2026';
    json(response, 200, { keys: this.fault === 'keys empty' ? [] : [{ kid }, { kid: 'k-old' }] });
  }

  async #orders(response: ServerResponse): Promise<void> {
    if (this.fault === 'no content') return void response.writeHead(204).end();
    const [row] = await this.#query(v.object({ n: v.string() }), 'select count(*)::text as n from orders');
    json(response, 200, { count: this.fault === 'count too small' ? 7 : Number(row?.n) });
  }

  async #customers(response: ServerResponse): Promise<void> {
    const { fault } = this;
    if (fault === 'no answer') return;
    const charset = fault === 'charset' ? 'iso-8859-1' : 'utf-8';
    response.writeHead(200, { 'content-type': `text/csv; charset=${charset}` });
    if (fault === 'drip' || fault === 'endless') {
      drip(response, fault === 'drip' ? 200 : 0);
      return;
    }
    const rows = await this.#query(v.object({ name: v.string() }), 'select name from customers order by id');
    response.end(['name', ...rows.map(({ name }) => name), ''].join('\r\n'));
  }

  #old(request: IncomingMessage, response: ServerResponse): void {
    const { fault } = this;
    if (fault === 'no redirect') {
      json(response, 200, { status: 'ok' });
      return;
    }
    const [, port = ''] = (request.headers.host ?? '').split(':');
    const location =
      fault === 'redirect loop'
        ? '/old'
        : fault === 'redirect to another host'
          ? `http://127.0.0.2:${port}/home`
          : fault === 'redirect elsewhere'
            ? '/keys'
            : '/home';
    response.writeHead(302, { location }).end();
  }

  #flaky(response: ServerResponse): void {
    this.#calls += 1;
    const wrong = this.fault === 'always 500' || (this.fault === 'once 500' && this.#calls === 1);
    json(response, wrong ? 500 : 200, { status: wrong ? 'starting' : 'ok' });
  }

  /** What the command of the tests does: it prints the body and exits with the code. */
  #tool(response: ServerResponse): void {
    const { fault } = this;
    json(response, 200, {
      say: fault === 'tool says other' ? 'all broken' : 'all ready',
      exit: fault === 'tool exits 3' ? 3 : 0,
      hang: fault === 'tool hangs',
      killed: fault === 'tool is killed',
    });
  }
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(value));
}

/** A byte at a time, or, without a pause, as fast as it is read. */
function drip(response: ServerResponse, pauseMs: number): void {
  const part = Buffer.alloc(pauseMs === 0 ? 1 << 20 : 1, 'x');
  const more = (): void => {
    if (response.destroyed) return;
    if (pauseMs > 0) setTimeout(() => response.write(part, more), pauseMs);
    else response.write(part, more);
  };
  more();
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('a listening server has no port'));
    });
  });
}

function closed(server: Server | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (server?.listening !== true) {
      resolve();
      return;
    }
    server.close(() => {
      resolve();
    });
  });
}
