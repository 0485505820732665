import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { connect, int8AsCount, startDump, type Connection, type Session } from '#postgres';
import { CommandLine, filesBelow } from '../support/cli.js';
import { clients, silentLog } from '../support/postgres.js';
import { startService, type Service } from '../support/process.js';
import { forever } from '../support/throwaway.js';

let service: Service;
let source: Connection;
let watcher: Session;

/** Tables that take a pg_dump which compresses hard a quarter of a second each. */
const TABLES = 60;

beforeAll(async () => {
  service = await startService(17);
  source = await service.database(
    `do $$ begin for n in 1..${TABLES} loop
       execute format('create table t%s as select i, md5(i::text) || md5((i + %s)::text) as note from generate_series(1, 20000) i', n, n);
     end loop; end $$`,
  );
  watcher = await connect(source, { signal: forever });
});
afterAll(async () => {
  await watcher.close();
  await service[Symbol.asyncDispose]();
});

/** Sessions besides our own, of which `which` is true. */
async function sessions(which = 'true'): Promise<number> {
  const sql = `select count(*) from pg_stat_activity
    where backend_type = 'client backend' and pid <> pg_backend_pid() and ${which}`;
  return (await watcher.one(v.object({ count: int8AsCount }), sql)).count;
}

/** Milliseconds until it is so. */
async function until(what: () => Promise<boolean>): Promise<number> {
  const begun = performance.now();
  while (!(await what())) {
    if (performance.now() - begun > 60_000) throw new Error('it did not come to that');
    await sleep(20);
  }
  return performance.now() - begun;
}

test.each(['custom', 'directory'])(
  'the pg_dump of a backup that was killed ends long before its work is done (%s)',
  async (format) => {
    await using commands = await CommandLine.start();
    const args = ['--format', format, '--no-globals', '--compression', 'zstd:19', '--name', 'app'];
    const command = commands.startBackup(source, ...args);
    await until(async () => (await sessions("query like 'COPY %'")) > 0);
    command.kill('SIGKILL');
    await command.result;
    await until(async () => (await sessions()) === 0);
    const files = await filesBelow(commands.store);
    expect(files.filter((file) => file.endsWith('manifest.json'))).toEqual([]);
    expect(files.filter((file) => file.endsWith('.dat.zst')).length).toBeLessThan(TABLES / 2);
  },
);

test('a pg_dump that waits for a lock ends by itself, whoever is there to see it', async () => {
  const holder = await connect(source, { signal: forever });
  try {
    await holder.execute('begin; lock table t1 in access exclusive mode');
    const { host, port, user, database, password = '' } = source;
    const running = await startDump({
      programs: await clients(17),
      env: { PGHOST: host, PGPORT: String(port), PGUSER: user, PGDATABASE: database, PGPASSWORD: password },
      pins: [],
      snapshot: undefined,
      format: 'custom',
      compression: 'none',
      filters: {
        includeSchema: [],
        excludeSchema: [],
        includeTable: [],
        excludeTable: [],
        excludeTableData: [],
      },
      lockSeconds: 1,
      log: silentLog,
      signal: forever,
    });
    running.stdin.end();
    running.stdout.resume();
    const begun = performance.now();
    expect((await running.ended).code).toBe(1);
    expect(performance.now() - begun).toBeLessThan(20_000);
  } finally {
    await holder.close();
  }
});
