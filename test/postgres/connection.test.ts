import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe as suite, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import {
  connect,
  connectionUrl,
  credentials,
  describe,
  inspectServer,
  int8AsBigint,
  int8AsCount,
  parseConnection,
  withDatabase,
  withUser,
  type Connection,
  type ThrowawayServer,
} from '#postgres';
import { runProgram } from '#process';
import { OperationFailed, UserError, codeOf } from '#verdict';
import { clients } from '../support/postgres.js';
import { forever, startTestServer, testFolder } from '../support/throwaway.js';

const ONE = v.object({ one: v.number() });
let server: ThrowawayServer;
let folder: string;
let loopback: Connection;

beforeAll(async () => {
  folder = await testFolder();
  server = await startTestServer(17, { listen: 'loopback', settings: { max_connections: '8' } });
  if (server.loopback === undefined) throw new Error('no loopback');
  loopback = server.loopback;
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function superuser(sql: string): Promise<void> {
  const session = await connect(server.connection, { signal: forever });
  try {
    await session.execute(sql);
  } finally {
    await session.close();
  }
}

async function answers(connection: Connection): Promise<void> {
  const session = await connect(connection, { signal: forever });
  try {
    expect(await session.one(ONE, 'select 1 as one')).toEqual({ one: 1 });
  } finally {
    await session.close();
  }
}

async function refusal(connection: Connection): Promise<UserError> {
  try {
    const session = await connect(connection, { signal: forever });
    await session.close();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.line).not.toContain(loopback.password);
    return error;
  }
  throw new Error(`connected to ${describe(connection)}`);
}

suite('a password', () => {
  const characters = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));
  const printable = characters.join('');

  async function throughBoth(password: string): Promise<void> {
    await superuser(`alter role special login password E'${password.replace(/['\\]/g, '\\$&')}'`);
    const asked = withUser(loopback, 'special', password);
    const connection = parseConnection(connectionUrl(asked), {});
    await answers(connection);
    const psql = await clients(15);
    const { env, remove } = await credentials(connection, folder);
    try {
      const args = ['--no-psqlrc', '-tAw', '-c', 'select current_user'];
      const answer = await runProgram(psql.path('psql'), { args, env: { ...psql.env, ...env } });
      expect(answer).toBe('special\n');
    } finally {
      await remove();
    }
  }

  beforeAll(() => superuser('create role special'));

  test('may hold every printable character', async () => {
    await throughBoth(printable);
    await throughBoth(characters.toReversed().join(''));
    await throughBoth(`ünïcödé € 𝄞 ${printable}`);
  });

  test('may be anything at all, through our own client and through libpq', async () => {
    const character = fc.constantFrom(...characters, ':', '\\', '%', '@', 'é', '\t');
    const password = fc.string({ unit: character, minLength: 1, maxLength: 40 });
    await fc.assert(fc.asyncProperty(password, throughBoth), { numRuns: 15 });
  });

  test('that is wrong is told from a role or a database that is not there', async () => {
    const wrong = await refusal({ ...loopback, password: 'wrong' });
    expect(codeOf(wrong.cause)).toBe('28P01');
    expect((await refusal(withUser(loopback, loopback.user))).message).toContain('none was given');
    const nobody = await refusal({ ...server.connection, user: 'nobody_here' });
    expect(codeOf(nobody.cause)).toBe('28000');
    expect(nobody.message).not.toContain('pg_hba');
    const nowhere = await refusal(withDatabase(loopback, 'Not "here"'));
    expect(codeOf(nowhere.cause)).toBe('3D000');
  });
});

suite('a server that cannot be had', () => {
  test('is a closed port, an unknown name, a missing socket, or an address without a way to it', async () => {
    const closed = await refusal({ ...loopback, port: 1 });
    expect(closed.message).toContain('ECONNREFUSED');
    const unknown = await refusal({ ...loopback, host: 'no-such-host.invalid' });
    expect(unknown.message).toContain('no-such-host.invalid');
    const socket = await refusal({ ...server.connection, host: join(folder, 'none') });
    expect(socket.message).toContain('ENOENT');
    const ipv6 = await refusal({
      ...loopback,
      address: '2001:db8::1',
      host: 'db.example',
      connectTimeoutSeconds: 2,
    });
    expect(ipv6.message).toContain('IPv6');
  });

  test('has no connection left', async () => {
    await superuser('create role plain login password $$plain$$');
    const plain = withUser(loopback, 'plain', 'plain');
    const held = [];
    try {
      let full: unknown;
      for (let at = 0; at < 10 && full === undefined; at++) {
        try {
          held.push(await connect(plain, { signal: forever }));
        } catch (error) {
          full = error;
        }
      }
      expect(full).toBeInstanceOf(UserError);
      expect(codeOf(full instanceof UserError ? full.cause : undefined)).toBe('53300');
    } finally {
      for (const session of held) await session.close();
    }
  });

  test('is refused by an access rule, or by a missing right to connect', async () => {
    await superuser('create role barred login');
    await superuser('create database closed_db');
    await superuser('revoke connect on database closed_db from public');
    const barred = await refusal(withDatabase({ ...server.connection, user: 'barred' }, 'closed_db'));
    expect(codeOf(barred.cause)).toBe('42501');
    const rules = join(server.folder, 'data', 'pg_hba.conf');
    const before = await readFile(rules, 'utf8');
    await writeFile(rules, before.replace(/^host .*$/m, ''));
    await superuser('select pg_reload_conf()');
    try {
      let refused = await refusal({ ...loopback, password: 'wrong' });
      for (let at = 0; at < 50 && codeOf(refused.cause) !== '28000'; at++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        refused = await refusal({ ...loopback, password: 'wrong' });
      }
      expect(refused.message).toContain('pg_hba.conf');
    } finally {
      await writeFile(rules, before);
      await superuser('select pg_reload_conf()');
    }
  });

  test('does not answer, hangs up, or speaks something else', async () => {
    const silent = await listen(() => undefined);
    const rude = await listen((hangUp) => {
      hangUp();
    });
    try {
      const port = portOf(silent);
      const late = await refusal({ ...loopback, port, connectTimeoutSeconds: 1 });
      expect(late.message).toContain('cannot be reached');
      await refusal({ ...loopback, port: portOf(rude) });
      await refusal({ ...loopback, port: portOf(rude), tls: { mode: 'require' } });
    } finally {
      silent.close();
      rude.close();
    }
  });
});

