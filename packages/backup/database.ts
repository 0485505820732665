import type { ManifestDatabase, ManifestDump } from '#manifest';
import {
  connect,
  exportSnapshot,
  filterArguments,
  listRelations,
  startDump,
  takeInventory,
  type Connection,
  type Programs,
  type ServerInfo,
  type Session,
  type Snapshot,
} from '#postgres';
import { OperationFailed, decided, formatCount, type Check, type Ports } from '#verdict';
import { both } from './both.js';
import { planCompression } from './compression.js';
import { coverage, tablesWithData } from './coverage.js';
import { explainDump } from './explain.js';
import { FolderFollower, readFolder } from './folder.js';
import type { BackupOptions } from './options.js';
import { StallWatch } from './stall.js';
import { notWhole, storeArchive, storeScript } from './stream.js';
import { Witness } from './witness.js';
import { fileNameOf, type SetWriter } from './writer.js';

/** One database of a set: what goes into the manifest, and what was checked on the way. */
export interface DatabaseBackup {
  readonly database: ManifestDatabase;
  readonly checks: readonly Check[];
}

export interface DatabaseJob {
  readonly options: BackupOptions;
  readonly connection: Connection;
  readonly env: Readonly<Record<string, string>>;
  readonly server: ServerInfo;
  readonly programs: Programs;
  readonly writer: SetWriter;
  readonly ports: Ports;
  /** A session to the database, in no transaction yet. It is closed when the job ends. */
  readonly lead: Session;
}

/** The last comment of every complete plain script that pg_dump writes. */
const SCRIPT_FOOTER = '-- PostgreSQL database dump complete';

/** Back up one database: one snapshot, seen by pg_dump, by the row counts and by the inventory alike. */
export async function backUpDatabase(job: DatabaseJob): Promise<DatabaseBackup> {
  const stall = new StallWatch(`The dump of ${job.connection.database}`, job.options.stallSeconds);
  const sibling = new AbortController();
  const signal = AbortSignal.any([job.ports.signal, stall.signal, sibling.signal]);
  const { lead } = job;
  const cutOff = (): void => void lead.close();
  signal.addEventListener('abort', cutOff, { once: true });
  const flowing = Promise.withResolvers<undefined>();
  let witness: Witness | undefined;
  try {
    const snapshot = await exportSnapshot(lead);
    const relations = await listRelations(lead, job.server.standby);
    witness = await Witness.begin(
      () => connect(job.connection, { signal }),
      snapshot,
      relations.filter((relation) => relation.counted),
    );
    const [dumped, [inventory, counts]] = await both(
      // A count of a large table may take longer than any stall: only bytes are waited for.
      dump(job, snapshot, stall, signal, () => {
        flowing.resolve(undefined);
      }).finally(() => {
        flowing.resolve(undefined);
        stall.end();
      }),
      Promise.all([takeInventory(lead, job.server.version.major), witness.counts(lead, flowing.promise)]),
      sibling,
    );
    const found = coverage(relations, counts, dumped.held, filterArguments(job.options.filters).length > 0);
    if (found.missing.length > 0) throw leftOut(found.missing);
    return {
      database: {
        name: job.connection.database,
        server_version: job.server.version.text,
        snapshot_at: snapshot.at,
        snapshot_until: snapshot.until,
        snapshot_lsn: snapshot.lsn,
        dump: dumped.dump,
        inventory,
        relations: [...found.relations],
      },
      checks: [countsCheck(job.connection.database, found.relations.length, found.uncounted)],
    };
  } catch (error) {
    throw stall.signal.aborted ? stall.signal.reason : error;
  } finally {
    stall.end();
    signal.removeEventListener('abort', cutOff);
    await Promise.all([witness?.close(), lead.close()]);
  }
}

type DumpFacts = Pick<
  ManifestDump,
  'format' | 'client_version' | 'compression' | 'stream_compression' | 'filters'
>;

interface Dumped {
  readonly dump: ManifestDump;
  /** The tables with data in it; undefined for plain SQL, which has no table of contents. */
  readonly held: ReadonlySet<string> | undefined;
}

