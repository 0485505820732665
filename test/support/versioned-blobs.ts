import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** One version of a blob. */
interface Version {
  readonly id: string;
  readonly bytes: Buffer;
  readonly metadata: Readonly<Record<string, string>>;
  current: boolean;
  until: Date | undefined;
  mode: string | undefined;
  hold: boolean;
}

/** What the service answers. */
interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

/**
 * What Azure's emulator lacks: one container with versions and version-level immutability, as the REST API of the blob service
 * describes them ("Blob versioning", "List Blobs", "Put Block List", "Delete Blob", "Set Blob Immutability Policy"). Nobody has to
 * log in. Pages of listings are short, as the service may make them.
 */
export class VersionedBlobs implements AsyncDisposable {
  readonly #versions = new Map<string, Version[]>();
  readonly #blocks = new Map<string, Map<string, Buffer>>();
  readonly #server: Server;
  readonly #locks: boolean;
  /** When a version was last written: none bears the time of another. */
  #written = 0;

  private constructor(locks: boolean) {
    this.#locks = locks;
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(() => response.destroy());
    });
  }

  /** @param locks whether the container was made with version-level immutability */
  static async start(locks: boolean): Promise<VersionedBlobs> {
    const blobs = new VersionedBlobs(locks);
    await new Promise<void>((done) => blobs.#server.listen(0, '127.0.0.1', done));
    return blobs;
  }

  get endpoint(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the service does not listen');
    return `http://127.0.0.1:${address.port}/account`;
  }

  /** How many versions there are under a name. */
  count(name: string): number {
    return this.#versions.get(name)?.length ?? 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://service');
    const body = await buffer(request);
    const { status, headers, body: answer } = this.#answer(request, url, body);
    response.writeHead(status, headers);
    response.end(answer);
  }

  #answer(request: IncomingMessage, url: URL, body: Buffer): Answer {
    const [, , , ...parts] = url.pathname.split('/');
    const name = decodeURIComponent(parts.join('/'));
    const asked = url.searchParams;
    const what = `${request.method ?? ''} ${asked.get('comp') ?? (name === '' ? 'container' : 'blob')}`;
    switch (what) {
      case 'GET container':
        return {
          status: 200,
          headers: { 'x-ms-immutable-storage-with-versioning-enabled': String(this.#locks) },
        };
      case 'GET list':
        return this.#list(asked);
      case 'PUT block':
        return this.#putBlock(name, asked.get('blockid') ?? '', request, body);
      case 'PUT blocklist':
        return this.#commit(name, request, body);
      case 'PUT blob':
        return this.#write(name, request, body);
      case 'GET blob':
        return this.#read(name, asked.get('versionid'), request);
      case 'DELETE blob':
        return this.#remove(name, asked.get('versionid'));
      default:
        return refusal(400, 'UnsupportedHttpVerb');
    }
  }

  #putBlock(name: string, id: string, request: IncomingMessage, body: Buffer): Answer {
    const md5 = createHash('md5').update(body).digest('base64');
    if (request.headers['content-md5'] !== md5) return refusal(400, 'Md5Mismatch');
    const blocks = this.#blocks.get(name) ?? new Map<string, Buffer>();
    this.#blocks.set(name, blocks.set(id, body));
    return { status: 201 };
  }

  #commit(name: string, request: IncomingMessage, body: Buffer): Answer {
    const blocks = this.#blocks.get(name);
    const ids = [...body.toString().matchAll(/<Latest>([^<]*)<\/Latest>/g)].map(([, id = '']) => id);
    const bytes = ids.map((id) => blocks?.get(id));
    if (bytes.includes(undefined)) return refusal(400, 'InvalidBlockList');
    this.#blocks.delete(name);
    return this.#write(name, request, Buffer.concat(bytes.filter((part) => part !== undefined)));
  }

  #write(name: string, { headers }: IncomingMessage, bytes: Buffer): Answer {
    const versions = this.#versions.get(name) ?? [];
    const top = versions.find(({ current }) => current);
    if (top !== undefined && headers['if-none-match'] === '*') return refusal(409, 'BlobAlreadyExists');
    if (top !== undefined) top.current = false;
    this.#written = Math.max(Date.now(), this.#written + 1);
    const id = new Date(this.#written).toISOString().replace('Z', '0000Z');
    const until = headers['x-ms-immutability-policy-until-date'];
    const named = Object.entries(headers).filter(([header]) => header.startsWith('x-ms-meta-'));
    this.#versions.set(name, [
      ...versions,
      {
        id,
        bytes,
        metadata: Object.fromEntries(named.map(([header, value]) => [header.slice(10), String(value)])),
        current: true,
        until: until === undefined ? undefined : new Date(String(until)),
        mode: headers['x-ms-immutability-policy-mode']?.toString(),
        hold: headers['x-ms-legal-hold'] === 'true',
      },
    ]);
    return { status: 201, headers: { etag: `"${id}"`, 'x-ms-version-id': id } };
  }

  #read(name: string, id: string | null, { headers }: IncomingMessage): Answer {
    const found = this.#find(name, id);
    if (found === undefined) return refusal(404, 'BlobNotFound');
    if ((headers['if-match'] ?? `"${found.id}"`) !== `"${found.id}"`) return refusal(412, 'ConditionNotMet');
    const range = /^bytes=(\d+)-(\d*)$/.exec(String(headers['x-ms-range'] ?? headers.range ?? 'bytes=0-'));
    const start = Number(range?.[1]);
    const body = found.bytes.subarray(start, range?.[2] === '' ? undefined : Number(range?.[2]) + 1);
    return { status: 206, headers: { etag: `"${found.id}"`, 'content-length': String(body.length) }, body };
  }

  /** What is on top becomes a version like the others; a version is gone, unless it is kept. */
  #remove(name: string, id: string | null): Answer {
    const found = this.#find(name, id);
    if (found === undefined) return refusal(404, 'BlobNotFound');
    if (id === null) {
      found.current = false;
      return { status: 202 };
    }
    if (found.current) return refusal(409, 'OperationNotAllowedOnRootBlob');
    if (found.hold || (found.until ?? 0) > new Date()) return refusal(409, 'BlobImmutableDueToPolicy');
    this.#versions.set(name, this.#versions.get(name)?.filter((one) => one !== found) ?? []);
    return { status: 202 };
  }

  #find(name: string, id: string | null): Version | undefined {
    return this.#versions.get(name)?.find((one) => (id === null ? one.current : one.id === id));
  }

  #list(asked: URLSearchParams): Answer {
    const prefix = asked.get('prefix') ?? '';
    const versions = (asked.get('include') ?? '').split(',').includes('versions');
    const delimiter = asked.get('delimiter');
    const entries = new Set<string>();
    for (const name of [...this.#versions.keys()].filter((one) => one.startsWith(prefix)).sort()) {
      const shown = this.#versions.get(name)?.filter(({ current }) => versions || current) ?? [];
      const end = delimiter === null ? -1 : name.indexOf(delimiter, prefix.length);
      if (end < 0) for (const one of shown) entries.add(describeVersion(name, one, versions));
      else if (shown.length > 0)
        entries.add(`<BlobPrefix><Name>${name.slice(0, end + 1)}</Name></BlobPrefix>`);
    }
    const from = Number(asked.get('marker') ?? 0);
    const page = [...entries].slice(from, from + PAGE);
    const next = from + PAGE < entries.size ? String(from + PAGE) : '';
    return {
      status: 200,
      headers: { 'content-type': 'application/xml' },
      body: `<?xml version="1.0"?><EnumerationResults ServiceEndpoint="x" ContainerName="x"><Blobs>${page.join('')}</Blobs><NextMarker>${next}</NextMarker></EnumerationResults>`,
    };
  }
}

