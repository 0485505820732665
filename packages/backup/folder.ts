import {
  ArchiveError,
  FileFingerprinter,
  TOC_FILE,
  directoryFiles,
  isDataFile,
  largeObjectFiles,
  parseDirectoryToc,
  parseLargeObjectList,
  type FileFingerprint,
  type Toc,
} from '#dump-format';
import { open, readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DigestHasher } from '#seal';
import type { ManifestFile } from '#manifest';
import { codeOf } from '#verdict';

const POLL_MS = 200;
const CHUNK = 1 << 20;
/** A file that did not grow for so many rounds is left alone until the last one: ten thousand tables are ten thousand files. */
const QUIET_ROUNDS = 3;

/** Files that are decoded while they grow; pg_dump writes as many at once as it has jobs. The others are decoded at the end. */
const MOST_OPEN = 32;

interface Followed {
  readonly hasher: DigestHasher;
  quiet: number;
  /** Decodes the file as it grows; absent before its turn, and when it has ended. */
  reader: FileFingerprinter | undefined;
  result: { readonly fingerprint: FileFingerprint; readonly size: number } | undefined;
}

/**
 * Takes the digests and the fingerprints of a folder's files while a program is still writing them. pg_dump's directory format only
 * ever appends, so what was read stays as it was, and nothing is read from the disk twice: the pages are still in memory.
 */
