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

/** Between rounds: long enough that what has come is worth the looking, short enough that little is left to read at the end. */
const ROUND_MS = 50;
const CHUNK = 1 << 20;
/** A file that did not grow for so many rounds has probably ended: ten thousand tables are ten thousand files. */
const QUIET_ROUNDS = 3;
/**
 * A longer one is not taken to have ended, unless its place is needed. What compresses well comes in bursts with pauses between
 * them, and whoever takes a pause for the end has all of it to decode anew.
 */
const SHORT = 1 << 20;

/** Files that are decoded while they grow; pg_dump writes as many at once as it has jobs. The others are decoded at the end. */
const MOST_OPEN = 32;

interface Followed {
  readonly hasher: DigestHasher;
  /** Rounds without growth. */
  quiet: number;
  /** How many of them are taken for the end of a short file. */
  patience: number;
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
      await this.#round();
      if (this.#bytes > before) onBytes(this.#bytes);
      await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, ROUND_MS))]);
    }
    await this.#lastRound();
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

  async #round(): Promise<void> {
    for (const name of await readdir(this.#folder).catch(noneYet)) {
      const followed = await this.#followed(name);
      if (followed.reader === undefined && followed.quiet >= QUIET_ROUNDS) continue;
      await this.#catchUp(name, followed);
      if (followed.quiet === followed.patience && followed.hasher.size <= SHORT)
        await this.#end(name, followed);
    }
  }

  async #lastRound(): Promise<void> {
    for (const name of await readdir(this.#folder).catch(noneYet))
      await this.#catchUp(name, await this.#followed(name));
  }

  async #followed(name: string): Promise<Followed> {
    const known = this.#files.get(name);
    if (known !== undefined) return known;
    const reader = isDataFile(name) && (await this.#hasRoom()) ? new FileFingerprinter(name) : undefined;
    const hasher = new DigestHasher();
    const followed = { hasher, quiet: 0, patience: QUIET_ROUNDS, reader, result: undefined };
    this.#files.set(name, followed);
    return followed;
  }

  /** Whether another file can be decoded as it grows; where all places are taken, the one that was quiet longest makes room. */
  async #hasRoom(): Promise<boolean> {
    const open = [...this.#files].filter(([, { reader }]) => reader !== undefined);
    if (open.length < MOST_OPEN) return true;
    const [quietest] = open.sort(([, a], [, b]) => b.quiet - a.quiet);
    if (quietest === undefined || quietest[1].quiet < QUIET_ROUNDS) return false;
    await this.#end(...quietest);
    return quietest[1].reader === undefined;
  }

  /** A file that stopped growing has probably ended. One that has not is begun anew: at once if that is cheap, else at the very end. */
  async #end(name: string, followed: Followed): Promise<void> {
    const { reader, hasher } = followed;
    if (reader === undefined) return;
    followed.reader = undefined;
    try {
      followed.result = { fingerprint: await reader.end(), size: hasher.size };
    } catch (error) {
      reader.destroy();
      if (!(error instanceof ArchiveError)) throw error;
      if (hasher.size > SHORT) return;
      followed.patience *= 2;
      followed.reader = await this.#decode(name, hasher.size);
    }
  }

  /** The fingerprint of a file that has ended. @throws ArchiveError where it is not whole */
  async #settle(name: string, followed: Followed): Promise<void> {
    const { hasher } = followed;
    if (followed.result?.size === hasher.size) return;
    const reader = followed.reader ?? (await this.#decode(name, hasher.size));
    followed.reader = reader;
    followed.result = { fingerprint: await reader.end(), size: hasher.size };
    followed.reader = undefined;
  }

  /** A reader that has seen the first so many bytes of a file. */
  async #decode(name: string, size: number): Promise<FileFingerprinter> {
    const reader = new FileFingerprinter(name);
    const file = await open(join(this.#folder, name), 'r');
    try {
      for (let at = 0; at < size;) {
        const { bytesRead } = await file.read(this.#buffer, 0, Math.min(CHUNK, size - at), at);
        if (bytesRead === 0) throw new ArchiveError(`the file ${name} was cut`, at);
        await reader.write(this.#buffer.subarray(0, bytesRead));
        at += bytesRead;
      }
      return reader;
    } catch (error) {
      reader.destroy();
      throw error;
    } finally {
      await file.close();
    }
  }

  async #catchUp(name: string, followed: Followed): Promise<void> {
    const { hasher } = followed;
    const before = hasher.size;
    // One that is gone again is missed at the end.
    const file = await open(join(this.#folder, name), 'r').catch(gone);
    if (file === undefined) return;
    try {
      for (let length = CHUNK; length === CHUNK;) {
        length = (await file.read(this.#buffer, 0, CHUNK, hasher.size)).bytesRead;
        const bytes = this.#buffer.subarray(0, length);
        hasher.update(bytes);
        await followed.reader?.write(bytes);
        this.#bytes += length;
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
