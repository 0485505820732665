import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, int8AsCount, type Connection, type ThrowawayServer } from '#postgres';
import * as v from 'valibot';
import { seedPgbench } from '../../scripts/demo/seed.js';
import { LONG, seeded } from '../support/campaign.js';
import {
  CommandLine,
  childrenOf,
  errorLines,
  filesBelow,
  filesBesideLedgers,
  type RunningCommand,
} from '../support/cli.js';
import { SHOP, startService, type Service } from '../support/process.js';
import { verifyIn } from '../support/sets.js';
import { forever } from '../support/throwaway.js';

const MANIFEST = 'backup.manifest.json';
const KILLS = LONG ? 300 : 15;

let service: Service;
/** A backup of it takes long enough to be hit at every stage. */
let source: Connection;
let commands: CommandLine;

beforeAll(async () => {
  service = await startService(17);
  source = await service.database('select 1');
  const session = await connect(source, { signal: forever });
  await seedPgbench(session, 2);
  await session.execute(SHOP);
  await session.close();
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
});
beforeEach(async () => {
  commands = await CommandLine.start();
});
afterEach(async () => {
  await endSessions();
  await commands[Symbol.asyncDispose]();
});

const FORMATS = ['custom', 'directory'] as const;

/** End what killed backups left on the server, and wait until their programs have let go of the store. */
async function endSessions(server: ThrowawayServer = service.server): Promise<void> {
  const session = await connect(server.connection, { signal: forever });
  try {
    const others = "from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
    for (;;) {
      await session.execute(`select pg_terminate_backend(pid) ${others}`);
      const { count } = await session.one(v.object({ count: int8AsCount }), `select count(*) ${others}`);
      if (count === 0) break;
      await sleep(20);
    }
  } finally {
    await session.close();
  }
  await sleep(100);
}

/** What is in the set of a name: nothing that looks complete, or a set that is proven. */
async function stateOf(name: string): Promise<'incomplete' | 'proven'> {
  const files = await filesBelow(join(commands.store, name));
  if (!files.some((file) => file.endsWith(MANIFEST))) return 'incomplete';
  const { verdict, claim, checks } = await verifyIn(commands.store, { name });
  expect({ verdict, claim, checks }).toMatchObject({ verdict: 'proven', claim: 'intact' });
  return 'proven';
}

/** Whoever is not us cannot read anything that a killed run left. */
async function expectPrivate(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.name.startsWith('backproof-')) continue;
    expect((await stat(join(folder, entry.name))).mode & 0o077).toBe(0);
  }
}

/** Wait for a child of the command. */
async function firstChild(command: RunningCommand, ended: { value: boolean }): Promise<number> {
  while (!ended.value) {
    const [child] = await childrenOf(command.pid);
    if (child !== undefined) return child;
    await sleep(3);
  }
  throw new Error('the command ended before it started a program');
}

async function durationOf(format: string): Promise<number> {
  const { code, err, milliseconds } = await commands.backup(source, '--format', format, '--name', 'whole');
  expect({ code, err }).toMatchObject({ code: 0 });
  return milliseconds;
}

