import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '#process';
import { withLock } from '../../packages/postgres/programs/lock.js';
import { PROJECT_ROOT } from './postgres.js';
import { forever } from './throwaway.js';

const CACHE = join(PROJECT_ROOT, '.cache', 'debian');
const ENV = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };

/**
 * Debian's packages and the libraries that this machine lacks for them, unpacked into a folder that is kept in `.cache/debian`.
 * Nothing is installed; several processes may ask at once. The lists of packages must be there (`apt-get update`).
 *
 * @param name of the folder
 * @param packages whose programs are wanted; of what they depend on, libraries alone are taken
 */
export async function unpackedPackages(name: string, packages: readonly string[]): Promise<string> {
  const done = join(CACHE, name);
  if (existsSync(done)) return done;
  await mkdir(CACHE, { recursive: true });
  await withLock('/usr/bin/flock', `${done}.lock`, forever, async () => {
    if (!existsSync(done)) await unpack(done, packages);
  });
  return done;
}

async function unpack(done: string, packages: readonly string[]): Promise<void> {
  const work = await mkdtemp(`${done}.new-`);
  try {
    const root = join(work, 'root');
    const debs = join(work, 'debs');
    await Promise.all([mkdir(root), mkdir(debs)]);
    const all = [...packages, ...(await missingLibraries(packages))];
    await aptGet(['-o', 'APT::Sandbox::User=root', 'download', ...new Set(all)], debs);
    for (const deb of await readdir(debs)) {
      await runProgram('/usr/bin/dpkg-deb', { args: ['-x', join(debs, deb), root], env: ENV });
    }
    await rename(root, done);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Libraries that installing the packages would bring along. */
async function missingLibraries(packages: readonly string[]): Promise<readonly string[]> {
  const plan = await aptGet(['--simulate', '--no-install-recommends', 'install', ...packages]);
  return Array.from(plan.matchAll(/^Inst (lib\S+) /gm), ([, library = '']) => library);
}

function aptGet(args: readonly string[], cwd = CACHE): Promise<string> {
  return runProgram('/usr/bin/apt-get', { args: ['-q', ...args], env: ENV, cwd });
}

/** What makes unpacked programs find their libraries. */
export async function libraryPath(root: string): Promise<string> {
  const folders = [join(root, 'usr', 'lib'), join(root, 'lib')];
  const found = await Promise.all(
    folders.map(async (folder) => {
      if (!existsSync(folder)) return [];
      const names = (await readdir(folder)).filter((name) => name.endsWith('-linux-gnu'));
      return names.map((name) => join(folder, name));
    }),
  );
  return found.flat().join(':');
}
