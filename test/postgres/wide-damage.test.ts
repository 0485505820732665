import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { blockOffsets, readTocFile, type LocalArchive } from '#dump-format';
import {
  beginPinned,
  connect,
  credentials,
  listCopyTables,
  type Connection,
  type ThrowawayServer,
} from '#postgres';
import { runProgram } from '#process';
import type { Damage } from '../../packages/drill/damage.js';
import { locateDamage } from '../../packages/drill/locate.js';
import { clients } from '../support/postgres.js';
import { inDatabase } from '../support/sets.js';
import { forever, startTestServer, testFolder } from '../support/throwaway.js';

const ROWS = 200_000;

let folder: string;
let server: ThrowawayServer;
let archive: LocalArchive;

beforeAll(async () => {
  folder = await testFolder();
  server = await startTestServer(17, { superuser: 'postgres' });
  await inDatabase(
    server.connection,
    `create table keyed (id int primary key, body text); create table loose (id int, body text);
     insert into keyed select n, 'row ' || n from generate_series(1, ${ROWS}) n;
     insert into loose select n / 2, 'row ' || n / 2 from generate_series(1, ${ROWS}) n;`,
  );
  const programs = await clients(17);
  const access = await credentials(server.connection, folder);
  const path = join(folder, 'custom.dump');
  const env = { ...programs.env, ...access.env, PGTZ: 'UTC' };
  await runProgram(programs.path('pg_dump'), { args: ['-Fc', '-f', path], env });
  await access.remove();
  archive = { path, toc: await readTocFile(path), offsets: await blockOffsets(path) };
  // All rows but every tenth are other ones now.
  await inDatabase(
    server.connection,
    `update keyed set body = body || '!' where id % 10 <> 0;
     delete from keyed where id <= 1234;
     insert into keyed select n, 'new' from generate_series(${ROWS} + 1, ${ROWS} + 77) n;
     update loose set body = body || '!' where id % 10 <> 0;`,
  );
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function damageOf(connection: Connection, name: string): Promise<Damage> {
  const session = await connect(connection, { signal: forever });
  try {
    await beginPinned(session);
    const found = await locateDamage(session, {
      archive,
      entries: archive.toc.entries.filter(({ desc, tag }) => desc === 'TABLE DATA' && tag === name),
      tables: (await listCopyTables(session)).filter(({ table }) => table === name),
      encoding: 'UTF8',
      showValues: false,
      most: 10,
    });
    if ('reason' in found) throw new Error(found.reason);
    return found;
  } finally {
    await session.close();
  }
}

describe('damage far wider than what is held in memory', () => {
  test('is counted row by row where there is a key', async () => {
    const { missing, extra, changed, rows } = await damageOf(server.connection, 'keyed');
    const tenths = (upTo: number): number => Math.floor(upTo / 10);
    expect({ missing, extra, changed }).toEqual({
      missing: 1234,
      extra: 77,
      changed: ROWS - 1234 - (tenths(ROWS) - tenths(1234)),
    });
    expect(rows).toHaveLength(10);
    for (const row of rows) {
      expect(row.kind).toMatch(/^(missing|extra|changed)$/);
      expect(row.columns).toEqual(row.kind === 'changed' ? [{ column: 'body' }] : []);
    }
  });

  test('is counted row by row where there is none', async () => {
    const { missing, extra, changed, rows } = await damageOf(server.connection, 'loose');
    // Each number stands twice but for 0 and the last, which stand once.
    const unchanged = 2 * (ROWS / 2 / 10 + 1) - 2;
    expect({ missing, extra, changed }).toEqual({
      missing: ROWS - unchanged,
      extra: ROWS - unchanged,
      changed: 0,
    });
    expect(rows).toHaveLength(10);
    expect(rows.every(({ times }) => times === 2)).toBe(true);
  });
});
