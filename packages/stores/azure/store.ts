import { UserError, type Clock } from '#verdict';
import { ObjectLocked, nameTaken } from '../explain.js';
import { inUnitOrder, prefixOf, refuseOuter } from '../object-paths.js';
import { readThrough } from '../persistence.js';
import type { PostureFacts } from '../posture.js';
import type { ByteRange, Capabilities, Protection, Store, StoreObject, Unfinished } from '../store.js';
import type { AzurePlace } from './credentials.js';
import { Cut, blobParts } from './download.js';
import { explainAzure, ignoreNoBlob, isLocked, isPassing, refusesVersions } from './errors.js';
import type { FoundBlob } from './found-blob.js';
import { blobItems, folderNames, foundBlobs, type Listing } from './listing.js';
import { containerPosture } from './posture.js';
import { ask } from './requests.js';
import { unfinishedBlobs } from './unfinished.js';
import { upload, type UploadOptions } from './upload.js';

/** Blobs of a page where one name is looked for: itself, its versions, and what may begin like it. */
const LOOKED_AT = 20;

/** What a store of blobs is made from. */
export interface AzureStoreOptions extends UploadOptions {
  readonly place: AzurePlace;
  readonly clock: Clock;
}

/** Sets in a container of Azure Blob Storage. */
export class AzureStore implements Store {
  readonly url: string;
  readonly #place: AzurePlace;
  readonly #requests: UploadOptions;
  readonly #clock: Clock;
  #capabilities: Promise<Capabilities> | undefined;
  #versionsListed: Promise<boolean> | undefined;

  constructor({ place, clock, ...requests }: AzureStoreOptions) {
    this.url = place.shown;
    this.#place = place;
    this.#requests = requests;
    this.#clock = clock;
  }

  capabilities(): Promise<Capabilities> {
    this.#capabilities ??= this.#explained(() => this.#askCapabilities());
    return this.#capabilities;
  }