async function dump(
  job: DatabaseJob,
  snapshot: Snapshot,
  stall: StallWatch,
  signal: AbortSignal,
  onFlowing: () => void,
): Promise<Dumped> {
  const { options, programs } = job;
  const onBytes = progressOf(job, onFlowing);
  const plan = planCompression(options.compression, options.format, programs.version.major);
  const call = {
    programs,
    env: job.env,
    snapshot,
    format: options.format,
    compression: plan.inner,
    filters: options.filters,
    log: job.ports.log,
    signal,
  };
  const common: DumpFacts = {
    format: options.format,
    client_version: programs.version.text,
    compression: plan.inner,
    ...(plan.outer === undefined ? {} : { stream_compression: `${plan.outer.method}:${plan.outer.level}` }),
    filters: [...filterArguments(options.filters)],
  };
  const base = `data/${fileNameOf(job.connection.database)}`;
  if (options.format === 'directory') return dumpFolder(job, call, common, base, stall, onBytes);
  const running = await startDump(call);
  const path = base + (options.format === 'custom' ? '.dump' : '.sql') + plan.suffix;
  const streamed = {
    running,
    program: 'pg_dump',
    writer: job.writer,
    kind: { path, type: 'database', database: job.connection.database },
    compression: plan.outer,
    stall,
    onBytes,
  } as const;
  if (options.format === 'plain') {
    await storeScript(streamed, SCRIPT_FOOTER);
    return { dump: { ...common, path }, held: undefined };
  }
  const { summary } = await storeArchive(streamed);
  const offsets = summary.blocks.map((block): [number, number] => [block.dumpId, block.offset]);
  return {
    dump: { ...common, path, offsets, toc_entries: summary.toc.entries.length },
    held: tablesWithData(summary.toc),
  };
}

async function dumpFolder(
  job: DatabaseJob,
  call: Parameters<typeof startDump>[0],
  common: DumpFacts,
  path: string,
  stall: StallWatch,
  onBytes: (total: number) => void,
): Promise<Dumped> {
  const folder = await job.writer.folderFor(path);
  const running = await startDump({ ...call, directory: { path: folder, jobs: job.options.jobs } });
  running.stdin.end();
  running.stdout.resume();
  const follower = new FolderFollower(folder);
  try {
    await follower.follow(running.ended, (total) => {
      stall.touch();
      onBytes(total);
    });
  } finally {
    await running.stop();
  }
  const ending = await running.ended;
  call.signal.throwIfAborted();
  if (ending.code !== 0) throw explainDump(ending);
  const digested = follower.digests();
  const toc = await readFolder(
    folder,
    new Map(digested.map(({ name, size_bytes: size }) => [name, size])),
  ).catch((error: unknown) => {
    throw notWhole(error, path);
  });
  for (const { name, ...digests } of digested) {
    job.writer.adopt({
      path: `${path}/${name}`,
      type: 'database',
      database: job.connection.database,
      ...digests,
    });
  }
  return { dump: { ...common, path, toc_entries: toc.entries.length }, held: tablesWithData(toc) };
}

function progressOf(job: DatabaseJob, onFlowing: () => void): (bytes: number) => void {
  return (bytes) => {
    onFlowing();
    job.ports.progress({ phase: 'dump', bytes, current: job.connection.database });
  };
}

function leftOut(missing: readonly string[]): OperationFailed {
  const shown = missing.slice(0, 5).join(', ');
  const more = missing.length > 5 ? ` and ${missing.length - 5} more` : '';
  return new OperationFailed(`The dump left out ${shown}${more}, though no filter asked for it`, {
    remedy: 'Report it with the versions of server and pg_dump; no set was written',
  });
}

function countsCheck(database: string, relations: number, uncounted: readonly string[]): Check {
  const parts = {
    id: 'source.counts',
    expected: `an exact count of every table of ${database} in the dump's snapshot`,
    found:
      uncounted.length === 0
        ? `${formatCount(relations, 'relation')} listed, every table counted`
        : `not counted: ${uncounted.slice(0, 5).join('; ')}${uncounted.length > 5 ? ` and ${uncounted.length - 5} more` : ''}`,
    where: database,
  };
  return uncounted.length === 0 ? decided(true, parts) : { ...parts, verdict: 'unproven', required: true };
}
