/**
 * `npm run demo`: fill a throwaway server with the types and objects that break dumps, then back it up, verify the backup and drill
 * it, with the command line in `dist/`, as anybody would.
 */
import { mkdir, mkdtemp, chmod, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import * as v from 'valibot';
import {
  connect,
  connectionUrl,
  startThrowaway,
  withDatabase,
  type Connection,
  type ThrowawayServer,
} from '#postgres';
import { UserError, formatDuration, systemClock, type Logger } from '#verdict';
import { backproof } from './demo/command.js';
import { demoPrograms } from './demo/programs.js';
import { seedDifficult, seedPgbench } from './demo/seed.js';

const root = join(import.meta.dirname, '..', '..');
const cli = join(root, 'dist', 'cli.js');
/** What stays afterwards: the store and the report. */
const demoFolder = join(root, '.cache', 'demo');
const PGBENCH_SCALE = 5;

const say = (line: string): void => {
  console.log(line);
};
const log: Logger = {
  info: say,
  warning: say,
  debug: () => undefined,
  group: (_title, work) => work(),
};

const interrupted = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(name, () => {
    interrupted.abort(new UserError(`the demo was ended by ${name}`));
  });
}
const { signal } = interrupted;

async function main(): Promise<number> {
  const begun = performance.now();
  const cacheHome = process.env['XDG_CACHE_HOME'] ?? '';
  const { server: programs, aptSource } = await demoPrograms({
    modules: join(root, 'node_modules'),
    cacheFolder: join(cacheHome === '' ? join(homedir(), '.cache') : cacheHome, 'backproof', 'programs'),
    env: process.env,
    log,
    signal,
  });
  const temporary = await mkdtemp(join(tmpdir(), 'backproof-demo-'));
  let source: ThrowawayServer | undefined;
  try {
    await chmod(temporary, 0o711);
    say(`Starting a PostgreSQL ${programs.version.text} server that holds nothing yet`);
    source = await startThrowaway({
      programs,
      folder: temporary,
      listen: 'socket',
      log,
      signal,
      clock: systemClock,
    });
    const database = withDatabase(source.connection, 'shop');
    await fill(source.connection, database);
    const exitCode = await prove(database, dirname(programs.path('postgres')), aptSource);
    say(`\nThe demo took ${formatDuration((performance.now() - begun) / 1000)}; its servers are gone.`);
    return exitCode;
  } finally {
    await source?.stop();
    await rm(temporary, { recursive: true, force: true });
  }
}

async function fill(maintenance: Connection, database: Connection): Promise<void> {
  say(`Filling it: pgbench tables at scale ${PGBENCH_SCALE}, and every type and object that breaks dumps`);
  const admin = await connect(maintenance, { signal });
  await admin.execute('create database shop').finally(() => admin.close());
  const session = await connect(database, { signal });
  try {
    await seedPgbench(session, PGBENCH_SCALE);
    await seedDifficult(session);
  } finally {
    await session.close();
  }
}

const BACKUP = v.object({ manifest_sha256: v.string() });
const DRILL = v.object({ verdict: v.string(), claim: v.string(), report_path: v.optional(v.string()) });

/** The three commands, as a user types them. @returns the exit code of the first that failed, or 0 */
async function prove(
  database: Connection,
  serverPrograms: string,
  aptSource: string | undefined,
): Promise<number> {
  await rm(demoFolder, { recursive: true, force: true });
  await mkdir(demoFolder, { recursive: true });
  const env = {
    ...inherited(),
    PATH: [process.env['PATH'] ?? '', serverPrograms].join(delimiter),
    BACKPROOF_SOURCE: connectionUrl(database),
  };
  const common = ['--store', join(demoFolder, 'store'), '--name', 'shop'];
  const programs = aptSource === undefined ? [] : ['--apt-source', aptSource];
  const run = async (verb: string, ...args: readonly string[]): Promise<unknown> => {
    signal.throwIfAborted();
    const all = [verb, ...common, ...args, ...programs];
    say(`\n$ backproof ${all.map((arg) => shown(arg)).join(' ')}`);
    const { exitCode, stdout } = await backproof(cli, [...all, '--json'], env);
    if (exitCode !== 0) throw new CommandFailed(exitCode);
    return JSON.parse(stdout);
  };
  try {
    const { manifest_sha256: digest } = v.parse(BACKUP, await run('backup'));
    await run('verify', '--manifest-sha256', digest);
    const report = join(demoFolder, 'report');
    const drill = v.parse(DRILL, await run('drill', '--manifest-sha256', digest, '--report-dir', report));
    say(`\nVerdict: ${drill.verdict}, claim: ${drill.claim}`);
    say(`Report:  ${drill.report_path ?? ''}`);
    return 0;
  } catch (error) {
    if (error instanceof CommandFailed) return error.exitCode;
    throw error;
  }
}

class CommandFailed extends Error {
  constructor(readonly exitCode: number) {
    super(`exit code ${exitCode}`);
  }
}

/** Our own environment without what would lead the commands elsewhere. */
function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || /^(PG|INPUT_|BACKPROOF_|GITHUB_ACTIONS$)/.test(name) ? [] : [[name, value]],
    ),
  );
}

/** A path below the project as a user would type it there. */
function shown(arg: string): string {
  return arg.startsWith(root) ? relative(root, arg) : arg;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(`The demo cannot run here: ${error.line}`);
  process.exitCode = 3;
}
