import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as v from 'valibot';
import type { ArtifactsState, ArtifactState } from './github/index.js';

/** What is asked of the service: a method of its own (`CreateArtifact`), or of the store behind it (`put-block`, `put`, `get`). */
export interface ArtifactRequest {
  readonly asks: string;
  /** Of the artifact. */
  readonly name: string;
  /** What a call of the service holds. */
  readonly fields?: unknown;
}

export type ArtifactFault =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'cut'; readonly happened: boolean }
  | { readonly kind: 'cut-body'; readonly after: number };

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | Record<string, unknown>;
}

const wrapped = v.optional(v.union([v.string(), v.object({ value: v.string() })]));

/** The fields of the service's calls that matter here, as the toolkit's client writes them. */
const callSchema = v.object({
  workflow_run_backend_id: v.string(),
  name: v.optional(v.string(), ''),
  name_filter: wrapped,
  id_filter: wrapped,
  size: v.optional(v.string()),
  hash: wrapped,
  expires_at: v.optional(v.string()),
  version: v.optional(v.number()),
});
type Call = v.InferOutput<typeof callSchema>;

const tokenSchema = v.object({ scp: v.string() });

/** An artifact that is being written. */
interface Pending {
  readonly call: Call;
  readonly blocks: Map<string, Buffer>;
  bytes: Buffer | undefined;
}

/** GitHub's service for artifacts (version 4, files as they are) with the store behind it, as far as the toolkit's client uses them. */
export class ArtifactService implements AsyncDisposable {
  readonly requests: ArtifactRequest[] = [];
  readonly complaints: string[] = [];
  readonly #artifacts: ArtifactsState;
  readonly #server: Server;
  readonly #runs = new Map<string, number>();
  readonly #pending = new Map<string, Pending>();
  /** Addresses of artifacts, by what makes them good. */
  readonly #addresses = new Map<string, ArtifactState>();
  readonly #rules: ((request: ArtifactRequest) => ArtifactFault | undefined)[] = [];

