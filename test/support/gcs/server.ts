import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import * as v from 'valibot';
import { BucketState, Refused, resourceSchema, shown, type Version } from './bucket.js';
import { calledBy, wrongInAnswer, wrongInBody, wrongInQuery, type Called } from './description.js';
import { Upload } from './uploads.js';

/** A request as rules see it. */
export interface Seen {
  readonly method: string;
  /** What it calls: a method of the description, or `upload` for a part of one, `login` for a token. */
  readonly calls: string;
  readonly object: string;
}

/** What goes wrong with a request. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number }
  /** The connection ends without an answer; with `happened` the request was carried out. */
  | { readonly kind: 'cut'; readonly happened: boolean }
  /** The body of the answer ends after so many bytes. */
  | { readonly kind: 'cut-body'; readonly after: number }
  /** Nothing comes any more after so many bytes. */
  | { readonly kind: 'stall-body'; readonly after: number }
  /** Of an upload's part only so many bytes are kept. */
  | { readonly kind: 'keep'; readonly most: number };

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | Record<string, unknown>;
}

/** Google Cloud Storage's JSON API as far as Backproof uses it, written from its description, with a login by token exchange. */
export class GcsServer implements AsyncDisposable {
  readonly buckets = new Map<string, BucketState>();
  readonly requests: (Seen & { readonly query: URLSearchParams })[] = [];
  readonly complaints: string[] = [];
  /** Most objects of one answer to a listing. */
  page = 1000;
  /** Why a login is refused, where it is. */
  loginRefused: string | undefined;
  readonly #uploads = new Map<string, Upload>();
  readonly #rules: ((seen: Seen) => Fault | undefined)[] = [];
  readonly #server: Server;
  readonly #folder: string;
  #token = randomUUID();

