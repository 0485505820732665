import { MANIFEST_VERSION, type Manifest, type ManifestDatabase } from '#manifest';
import { backupId } from '#policy';
import {
  connect,
  credentials,
  describe,
  inspectServer,
  refusePooler,
  standbyNotes,
  startGlobalsDump,
  withDatabase,
  type Programs,
  type ServerInfo,
} from '#postgres';
import { OperationFailed, PRODUCER, decided, formatBytes, messageOf, type Check, type Ports } from '#verdict';
import { backUpDatabase } from './database.js';
import type { BackupOptions, BackupResult } from './options.js';
import { StallWatch } from './stall.js';
import { storeScript } from './stream.js';
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
  const { server, programs } = await prepare(options, first, ports);
  const at = ports.clock.now();
  const id = backupId(at);
  const secret = await credentials(options.source, options.workFolder);
  let writer: SetWriter | undefined;
  try {
    writer = await SetWriter.claim(options.store, name, id);
    const ready = performance.now();
    const results = [];
    for (const database of databases) {
      const connection = withDatabase(options.source, database);
      ports.log.info(
        `Backing up ${describe(connection)} (PostgreSQL ${server.version.text}) with pg_dump ${programs.version.text}`,
      );
      results.push(
        await backUpDatabase({
          options,
          connection,
          env: { ...secret.env, PGDATABASE: database },
          server,
          programs,
          writer,
          ports,
          open: (signal) => connect(connection, { signal }),
        }),
      );
    }
    if (options.globals) await backUpGlobals(options, first.database, secret.env, programs, writer, ports);
    const dumped = performance.now();
    const manifest = compose({
      options,
      name,
      id,
      at,
      writer,
      databases: results.map((result) => result.database),
    });
    const committed = await writer.commit(manifest);
    const done = performance.now();
    return {
      manifest,
      manifestPath: committed.path,
      manifestSha256: committed.sha256,
      checks: [...results.flatMap((result) => result.checks), complete(manifest)],
      phases: [
        { name: 'connect', seconds: (ready - started) / 1000 },
        { name: 'dump', seconds: (dumped - ready) / 1000 },
        { name: 'manifest', seconds: (done - dumped) / 1000 },
      ],
      notes: [...programs.warnings, ...standbyNotes(server)],
      seconds: (done - started) / 1000,
    };
  } catch (error) {
    await writer?.abandon().catch((failure: unknown) => {
      ports.log.warning(`What this run wrote could not all be removed: ${messageOf(failure)}`);
    });
    throw error;
  } finally {
    await secret.remove();
  }
}

/** Look at the server, and find programs that can dump it, before anything is written. */
async function prepare(
  options: BackupOptions,
  connection: BackupOptions['source'],
  ports: Ports,
): Promise<{ server: ServerInfo; programs: Programs }> {
  const session = await connect(connection, { signal: ports.signal });
  let server: ServerInfo;
  try {
    server = await inspectServer(session);
    refusePooler(server, session);
  } finally {
    await session.close();
  }
  const programs = await options.programs.find({
    need: options.globals ? ['pg_dump', 'pg_dumpall'] : ['pg_dump'],
    major: { atLeast: server.version.major },
  });
  return { server, programs };
}

/** The last comment of a complete script by pg_dumpall. */
const GLOBALS_FOOTER = '-- PostgreSQL database cluster dump complete';

async function backUpGlobals(
  options: BackupOptions,
  database: string,
  env: Readonly<Record<string, string>>,
  programs: Programs,
  writer: SetWriter,
  ports: Ports,
): Promise<void> {
  const stall = new StallWatch('The dump of roles and other globals', options.stallSeconds);
  try {
    const signal = AbortSignal.any([ports.signal, stall.signal]);
    const running = await startGlobalsDump({ programs, env, database, log: ports.log, signal });
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
  readonly writer: SetWriter;
  readonly databases: readonly ManifestDatabase[];
}

function compose({ options, name, id, at, writer, databases }: Composition): Manifest {
  const dump = databases[0]?.dump;
  return {
    version: MANIFEST_VERSION,
    backup_id: id,
    name,
    created_at: at.toISOString(),
    created_by: PRODUCER,
    system_version: options.systemVersion,
    kind: 'logical',
    databases: [...databases],
    source: options.run,
    files: [...writer.files],
    total_files: writer.files.length,
    total_size_bytes: writer.files.reduce((sum, file) => sum + file.size_bytes, 0),
    compression: dump?.stream_compression ?? dump?.compression ?? 'none',
    encryption: 'none',
  };
}

function complete(manifest: Manifest): Check {
  return decided(true, {
    id: 'backup.complete',
    expected: 'every dump ended well and the manifest was written last',
    found: `${manifest.total_files} files, ${formatBytes(manifest.total_size_bytes)}`,
    where: manifest.backup_id,
  });
}
