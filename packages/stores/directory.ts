import { constants, createReadStream } from 'node:fs';
import {
  lstat,
  mkdir,
  open,
  readdir,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  statfs,
  type FileHandle,
} from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UserError, codeOf } from '#verdict';
import { isInnerPath } from '#manifest';
import { directoryPosture } from './directory-posture.js';
import { explainRead, explainWrite, ignoreMissing, nameTaken, refuseProtection } from './explain.js';
import type { PostureFacts } from './posture.js';
import type { ByteRange, Capabilities, Protection, Store, StoreObject } from './store.js';

/** Ending of an object that is being written; it is no object yet, and a listing shows it so that leftovers are seen. */
export const PARTIAL = '.partial';

/** Bytes that are read at once. */
const MOST_READ = 1024 * 1024;
const LEAST_READ = 4096;
/** Bytes that are gathered for one write. */
const WRITTEN_TOGETHER = 512 * 1024;

/** Sets in a folder of a local or mounted file system. */
export class DirectoryStore implements Store {
  readonly url: string;
  readonly #root: string;
  /** The same without links; undefined until somebody reads. */
  #realRoot: string | undefined;

  /** @param root the folder; it need not exist before the first write */
  constructor(root: string) {
    this.#root = resolve(root);
    this.url = this.#root;
  }

  async folderFor(path: string): Promise<string> {
    const folder = this.#absolute(path);
    await this.#makeFolder(folder);
    return folder;
  }

  capabilities(): Promise<Capabilities> {
    return Promise.resolve({ conditionalWrites: true, versions: false, lock: false, serverChecksum: false });
  }

