import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, unprivilegedAccount, type Connection } from '#postgres';
import { runProgram, startProgram } from '#process';
import { PROJECT_ROOT } from './postgres.js';
import { forever } from './throwaway.js';

const CACHE = join(PROJECT_ROOT, '.cache', 'pgbouncer');
const ENV = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };

/** The folder of Debian's package with the libraries that a small system lacks; fetched once. */
async function unpacked(): Promise<string> {
  const done = join(CACHE, 'root');
  if (existsSync(done)) return done;
  await mkdir(CACHE, { recursive: true });
  const work = await mkdtemp(join(CACHE, 'work-'));
  try {
    const depends = await runProgram('/usr/bin/apt-cache', { args: ['depends', 'pgbouncer'], env: ENV });
    const libraries = [...depends.matchAll(/Depends: (lib(?:event|c-?ares)\S*)/g)].map(
      ([, name = '']) => name,
    );
    const args = ['-o', 'APT::Sandbox::User=root', 'download', 'pgbouncer', ...libraries];
    await runProgram('/usr/bin/apt-get', { args, env: ENV, cwd: work });
    const root = join(work, 'root');
    for (const name of await readdir(work)) {
      await runProgram('/usr/bin/dpkg-deb', { args: ['-x', join(work, name), root], env: ENV });
    }
    // Another process may have been faster.
    await rename(root, done).catch((error: unknown) => {
      if (!(
        error instanceof Error &&
        'code' in error &&
        ['ENOTEMPTY', 'EEXIST'].includes(String(error.code))
      ))
        throw error;
    });
    return done;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

export interface Pooler {
  readonly connection: Connection;
  stop(): Promise<void>;
}

/** PgBouncer before a server, in a folder that the server's account may enter. */
export async function startPgBouncer(
  server: Connection,
  mode: 'transaction' | 'session' | 'statement',
  folder: string,
): Promise<Pooler> {
  const root = await unpacked();
  const account = await unprivilegedAccount();
  const home = await mkdtemp(join(folder, 'p-'));
  await chmod(home, 0o700);
  if (account !== undefined) await chown(home, account.uid, account.gid);
  const settings = [
    '[databases]',
    // With `any` the server is reached as one user; the throwaway server's socket trusts whoever gets to it.
    `* = host=${server.host} port=${server.port} user=${server.user}`,
    '[pgbouncer]',
    'listen_addr =',
    'listen_port = 6432',
    `unix_socket_dir = ${home}`,
    'auth_type = any',
    `pool_mode = ${mode}`,
    'default_pool_size = 5',
    '',
  ];
  await writeFile(join(home, 'pgbouncer.ini'), settings.join('\n'), { mode: 0o644 });
  const libraries = await readdir(join(root, 'usr', 'lib'));
  const triple = libraries.find((name) => name.endsWith('-linux-gnu')) ?? '';
  const program = await startProgram(join(root, 'usr', 'sbin', 'pgbouncer'), {
    args: [join(home, 'pgbouncer.ini')],
    env: { ...ENV, LD_LIBRARY_PATH: join(root, 'usr', 'lib', triple) },
    account,
    cwd: home,
  });
  program.stdin.end();
  program.stdout.resume();
  const stop = async (): Promise<void> => {
    await program.stop();
    await rm(home, { recursive: true, force: true });
  };
  const connection: Connection = { ...server, host: home, port: 6432 };
  const deadline = performance.now() + 10_000;
  for (;;) {
    try {
      const session = await connect(connection, { signal: forever });
      await session.close();
      return { connection, stop };
    } catch (error) {
      if (performance.now() > deadline) {
        const { stderr } = await program.stop();
        throw new Error(`PgBouncer did not answer: ${stderr.join('\n')}`, { cause: error });
      }
    }
    await sleep(50);
  }
}
