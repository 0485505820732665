import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { restoreDatabase, throwawayTarget, type RestoredDatabase, type Target } from '#drill';
import { readTocFile, type Toc } from '#dump-format';
import type { ManifestDatabase } from '#manifest';
import {
  beginPinned,
  connect,
  credentials,
  dumpSchema,
  takeInventory,
  withDatabase,
  type Connection,
  type Inventory,
  type Programs,
  type Session,
} from '#postgres';
import { runProgram } from '#process';
import { systemClock, type Ports } from '#verdict';
import { finishDatabase } from '../../packages/drill/restore.js';
import { seedDifficult } from '../../scripts/demo/seed.js';
import { clients, serverPrograms, silentLog, type TestMajor } from './postgres.js';
import { forever, startTestServer, testFolder } from './throwaway.js';

export const testPorts: Ports = {
  log: silentLog,
  clock: systemClock,
  progress: () => undefined,
  signal: forever,
};

/** A source that was dumped: what a set knows of it. */
export interface DumpedSource {
  readonly folder: string;
  readonly inventory: Inventory;
  readonly toc: Toc;
  readonly archive: string;
  readonly clients: Programs;
  readonly serverVersion: string;
}

export async function inDatabase<T>(
  connection: Connection,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const session = await connect(connection, { signal: forever });
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

export function inventoryOf(connection: Connection, major: number): Promise<Inventory> {
  return inDatabase(connection, async (session) => {
    await beginPinned(session);
    return takeInventory(session, major);
  });
}

/** A server of the major, seeded with the difficult schema and more SQL of the test's own, dumped, and ended. */
export async function dumpSource(major: TestMajor, more = ''): Promise<DumpedSource> {
  const folder = await testFolder();
  const server = await startTestServer(major, { superuser: 'postgres' });
  try {
    await inDatabase(server.connection, (session) => session.execute('CREATE DATABASE app'));
    const source = withDatabase(server.connection, 'app');
    await inDatabase(source, async (session) => {
      await seedDifficult(session);
      if (more !== '') await session.execute(more);
    });
    const inventory = await inventoryOf(source, major);
    const archive = join(folder, 'app.dump');
    const programs = await clients(major);
    const access = await credentials(source, folder);
    await runProgram(programs.path('pg_dump'), {
      args: ['--format=custom', '--compress=1', `--file=${archive}`],
      env: { ...programs.env, ...access.env },
    });
    await access.remove();
    return {
      folder,
      inventory,
      archive,
      toc: await readTocFile(archive),
      clients: programs,
      serverVersion: server.version.text,
    };
  } finally {
    await server.stop();
  }
}

/** What a drill made of a set: the restored database, still there. */
export interface Drilled {
  readonly target: Target;
  readonly restored: RestoredDatabase;
  readonly database: Connection;
  readonly major: TestMajor;
  /** What somebody who compares would read of it now. */
  look(): Promise<{ readonly inventory: Inventory; readonly toc: Toc }>;
  stop(): Promise<void>;
}

/** Restore a dumped source as a drill does, up to its last step. */
export async function drillInto(source: DumpedSource, major: TestMajor): Promise<Drilled> {
  const folder = await testFolder();
  const scratch = await mkdtemp(join(source.folder, 'scratch-'));
  const programs = await clients(major);
  const target = await throwawayTarget({
    programs: await serverPrograms(major),
    folder,
    listen: 'socket',
    taken: new Set(source.inventory.roles.map((role) => role.name)),
    ports: testPorts,
  });
  const stop = async (): Promise<void> => {
    await target.stop();
    await rm(folder, { recursive: true, force: true });
    await rm(scratch, { recursive: true, force: true });
  };
  try {
    const options = { target, programs, jobs: 2, scratch, ports: testPorts };
    const local = { database: manifestOf(source), dump: dumpOf(source), path: source.archive };
    const restored = await restoreDatabase(local, options);
    await finishDatabase(restored, options);
    const database = withDatabase(target.superuser, restored.name);
    const look = async (): Promise<{ inventory: Inventory; toc: Toc }> => {
      const access = await credentials(database, scratch);
      try {
        const toc = await dumpSchema({ programs, env: access.env, log: silentLog, signal: forever });
        return { inventory: await inventoryOf(database, major), toc };
      } finally {
        await access.remove();
      }
    };
    return { target, restored, database, major, look, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function dumpOf(source: DumpedSource): NonNullable<ManifestDatabase['dump']> {
  return {
    format: 'custom',
    path: 'data/app.dump',
    client_version: source.clients.version.text,
    compression: 'gzip:1',
  };
}

function manifestOf(source: DumpedSource): ManifestDatabase {
  return {
    name: 'app',
    server_version: source.serverVersion,
    snapshot_at: '2026-11-20T03:00:00Z',
    inventory: source.inventory,
    relations: [],
    dump: dumpOf(source),
  };
}
