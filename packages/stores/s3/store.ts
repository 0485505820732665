import { randomUUID } from 'node:crypto';
import { DeleteObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { isInnerPath } from '#manifest';
import { UserError, formatInstant, lineOf } from '#verdict';
import { ObjectLocked, nameTaken, refuseProtection } from '../explain.js';
import { byUnits, inUnitOrder, prefixOf, refuseOuter } from '../object-paths.js';
import type { StoreOptions } from '../open.js';
import type { PostureFacts } from '../posture.js';
import type { ByteRange, Capabilities, Protection, Store, StoreObject, Unfinished } from '../store.js';
import { BucketSettings } from './bucket.js';
import { S3Connection } from './connection.js';
import { download } from './download.js';
import { isDenied, isMissing } from './failure.js';
import { listFolders, listObjects, type KeyedObject } from './listing.js';
import { PART_BYTES } from './parts.js';
import { parseS3Url } from './place.js';
import { bucketPosture } from './posture.js';
import { isProtected, protectVersion, protectionOfVersion } from './protection.js';
import { unfinishedUploads } from './unfinished.js';
import { upload as send, type UploadPlan } from './upload.js';
import { historyOf, keyHistories } from './versions.js';
import { lookAtWritten } from './written.js';

/** Sets in a bucket of S3, or of what speaks its protocol. */
export class S3Store implements Store {
  readonly url: string;
  readonly #connection: S3Connection;
  readonly #settings: BucketSettings;

  constructor(connection: S3Connection) {
    this.#connection = connection;
    this.#settings = new BucketSettings(connection);
    this.url = connection.place.url;
  }

  async capabilities(): Promise<Capabilities> {
    const [versions, lock] = await Promise.all([this.#settings.versions(), this.#settings.lock()]);
    // Of versions the first counts, and whoever wrote a later one is told so.
    const conditionalWrites = this.#connection.place.amazon || versions;
    return { conditionalWrites, versions, lock: lock === 'on', serverChecksum: true };
  }

  async put(
    path: string,
    bytes: AsyncIterable<Uint8Array>,
    protection?: Protection,
  ): Promise<{ readonly size: number }> {
    const key = this.#key(path);
    const lock = await this.#settings.lock();
    if (lock === 'off') refuseProtection(protection, this.url);
    if (await this.#isTaken(key)) throw nameTaken(path, this.url);
    const mark = randomUUID();
    const plan = { key, path, mark, protection, md5: lock !== 'off' };
    const { size, versionId } = await send(this.#connection, plan, bytes);
    if ((await this.#settings.versions()) && !this.#connection.place.amazon) {
      await this.#confirmFirst(plan, versionId);
      // Some stores forget what an upload in parts was begun with.
      if (protection !== undefined && size > PART_BYTES) {
        await protectVersion(this.#connection, key, versionId, protection);
      }
    }
    return { size };
  }

  async *get(path: string, range: ByteRange = { start: 0 }): AsyncGenerator<Uint8Array, void, undefined> {
    const key = this.#key(path);
    try {
      const object = (await this.#settings.versions()) ? await this.#first(path) : { key };
      yield* download(this.#connection, object, range);
    } catch (error) {
      throw isMissing(error) ? noSuchObject(path, this.url, error) : error;
    }
  }

  async *list(folder: string): AsyncGenerator<StoreObject, void, undefined> {
    yield* inUnitOrder(this.#listed(this.#prefix(folder)), ({ path }) => path);
  }

  async *folders(folder: string): AsyncGenerator<string, void, undefined> {
    const prefix = this.#prefix(folder);
    const names = await listFolders(this.#connection, prefix, await this.#settings.versions());
    yield* [...names].filter(isInnerPath).sort(byUnits);
  }

  async head(path: string): Promise<StoreObject | undefined> {
    const key = this.#key(path);
    if (await this.#settings.versions()) {
      const first = (await historyOf(this.#connection, key))?.first;
      return first === undefined ? undefined : this.#shown(first);
    }
    const { bucket } = this.#connection.place;
    try {
      const found = await this.#connection.ask('s3:GetObject', (s3, sending) =>
        s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }), sending),
      );
      return { path, size: found.ContentLength ?? 0, modifiedAt: found.LastModified ?? new Date(0) };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async protectionOf(path: string): Promise<Protection> {
    const key = this.#key(path);
    if ((await this.#settings.lock()) === 'off') return {};
    const first = (await this.#settings.versions()) ? await this.#first(path) : undefined;
    return protectionOfVersion(this.#connection, key, first?.versionId);
  }

  async delete(path: string): Promise<void> {
    const key = this.#key(path);
    if (!(await this.#settings.versions())) return this.#remove(key, undefined);
    const history = await historyOf(this.#connection, key);
    if (history === undefined) return;
    // What lies over a locked version tells that somebody put it there: nothing of it is touched.
    if (history.first !== undefined && (await this.#settings.lock()) !== 'off') {
      await this.#refuseLocked(path, history.first);
    }
    // The version that counts goes last: half-way, nothing else must be taken for it.
    for (const id of history.ids.toReversed()) {
      if (id !== history.first?.versionId) await this.#remove(key, id);
    }
    if (history.first !== undefined) {
      const { versionId } = history.first;
      await this.#remove(key, versionId);
    }
  }

  async *unfinished(folder: string): AsyncGenerator<Unfinished, void, undefined> {
    for await (const upload of unfinishedUploads(this.#connection, this.#prefix(folder))) {
      const { key, startedAt } = upload;
      yield { path: this.#path(key), startedAt, abort: () => upload.abort() };
    }
  }

  posture(folder: string): Promise<PostureFacts> {
    this.#key(folder);
    return bucketPosture(this.#connection, folder);
  }

  close(): Promise<void> {
    this.#connection.close();
    return Promise.resolve();
  }

  #key(path: string): string {
    refuseOuter(path, this.url);
    return this.#connection.place.prefix + path;
  }

  #path(key: string): string {
    return key.slice(this.#connection.place.prefix.length);
  }

  #prefix(folder: string): string {
    return this.#connection.place.prefix + prefixOf(folder, this.url);
  }

  #shown({ key, size, modifiedAt, covered }: KeyedObject): StoreObject {
    const path = this.#path(key);
    return covered === undefined ? { path, size, modifiedAt } : { path, size, modifiedAt, covered };
  }

  /** Whether a name is not free: by any version, also one beneath a mark of deletion. */
  async #isTaken(key: string): Promise<boolean> {
    if (await this.#settings.versions()) return (await historyOf(this.#connection, key))?.first !== undefined;
    // Amazon refuses it by the condition that each write carries.
    if (this.#connection.place.amazon) return false;
    return (await this.head(this.#path(key))) !== undefined;
  }

  /** Where a condition does not keep two writers of one name apart, their versions do. @throws UserError for the later one */
  async #confirmFirst(plan: UploadPlan, versionId: string | undefined): Promise<void> {
    const { key, path } = plan;
    const first = (await historyOf(this.#connection, key))?.first?.versionId;
    if (first === undefined || versionId === undefined || first === versionId) return;
    const { owner } = await lookAtWritten(this.#connection, plan, first);
    await this.#remove(key, versionId).catch((error: unknown) => {
      this.#connection.ports.log.warning(`A second version of ${path} is left: ${lineOf(error)}`);
    });
    // A request that was sent again writes a second version where no condition holds it back.
    if (owner !== 'ours') throw nameTaken(path, this.url);
  }

  /** @throws UserError where there is no object */
  async #first(path: string): Promise<KeyedObject> {
    const first = (await historyOf(this.#connection, this.#key(path)))?.first;
    if (first === undefined) throw noSuchObject(path, this.url, undefined);
    return first;
  }

  /** Objects with a prefix. Keys that are no paths of ours, such as the marks that consoles make for folders, are none. */
  async *#listed(prefix: string): AsyncGenerator<StoreObject, void, undefined> {
    for await (const object of (await this.#settings.versions())
      ? this.#firsts(prefix)
      : listObjects(this.#connection, prefix)) {
      if (isInnerPath(this.#path(object.key))) yield this.#shown(object);
    }
  }

  async *#firsts(prefix: string): AsyncGenerator<KeyedObject, void, undefined> {
    for await (const { first } of keyHistories(this.#connection, prefix)) {
      if (first !== undefined) yield first;
    }
  }

  async #remove(key: string, versionId: string | undefined): Promise<void> {
    const { bucket } = this.#connection.place;
    const action = versionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion';
    try {
      const { DeleteMarker } = await this.#connection.ask(action, (s3, sending) =>
        s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }), sending),
      );
      if (versionId === undefined && DeleteMarker === true) throw onlyHidden(this.#path(key), this.url);
    } catch (error) {
      if (isMissing(error)) return;
      // A lock and a missing permission get the same answer.
      if (isDenied(error) && (await this.#settings.lock()) !== 'off') {
        await this.#refuseLocked(this.#path(key), { key, versionId });
      }
      throw error;
    }
  }

  /** @throws ObjectLocked where a lock or a hold keeps it */
  async #refuseLocked(
    path: string,
    { key, versionId }: { readonly key: string; readonly versionId?: string | undefined },
  ): Promise<void> {
    const protection = await protectionOfVersion(this.#connection, key, versionId);
    if (!isProtected(protection, this.#connection.ports.clock.now())) return;
    const until = protection.lock === undefined ? '' : ` until ${formatInstant(protection.lock.until)}`;
    throw new ObjectLocked(
      `${path} is locked${protection.legalHold === true ? ' by a legal hold' : until}, and stays`,
      { where: this.url },
    );
  }
}

/** The bucket keeps versions, and did not let us know. */
function onlyHidden(path: string, url: string): UserError {
  return new UserError(
    `${path} was hidden by a mark of deletion, and is not gone: the bucket keeps versions`,
    {
      remedy: 'Allow s3:GetBucketVersioning, s3:ListBucketVersions and s3:DeleteObjectVersion',
      where: url,
    },
  );
}

function noSuchObject(path: string, url: string, cause: unknown): UserError {
  return new UserError(`There is no ${path} in the store`, {
    where: url,
    ...(cause === undefined ? {} : { cause }),
  });
}

/** The store behind `s3://bucket/prefix?…`. */
export function openS3(name: string, options: StoreOptions): S3Store {
  return new S3Store(new S3Connection(parseS3Url(name, options.env), options));
}
