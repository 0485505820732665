import { TOC_FILE } from '#dump-format';
import type { ManifestDump, ManifestFile } from '#manifest';
import { startDump, type DumpCall } from '#postgres';
import { OperationFailed, formatBytes } from '#verdict';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { planBundles } from './bundles.js';
import type { DatabaseJob, DumpFacts, Dumped } from './database.js';
import { explainDump } from './explain.js';
import { foldFiles } from './folder-tables.js';
import { FolderFollower, readFolder } from './folder.js';
import type { StallWatch } from './stall.js';
import { notWhole } from './stream.js';
import { refuseChanged, type SetWriter } from './writer.js';

const CHUNK = 1 << 20;

/**
 * Dump a database into a folder: into the store itself where it is a single one on this machine, else into a scratch folder, whose
 * files are stored once the source is no longer needed.
 *
 * @param path the folder's path in the set
 */
export async function dumpFolder(
  job: DatabaseJob,
  call: DumpCall,
  common: DumpFacts,
  path: string,
  stall: StallWatch,
  onBytes: (total: number) => void,
): Promise<Dumped> {
  const inStore = await job.writer.folderFor(path);
  const folder = inStore ?? (await mkdtemp(join(job.options.workFolder, 'dump-')));
  try {
    const { dump, held, files } = await dumpInto(folder, inStore === undefined, {
      job,
      call,
      path,
      stall,
      onBytes,
    });
    const dumped = { dump: { ...common, path, ...dump }, held };
    if (inStore === undefined)
      return { ...dumped, store: (watch) => storeFolder(job, folder, path, files, watch) };
    for (const file of files) job.writer.adopt(file);
    return dumped;
  } catch (error) {
    if (inStore === undefined) await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

interface FolderDump {
  readonly job: DatabaseJob;
  readonly call: DumpCall;
  readonly path: string;
  readonly stall: StallWatch;
  readonly onBytes: (total: number) => void;
}

async function dumpInto(
  folder: string,
  isScratch: boolean,
  { job, call, path, stall, onBytes }: FolderDump,
): Promise<
  Pick<Dumped, 'held'> & {
    readonly dump: Pick<ManifestDump, 'toc_entries'>;
    readonly files: readonly ManifestFile[];
  }
> {
  // Without a snapshot to share, its workers would each see another moment.
  const jobs = call.snapshot === undefined ? 1 : job.options.jobs;
  const running = await startDump({ ...call, directory: { path: folder, jobs } });
  running.stdin.end();
  running.stdout.resume();
  const follower = new FolderFollower(folder);
  try {
    await follower.follow(running.ended, (total) => {
      stall.touch();
      onBytes(total);
    });
  } catch (error) {
    follower.destroy();
    // A dump that failed leaves files that are not whole: why it failed is the story to tell.
    const ending = await running.stop();
    call.signal.throwIfAborted();
    if (ending.code !== 0) throw await explainFolder(ending, isScratch ? folder : undefined, follower.bytes);
    throw notWhole(error, path);
  }
  const ending = await running.ended;
  call.signal.throwIfAborted();
  if (ending.code !== 0) throw await explainFolder(ending, isScratch ? folder : undefined, follower.bytes);
  const digested = follower.digests();
  const sizes = new Map(digested.map(({ name, size_bytes: size }) => [name, size]));
  const toc = await readFolder(folder, sizes).catch((error: unknown) => {
    throw notWhole(error, path);
  });
  return {
    dump: { toc_entries: toc.entries.length },
    held: foldFiles(toc, follower.fingerprints()),
    files: digested.map(({ name, ...digests }) => ({
      path: `${path}/${name}`,
      type: 'database',
      database: job.connection.database,
      ...digests,
    })),
  };
}

/** @param scratch the folder, where it lies on another disk than the store */
async function explainFolder(
  ending: Parameters<typeof explainDump>[0],
  scratch: string | undefined,
  written: number,
): Promise<OperationFailed> {
  const isFull = ending.stderr.some((line) => line.includes('No space left on device'));
  if (scratch === undefined || !isFull) return explainDump(ending);
  const { blocks, bsize } = await statfs(scratch);
  return new OperationFailed(
    `The disk of the run's temporary folder, ${formatBytes(blocks * bsize)} in all, was full after ${formatBytes(written)} of the dump`,
    {
      remedy:
        'The format directory needs room there for the whole dump before it goes into the store: give it more, or set `format: custom`, which is streamed and needs none',
      where: scratch,
      cause: explainDump(ending),
    },
  );
}

/** Put the files of a finished folder into the stores, small ones together, and remove the folder. */
async function storeFolder(
  { writer, ports }: DatabaseJob,
  folder: string,
  path: string,
  files: readonly ManifestFile[],
  stall: StallWatch,
): Promise<void> {
  try {
    const read = (name: string): AsyncIterable<Uint8Array> =>
      readFile(join(folder, name), ports.signal, stall);
    const named = files.map((file) => ({
      file,
      name: file.path.slice(path.length + 1),
      size: file.size_bytes,
    }));
    const { bundles, alone } = planBundles(named, APART);
    for (const { file, name } of alone) refuseChanged(file, await storeAlone(writer, file, read(name)));
    for (const [index, members] of bundles.entries()) {
      await writer.putTogether(
        `${path}/bundle-${String(index + 1).padStart(3, '0')}`,
        members.map(({ file, name }) => ({ file, bytes: read(name) })),
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whoever reads a folder begins with it. */
const APART: ReadonlySet<string> = new Set([TOC_FILE]);

function storeAlone(
  writer: SetWriter,
  { path, type, database }: ManifestFile,
  bytes: AsyncIterable<Uint8Array>,
): Promise<ManifestFile> {
  return writer.put({ path, type, ...(database === undefined ? {} : { database }) }, bytes);
}

async function* readFile(
  path: string,
  signal: AbortSignal,
  stall: StallWatch,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const part of createReadStream(path, { highWaterMark: CHUNK })) {
    if (!(part instanceof Uint8Array)) throw new TypeError('a file was not read as bytes');
    signal.throwIfAborted();
    stall.signal.throwIfAborted();
    stall.touch();
    yield part;
  }
}
