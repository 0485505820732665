import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseVersion, programFinder, type Connection, type ThrowawayServer } from '#postgres';
import { runProgram } from '#process';
import { clients, packagedOptions, serverPrograms, type TestMajor } from '../support/postgres.js';
import { startTestServer } from '../support/throwaway.js';

function environment(connection: Connection): Record<string, string> {
  const { host, port, user, database } = connection;
  return { PGHOST: host, PGPORT: String(port), PGUSER: user, PGDATABASE: database };
}

describe.each<TestMajor>([15, 17, 18])('PostgreSQL %i', (major) => {
  let base: string;
  let server: ThrowawayServer;

  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'bp-programs-'));
    server = await startTestServer(major);
  });

  afterAll(async () => {
    await server.stop();
    await rm(base, { recursive: true, force: true });
  });

  test('the clients run in an empty environment, and are what they say', async () => {
    const programs = await clients(major);
    const said = await runProgram(programs.path('pg_dump'), {
      args: ['--version'],
      env: { ...programs.env },
    });
    expect(parseVersion(said)).toEqual(programs.version);
    expect(programs.version.major).toBeGreaterThanOrEqual(major);
  });

  test('the server is of the major that was asked for', async () => {
    expect((await serverPrograms(major)).version.major).toBe(major);
    expect(server.version.major).toBe(major);
  });

  test('what the clients dump from a server of theirs, they restore', async () => {
    const programs = await clients(major);
    const env = { ...environment(server.connection), ...programs.env };
    const psql = (database: string, sql: string): Promise<string> =>
      runProgram(programs.path('psql'), {
        args: ['-XAtqv', 'ON_ERROR_STOP=1', '-d', database, '-c', sql],
        env,
      });
    await psql('postgres', 'create database source');
    await psql('postgres', 'create database copy');
    await psql('source', 'create table t as select i, md5(i::text) v from generate_series(1, 5000) i');
    const archive = join(base, 'source.dump');
    await runProgram(programs.path('pg_dump'), { args: ['-Fc', '-f', archive, 'source'], env });
    await runProgram(programs.path('pg_restore'), { args: ['--exit-on-error', '-d', 'copy', archive], env });
    const digest = "select md5(string_agg(t::text, ',' order by i)) from t";
    expect(await psql('copy', digest)).toBe(await psql('source', digest));
    // One program that runs another: pg_dumpall finds its pg_dump.
    const all = await runProgram(programs.path('pg_dumpall'), { args: [], env });
    expect(all).toContain('CREATE TABLE public.t');
  });
});

test('a whole server from packages runs with the libraries that came with it', async () => {
  const finder = programFinder(await packagedOptions(17));
  const programs = await finder.find({
    need: ['initdb', 'pg_ctl', 'postgres', 'psql'],
    major: { exactly: 17 },
    refuseHoles: true,
  });
  const server = await startTestServer(17, { programs });
  try {
    const env = { ...environment(server.connection), ...programs.env };
    const sql = `create extension amcheck; create collation de (provider = icu, locale = 'de-DE');
      set jit = on; set jit_above_cost = 0;
      select count(*), xmlelement(name a), 'ä' < 'z' collate de from generate_series(1, 1000)`;
    const said = await runProgram(programs.path('psql'), {
      args: ['-XAtqv', 'ON_ERROR_STOP=1', '-c', sql],
      env,
    });
    expect(said.trim()).toBe('1000|<a/>|t');
  } finally {
    await server.stop();
  }
});

test('nobody else may write to what was unpacked', async () => {
  const options = { ...(await packagedOptions(17)), versionedFolders: [] };
  const { folder } = await programFinder(options).find({ need: ['pg_dump'], major: { exactly: 17 } });
  expect((await stat(folder)).mode & 0o022).toBe(0);
});
