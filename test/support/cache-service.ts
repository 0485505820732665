import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as v from 'valibot';

const entry = v.object({ key: v.string(), version: v.string() });

/** GitHub's cache service (v2) with its blob store, as far as the toolkit's client uses them. */
export class CacheService implements AsyncDisposable {
  readonly #server: Server;
  readonly #blobs = new Map<string, Buffer>();
  readonly #blocks = new Map<string, Buffer>();
  readonly #finished = new Map<string, v.InferOutput<typeof entry>>();
  #broken = false;

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(request, response);
    });
  }

  static async start(): Promise<CacheService> {
    const service = new CacheService();
    await new Promise<void>((listening) => service.#server.listen(0, '127.0.0.1', listening));
    return service;
  }

  /** What the runner puts into an action's environment. */
  get env(): Readonly<Record<string, string>> {
    return {
      ACTIONS_RESULTS_URL: `${this.#base}/`,
      ACTIONS_RUNTIME_TOKEN: 'token',
      ACTIONS_CACHE_SERVICE_V2: 'true',
    };
  }

  get keys(): readonly string[] {
    return [...this.#finished.values()].map(({ key }) => key);
  }

  /** From now on it refuses everything. */
  break(): void {
    this.#broken = true;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  get #base(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the service does not listen');
    return `http://127.0.0.1:${address.port}`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const url = new URL(request.url ?? '/', this.#base);
    if (this.#broken) {
      response.writeHead(403, { 'content-type': 'application/json' }).end('{"msg":"refused"}');
    } else if (url.pathname.startsWith('/twirp/')) {
      const answer = this.#call(
        url.pathname.split('/').at(-1) ?? '',
        v.parse(entry, JSON.parse(body.toString())),
      );
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    } else if (request.method === 'PUT') {
      this.#store(url, body);
      response.writeHead(201, { etag: '"1"', 'last-modified': new Date(0).toUTCString() }).end();
    } else {
      this.#send(this.#blobs.get(url.pathname), request, response);
    }
  }

  #call(method: string, { key, version }: v.InferOutput<typeof entry>): Record<string, unknown> {
    const id = `${key}-${version}`;
    const blob = `${this.#base}/blob/${id}`;
    switch (method) {
      case 'CreateCacheEntry':
        return this.#finished.has(id) ? { ok: false } : { ok: true, signed_upload_url: blob };
      case 'FinalizeCacheEntryUpload':
        this.#finished.set(id, { key, version });
        return { ok: true, entry_id: '1' };
      case 'GetCacheEntryDownloadURL':
        return this.#finished.has(id)
          ? { ok: true, signed_download_url: blob, matched_key: key }
          : { ok: false };
      default:
        throw new Error(`the service knows no ${method}`);
    }
  }

  /** Azure's Put Blob, Put Block and Put Block List. */
  #store(url: URL, body: Buffer): void {
    const comp = url.searchParams.get('comp');
    if (comp === 'block') this.#blocks.set(`${url.pathname} ${url.searchParams.get('blockid') ?? ''}`, body);
    else if (comp === 'blocklist') {
      const ids = [...body.toString().matchAll(/<Latest>([^<]+)<\/Latest>/g)].map((found) => found[1] ?? '');
      const blocks = ids.map((id) => this.#blocks.get(`${url.pathname} ${id}`) ?? Buffer.alloc(0));
      this.#blobs.set(url.pathname, Buffer.concat(blocks));
    } else this.#blobs.set(url.pathname, body);
  }

  #send(blob: Buffer | undefined, request: IncomingMessage, response: ServerResponse): void {
    if (blob === undefined) {
      response.writeHead(404).end();
      return;
    }
    const [, first, last] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? [];
    const start = Number(first ?? 0);
    const end = last === undefined || last === '' ? blob.length - 1 : Math.min(Number(last), blob.length - 1);
    const part = blob.subarray(start, end + 1);
    response.writeHead(first === undefined ? 200 : 206, {
      'content-length': part.length,
      'content-range': `bytes ${start}-${end}/${blob.length}`,
      'accept-ranges': 'bytes',
    });
    response.end(request.method === 'HEAD' ? undefined : part);
  }
}
