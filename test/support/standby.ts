import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { connect, unprivilegedAccount, type Connection } from '#postgres';
import { ownIdentity, runProgram } from '#process';
import { createFolder } from '../../packages/postgres/server/folder.js';
import { initialise } from '../../packages/postgres/server/initialise.js';
import { launch, type Launched } from '../../packages/postgres/server/launch.js';
import { settingsText } from '../../packages/postgres/server/settings.js';
import { serverPrograms, type TestMajor } from './postgres.js';
import { forever, testFolder } from './throwaway.js';

/** A primary and a standby that follows it. */
export interface Pair extends AsyncDisposable {
  readonly primary: Connection;
  readonly standby: Connection;
  /** Resolves when the standby has replayed what the primary has written. */
  caughtUp(): Promise<void>;
}

/** @param settings of both servers */
export async function startPair(
  major: TestMajor,
  settings: Readonly<Record<string, string>> = {},
): Promise<Pair> {
  const parent = await testFolder();
  const account = await unprivilegedAccount();
  const programs = await serverPrograms(major);
  const identity = await ownIdentity();
  const [one, two] = [
    await createFolder(parent, identity, account, new Date()),
    await createFolder(parent, identity, account, new Date()),
  ];
  const common = { programs, account, superuser: 'backproof', signal: forever };
  const locale = { encoding: 'UTF8', collate: 'C', ctype: 'C', provider: 'libc' } as const;
  const own = (socket: string): Record<string, string> => ({
    unix_socket_directories: socket,
    listen_addresses: '',
    fsync: 'off',
    wal_level: 'replica',
    ...settings,
  });
  const running: Launched[] = [];
  const dispose = async (): Promise<void> => {
    for (const server of running.toReversed()) await server.end();
    await rm(parent, { recursive: true });
  };
  try {
    await initialise({ ...common, folder: one, locale, settings: own(one.socket) });
    await appendFile(join(one.data, 'pg_hba.conf'), '\nlocal replication all trust\n');
    // A cluster that was never started is as good as a base backup of it.
    await runProgram('/bin/cp', { args: ['-a', `${one.data}/.`, two.data], env: {}, account });
    const follow = `host=${one.socket} port=5432 user=backproof`;
    await appendFile(
      join(two.data, 'postgresql.conf'),
      settingsText({ ...own(two.socket), primary_conninfo: follow }),
    );
    await writeFile(join(two.data, 'standby.signal'), '');
    for (const { data, socket } of [one, two])
      running.push(await launch({ ...common, data, socket, loopback: false }));
  } catch (error) {
    await dispose();
    throw error;
  }
  const [first, second] = running;
  if (first === undefined || second === undefined) throw new Error('not both servers run');
  const { connection: primary } = first;
  const { connection: standby } = second;
  return { primary, standby, caughtUp: () => caughtUp(primary, standby), [Symbol.asyncDispose]: dispose };
}

const written = v.object({ lsn: v.string() });
const replayed = v.object({ done: v.nullable(v.boolean()) });

async function caughtUp(primary: Connection, standby: Connection): Promise<void> {
  const [ahead, behind] = [
    await connect(primary, { signal: forever }),
    await connect(standby, { signal: forever }),
  ];
  try {
    const { lsn } = await ahead.one(written, 'select pg_current_wal_lsn()::text as lsn');
    const sql = 'select pg_last_wal_replay_lsn() >= $1::pg_lsn as done';
    while ((await behind.one(replayed, sql, [lsn])).done !== true) await sleep(20);
  } finally {
    await ahead.close();
    await behind.close();
  }
}
