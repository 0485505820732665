import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import {
  connect,
  credentials,
  int8AsCount,
  withDatabase,
  type Session,
  type ThrowawayServer,
} from '#postgres';
import { runProgram } from '#process';
import { seedDifficult, seedPgbench } from '../../scripts/demo/seed.js';
import { clients, type TestMajor } from '../support/postgres.js';
import { forever, startTestServer, testFolder } from '../support/throwaway.js';

const TABLE = v.object({ name: v.string() });
const DIGEST = v.object({ count: int8AsCount, digest: v.nullable(v.string()) });

/** Every table with its own rows; leaves of a hash on an enum are told by their root, since rows move between them. */
const TABLES = `
select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where n.nspname in ('odd', 'shop', 'public', 'We.ird "Schema" 🐘') and c.relkind in ('r', 'm', 'p') and c.relispopulated
   and c.relname not like 'by_enum_hash\\_%' order by c.oid::regclass::text collate "C"`;

/** What a database holds by the server's own word: an oracle that shares nothing with the product. */
async function contents(session: Session): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  await session.execute("set time zone 'UTC'");
  for (const { name } of await session.rows(TABLE, TABLES)) {
    told[name] = await session.one(
      DIGEST,
      `select count(*) as count, md5(string_agg(t::text, E'\\n' order by t::text collate "C")) as digest from ${name} t`,
    );
  }
  return told;
}

describe.each<TestMajor>([15, 17, 18])('the difficult schema on PostgreSQL %d', (major) => {
  let server: ThrowawayServer;
  let folder: string;

  beforeAll(async () => {
    folder = await testFolder();
    server = await startTestServer(major);
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  async function inDatabase<T>(name: string, work: (session: Session) => Promise<T>): Promise<T> {
    const session = await connect(withDatabase(server.connection, name), { signal: forever });
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  }

  async function seeded(name: string): Promise<Record<string, unknown>> {
    await inDatabase('postgres', (session) => session.execute(`create database ${name}`));
    return inDatabase(name, async (session) => {
      await seedDifficult(session);
      return contents(session);
    });
  }

  test('is the same every time, and comes whole through pg_dump and pg_restore', async () => {
    const first = await seeded('first');
    const names = Object.keys(first);
    expect(names.length).toBeGreaterThan(40);
    expect(await seeded('again')).toEqual(first);

    const programs = await clients(major);
    const access = await credentials(withDatabase(server.connection, 'first'), folder);
    const env = { ...programs.env, ...access.env };
    const archive = join(folder, 'first.dump');
    await inDatabase('postgres', (session) => session.execute('create database restored'));
    // Any error of either program throws.
    await runProgram(programs.path('pg_dump'), { args: ['-Fc', '-f', archive], env });
    await runProgram(programs.path('pg_restore'), {
      args: ['--exit-on-error', '-d', 'restored', archive],
      env,
    });
    await access.remove();

    expect(await inDatabase('restored', contents)).toEqual(first);
  });
});

test('pgbench tables have the rows and keys of pgbench', async () => {
  const server = await startTestServer(17);
  try {
    const session = await connect(server.connection, { signal: forever });
    try {
      await seedPgbench(session, 2);
      const counts = v.object({ b: int8AsCount, t: int8AsCount, a: int8AsCount, h: int8AsCount });
      expect(
        await session.one(
          counts,
          `select (select count(*) from pgbench_branches) b, (select count(*) from pgbench_tellers where filler is null) t,
                  (select count(*) from pgbench_accounts where octet_length(filler) = 84) a, (select count(*) from pgbench_history) h`,
        ),
      ).toEqual({ b: 2, t: 20, a: 200_000, h: 0 });
      const last = v.object({ bid: v.number(), keys: int8AsCount });
      expect(
        await session.one(
          last,
          `select (select bid from pgbench_accounts where aid = 200000) bid, (select count(*) from pg_constraint where contype = 'p' and conname like 'pgbench%') keys`,
        ),
      ).toEqual({ bid: 2, keys: 3 });
    } finally {
      await session.close();
    }
  } finally {
    await server.stop();
  }
});
