import { access, chmod, cp, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UserError, codeOf } from '#verdict';
import { runProgram } from '#process';
import { programsOf } from './choose.js';
import { probe } from './probe.js';
import type { ProgramName, Programs } from './types.js';

const SERVER: readonly ProgramName[] = ['initdb', 'pg_ctl', 'postgres'];

export interface NpmServer {
  readonly major: number;
  /** The `node_modules` folder of the project. */
  readonly modules: string;
  readonly platform: string;
  readonly arch: string;
  readonly signal: AbortSignal;
}

/**
 * The server that npm installed for tests and the demo: `initdb`, `pg_ctl` and `postgres`, no clients.
 *
 * @throws UserError where it is not installed, or does not run here
 */
export async function npmServer({ major, modules, platform, arch, signal }: NpmServer): Promise<Programs> {
  const name = `postgres-server-${major}-${platform}-${arch}`;
  const home = join(modules, name);
  await linkLibraries(home, signal);
  const folder = join(home, 'native', 'bin');
  const found = await probe(folder, SERVER, {}, signal);
  if (found.kind !== 'good') {
    const why = found.kind === 'broken' ? `does not run: ${found.reason}` : 'is not installed';
    throw new UserError(`the PostgreSQL ${major} server of the npm package ${name} ${why}`, {
      remedy: 'Run npm ci without --omit=optional, on Linux (x64 or arm64)',
    });
  }
  const runnable = (await everyoneEnters(folder))
    ? folder
    : join(await copyForEveryone(join(home, 'native'), `${name}-${found.version.text}`), 'bin');
  return programsOf({ folder: runnable, version: found.version }, 'npm');
}

/** Whether the account that a server runs under can get there: root starts servers as somebody else, and root's home is closed. */
async function everyoneEnters(folder: string): Promise<boolean> {
  if (process.getuid?.() !== 0) return true;
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
  }
  return true;
}

/** A copy in the temporary folder, made once. */
async function copyForEveryone(from: string, name: string): Promise<string> {
  const to = join(tmpdir(), `backproof-${name}`);
  if (!(await there(to))) {
    const fresh = await mkdtemp(`${to}-`);
    await cp(from, fresh, { recursive: true, verbatimSymlinks: true });
    await chmod(fresh, 0o755);
    try {
      await rename(fresh, to);
    } catch (error) {
      await rm(fresh, { recursive: true });
      // Another process was faster.
      if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error;
    }
  }
  // Anybody may create names in that folder: what is not root's is not run.
  const { uid, mode } = await stat(to);
  if (uid !== 0 || (mode & 0o022) !== 0) {
    throw new UserError('a folder that only root may write to belongs to somebody else', {
      where: to,
      remedy: 'Remove it, or put the project where every account may enter',
    });
  }
  return to;
}

/** npm packages hold no symbolic links; the package's own script makes them, unless `--ignore-scripts` kept it from running. */
async function linkLibraries(home: string, signal: AbortSignal): Promise<void> {
  const script = join(home, 'scripts', 'hydrate-symlinks.js');
  if (!(await there(script)) || (await there(join(home, 'native', 'lib', 'libpq.so.5')))) return;
  await runProgram(process.execPath, { args: [script], env: {}, cwd: home, signal });
}

async function there(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
