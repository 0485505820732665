import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, unprivilegedAccount, type Connection } from '#postgres';
import { startProgram } from '#process';
import { libraryPath, unpackedPackages } from './debian.js';
import { forever } from './throwaway.js';

const ENV = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };

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
  const root = await unpackedPackages('pgbouncer', ['pgbouncer']);
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
  const program = await startProgram(join(root, 'usr', 'sbin', 'pgbouncer'), {
    args: [join(home, 'pgbouncer.ini')],
    env: { ...ENV, LD_LIBRARY_PATH: await libraryPath(root) },
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