  put(
    path: string,
    bytes: AsyncIterable<Uint8Array>,
    protection?: Protection,
  ): Promise<{ readonly size: number }> {
    return this.#explained(async () => {
      refuseOuter(path, this.url);
      await this.#refuseUnlockable(protection);
      if ((await this.#find(path)) !== undefined) throw nameTaken(path, this.url);
      const blob = this.#place.container.getBlockBlobClient(this.#place.prefix + path);
      const size = await upload(blob, bytes, protection, this.#requests);
      if (size === undefined) throw nameTaken(path, this.url);
      return { size };
    });
  }

  async *get(path: string, range?: ByteRange): AsyncGenerator<Uint8Array, void, undefined> {
    refuseOuter(path, this.url);
    try {
      const found = await this.#find(path);
      if (found === undefined) throw new UserError(`There is no ${path} in the store`, { where: this.url });
      const top = this.#place.container.getBlobClient(found.name);
      const blob = found.versionId === undefined ? top : top.withVersion(found.versionId);
      yield* readThrough({
        open: (start, end) => blobParts(blob, found.etag, { start, end }, this.#requests),
        start: range?.start ?? 0,
        end: Math.min(range?.end ?? Infinity, found.size),
        passes: (error) => error instanceof Cut || isPassing(error),
        ...this.#requests,
      });
    } catch (error) {
      throw this.#explain(error);
    }
  }

  async *list(folder: string): AsyncGenerator<StoreObject, void, undefined> {
    try {
      const found = foundBlobs(await this.#listing(prefixOf(folder, this.url)));
      for await (const blob of inUnitOrder(found, ({ name }) => name))
        yield blob.object(this.#pathOf(blob.name));
    } catch (error) {
      throw this.#explain(error);
    }
  }

  async *folders(folder: string): AsyncGenerator<string, void, undefined> {
    try {
      const names = folderNames(await this.#listing(prefixOf(folder, this.url)));
      yield* inUnitOrder(names, (name) => `${name}/`);
    } catch (error) {
      throw this.#explain(error);
    }
  }

  head(path: string): Promise<StoreObject | undefined> {
    return this.#explained(async () => (await this.#find(path))?.object(path));
  }

  protectionOf(path: string): Promise<Protection> {
    return this.#explained(async () => (await this.#find(path))?.protection ?? {});
  }

  delete(path: string): Promise<void> {
    return this.#explained(async () => {
      const found = await this.#find(path);
      if (found === undefined) return;
      // The service would take away the one on top, and keep the rest.
      if (found.isLocked(this.#clock.now())) throw this.#locked(path);
      try {
        if (found.current !== undefined) await this.#remove(found.name);
        if (found.first.versionId === undefined && !(await this.#listsVersions())) return;
        // What was on top is now one of them.
        for (const { versionId } of (await this.#find(path))?.versions ?? []) {
          await this.#remove(found.name, versionId);
        }
      } catch (error) {
        throw isLocked(error) ? this.#locked(path) : error;
      }
    });
  }

  /** Nothing where versions are kept: there only the service can forget blocks and leave no version, and does after a week. */
  async *unfinished(folder: string): AsyncGenerator<Unfinished, void, undefined> {
    try {
      if (await this.#seesVersions()) return;
      yield* unfinishedBlobs(await this.#listing(prefixOf(folder, this.url)), (name) => this.#pathOf(name));
    } catch (error) {
      throw this.#explain(error);
    }
  }

  posture(folder: string): Promise<PostureFacts> {
    return this.#explained(async () => {
      refuseOuter(folder, this.url);
      return containerPosture(this.#place, folder, await this.#seesVersions(), this.#requests);
    });
  }

  async #remove(name: string, versionId?: string): Promise<void> {
    const top = this.#place.container.getBlobClient(name);
    const blob = versionId === undefined ? top : top.withVersion(versionId);
    await ask(({ abortSignal }) => blob.delete({ abortSignal }).catch(ignoreNoBlob), this.#requests);
  }

  /** What is there under a name. One request, whether versions are kept or not. */
  async #find(path: string): Promise<FoundBlob | undefined> {
    refuseOuter(path, this.url);
    const listing = await this.#listing(path);
    for await (const found of foundBlobs({ ...listing, pageSize: LOOKED_AT })) {
      // A name comes before all that begin with it.
      return found.name === listing.prefix ? found : undefined;
    }
    return undefined;
  }

  async #listing(prefix: string): Promise<Listing> {
    return {
      container: this.#place.container,
      prefix: this.#place.prefix + prefix,
      versions: await this.#listsVersions(),
      requests: this.#requests,
    };
  }

  #pathOf(name: string): string {
    return name.slice(this.#place.prefix.length);
  }

  /** Whether the service can be asked for versions at all; kept. */
  #listsVersions(): Promise<boolean> {
    this.#versionsListed ??= this.#firstVersioned().then(
      () => true,
      (error: unknown) => {
        if (refusesVersions(error)) return false;
        throw error;
      },
    );
    return this.#versionsListed;
  }

  /** Whether the first blob that is found has versions. */
  async #firstVersioned(): Promise<boolean> {
    const { container, prefix } = this.#place;
    const listing = { container, prefix, requests: this.#requests, versions: true, pageSize: 1 };
    for await (const { versionId } of blobItems(listing, { includeVersions: true })) {
      return versionId !== undefined;
    }
    return false;
  }

  async #seesVersions(): Promise<boolean> {
    return (await this.#listsVersions()) && this.#firstVersioned();
  }

  async #askCapabilities(): Promise<Capabilities> {
    const { isImmutableStorageWithVersioningEnabled: lock = false } = await ask(
      ({ abortSignal }) => this.#place.container.getProperties({ abortSignal }),
      this.#requests,
    );
    // Only a blob tells whether the account keeps versions; where there is none yet, none is lost.
    const versions = lock || (await this.#seesVersions());
    return { conditionalWrites: true, versions, lock, serverChecksum: true };
  }

  async #refuseUnlockable(protection: Protection | undefined): Promise<void> {
    if (protection?.lock === undefined && protection?.legalHold !== true) return;
    if ((await this.capabilities()).lock) return;
    throw new UserError('This container cannot lock objects', {
      remedy: 'Take the lock away, or a container that was made with version-level immutability',
      where: this.url,
    });
  }

  #locked(path: string): ObjectLocked {
    return new ObjectLocked(`${path} is locked, or held, and stays`, {
      remedy: 'Wait until its immutability policy ends, or lift its legal hold',
      where: this.url,
    });
  }

  async #explained<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.#explain(error);
    }
  }

  #explain(error: unknown): unknown {
    const { container, login } = this.#place;
    const { host } = new URL(container.url);
    return explainAzure(error, {
      url: this.url,
      container: container.containerName,
      host,
      login,
      clock: this.#clock,
    });
  }
}
