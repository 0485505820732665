import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { UserError } from '#verdict';
import { nameTaken } from '../explain.js';
import { byUnits, inUnitOrder, prefixOf, refuseOuter } from '../object-paths.js';
import { persistently, readThrough } from '../persistence.js';
import type { PostureFacts } from '../posture.js';
import type { ByteRange, Capabilities, Protection, Store, StoreObject } from '../store.js';
import type { GcsClient } from './client.js';
import { bucketPosture } from './posture.js';
import { protectionIn, resourceFor } from './protection.js';
import { explain } from './explain.js';
import { isForbidden, isMissing, isTaken, passes } from './refusal.js';
import { download } from './download.js';
import { Source } from './source.js';
import { upload } from './upload.js';
import { byName, objectOf, pages, versionsOf, type Version } from './versions.js';

/** Field of an object's own metadata that tells its writer that it is theirs, when the answer was lost. */
const WRITER = 'backproof-write';

const bucketSchema = v.object({
  versioning: v.optional(v.object({ enabled: v.optional(v.boolean(), false) }), {}),
  objectRetention: v.optional(v.object({ mode: v.optional(v.string(), '') }), {}),
});

/** Sets in a bucket of Google Cloud Storage. */
export class GcsStore implements Store {
  readonly url: string;
  readonly #client: GcsClient;
  /** What every object's name begins with: '' or a path with a slash behind it. */
  readonly #root: string;
  #capabilities: Promise<Capabilities> | undefined;

  constructor(url: string, client: GcsClient, root: string) {
    this.url = url;
    this.#client = client;
    this.#root = root;
  }

  capabilities(): Promise<Capabilities> {
    this.#capabilities ??= this.#explained('tell of the bucket', async () => {
      const always = { conditionalWrites: true, serverChecksum: true };
      try {
        const [metadata] = await this.#persistently(() => this.#client.bucket.getMetadata());
        const { versioning, objectRetention } = v.parse(bucketSchema, metadata);
        return { ...always, versions: versioning.enabled, lock: objectRetention.mode === 'Enabled' };
      } catch (error) {
        // Who may only read and write objects is not told what the bucket does with them.
        if (isForbidden(error)) return { ...always, versions: false, lock: false };
        throw error;
      }
    });
    return this.#capabilities;
  }

  async put(
    path: string,
    bytes: AsyncIterable<Uint8Array>,
    protection?: Protection,
  ): Promise<{ readonly size: number }> {
    const name = this.#name(path);
    const writer = randomUUID();
    const source = new Source(bytes);
    const last = { sent: false };
    try {
      // The service takes a name for free once it was deleted, although the first version is still there and counts.
      if ((await versionsOf(this.#client, name)).length > 0) throw nameTaken(path, this.url);
      const resource = { metadata: { [WRITER]: writer }, ...resourceFor(protection) };
      const { size } = await upload(this.#client, name, resource, source.read(), () => {
        last.sent = true;
      });
      return { size };
    } catch (error) {
      if (source.failure?.error === error) throw error;
      // An answer may have been lost, and the object is ours all the same.
      if (last.sent && (await this.#isMine(name, writer))) return { size: source.size };
      throw isTaken(error) ? nameTaken(path, this.url) : explain(error, `write ${path}`, this.url);
    }
  }

  async *get(path: string, range?: ByteRange): AsyncGenerator<Uint8Array, void, undefined> {
    const name = this.#name(path);
    const first = await this.#explained(`read ${path}`, () => this.#first(name));
    if (first === undefined) throw this.#nothing(path);
    try {
      yield* readThrough({
        ...this.#client,
        start: range?.start ?? 0,
        end: Math.min(range?.end ?? first.size, first.size),
        passes,
        open: (from, to) => download(this.#client, first, from, to),
      });
    } catch (error) {
      throw isMissing(error) ? this.#nothing(path) : explain(error, `read ${path}`, this.url);
    }
  }

  async *list(folder: string): AsyncGenerator<StoreObject, void, undefined> {
    const prefix = this.#root + prefixOf(folder, this.url);
    try {
      const names = byName(pages(this.#client, { prefix }));
      for await (const versions of inUnitOrder(names, ([{ name }]) => name)) {
        const path = versions[0].name.slice(this.#root.length);
        // Consoles make an object such as `app/` for a folder.
        if (!path.endsWith('/')) yield objectOf(path, versions);
      }
    } catch (error) {
      throw explain(error, 'list its objects', this.url);
    }
  }

  async *folders(folder: string): AsyncGenerator<string, void, undefined> {
    const prefix = this.#root + prefixOf(folder, this.url);
    const names = await this.#explained('list its objects', async () => {
      const found: string[] = [];
      for await (const { prefixes } of pages(this.#client, { prefix, delimiter: '/' })) {
        found.push(...prefixes.map((name) => name.slice(prefix.length, -1)));
      }
      return found;
    });
    yield* new Set(names.sort(byUnits));
  }

  async head(path: string): Promise<StoreObject | undefined> {
    const name = this.#name(path);
    const [first, ...later] = await this.#explained(`read ${path}`, () => versionsOf(this.#client, name));
    return first === undefined ? undefined : objectOf(path, [first, ...later]);
  }

  async protectionOf(path: string): Promise<Protection> {
    const name = this.#name(path);
    return this.#explained(`tell what protects ${path}`, async () => {
      const first = await this.#first(name);
      if (first === undefined) throw this.#nothing(path);
      const file = this.#client.bucket.file(name, { generation: first.generation });
      const [metadata] = await this.#persistently(() => file.getMetadata());
      return protectionIn(metadata);
    });
  }

  async delete(path: string): Promise<void> {
    const name = this.#name(path);
    await this.#explained(`remove ${path}`, async () => {
      // The first version last: while anything keeps it, it counts.
      for (const { generation } of (await versionsOf(this.#client, name)).toReversed()) {
        const file = this.#client.bucket.file(name, { generation });
        await this.#persistently(() => file.delete({ ignoreNotFound: true }));
      }
    });
  }

  posture(folder: string): Promise<PostureFacts> {
    const below = `${this.#name(folder)}/`;
    return this.#explained('tell of the bucket', () => bucketPosture(this.#client, below));
  }

  #name(path: string): string {
    refuseOuter(path, this.url);
    return this.#root + path;
  }

  async #first(name: string): Promise<Version | undefined> {
    return (await versionsOf(this.#client, name))[0];
  }

  async #isMine(name: string, writer: string): Promise<boolean> {
    const first = await this.#first(name).catch(() => undefined);
    return first?.metadata[WRITER] === writer;
  }

  #nothing(path: string): UserError {
    return new UserError(`There is no ${path} in the store`, { where: this.url });
  }

  #persistently<T>(work: () => Promise<T>): Promise<T> {
    return persistently(work, passes, this.#client);
  }

  async #explained<T>(doing: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw explain(error, doing, this.url);
    }
  }
}