describe.each(FORMATS)('a backup in the format %s', (format) => {
  test('that is killed at any moment leaves no set, or one that is proven', async () => {
    const random = seeded(`kill -9 ${format}`);
    const whole = await durationOf(format);
    const states = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const command = commands.startBackup(source, '--format', format, '--name', `run-${kill}`);
      await Promise.race([sleep(random() * whole * 1.1), command.result]);
      command.kill('SIGKILL');
      await command.result;
      // Once while the orphaned pg_dump may still be writing, and once when it is gone.
      await stateOf(`run-${kill}`);
      await endSessions();
      states.push(await stateOf(`run-${kill}`));
    }
    expect(states).toContain('incomplete');
    await expectPrivate(commands.temp);
    // What the dead left hinders nobody.
    for (const name of ['run-0', 'whole']) {
      await sleep(1000);
      const after = await commands.backup(source, '--format', format, '--name', name);
      expect(after).toMatchObject({ code: 0 });
      expect(await stateOf(name)).toBe('proven');
    }
  }, 3_600_000);

  test.each(['SIGKILL', 'SIGTERM'] as const)('fails when its pg_dump is ended by %s', async (signal) => {
    const random = seeded(`pg_dump ${signal} ${format}`);
    for (let round = 0; round < (LONG ? 40 : 3); round++) {
      const command = commands.startBackup(
        source,
        '--format',
        format,
        '--no-globals',
        '--compression',
        'zstd:15',
      );
      const ended = { value: false };
      void command.result.then(() => (ended.value = true));
      // The search for programs asks each for its version; the dump is the one that stays.
      let child = await firstChild(command, ended);
      for (let seen = 0; seen < 10; seen++) {
        const again = await firstChild(command, ended);
        if (again !== child) seen = 0;
        child = again;
        await sleep(10);
      }
      await sleep(random() * 150);
      process.kill(child, signal);
      const result = await command.result;
      expect({ code: result.code, errors: errorLines(result).length, err: result.err }).toMatchObject({
        code: 1,
        errors: 1,
      });
      expect(await filesBesideLedgers(commands.store)).toEqual([]);
      expect(await readdir(commands.temp)).toEqual([]);
    }
  });

  test('ends at once on SIGTERM and leaves nothing', async () => {
    const random = seeded(`SIGTERM ${format}`);
    const whole = await durationOf(format);
    for (let round = 0; round < (LONG ? 40 : 4); round++) {
      const name = `run-${round}`;
      const command = commands.startBackup(source, '--format', format, '--name', name);
      // Before Node listens for signals, it ends as every program does.
      await Promise.race([sleep(whole * (0.3 + random() * 0.6)), command.result]);
      const asked = performance.now();
      command.kill('SIGTERM');
      const { code } = await command.result;
      expect(performance.now() - asked).toBeLessThan(8_000);
      // One that the signal itself ended had not begun to listen yet, or had done everything.
      const left = await filesBelow(join(commands.store, name));
      if (code === 0 || (code === null && left.length > 0)) expect(await stateOf(name)).toBe('proven');
      else expect(left).toEqual([]);
      expect(await readdir(commands.temp)).toEqual([]);
    }
  });

  test('gives up when a lock on the source lets no byte through', async () => {
    const lock = await connect(source, { signal: forever });
    try {
      await lock.execute('begin; lock table customers in access exclusive mode');
      const result = await commands.backup(source, '--format', format, '--stall-timeout', '2s');
      expect({ code: result.code, errors: errorLines(result).length, err: result.err }).toMatchObject({
        code: 1,
        errors: 1,
      });
      expect(result.milliseconds).toBeLessThan(20_000);
      expect(await filesBesideLedgers(commands.store)).toEqual([]);
    } finally {
      await lock.close();
    }
  });

  test('fails when its server goes away', async () => {
    const other = await startService(17);
    try {
      const database = await other.database('select 1');
      const session = await connect(database, { signal: forever });
      await seedPgbench(session, 4);
      await session.close();
      const command = commands.startBackup(database, '--format', format, '--compression', 'zstd:15');
      await dumping(other.server);
      process.kill(other.server.pid, 'SIGQUIT');
      const result = await command.result;
      expect({ code: result.code, errors: errorLines(result).length, err: result.err }).toMatchObject({
        code: 1,
        errors: 1,
      });
      expect(await filesBesideLedgers(commands.store)).toEqual([]);
    } finally {
      await other[Symbol.asyncDispose]();
    }
  });

  test('fails when the disk of the store is full', async () => {
    await mkdir(commands.store);
    // A disk of one megabyte, which nobody but the command sees.
    const mount = `mount -t tmpfs -o size=1m tmpfs '${commands.store}' && "$@"; code=$?; find '${commands.store}' -type f | sed 's/^/LEFT /'; exit $code`;
    const unshare = ['/usr/bin/unshare', ...(process.getuid?.() === 0 ? [] : ['--map-root-user']), '--mount'];
    const { host: PGHOST, port, user: PGUSER, database: PGDATABASE, password: PGPASSWORD } = source;
    const result = await commands.run(
      ['backup', '--store', commands.store, '--format', format, '--compression', 'none'],
      {
        by: [...unshare, '/bin/sh', '-c', mount, 'sh'],
        env: { PGHOST, PGPORT: String(port), PGUSER, PGDATABASE, PGPASSWORD },
      },
    );
    expect({ code: result.code, errors: errorLines(result).length, err: result.err }).toMatchObject({
      code: 1,
      errors: 1,
    });
    expect(result.err).toMatch(/full/);
    // Nothing but the entry that says so.
    expect(result.out).not.toMatch(/^LEFT (?!.*\/ledger\/\d{12}\.json$)/m);
    expect(await readdir(commands.temp)).toEqual([]);
  });
});

/** Wait until a pg_dump has begun to read rows. */
async function dumping(server: ThrowawayServer): Promise<void> {
  const session = await connect(server.connection, { signal: forever });
  try {
    const copies = "select count(*) from pg_stat_activity where query like 'COPY %' and state = 'active'";
    for (;;) {
      if ((await session.one(v.object({ count: int8AsCount }), copies)).count > 0) return;
      await sleep(5);
    }
  } finally {
    await session.close();
  }
}
