import { MANIFEST_VERSION, type Manifest, type ManifestDatabase, type ManifestFile } from '#manifest';
import { backupId } from '#policy';
import {
  connect,
  credentials,
  describe,
  inspectServer,
  refusePooler,
  settingsToPin,
  standbyNotes,
  startGlobalsDump,
  withDatabase,
  type GlobalsCall,
  type Programs,
  type ServerInfo,
  type Session,
} from '#postgres';
import type { Protection, Store } from '#stores';
import { OperationFailed, PRODUCER, decided, formatBytes, type Check, type Ports } from '#verdict';
import { both } from './both.js';
import { backUpDatabase, type DatabaseBackup, type DatabaseJob } from './database.js';
import { copiesChecks, threeTwoOne } from './copies.js';
import type { BackupOptions, BackupResult, Protect } from './options.js';
import { signatureOf } from './signature.js';
import { StallWatch } from './stall.js';
import { storeScript } from './stream.js';
import type { Destination } from './target.js';
import { SetWriter, checkSetName } from './writer.js';

/**
 * Write a backup set: every database in a snapshot of its own, then the globals, then the manifest. When anything fails, nothing
 * that looks like a set is left.
 *
 * @throws UserError for what its caller can put right, OperationFailed where the dump did not succeed
 */
export async function backUp(options: BackupOptions, ports: Ports): Promise<BackupResult> {
  const started = performance.now();
  const databases = options.databases.length === 0 ? [options.source.database] : options.databases;
  const name = checkSetName(options.name === '' ? (databases[0] ?? '') : options.name);
  const first = withDatabase(options.source, databases[0] ?? options.source.database);
  const { session, server, programs, pins } = await prepare(options, first, ports);
  const at = ports.clock.now();
  const id = backupId(at);
  const secret = await credentials(options.source, options.workFolder);
  let writer: SetWriter | undefined;
  try {
    writer = await SetWriter.claim(destinations(options, at), {
      ...{ name, backupId: id, log: ports.log },
      volumeBytes: options.volumeBytes,
    });
    const ready = performance.now();
    const sibling = new AbortController();
    const signal = AbortSignal.any([ports.signal, sibling.signal]);
    const job = { options, server, programs, writer, env: secret.env, ports: { ...ports, signal } };
    const [results] = await both(
      backUpDatabases(databases, job, session),
      // Beside the dump: that roles may not be read is known at once, not after hours.
      options.globals ? backUpGlobals({ database: first.database, pins }, job) : Promise.resolve(true),
      sibling,
    );
    const dumped = performance.now();
    const manifest = compose({
      options,
      name,
      id,
      at,
      completed: ports.clock.now(),
      writer,
      databases: results.map((result) => result.database),
    });
    const signed: Check[] = [];
    const committed = await writer.commit(manifest, async (bytes) => {
      if (options.signer === undefined) return undefined;
      const signature = await signatureOf(
        { manifest, name, bytes },
        options.store,
        options.signer,
        ports.log,
      );
      signed.push(signature.check);
      return signature.bytes;
    });
    await writer.abandon('failed');
    const done = performance.now();
    const stores = writer.outcomes();
    return {
      manifest,
      manifestPath: committed.path,
      manifestSha256: committed.sha256,
      checks: [
        ...results.flatMap((result) => result.checks),
        complete(manifest),
        ...signed,
        ...copiesChecks(stores),
      ],
      stores,
      phases: [
        { name: 'connect', seconds: (ready - started) / 1000 },
        { name: 'dump', seconds: (dumped - ready) / 1000 },
        { name: 'manifest', seconds: (done - dumped) / 1000 },
      ],
      notes: [...programs.warnings, ...standbyNotes(server), threeTwoOne(stores)],
      seconds: (done - started) / 1000,
    };
  } catch (error) {
    const reopen = (store: Store): Promise<Store> => options.reopen(store, AbortSignal.timeout(CLEARING_MS));
    await writer?.abandon('all', ports.signal.aborted ? reopen : undefined);
    throw error;
  } finally {
    await session.close();
    await secret.remove();
  }
}

/** How long a cancelled run clears away what it wrote; a runner waits for ten seconds, a terminal for as long as it takes. */
const CLEARING_MS = 30_000;

/** Every store of the set, with what protects it there. */
function destinations({ store, protect, copies }: BackupOptions, at: Date): readonly Destination[] {
  return [{ store, protect }, ...copies].map((one) => ({
    store: one.store,
    protection: protectionFrom(one.protect, at),
  }));
}