  private constructor(folder: string) {
    this.#folder = folder;
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        this.complaints.push(String(error));
        response.destroy();
      });
    });
  }

  static async start(): Promise<GcsServer> {
    const folder = await mkdtemp(join(tmpdir(), 'bp-gcs-'));
    const server = new GcsServer(folder);
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    await writeFile(join(folder, 'subject'), 'an OIDC token');
    await writeFile(join(folder, 'credentials.json'), JSON.stringify(server.#credentials));
    return server;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    return `http://127.0.0.1:${address.port}`;
  }

  /** What a login of google-github-actions/auth leaves in the environment. */
  get env(): Readonly<Record<string, string>> {
    return { GOOGLE_APPLICATION_CREDENTIALS: join(this.#folder, 'credentials.json') };
  }

  /** Uploads that were neither finished nor cancelled. */
  get openUploads(): number {
    return [...this.#uploads.values()].filter((upload) => !upload.isDone).length;
  }

  make(bucket: string): BucketState {
    const made = new BucketState(bucket);
    this.buckets.set(bucket, made);
    return made;
  }

  /** Ask this before every request. Returns what takes the rule away again. */
  rule(rule: (seen: Seen) => Fault | undefined): () => void {
    this.#rules.push(rule);
    return () => {
      this.#rules.splice(this.#rules.indexOf(rule), 1);
    };
  }

  /** Every token that was given out is worth nothing any more. */
  revoke(): void {
    this.#token = randomUUID();
  }

  /** Fails where a request or an answer is not as Google describes it. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
    await rm(this.#folder, { recursive: true });
    if (this.complaints.length > 0)
      throw new Error(`Not as Google describes it:\n${this.complaints.join('\n')}`);
  }

  get #credentials(): Record<string, unknown> {
    return {
      type: 'external_account',
      audience: '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/github',
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      token_url: `${this.url}/token`,
      credential_source: { file: join(this.#folder, 'subject'), format: { type: 'text' } },
    };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const url = new URL(request.url ?? '/', this.url);
    const method = request.method ?? 'GET';
    const session = url.searchParams.get('upload_id');
    const called = session === null ? calledBy(method, url.pathname) : undefined;
    const upload = this.#uploads.get(session ?? '');
    const seen: Seen = {
      method,
      calls:
        session !== null ? 'upload' : url.pathname === '/token' ? 'login' : (called?.method ?? 'nothing'),
      object: upload?.name ?? (called?.object === '' ? url.searchParams.get('name') : called?.object) ?? '',
    };
    this.requests.push({ ...seen, query: url.searchParams });
    const fault = this.#faultFor(seen);
    if (fault?.kind === 'cut' && !fault.happened) {
      response.destroy();
      return;
    }
    const reply = this.#reply(fault, () => {
      if (seen.calls === 'login') return this.#login(body);
      if (request.headers.authorization !== `Bearer ${this.#token}`) {
        return failed(401, 'authError', 'Invalid Credentials');
      }
      if (session !== null) return this.#upload(session, method, request, body, fault);
      if (called === undefined) throw new Error(`${method} ${url.pathname} is nothing that is described`);
      return this.#call(called, url.searchParams, request, body);
    });
    if (fault?.kind === 'cut') {
      response.destroy();
      return;
    }
    await send(response, reply, fault);
  }

  /** The first rule that has one: the others wait for another request. */
  #faultFor(seen: Seen): Fault | undefined {
    for (const rule of this.#rules) {
      const fault = rule(seen);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  #reply(fault: Fault | undefined, answer: () => Reply): Reply {
    if (fault?.kind === 'status') return failed(fault.status, 'backendError', 'Backend Error');
    try {
      return answer();
    } catch (error) {
      if (error instanceof Refused) return failed(error.status, error.reason, error.message);
      throw error;
    }
  }

  #login(body: Buffer): Reply {
    const grant = new URLSearchParams(String(body)).get('grant_type');
    if (grant !== 'urn:ietf:params:oauth:grant-type:token-exchange')
      throw new Error(`a login by ${grant ?? ''}`);
    if (this.loginRefused !== undefined) {
      return { status: 400, body: { error: 'invalid_grant', error_description: this.loginRefused } };
    }
    return {
      status: 200,
      body: {
        access_token: this.#token,
        issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        token_type: 'Bearer',
        expires_in: 3600,
      },
    };
  }

  #call(called: Called, query: URLSearchParams, request: IncomingMessage, body: Buffer): Reply {
    const wrong = wrongInQuery(called, query) ?? this.#wrongInBody(called, body);
    if (wrong !== undefined) throw new Error(`${called.method}: ${wrong}`);
    const bucket = this.buckets.get(called.bucket);
    if (bucket === undefined) return failed(404, 'notFound', 'The specified bucket does not exist.');
    const permission = PERMISSIONS.get(called.method) ?? '';
    if (bucket.denied.has(permission)) {
      const what = `does not have ${permission} access to the Google Cloud Storage ${called.method.startsWith('b') ? 'bucket' : 'object'}.`;
      return failed(
        403,
        'forbidden',
        `backups@project.iam.gserviceaccount.com ${what} Permission '${permission}' denied on resource (or it may not exist).`,
      );
    }
    const reply = this.#answer(called, bucket, query, request, body);
    if (reply.body !== undefined && !Buffer.isBuffer(reply.body)) {
      const complaint = wrongInAnswer(called, reply.body);
      if (complaint !== undefined) throw new Error(`${called.method}: ${complaint}`);
    }
    return reply;
  }

  #wrongInBody(called: Called, body: Buffer): string | undefined {
    if (body.length === 0) return undefined;
    return wrongInBody(called, JSON.parse(String(body)));
  }

  #answer(
    { method, object }: Called,
    bucket: BucketState,
    query: URLSearchParams,
    request: IncomingMessage,
    body: Buffer,
  ): Reply {
    switch (method) {
      case 'buckets.get':
        return { status: 200, body: shownBucket(bucket) };
      case 'buckets.getIamPolicy':
        return { status: 200, body: { kind: 'storage#policy', version: 1, bindings: bucket.bindings } };
      case 'buckets.testIamPermissions': {
        const permissions = query.getAll('permissions').filter((asked) => !bucket.denied.has(asked));
        return {
          status: 200,
          body: {
            kind: 'storage#testIamPermissionsResponse',
            ...(permissions.length === 0 ? {} : { permissions }),
          },
        };
      }
      case 'objects.insert':
        return this.#begin(bucket, query, body);
      case 'objects.list':
        return { status: 200, body: listing(bucket, query, this.page) };
      case 'objects.get': {
        const version = bucket.find(object, query.get('generation'));
        if (query.get('alt') !== 'media') return { status: 200, body: shown(version, bucket.name) };
        return media(version, request.headers.range);
      }
      case 'objects.delete':
        bucket.delete(object, query.get('generation'));
        return { status: 204 };
      default:
        throw new Error(`${method} is nothing that the tests' service does`);
    }
  }

  #begin(bucket: BucketState, query: URLSearchParams, body: Buffer): Reply {
    if (query.get('uploadType') !== 'resumable') throw new Error('an upload that is not resumable');
    const resource = v.parse(resourceSchema, JSON.parse(String(body)));
    const id = randomUUID();
    const absent = query.get('ifGenerationMatch') === '0';
    this.#uploads.set(id, new Upload(bucket, query.get('name') ?? '', resource, absent));
    const place = `${this.url}/upload/storage/v1/b/${bucket.name}/o?uploadType=resumable&upload_id=${id}`;
    return { status: 200, headers: { location: place } };
  }

  #upload(
    id: string,
    method: string,
    request: IncomingMessage,
    body: Buffer,
    fault: Fault | undefined,
  ): Reply {
    const upload = this.#uploads.get(id);
    if (upload === undefined) return failed(404, 'notFound', 'No such upload');
    if (method === 'DELETE') {
      this.#uploads.delete(id);
      return { status: 499 };
    }
    const hash = request.headers['x-goog-hash'];
    const written = upload.take(
      request.headers['content-range'] ?? '',
      body,
      typeof hash === 'string' ? hash : undefined,
      fault?.kind === 'keep' ? fault.most : undefined,
    );
    if (written !== undefined) {
      // It is told of for a while, but is no open upload any more.
      return { status: 200, body: shown(written, upload.bucket.name) };
    }
    return { status: 308, headers: upload.size === 0 ? {} : { range: `bytes=0-${upload.size - 1}` } };
  }
}