  async room(): Promise<{ readonly free: number; readonly total: number }> {
    const { bavail, blocks, bsize } = await statfs(await nearest(this.#root));
    return { free: bavail * bsize, total: blocks * bsize };
  }

  async posture(folder: string): Promise<PostureFacts> {
    const path = await nearest(this.#absolute(folder));
    return directoryPosture(path).catch((error: unknown) => {
      throw explainRead(error, folder, this.url);
    });
  }

  async put(
    path: string,
    bytes: AsyncIterable<Uint8Array>,
    protection?: Protection,
  ): Promise<{ readonly size: number }> {
    refuseProtection(protection, this.url);
    const target = this.#absolute(path);
    await this.#makeFolder(dirname(target));
    if ((await this.head(path)) !== undefined) throw nameTaken(path, this.url);
    const partial = target + PARTIAL;
    const file = await this.#create(partial, path);
    try {
      const size = await writeAll(file, bytes);
      await file.sync();
      await file.close();
      await publish(partial, target, path, this.url);
      return { size };
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(partial, { force: true });
      await this.#removeEmptyFolders(dirname(target));
      throw explainWrite(error, this.url);
    }
  }

  get(path: string, range?: ByteRange): AsyncIterable<Uint8Array> {
    return readFile(() => this.#inside(path), path, this.url, range);
  }

  async *list(folder: string): AsyncGenerator<StoreObject, void, undefined> {
    const top = folder === '' ? this.#root : this.#absolute(folder);
    try {
      for await (const path of walk(top)) {
        const info = await lstat(path).catch(ignoreMissing);
        if (info === undefined) continue;
        yield {
          path: relative(this.#root, path).split(sep).join('/'),
          size: info.size,
          modifiedAt: info.mtime,
        };
      }
    } catch (error) {
      throw explainRead(error, folder, this.url);
    }
  }

  async *folders(folder: string): AsyncGenerator<string, void, undefined> {
    const top = folder === '' ? this.#root : this.#absolute(folder);
    const entries = await readdir(top, { withFileTypes: true })
      .catch(ignoreMissing)
      .catch((error: unknown) => {
        throw explainRead(error, folder, this.url);
      });
    const names = (entries ?? []).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    yield* names.sort(byUnits);
  }

  async head(path: string): Promise<StoreObject | undefined> {
    const info = await lstat(this.#absolute(path))
      .catch(ignoreMissing)
      .catch((error: unknown) => {
        throw explainRead(error, path, this.url);
      });
    return info?.isFile() === true ? { path, size: info.size, modifiedAt: info.mtime } : undefined;
  }

  async delete(path: string): Promise<void> {
    const target = this.#absolute(path);
    try {
      await rm(target, { force: true });
      await this.#removeEmptyFolders(dirname(target));
    } catch (error) {
      throw explainWrite(error, this.url);
    }
  }

  /** A folder is nothing of its own in a store: it is gone with its last object. */
  async #removeEmptyFolders(from: string): Promise<void> {
    for (
      let folder = from;
      folder !== this.#root && folder.startsWith(this.#root + sep);
      folder = dirname(folder)
    ) {
      try {
        // Never what is in it: another backup may just have put something there.
        await rmdir(folder);
      } catch (error) {
        if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) return;
        ignoreMissing(error);
      }
    }
  }

  #absolute(path: string): string {
    if (!isInnerPath(path))
      throw new UserError(`'${path}' is not a path inside the store`, { where: this.url });
    return join(this.#root, ...path.split('/'));
  }

  /** A link in the store must not lead a reader out of it. */
  async #inside(path: string): Promise<string> {
    const target = this.#absolute(path);
    const [root, real] = await Promise.all([this.#whereRootIs(), realpath(target)]);
    if (!real.startsWith(root + sep)) {
      throw new UserError(`${path} is a link that leads out of the store`, { where: this.url });
    }
    return real;
  }

  /** Asked once, as soon as it is there: a ledger is thousands of small reads, and the folder does not move under them. */
  async #whereRootIs(): Promise<string> {
    this.#realRoot ??= await realpath(this.#root);
    return this.#realRoot;
  }

  async #makeFolder(folder: string): Promise<void> {
    try {
      await mkdir(this.#root, { recursive: true });
      const [root, real] = await Promise.all([realpath(this.#root), realpath(await nearest(folder))]);
      if (real !== root && !real.startsWith(root + sep)) {
        throw new UserError(`${folder} is a link that leads out of the store`, { where: this.url });
      }
      await mkdir(folder, { recursive: true });
    } catch (error) {
      throw explainWrite(error, this.url);
    }
  }

  async #create(partial: string, path: string): Promise<FileHandle> {
    try {
      return await open(partial, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') throw nameTaken(path, this.url);
      throw explainWrite(error, this.url);
    }
  }
}

/** The folder itself, or the nearest above it that is there: nothing is made behind a link that leads out. */
async function nearest(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    if ((await lstat(at).catch(ignoreMissing)) !== undefined || at === dirname(at)) return at;
  }
}

/** Small parts are written together, while the next ones are made: each write wakes another thread. */
async function writeAll(file: FileHandle, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0;
  let parts: Uint8Array[] = [];
  let gathered = 0;
  let writing: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    await writing;
    writing = write(file, Buffer.concat(parts, gathered));
    // It is awaited before the next one, or at the end; until then nobody is told.
    writing.catch(() => undefined);
    parts = [];
    gathered = 0;
  };
  try {
    for await (const part of bytes) {
      parts.push(part);
      gathered += part.length;
      size += part.length;
      if (gathered >= WRITTEN_TOGETHER) await flush();
    }
    if (gathered > 0) await flush();
  } finally {
    await writing;
  }
  return size;
}

async function write(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done);
    done += bytesWritten;
  }
}

/**
 * Give the finished file its name, only if the name is still free, and make the name itself durable. Nobody else can give it away
 * in between: whoever publishes a name holds its `.partial` file, which only one can create.
 */
async function publish(partial: string, target: string, path: string, url: string): Promise<void> {
  if ((await lstat(target).catch(ignoreMissing)) !== undefined) throw nameTaken(path, url);
  await rename(partial, target);
  try {
    const folder = await open(dirname(target), constants.O_RDONLY);
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
}

async function* readFile(
  locate: () => Promise<string>,
  path: string,
  url: string,
  range: ByteRange | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (range?.end !== undefined && range.end <= range.start) return;
  try {
    const file = await locate();
    const info = await stat(file);
    if (!info.isFile()) throw new UserError(`${path} is not a file`, { where: url });
    const limits =
      range === undefined
        ? {}
        : { start: range.start, end: range.end === undefined ? Infinity : range.end - 1 };
    // A buffer for each read: of thousands of small files, large ones would cost more than all that is in them.
    const highWaterMark = Math.min(MOST_READ, Math.max(info.size, LEAST_READ));
    for await (const part of createReadStream(file, { highWaterMark, ...limits })) {
      if (!(part instanceof Uint8Array)) throw new TypeError('a file was not read as bytes');
      yield part;
    }
  } catch (error) {
    throw explainRead(error, path, url);
  }
}

/** Every file below a folder, in the order of the paths' UTF-16 units. Links are listed, never followed. */
async function* walk(folder: string): AsyncGenerator<string, void, undefined> {
  const entries = (await readdir(folder, { withFileTypes: true }).catch(ignoreMissing)) ?? [];
  // A folder sorts as if its name ended in a slash, which is how its files' paths go on.
  const sorted = entries
    .map((entry) => ({ entry, key: entry.isDirectory() ? `${entry.name}/` : entry.name }))
    .sort((a, b) => byUnits(a.key, b.key));
  for (const { entry } of sorted) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else yield path;
  }
}

function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