function protectionFrom({ lock, legalHold }: Protect, at: Date): Protection {
  return {
    ...(lock === undefined
      ? {}
      : { lock: { mode: lock.mode, until: new Date(at.getTime() + lock.days * DAY_MS) } }),
    ...(legalHold ? { legalHold } : {}),
  };
}

const DAY_MS = 86_400_000;

/** What the parts of one set have in common. */
type SetJob = Omit<DatabaseJob, 'connection' | 'lead'>;

/** One database after the other; `session` is the first one's. */
async function backUpDatabases(
  databases: readonly string[],
  job: SetJob,
  session: Session,
): Promise<readonly DatabaseBackup[]> {
  const results: DatabaseBackup[] = [];
  for (const [index, database] of databases.entries()) {
    const connection = withDatabase(job.options.source, database);
    job.ports.log.info(
      `Backing up ${describe(connection)} (PostgreSQL ${job.server.version.text}) with pg_dump ${job.programs.version.text}`,
    );
    const lead = index === 0 ? session : await connect(connection, { signal: job.ports.signal });
    const env = { ...job.env, PGDATABASE: database };
    results.push(await backUpDatabase({ ...job, connection, env, lead }));
  }
  return results;
}

/** Look at the server, and find programs that can dump it, before anything is written. */
async function prepare(
  options: BackupOptions,
  connection: BackupOptions['source'],
  ports: Ports,
): Promise<{ session: Session; server: ServerInfo; programs: Programs; pins: readonly string[] }> {
  const session = await connect(connection, { signal: ports.signal });
  try {
    const server = await inspectServer(session);
    refusePooler(server, session);
    const programs = await options.programs.find({
      need: options.globals ? ['pg_dump', 'pg_dumpall'] : ['pg_dump'],
      major: { atLeast: server.version.major },
    });
    return { session, server, programs, pins: await settingsToPin(session, server) };
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** The last comment of a complete script by pg_dumpall. */
const GLOBALS_FOOTER = '-- PostgreSQL database cluster dump complete';

async function backUpGlobals(
  by: Pick<GlobalsCall, 'database' | 'pins'>,
  { options, programs, writer, env, ports }: SetJob,
): Promise<true> {
  const stall = new StallWatch('The dump of roles and other globals', options.stallSeconds);
  try {
    const signal = AbortSignal.any([ports.signal, stall.signal]);
    const running = await startGlobalsDump({ programs, env, ...by, log: ports.log, signal });
    await storeScript(
      {
        running,
        program: 'pg_dumpall',
        writer,
        kind: { path: 'data/globals.sql', type: 'globals' },
        compression: undefined,
        stall,
        onBytes: () => undefined,
      },
      GLOBALS_FOOTER,
    );
    return true;
  } catch (error) {
    if (stall.signal.aborted) throw stall.signal.reason;
    if (error instanceof OperationFailed && error.remedy === undefined) {
      throw new OperationFailed(error.message, {
        remedy: 'Where the provider does not let roles be read, set `globals: false`',
        cause: error,
      });
    }
    throw error;
  } finally {
    stall.end();
  }
}

interface Composition {
  readonly options: BackupOptions;
  readonly name: string;
  readonly id: string;
  readonly at: Date;
  readonly completed: Date;
  readonly writer: SetWriter;
  readonly databases: readonly ManifestDatabase[];
}

function compose({ options, name, id, at, completed, writer, databases }: Composition): Manifest {
  const dump = databases[0]?.dump;
  return {
    version: MANIFEST_VERSION,
    backup_id: id,
    name,
    created_at: at.toISOString(),
    completed_at: completed.toISOString(),
    created_by: PRODUCER,
    system_version: options.systemVersion,
    kind: 'logical',
    databases: [...databases],
    source: options.run,
    // Databases before globals, whichever was written first.
    files: writer.files.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    ...(writer.bundles.length === 0 ? {} : { bundles: writer.bundles }),
    total_files: writer.files.length,
    total_size_bytes: writer.files.reduce((sum, file) => sum + file.size_bytes, 0),
    compression: dump?.stream_compression ?? dump?.compression ?? 'none',
    encryption: 'none',
  };
}

function keyOf({ type, path }: ManifestFile): string {
  return `${type} ${path}`;
}

function complete(manifest: Manifest): Check {
  return decided(true, {
    id: 'backup.complete',
    expected: 'every dump ended well and the manifest was written last',
    found: `${manifest.total_files} files, ${formatBytes(manifest.total_size_bytes)}`,
    where: manifest.backup_id,
  });
}