export class FolderFollower {
  readonly #folder: string;
  readonly #files = new Map<string, Followed>();
  readonly #buffer = Buffer.allocUnsafe(CHUNK);
  #bytes = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Bytes digested so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Follow until `done` settles, then read what is left. `onBytes` is told the total after each round that found some. */
  async follow(done: Promise<unknown>, onBytes: (total: number) => void): Promise<void> {
    const state = { running: true };
    // Its failure is the caller's to see; here it only ends the loop.
    const stop = (): void => {
      state.running = false;
    };
    const settled = done.then(stop, stop);
    while (state.running) {
      const before = this.#bytes;
      await this.#round(QUIET_ROUNDS);
      if (this.#bytes > before) onBytes(this.#bytes);
      else await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, POLL_MS))]);
    }
    await this.#round(Infinity);
    onBytes(this.#bytes);
    for (const [name, followed] of this.#files) if (isDataFile(name)) await this.#settle(name, followed);
  }

  /** What each data file holds, by its name; once everything was followed. */
  fingerprints(): ReadonlyMap<string, FileFingerprint> {
    return new Map(
      [...this.#files].flatMap(([name, { result }]) =>
        result === undefined ? [] : [[name, result.fingerprint] as const],
      ),
    );
  }

  /** Let go of what still decodes, when the dump has failed. */
  destroy(): void {
    for (const followed of this.#files.values()) followed.reader?.destroy();
  }

  /** The files with their digests, in the order of their names; once, at the end. */
  digests(): readonly (Pick<ManifestFile, 'size_bytes' | 'sha3_256' | 'sha256'> & {
    readonly name: string;
  })[] {
    return [...this.#files]
      .map(([name, { hasher }]) => ({ name, ...hasher.digests() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async #round(quietest: number): Promise<void> {
    for (const name of await readdir(this.#folder).catch(noneYet)) {
      let followed = this.#files.get(name);
      if (followed === undefined) {
        followed = { hasher: new DigestHasher(), quiet: 0, reader: this.#open(name), result: undefined };
        this.#files.set(name, followed);
      }
      if (followed.quiet < quietest) await this.#catchUp(join(this.#folder, name), followed);
      if (followed.quiet >= QUIET_ROUNDS) await this.#tryEnd(followed);
    }
  }

  #open(name: string): FileFingerprinter | undefined {
    const open = [...this.#files.values()].filter(({ reader }) => reader !== undefined).length;
    return isDataFile(name) && open < MOST_OPEN ? new FileFingerprinter(name) : undefined;
  }

  /** A file that stopped growing has probably ended; if it has not, it is decoded anew at the end. */
  async #tryEnd(followed: Followed): Promise<void> {
    const { reader, hasher } = followed;
    if (reader === undefined) return;
    followed.reader = undefined;
    try {
      followed.result = { fingerprint: await reader.end(), size: hasher.size };
    } catch (error) {
      reader.destroy();
      if (!(error instanceof ArchiveError)) throw error;
    }
  }

  /** The fingerprint of a file that has ended. @throws ArchiveError where it is not whole */
  async #settle(name: string, followed: Followed): Promise<void> {
    const { reader, hasher } = followed;
    if (followed.result?.size === hasher.size) return;
    followed.reader = undefined;
    const fingerprint = reader === undefined ? await this.#decode(name) : await reader.end();
    followed.result = { fingerprint, size: hasher.size };
  }

  async #decode(name: string): Promise<FileFingerprint> {
    const reader = new FileFingerprinter(name);
    const file = await open(join(this.#folder, name), 'r');
    try {
      for (let at = 0; ;) {
        const { bytesRead } = await file.read(this.#buffer, 0, CHUNK, at);
        if (bytesRead === 0) return await reader.end();
        await reader.write(this.#buffer.subarray(0, bytesRead));
        at += bytesRead;
      }
    } catch (error) {
      reader.destroy();
      throw error;
    } finally {
      await file.close();
    }
  }

  async #catchUp(path: string, followed: Followed): Promise<void> {
    const { hasher } = followed;
    const before = hasher.size;
    // One that is gone again is missed at the end.
    const file = await open(path, 'r').catch(gone);
    if (file === undefined) return;
    try {
      for (;;) {
        const { bytesRead } = await file.read(this.#buffer, 0, CHUNK, hasher.size);
        if (bytesRead === 0) break;
        const bytes = this.#buffer.subarray(0, bytesRead);
        hasher.update(bytes);
        await followed.reader?.write(bytes);
        this.#bytes += bytesRead;
      }
    } finally {
      await file.close();
    }
    followed.quiet = hasher.size === before ? followed.quiet + 1 : 0;
  }
}

/**
 * The table of contents of a finished folder, held against what lies there.
 *
 * @param sizes every file that was digested, with its size
 * @throws ArchiveError where a file is missing or belongs to nothing, or a table's has not even an end
 */
export async function readFolder(folder: string, sizes: ReadonlyMap<string, number>): Promise<Toc> {
  await refuseChanges(folder, sizes);
  const toc = parseDirectoryToc(await readFile(join(folder, TOC_FILE)).catch(noTable));
  const files = [...directoryFiles(toc)];
  for (const list of files.filter(({ kind, name }) => kind === 'large-object-list' && sizes.has(name))) {
    files.push(...largeObjectFiles(toc, parseLargeObjectList(await readFile(join(folder, list.name)))));
  }
  const expected = new Set(files.map(({ name }) => name));
  const missing = [...expected].find((name) => !sizes.has(name));
  if (missing !== undefined) throw new ArchiveError(`the file ${missing} is missing`, 0);
  const stranger = [...sizes.keys()].find((name) => !expected.has(name));
  if (stranger !== undefined) throw new ArchiveError(`the file ${stranger} belongs to nothing in it`, 0);
  const empty = files.find(({ kind, name }) => kind === 'table' && sizes.get(name) === 0);
  if (empty !== undefined) throw new ArchiveError(`the file ${empty.name} is empty`, 0);
  return toc;
}

/** What was digested on the way must be what lies there at the end: no file was cut, replaced by a shorter one or taken away. */
async function refuseChanges(folder: string, sizes: ReadonlyMap<string, number>): Promise<void> {
  for (const [name, digested] of sizes) {
    const size = (await stat(join(folder, name)).catch(gone))?.size;
    if (size !== digested)
      throw new ArchiveError(`the file ${name} ${size === undefined ? 'is missing' : 'was changed'}`, 0);
  }
}

function gone(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
}

function noTable(error: unknown): never {
  if (codeOf(error) === 'ENOENT') throw new ArchiveError('it has no table of contents', 0);
  throw error;
}

function noneYet(error: unknown): string[] {
  if (codeOf(error) === 'ENOENT') return [];
  throw error;
}