/** Entries of a page of a listing. */
const PAGE = 2;

function describeVersion(name: string, version: Version, withVersion: boolean): string {
  const { id, bytes, current, until, mode, hold, metadata } = version;
  const named = Object.entries(metadata).map(([key, value]) => `<${key}>${value}</${key}>`);
  return [
    `<Blob><Name>${name}</Name>`,
    withVersion ? `<VersionId>${id}</VersionId>` : '',
    withVersion && current ? '<IsCurrentVersion>true</IsCurrentVersion>' : '',
    `<Properties><Last-Modified>${new Date(id).toUTCString()}</Last-Modified><Etag>${id}</Etag>`,
    `<Content-Length>${bytes.length}</Content-Length><BlobType>BlockBlob</BlobType>`,
    until === undefined
      ? ''
      : `<ImmutabilityPolicyUntilDate>${until.toUTCString()}</ImmutabilityPolicyUntilDate>`,
    mode === undefined ? '' : `<ImmutabilityPolicyMode>${mode.toLowerCase()}</ImmutabilityPolicyMode>`,
    hold ? '<LegalHold>true</LegalHold>' : '',
    `</Properties><Metadata>${named.join('')}</Metadata></Blob>`,
  ].join('');
}

function refusal(status: number, code: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/xml', 'x-ms-error-code': code },
    body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  };
}
