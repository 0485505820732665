import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NotFound, type Artifact, type Fetch, type GitHub } from '#github';
import { OperationFailed, UserError, messageOf } from '#verdict';
import { nameTaken, refuseProtection } from '../explain.js';
import { byUnits, prefixOf, refuseOuter } from '../object-paths.js';
import { readThrough, type Persistence } from '../persistence.js';
import type { ByteRange, Capabilities, Protection, Store, StoreObject } from '../store.js';
import { download, passes } from './download.js';
import { heldIn, type Held } from './held.js';
import { artifactNameOf } from './names.js';
import { NameTaken, type ArtifactFile, type ArtifactService } from './service.js';
import { writeFile } from './work-file.js';

/** What the store works with. */
export interface ArtifactAccess extends Persistence {
  readonly github: () => Promise<GitHub>;
  readonly service: () => ArtifactService;
  readonly fetch: Fetch;
  /** The run that the store is used by; undefined off a runner. */
  readonly run: number | undefined;
  readonly retentionDays: number | undefined;
  readonly workFolder: string;
  readonly stallSeconds: number;
}

/** Longest name of a file, which is the artifact's too. */
const LONGEST_NAME = 255;

/**
 * Sets in the artifacts of a repository's workflow runs: each object is one artifact, as it is and in no archive. A run can write and
 * remove its own without a permission; those of other runs are reached by GitHub's API.
 */
export class ArtifactStore implements Store {
  readonly url = 'artifact:';
  readonly #access: ArtifactAccess;
  /** What this store wrote: a listing may lag behind. */
  readonly #written = new Map<string, Held>();

  constructor(access: ArtifactAccess) {
    this.#access = access;
  }

  capabilities(): Promise<Capabilities> {
    // Within a run the service lets one writer of a name win; two runs only look before they write.
    return Promise.resolve({ conditionalWrites: false, versions: false, lock: false, serverChecksum: false });
  }

  /** What everybody can download must be sealed. */
  async refusal({ encrypted }: { readonly encrypted: boolean }): Promise<UserError | undefined> {
    if (encrypted) return undefined;
    const { repository, repositories } = await this.#access.github();
    const open = (why: string): UserError =>
      new UserError(`An unencrypted backup must not become an artifact of a public repository: ${why}`, {
        remedy: 'Set `store` to a place that is not public',
        where: this.url,
      });
    try {
      const { isPrivate } = await repositories.get();
      return isPrivate ? undefined : open(`everybody can read ${repository}`);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return open(`whether ${repository} is one could not be found out (${error.message})`);
    }
  }