suite('a session', () => {
  test('gives rows as their schema sees them, and nothing loses its last digit', async () => {
    const session = await connect(loopback, { signal: forever, session: { timezone: 'Asia/Tokyo' } });
    try {
      const schema = v.object({
        big: int8AsBigint,
        few: int8AsCount,
        exact: v.string(),
        at: v.string(),
        yes: v.boolean(),
        data: v.object({ a: v.number() }),
        none: v.null(),
      });
      const rows = await session.rows(
        schema,
        `select 9223372036854775807 as big, 7::int8 as few, 1.10 as exact, $1::timestamptz as at, true as yes,
                '{"a":1}'::jsonb as data, null as none`,
        ['2026-01-02 03:04:05.678901+00'],
      );
      expect(rows).toEqual([
        {
          big: 9223372036854775807n,
          few: 7,
          exact: '1.10',
          at: '2026-01-02 12:04:05.678901+09',
          yes: true,
          data: { a: 1 },
          none: null,
        },
      ]);
      await expect(session.one(ONE, 'select 1 as one where false')).rejects.toThrow(/One row/);
      await expect(session.rows(ONE, "select 'x' as one")).rejects.not.toBeInstanceOf(UserError);
    } finally {
      await session.close();
    }
  });

  test('takes nothing from our own environment', async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      PGOPTIONS: '-c work_mem=7MB',
      PGAPPNAME: 'stranger',
      PGPASSWORD: 'stranger',
      PGUSER: 'stranger',
    });
    try {
      const session = await connect(loopback, { signal: forever });
      const shown = await session.one(
        v.object({ mem: v.string(), app: v.string() }),
        "select current_setting('work_mem') as mem, current_setting('application_name') as app",
      );
      expect(shown).toEqual({ mem: '4MB', app: 'backproof' });
      await session.close();
    } finally {
      process.env = before;
    }
  });

  test('says when a permission is missing, and when the connection was lost', async () => {
    await superuser('create table secret_table (); create role reader login');
    const session = await connect({ ...server.connection, user: 'reader' }, { signal: forever });
    const denied = session.execute('select * from secret_table');
    await expect(denied).rejects.toBeInstanceOf(UserError);
    await superuser("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'reader'");
    await expect(session.execute('select 1')).rejects.toBeInstanceOf(OperationFailed);
    await session.close();
  });

  test('ends with its signal, in the middle of a query, on the server as well', async () => {
    const controller = new AbortController();
    const session = await connect(loopback, { signal: controller.signal });
    const slow = session.execute('select pg_sleep(60)');
    setTimeout(() => {
      controller.abort(new Error('cancelled'));
    }, 50);
    await expect(slow).rejects.toThrow('cancelled');
    await session.close();
    const watcher = await connect(server.connection, { signal: forever });
    for (let left = -1; left !== 0;) {
      const sql = "select count(*) as left from pg_stat_activity where query like 'select pg_sleep%'";
      ({ left } = await watcher.one(v.object({ left: int8AsCount }), sql));
    }
    await watcher.close();
  });

  test('tells what is behind it', async () => {
    const session = await connect(loopback, { signal: forever });
    const info = await inspectServer(session);
    expect(info).toMatchObject({
      version: { major: 17 },
      standby: false,
      pooler: undefined,
      superuser: true,
      database: { encoding: 'UTF8', collate: 'C', provider: 'libc' },
    });
    expect(info.systemIdentifier).toMatch(/^\d+$/);
    await session.close();
  });
});

function listen(onConnection: (hangUp: () => void) => void): Promise<Server> {
  return new Promise((resolve) => {
    const listening = createServer((socket) => {
      socket.on('error', () => undefined);
      onConnection(() => socket.destroy());
    });
    listening.listen(0, '127.0.0.1', () => {
      resolve(listening);
    });
  });
}

function portOf(listening: Server): number {
  const address = listening.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return address.port;
}