  private constructor(artifacts: ArtifactsState) {
    this.#artifacts = artifacts;
    artifacts.addressOf = (artifact) => {
      const signature = randomUUID();
      this.#addresses.set(signature, artifact);
      return `${this.url}/blob/${encodeURIComponent(artifact.name)}?sig=${signature}`;
    };
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        this.complaints.push(String(error));
        response.destroy();
      });
    });
  }

  static async start(artifacts: ArtifactsState): Promise<ArtifactService> {
    const service = new ArtifactService(artifacts);
    service.#server.listen(0, '127.0.0.1');
    await once(service.#server, 'listening');
    return service;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the service has no port');
    return `http://127.0.0.1:${address.port}`;
  }

  /** What the runner puts into the environment of a step of this run. */
  envOf(run: number): Readonly<Record<string, string>> {
    const backendId = randomUUID();
    this.#runs.set(backendId, run);
    const claims = JSON.stringify({ scp: `Actions.Results:${backendId}:${randomUUID()}` });
    return {
      ACTIONS_RESULTS_URL: `${this.url}/`,
      ACTIONS_RUNTIME_TOKEN: ['e30', Buffer.from(claims).toString('base64url'), 'c2ln'].join('.'),
      GITHUB_RUN_ID: String(run),
    };
  }

  /** Ask this before every request. Returns what takes the rule away again. */
  rule(rule: (request: ArtifactRequest) => ArtifactFault | undefined): () => void {
    this.#rules.push(rule);
    return () => {
      this.#rules.splice(this.#rules.indexOf(rule), 1);
    };
  }

  /** No address that was given out is good any more. */
  endAddresses(): void {
    this.#addresses.clear();
  }

  /** Fails where a client did what it must not. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
    if (this.complaints.length > 0) throw new Error(this.complaints.join('\n'));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const url = new URL(request.url ?? '/', this.url);
    const method = /^\/twirp\/github\.actions\.results\.api\.v1\.ArtifactService\/(\w+)$/.exec(
      url.pathname,
    )?.[1];
    const call = method === undefined ? undefined : v.parse(callSchema, JSON.parse(String(body)));
    const asked: ArtifactRequest = {
      asks: method ?? asksOf(request.method, url),
      name: call?.name ?? decodeURIComponent(url.pathname.split('/').at(-1) ?? ''),
      ...(call === undefined ? {} : { fields: JSON.parse(String(body)) as unknown }),
    };
    this.requests.push(asked);
    const fault = this.#faultFor(asked);
    if (fault?.kind === 'cut' && !fault.happened) {
      response.destroy();
      return;
    }
    const reply =
      fault?.kind === 'status'
        ? { status: fault.status, body: { code: 'unavailable', msg: 'try again' } }
        : call === undefined
          ? this.#blob(asked.asks, url, request, body)
          : this.#call(asked.asks, call, request);
    if (fault?.kind === 'cut') {
      response.destroy();
      return;
    }
    await send(response, reply, fault, request.method === 'HEAD');
  }

  #faultFor(asked: ArtifactRequest): ArtifactFault | undefined {
    for (const rule of this.#rules) {
      const fault = rule(asked);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  #call(method: string, call: Call, request: IncomingMessage): Reply {
    const run = this.#runs.get(call.workflow_run_backend_id);
    if (run === undefined || run !== this.#runOf(request))
      return { status: 401, body: { msg: 'not your run' } };
    const key = `${run}/${call.name}`;
    const ofRun = this.#artifacts.artifacts.filter(({ runId }) => runId === run);
    switch (method) {
      case 'CreateArtifact': {
        if (this.#pending.has(key) || ofRun.some(({ name }) => name === call.name)) {
          const msg = 'an artifact with this name already exists on the workflow run';
          return { status: 409, body: { code: 'already_exists', msg } };
        }
        if (call.version !== 7) this.complaints.push(`CreateArtifact of version ${String(call.version)}`);
        this.#pending.set(key, { call, blocks: new Map(), bytes: undefined });
        const place = `${this.url}/blob/${encodeURIComponent(key)}`;
        return { status: 200, body: { ok: true, signed_upload_url: `${place}?sig=${randomUUID()}` } };
      }
      case 'FinalizeArtifact': {
        const pending = this.#pending.get(key);
        if (pending?.bytes === undefined) return { status: 404, body: { msg: 'nothing was uploaded' } };
        const { bytes } = pending;
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        // The client tells no hash of nothing.
        const hash = valueOf(call.hash) ?? (bytes.length === 0 ? `sha256:${sha256}` : undefined);
        if (Number(call.size ?? 0) !== bytes.length || hash !== `sha256:${sha256}`) {
          return { status: 400, body: { msg: 'size or hash are not those of what was uploaded' } };
        }
        this.#pending.delete(key);
        const expires = pending.call.expires_at;
        const { id } = this.#artifacts.add(
          call.name,
          bytes,
          run,
          expires === undefined ? undefined : new Date(expires),
        );
        return { status: 200, body: { ok: true, artifact_id: String(id) } };
      }
      case 'ListArtifacts': {
        const wanted = valueOf(call.name_filter);
        const number = valueOf(call.id_filter);
        const artifacts = ofRun.filter(
          ({ id, name }) =>
            (wanted === undefined || name === wanted) && (number === undefined || String(id) === number),
        );
        return {
          status: 200,
          body: {
            artifacts: artifacts.map(({ id, name, bytes, sha256, createdAt }) => ({
              workflow_run_backend_id: call.workflow_run_backend_id,
              workflow_job_run_backend_id: call.workflow_run_backend_id,
              database_id: String(id),
              name,
              size: String(bytes.length),
              created_at: createdAt.toISOString(),
              digest: `sha256:${sha256}`,
            })),
          },
        };
      }
      case 'GetSignedArtifactURL': {
        const artifact = ofRun.find(({ name }) => name === call.name);
        if (artifact === undefined) return { status: 404, body: { msg: 'not found' } };
        return { status: 200, body: { signed_url: this.#artifacts.addressOf(artifact) } };
      }
      case 'DeleteArtifact': {
        const artifact = ofRun.find(({ name }) => name === call.name);
        if (artifact === undefined) return { status: 404, body: { msg: 'not found' } };
        this.#artifacts.remove(artifact);
        return { status: 200, body: { ok: true, artifact_id: String(artifact.id) } };
      }
      default:
        throw new Error(`the service knows no ${method}`);
    }
  }

  #runOf({ headers }: IncomingMessage): number | undefined {
    const claims = /^Bearer [^.]+\.([^.]+)\./.exec(headers.authorization ?? '')?.[1] ?? '';
    const { scp } = v.parse(tokenSchema, JSON.parse(Buffer.from(claims, 'base64url').toString()));
    return this.#runs.get(scp.split(':')[1] ?? '');
  }

  /** The store behind it: addresses with a signature, for which nobody must send a token. */
  #blob(asks: string, url: URL, request: IncomingMessage, body: Buffer): Reply {
    if (request.headers.authorization !== undefined) this.complaints.push(`${asks} came with a token`);
    if (asks === 'get') return this.#get(url, request.headers.range);
    const pending = this.#pending.get(decodeURIComponent(url.pathname.slice('/blob/'.length)));
    if (pending === undefined) return { status: 404 };
    if (asks === 'put-block') pending.blocks.set(url.searchParams.get('blockid') ?? '', body);
    else if (asks === 'put-block-list') {
      const ids = [...String(body).matchAll(/<Latest>([^<]+)<\/Latest>/g)].map((found) => found[1] ?? '');
      pending.bytes = Buffer.concat(ids.map((id) => pending.blocks.get(id) ?? Buffer.alloc(0)));
    } else pending.bytes = body;
    return { status: 201, headers: { etag: '"1"', 'last-modified': new Date(0).toUTCString() } };
  }

  #get(url: URL, range: string | undefined): Reply {
    const artifact = this.#addresses.get(url.searchParams.get('sig') ?? '');
    if (artifact === undefined) return { status: 403 };
    const { bytes } = artifact;
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
    const headers = { 'content-disposition': `attachment; filename="${artifact.name}"` };
    if (first === undefined) return { status: 200, headers, body: bytes };
    const end = Math.min(Number(last) + 1, bytes.length);
    if (Number(first) >= end) return { status: 416 };
    return {
      status: 206,
      headers: { 'content-range': `bytes ${first}-${end - 1}/${bytes.length}` },
      body: bytes.subarray(Number(first), end),
    };
  }
}

function asksOf(method: string | undefined, url: URL): string {
  if (method !== 'PUT') return 'get';
  const comp = url.searchParams.get('comp');
  return comp === 'block' ? 'put-block' : comp === 'blocklist' ? 'put-block-list' : 'put';
}

/** A value that the protocol lets be absent comes as it is, or wrapped. */
function valueOf(field: v.InferOutput<typeof wrapped>): string | undefined {
  return typeof field === 'object' ? field.value : field;
}

async function send(
  response: ServerResponse,
  { status, headers, body }: Reply,
  fault: ArtifactFault | undefined,
  headOnly: boolean,
): Promise<void> {
  const isJson = body !== undefined && !Buffer.isBuffer(body);
  const bytes = isJson ? Buffer.from(JSON.stringify(body)) : (body ?? Buffer.alloc(0));
  response.writeHead(status, {
    'content-type': isJson ? 'application/json' : 'application/octet-stream',
    'content-length': bytes.length,
    ...headers,
  });
  if (fault?.kind === 'cut-body') {
    await new Promise((written) => response.write(bytes.subarray(0, fault.after), written));
    response.destroy();
    return;
  }
  response.end(headOnly ? undefined : bytes);
}
