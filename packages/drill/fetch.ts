import { SetReader, hashCheck, uncompressed, unreadable, type SetPlace } from '#archive';
import { patchOffsets, release } from '#dump-format';
import {
  filesOfDump,
  inStorageOrder,
  type Manifest,
  type ManifestDatabase,
  type ManifestDump,
  type ManifestFile,
} from '#manifest';
import { DigestHasher, hashing } from '#seal';
import { OperationFailed, UserError, codeOf, type Check, type Ports } from '#verdict';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A database's dump on this machine: the file or folder for pg_restore, or the script for psql. */
export interface LocalDump {
  readonly database: ManifestDatabase;
  readonly dump: ManifestDump;
  readonly path: string;
}

export interface FetchedSet {
  readonly dumps: readonly LocalDump[];
  /** `archive.hash` for every file: nothing may be restored unless all held. */
  readonly checks: readonly Check[];
}

/**
 * Bring the dumps of a set to this machine, digests taken as they come; each byte is read once. What was compressed around an
 * archive is undone on the way. Nothing of it is given to a PostgreSQL program before every digest was compared. Files that belong
 * to no database, such as the globals, are read and compared as well: the claim is about the whole set.
 *
 * @param databases the ones to bring
 * @param folder private to the run
 */
export async function fetchSet(
  place: SetPlace,
  manifest: Manifest,
  databases: readonly ManifestDatabase[],
  folder: string,
  ports: Ports,
): Promise<FetchedSet> {
  const checks: Check[] = [];
  const dumps: LocalDump[] = [];
  const wanted = databases.flatMap((database) =>
    database.dump === undefined ? [] : [{ database, dump: database.dump }],
  );
  const beside = filesBeside(manifest);
  const totalBytes = [...wanted.flatMap(({ dump }) => filesOfDump(manifest, dump)), ...beside].reduce(
    (sum, file) => sum + file.size_bytes,
    0,
  );
  let bytes = 0;
  const onBytes = (count: number): void => {
    bytes += count;
    ports.signal.throwIfAborted();
    ports.progress({ phase: 'fetch', bytes, totalBytes });
  };
  await using reader = new SetReader(place);
  for (const [index, { database, dump }] of wanted.entries()) {
    const base = join(folder, `dump-${index}`);
    for (const file of inStorageOrder(filesOfDump(manifest, dump))) {
      const target =
        dump.format === 'directory' ? join(base, ...file.path.slice(dump.path.length + 1).split('/')) : base;
      checks.push(await fetchFile(reader, dump, file, target, onBytes));
    }
    dumps.push({ database, dump, path: base });
  }
  for (const file of inStorageOrder(beside)) checks.push(await hashFile(reader, file, onBytes));
  // Whatever a read came to once it was cut off, it says nothing about the set.
  ports.signal.throwIfAborted();
  return { dumps, checks };
}

/** Why nothing is restored of a set whose bytes did not all hold, in words. */
export function whyNotRestored(checks: readonly Check[]): string {
  return checks.some(({ verdict }) => verdict === 'failed')
    ? 'the bytes are not those that were written'
    : 'not every byte could be read';
}

/** Files of no database's dump. */
function filesBeside(manifest: Manifest): readonly ManifestFile[] {
  const dumped = new Set(
    manifest.databases.flatMap(({ dump }) => (dump === undefined ? [] : filesOfDump(manifest, dump))),
  );
  return manifest.files.filter((file) => !dumped.has(file));
}

async function hashFile(
  reader: SetReader,
  file: ManifestFile,
  onBytes: (count: number) => void,
): Promise<Check> {
  const hasher = new DigestHasher();
  try {
    for await (const part of counted(reader.read(file), onBytes)) {
      hasher.update(part);
      release(part);
    }
  } catch (error) {
    return undone(error, file);
  }
  return hashCheck(file, hasher.digests());
}

async function fetchFile(
  reader: SetReader,
  dump: ManifestDump,
  file: ManifestFile,
  target: string,
  onBytes: (count: number) => void,
): Promise<Check> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const hasher = new DigestHasher();
  const bytes = uncompressed(dump, hashing(counted(reader.read(file), onBytes), hasher));
  try {
    await write(bytes, target);
  } catch (error) {
    return undone(error, file);
  }
  return hashCheck(file, hasher.digests());
}

async function write(bytes: AsyncIterable<Uint8Array>, target: string): Promise<void> {
  await using file = await open(target, 'wx', 0o600);
  for await (const part of bytes) {
    for (let done = 0; done < part.length;) done += (await file.write(part, done)).bytesWritten;
    release(part);
  }
}

async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const part of bytes) {
    onBytes(part.length);
    yield part;
  }
}

/** A file that is missing, or that does not decompress, is a damaged set; a full disk or an abort is no verdict on it. */
function undone(error: unknown, file: ManifestFile): Check {
  if (codeOf(error) === 'ENOSPC') {
    throw new OperationFailed('The disk of this machine is full', {
      remedy: 'A drill needs room for the set and for the restored database',
      cause: error,
    });
  }
  if (!(error instanceof UserError)) throw error;
  return unreadable(file, error);
}

/**
 * Put the offsets that a piped archive lacks into the local copy, so that parallel restore finds its data: only in an
 * authenticated copy, and only this copy; the stored bytes stay as pg_dump wrote them.
 */
export async function completeArchive(local: LocalDump): Promise<void> {
  if (local.dump.format !== 'custom' || local.dump.offsets === undefined) return;
  await patchOffsets(local.path, local.dump.offsets);
}