const PERMISSIONS = new Map([
  ['buckets.get', 'storage.buckets.get'],
  ['buckets.getIamPolicy', 'storage.buckets.getIamPolicy'],
  ['objects.insert', 'storage.objects.create'],
  ['objects.list', 'storage.objects.list'],
  ['objects.get', 'storage.objects.get'],
  ['objects.delete', 'storage.objects.delete'],
]);

function failed(status: number, reason: string, message: string): Reply {
  return {
    status,
    body: { error: { code: status, message, errors: [{ message, domain: 'global', reason }] } },
  };
}

function shownBucket({ name, versioning, objectRetention, settings }: BucketState): Record<string, unknown> {
  return {
    kind: 'storage#bucket',
    name,
    ...(versioning ? { versioning: { enabled: true } } : {}),
    ...(objectRetention ? { objectRetention: { mode: 'Enabled' } } : {}),
    ...settings,
  };
}

function listing(bucket: BucketState, query: URLSearchParams, page: number): Record<string, unknown> {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter');
  const all = query.get('versions') === 'true';
  const entries: (Version | string)[] = [];
  for (const version of bucket.versions) {
    if (!version.name.startsWith(prefix) || (!all && version.deleted !== undefined)) continue;
    const end = delimiter === null ? -1 : version.name.indexOf(delimiter, prefix.length);
    const entry = end < 0 ? version : version.name.slice(0, end + 1);
    if (entries.at(-1) !== entry) entries.push(entry);
  }
  const from = Number(query.get('pageToken') ?? 0);
  const to = from + Math.min(Number(query.get('maxResults') ?? 1000), page);
  const shownHere = entries.slice(from, to);
  const items = shownHere
    .filter((entry) => typeof entry !== 'string')
    .map((version) => shown(version, bucket.name));
  const prefixes = shownHere.filter((entry) => typeof entry === 'string');
  return only(query.get('fields'), {
    kind: 'storage#objects',
    ...(items.length === 0 ? {} : { items }),
    ...(prefixes.length === 0 ? {} : { prefixes }),
    ...(to < entries.length ? { nextPageToken: String(to) } : {}),
  });
}

/** A partial answer, as `fields` asks for it: `items(name,size),prefixes`. */
function only(fields: string | null, answer: Record<string, unknown>): Record<string, unknown> {
  if (fields === null) return answer;
  const inItems = new Set(/items\(([^)]*)\)/.exec(fields)?.[1]?.split(','));
  const top = new Set(fields.replace(/\([^)]*\)/g, '').split(','));
  const wanted = Object.entries(answer).filter(([name]) => top.has(name));
  return Object.fromEntries(
    wanted.map(([name, value]) => {
      if (name !== 'items' || !Array.isArray(value)) return [name, value];
      const items: readonly unknown[] = value;
      const cut = items.map((item) =>
        typeof item === 'object' && item !== null
          ? Object.fromEntries(Object.entries(item).filter(([field]) => inItems.has(field)))
          : item,
      );
      return [name, cut];
    }),
  );
}

function media({ bytes, crc32c, generation }: Version, range: string | undefined): Reply {
  const headers = {
    'content-type': 'application/octet-stream',
    'x-goog-hash': `crc32c=${crc32c}`,
    'x-goog-generation': String(generation),
    'x-goog-stored-content-encoding': 'identity',
  };
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (first === undefined) return { status: 200, headers, body: bytes };
  const start = Number(first);
  if (start >= bytes.length)
    return failed(416, 'requestedRangeNotSatisfiable', 'Request range not satisfiable');
  const end = last === undefined || last === '' ? bytes.length : Math.min(Number(last) + 1, bytes.length);
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${start}-${end - 1}/${bytes.length}` },
    body: bytes.subarray(start, end),
  };
}

async function send(response: ServerResponse, reply: Reply, fault: Fault | undefined): Promise<void> {
  const { status, headers = {}, body } = reply;
  const bytes =
    body === undefined ? Buffer.alloc(0) : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    ...(Buffer.isBuffer(body) ? {} : { 'content-type': 'application/json; charset=UTF-8' }),
    ...headers,
    ...(status === 204 ? {} : { 'content-length': bytes.length }),
  });
  if (fault?.kind === 'cut-body' || fault?.kind === 'stall-body') {
    await new Promise((written) => response.write(bytes.subarray(0, fault.after), written));
    if (fault.kind === 'cut-body') response.destroy();
    return;
  }
  response.end(bytes);
}
