import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect, withDatabase, type Connection, type ThrowawayServer } from '#postgres';
import { UserError } from '#verdict';
import { countsByPsql, drillIn, wrongChecks } from '../support/drills.js';
import { backUpInto, inDatabase, verifyIn, type MadeSet } from '../support/sets.js';
import { forever, startTestServer, testFolder } from '../support/throwaway.js';

const ROUNDS = 10;
const TABLES = ['a', 'b', 'c', 'parent', 'child'];

describe('a source that is written to all the time', () => {
  let server: ThrowawayServer;
  let folder: string;
  let source: Connection;
  let writers: readonly Promise<void>[] = [];
  const stop = new AbortController();

  beforeAll(async () => {
    folder = await testFolder();
    server = await startTestServer(17);
    await inDatabase(server.connection, 'create database busy');
    source = withDatabase(server.connection, 'busy');
    await inDatabase(
      source,
      `create table a (id bigserial primary key, note text); create table b (id bigserial primary key, note text);
       create table c (id bigserial, note text); create table parent (id bigint primary key);
       create table child (id bigserial primary key, parent bigint not null references parent);
       insert into a (note) select repeat('x', 200) from generate_series(1, 5000);
       insert into b (note) select repeat('x', 200) from generate_series(1, 5000);
       insert into c (note) select repeat('x', 200) from generate_series(1, 5000);
       insert into parent select generate_series(1, 500); insert into child (parent) select 1 + n % 500 from generate_series(1, 2000) n;`,
    );
    // A transaction moves a row, so that the sum of a and b stays: only one moment shows that.
    writers = [
      write(
        `with gone as (delete from a where id in (select id from a order by id limit 3) returning note) insert into b (note) select note from gone`,
      ),
      write(
        `with gone as (delete from b where id in (select id from b order by id limit 3) returning note) insert into a (note) select note from gone`,
      ),
      write(`insert into c (note) select 'new' from generate_series(1, 7)`),
      write(
        `with made as (insert into parent select coalesce(max(id), 0) + 1 from parent returning id) insert into child (parent) select id - 1 from made, generate_series(1, 2)`,
      ),
    ];
  });
  afterAll(async () => {
    stop.abort();
    await Promise.all(writers);
    await server.stop();
    await rm(folder, { recursive: true });
  });

  async function write(sql: string): Promise<void> {
    const session = await connect(source, { signal: forever });
    try {
      while (!stop.signal.aborted) {
        await session.execute(sql);
        await sleep(1);
      }
    } finally {
      await session.close();
    }
  }

  function rows({ result }: MadeSet): Map<string, number | undefined> {
    return new Map(result.manifest.databases[0]?.relations.map((one) => [one.name, one.source_rows]));
  }

  test('counts and dump show the same moment, every time; counts taken outside of it would not', async () => {
    let differed = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const root = join(folder, `round-${round}`);
      const before = await countsByPsql(source);
      const made = await backUpInto(root, source, { format: round % 2 === 0 ? 'custom' : 'directory' });
      const counted = rows(made);
      // The archive's own rows, counted by decoding it.
      const verified = await verifyIn(root);
      expect(wrongChecks(verified.checks)).toEqual([]);
      expect(verified.checks.some((check) => check.id === 'archive.rows' && check.verdict === 'proven')).toBe(
        true,
      );
      // One moment: what a transaction moves is never there twice, nor gone.
      expect((counted.get('public.a') ?? 0) + (counted.get('public.b') ?? 0)).toBe(10_000);
      differed += TABLES.filter(
        (name) => before.get(`public.${name}`) !== counted.get(`public.${name}`),
      ).length;

      const [database] = made.result.manifest.databases;
      expect(Date.parse(database?.snapshot_until ?? '')).toBeGreaterThanOrEqual(
        Date.parse(database?.snapshot_at ?? ''),
      );
    }
    // The writers were at work: most of the other counts were wrong by the time of the dump.
    expect(differed).toBeGreaterThan(ROUNDS);
  });

  test('what was restored is that moment too, foreign keys and all', async () => {
    const root = join(folder, 'drilled');
    await backUpInto(root, source);
    const drilled = await drillIn(root, {
      assertions: [
        { query: 'select (select count(*) from a) + (select count(*) from b)', expect: '10000' },
        {
          query:
            'select count(*) from child left join parent on parent.id = child.parent where parent.id is null',
          expect: 0,
        },
      ],
    });
    expect(wrongChecks(drilled.checks)).toEqual([]);
    expect(drilled).toMatchObject({ verdict: 'proven', claim: 'equal-to-source' });
  });

  test('a table emptied by TRUNCATE meanwhile is empty in both, or full in both', async () => {
    const emptier = connect(source, { signal: forever });
    for (let round = 0; round < 6; round++) {
      await inDatabase(source, `insert into c (note) select 'again' from generate_series(1, 100)`);
      const root = join(folder, `truncated-${round}`);
      const backup = backUpInto(root, source);
      // TRUNCATE does not wait for old snapshots: whoever looks after it sees an empty table.
      await sleep(20 + 30 * round);
      await (await emptier).execute('truncate c');
      await backup;
      expect(wrongChecks((await verifyIn(root)).checks)).toEqual([]);
    }
    await (await emptier).close();
  });

  test('a table dropped meanwhile ends the backup in one line or is in it whole', async () => {
    for (let round = 0; round < 4; round++) {
      await inDatabase(
        source,
        `create table if not exists fleeting_${round} as select generate_series(1, 50) as id`,
      );
      const root = join(folder, `dropped-${round}`);
      const backup = backUpInto(root, source).then(
        () => 'made',
        (error: unknown) => error,
      );
      await sleep(40 * round);
      await inDatabase(source, `drop table fleeting_${round}`);
      const ended = await backup;
      if (ended === 'made') expect(wrongChecks((await verifyIn(root)).checks)).toEqual([]);
      else expect(ended).toBeInstanceOf(UserError);
    }
  });
});
