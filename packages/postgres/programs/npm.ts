import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError, codeOf } from '#verdict';
import { runProgram } from '../run.js';
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
  return programsOf({ folder, version: found.version }, 'npm');
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