  async put(
    path: string,
    bytes: AsyncIterable<Uint8Array>,
    protection?: Protection,
  ): Promise<{ readonly size: number }> {
    refuseProtection(protection, this.url);
    const name = this.#name(path);
    if ((await this.#find(path)) !== undefined) throw nameTaken(path, this.url);
    const service = this.#access.service();
    const folder = await mkdtemp(join(this.#access.workFolder, 'artifact-'));
    try {
      const file = join(folder, name);
      const { size, sha256 } = await writeFile(file, bytes, path);
      const { id } = await this.#send(service, path, { path: file, name, size, sha256 });
      this.#written.set(path, { path, size, modifiedAt: new Date(), id });
      return { size };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async *get(path: string, range?: ByteRange): AsyncGenerator<Uint8Array, void, undefined> {
    refuseOuter(path, this.url);
    const held = await this.#find(path);
    if (held === undefined) throw this.#nothing(path);
    const { artifacts } = await this.#access.github();
    try {
      yield* readThrough({
        ...this.#access,
        start: range?.start ?? 0,
        end: Math.min(range?.end ?? held.size, held.size),
        passes,
        // An address is good for a minute: every connection asks for its own.
        open: async (start, end) =>
          download(this.#access.fetch, await artifacts.addressOf(held.id), start, end, this.#access.signal),
      });
    } catch (error) {
      if (error instanceof UserError || !passes(error)) throw error;
      throw new OperationFailed(`${path} could not be downloaded: ${messageOf(error)}`, {
        remedy: 'Try again later; https://www.githubstatus.com tells of outages',
        where: this.url,
        cause: error,
      });
    }
  }

  async *list(folder: string): AsyncGenerator<StoreObject, void, undefined> {
    const prefix = prefixOf(folder, this.url);
    for (const { id, ...object } of await this.#all()) if (object.path.startsWith(prefix)) yield object;
  }

  async *folders(folder: string): AsyncGenerator<string, void, undefined> {
    const prefix = prefixOf(folder, this.url);
    const names = new Set<string>();
    for (const { path } of await this.#all()) {
      const end = path.startsWith(prefix) ? path.indexOf('/', prefix.length) : -1;
      if (end >= 0) names.add(path.slice(prefix.length, end));
    }
    yield* [...names].sort(byUnits);
  }

  async head(path: string): Promise<StoreObject | undefined> {
    refuseOuter(path, this.url);
    const held = await this.#find(path);
    if (held === undefined) return undefined;
    const { id, ...object } = held;
    return object;
  }

  async delete(path: string): Promise<void> {
    const name = this.#name(path);
    const { artifacts } = await this.#access.github();
    const listed = await artifacts.list(name);
    // Without a permission, and whether a listing shows it already or not.
    if (this.#written.delete(path) || listed.some((artifact) => this.#isOfRun(artifact))) {
      await this.#access
        .service()
        .delete(name)
        .catch((error: unknown) => {
          throw this.#failed(`remove ${path}`, error);
        });
    }
    // The first written last: while it is there, it counts.
    for (const artifact of listed) {
      if (artifact.expired || this.#isOfRun(artifact)) continue;
      await artifacts.delete(artifact.id).catch((error: unknown) => {
        if (!(error instanceof NotFound)) throw error;
      });
    }
  }

  #isOfRun({ run }: Artifact): boolean {
    return run !== undefined && run === this.#access.run;
  }

  #name(path: string): string {
    refuseOuter(path, this.url);
    const name = artifactNameOf(path);
    if (name.length <= LONGEST_NAME) return name;
    throw new UserError(`${path} makes an artifact's name of more than ${LONGEST_NAME} characters`, {
      remedy: 'Take shorter names, or another store',
      where: this.url,
    });
  }

  #nothing(path: string): UserError {
    return new UserError(`There is no ${path} in the store`, {
      remedy: 'Artifacts expire; look whether it was older than they are kept',
      where: this.url,
    });
  }

  /** Send a file; an answer that was lost is no failure where the artifact is there. */
  async #send(service: ArtifactService, path: string, file: ArtifactFile): Promise<{ readonly id: number }> {
    const { signal, retentionDays } = this.#access;
    try {
      return await service.upload(file, retentionDays);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof NameTaken) throw nameTaken(path, this.url);
      const { artifacts } = await this.#access.github();
      const found = await artifacts.list(file.name).catch(() => []);
      const mine = found.find((artifact) => this.#isOfRun(artifact) && artifact.sha256 === file.sha256);
      if (mine !== undefined) return mine;
      throw this.#failed(`take ${path}`, error);
    }
  }

  #failed(doing: string, error: unknown): OperationFailed {
    return new OperationFailed(`The artifact service did not ${doing}: ${messageOf(error)}`, {
      remedy: 'Try again; https://www.githubstatus.com tells of outages',
      where: this.url,
      cause: error,
    });
  }

  async #find(path: string): Promise<Held | undefined> {
    const { artifacts } = await this.#access.github();
    return heldIn(await artifacts.list(this.#name(path))).get(path) ?? this.#written.get(path);
  }

  /** Everything there is, in the order of the paths. */
  async #all(): Promise<readonly Held[]> {
    const { artifacts } = await this.#access.github();
    const objects = new Map([...this.#written, ...heldIn(await artifacts.list())]);
    return [...objects.values()].sort((a, b) => byUnits(a.path, b.path));
  }
}
