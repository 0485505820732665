import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import {
  beginPinned,
  connect,
  exportSnapshot,
  fingerprintTables,
  importSnapshot,
  listCopyTables,
  lockTables,
  withUser,
  witness,
  type Connection,
  type Session,
  type ThrowawayServer,
  type Witnessed,
} from '#postgres';
import { forever, startTestServer } from '../support/throwaway.js';

const hashOf = (said: Witnessed | undefined): string | undefined =>
  said !== undefined && 'hash' in said ? said.hash : undefined;
const table = (name: string, bytes = 8192) => ({ schema: 'public', table: name, bytes });

describe("the source's witness", () => {
  let server: ThrowawayServer;
  let lead: Session;

  beforeAll(async () => {
    server = await startTestServer(17);
    lead = await connect(server.connection, { signal: forever });
    await lead.execute(`
      create table plain (id int, body text); insert into plain select i, md5(i::text) from generate_series(1, 20000) i;
      create table nothing (); insert into nothing default values; insert into nothing default values;
      create table never (id int);
      create table secret (id int); insert into secret values (1);
      create table guarded (id int, who text); insert into guarded values (1, 'a'), (2, 'b');
      alter table guarded enable row level security; create policy mine on guarded using (who = current_user);
      create role reader login; grant select on plain, guarded, nothing, never to reader;
      create table derived (id int, twice int generated always as (id * 2) stored); insert into derived values (1), (2);
      create table cash (amount money); insert into cash values (12.34);
      create table wide (body text); alter table wide alter body set storage external;
      insert into wide select repeat('x', 4000) from generate_series(1, 60000);
      create type mood as enum ('sad', 'ok'); create table moods (id int, mood mood); insert into moods values (1, 'sad'), (2, 'ok');
      delete from pg_enum where enumlabel = 'sad'`);
  });
  afterAll(async () => {
    await lead.close();
    await server.stop();
  });

  async function inSessions<T>(
    count: number,
    work: (sessions: readonly Session[]) => Promise<T>,
    connection: Connection = server.connection,
  ): Promise<T> {
    const sessions: Session[] = [];
    for (let at = 0; at < count; at++) sessions.push(await connect(connection, { signal: forever }));
    try {
      const [first, ...others] = sessions;
      if (first === undefined) throw new Error('no session');
      const snapshot = await exportSnapshot(first);
      for (const session of others) await importSnapshot(session, snapshot);
      return await work(sessions);
    } finally {
      for (const session of sessions) await session.close();
    }
  }

  const strict = { mode: 'strict', budgetSeconds: 0, serverMajor: 17 } as const;
  const auto = { mode: 'auto', budgetSeconds: 60, serverMajor: 17 } as const;

  test('is the same whole, in parts, over several sessions, and on servers that cannot read parts', async () => {
    const ask = (count: number, bytes: number, serverMajor: number): Promise<readonly Witnessed[]> =>
      inSessions(count, (sessions) => witness(sessions, [table('plain', bytes)], { ...strict, serverMajor }));
    const [whole] = await ask(1, 8192, 17);
    expect(whole).toMatchObject({ rows: 20_000 });
    expect(hashOf(whole)).toMatch(/^pg-hashtextextended-2seed\/1:[0-9a-f]{32}$/);
    // A table is cut by what it is said to hold.
    for (const [count, bytes, major] of [
      [1, 3e9, 17],
      [3, 1e9, 17],
      [2, 1e12, 17],
      [2, 3e9, 13],
    ] as const)
      expect(await ask(count, bytes, major)).toEqual([whole]);
  });

  test('sees one value among many, generated ones too, and not the order of rows', async () => {
    const names = ['plain', 'derived'];
    const ask = (): Promise<readonly Witnessed[]> =>
      inSessions(2, (sessions) =>
        witness(
          sessions,
          names.map((name) => table(name)),
          strict,
        ),
      );
    const before = await ask();
    await lead.execute('update plain set id = id where id < 100; update derived set id = id');
    expect(await ask()).toEqual(before);
    await lead.execute('update plain set id = -5 where id = 5');
    await lead.execute(
      'alter table derived alter twice drop expression; update derived set twice = 5 where id = 2',
    );
    const after = await ask();
    for (const at of [0, 1]) expect(hashOf(after[at])).not.toBe(hashOf(before[at]));
    await lead.execute('update plain set id = 5 where id = -5');
  });

  test('tables without columns or rows are hashed, apart from each other', async () => {
    const [nothing, never] = await inSessions(1, (sessions) =>
      witness(sessions, [table('nothing'), table('never')], strict),
    );
    expect(nothing).toMatchObject({ rows: 2 });
    expect(never).toEqual({ rows: 0, hash: `pg-hashtextextended-2seed/1:${'0'.repeat(32)}` });
    expect(hashOf(nothing)).not.toBe(hashOf(never));
  });

  test('what a role may not read or sees in part has a reason, and the others are hashed all the same', async () => {
    const asked = [table('plain'), table('secret'), table('guarded'), table('gone'), table('nothing')];
    const said = await inSessions(
      2,
      (sessions) => witness(sessions, asked, auto),
      withUser(server.connection, 'reader'),
    );
    expect(said.map((one) => ('hash' in one ? 'hashed' : 'reason' in one ? 'nothing' : 'counted'))).toEqual([
      ...['hashed', 'nothing', 'nothing', 'nothing', 'hashed'],
    ]);
  });

  test('a value that has no text form leaves its table to the count, with the reason', async () => {
    const [said, other] = await inSessions(1, (sessions) =>
      witness(sessions, [table('moods'), table('plain')], strict),
    );
    expect(said).toMatchObject({ rows: 2, unhashed: expect.any(String) });
    expect(hashOf(other)).toBeDefined();
  });

  test('asked for counts, it counts', async () => {
    const said = await inSessions(2, (sessions) =>
      witness(sessions, [table('plain'), table('never')], { ...auto, mode: 'counts' }),
    );
    expect(said).toMatchObject([{ rows: 20_000, unhashed: expect.any(String) }, { rows: 0 }]);
  });

  test('leaves a table that is too large for the budget to its count, and hashes the others', async () => {
    const said = await inSessions(2, (sessions) =>
      witness(sessions, [table('plain', 1e12), table('nothing')], auto),
    );
    expect(said[0]).toMatchObject({ rows: 20_000, unhashed: expect.any(String) });
    expect(hashOf(said[1])).toBeDefined();
  });

  test('ends within the budget where the estimate was wrong', async () => {
    // 240 MB of text that are said to be a page.
    const begun = performance.now();
    const [said] = await inSessions(2, (sessions) =>
      witness(sessions, [table('wide')], { ...auto, budgetSeconds: 0.02 }),
    );
    expect(said).toMatchObject({ rows: 60_000, unhashed: expect.any(String) });
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  test('a table that somebody else has locked has a reason, in time', async () => {
    const other = await connect(server.connection, { signal: forever });
    await other.execute('begin; lock table secret in access exclusive mode');
    const begun = performance.now();
    const said = await inSessions(2, (sessions) =>
      witness(sessions, [table('secret'), table('plain')], { ...strict, lockSeconds: 0.2 }),
    );
    expect(performance.now() - begun).toBeLessThan(5000);
    await other.close();
    expect(said[0]).toMatchObject({ reason: expect.any(String) });
    expect(hashOf(said[1])).toBeDefined();
  });

  test('does not wait for itself where a migration queues behind its locks', async () => {
    const migration = await connect(server.connection, { signal: forever });
    await inSessions(3, async (sessions) => {
      const [first] = sessions;
      if (first === undefined) throw new Error('no session');
      const tables = [table('plain', 1e9), table('never')];
      await lockTables(first, tables);
      const queued = migration.execute('alter table plain add column late int default 3');
      const pending = v.object({ waiting: v.boolean() });
      for (let waiting = false; !waiting;)
        ({ waiting } = await lead.one(
          pending,
          "select exists (select from pg_locks where not granted and relation = 'plain'::regclass) as waiting",
        ));
      const said = await witness(sessions, tables, { ...strict, lockSeconds: 1 });
      expect(said.map((one) => hashOf(one) !== undefined)).toEqual([true, true]);
      for (const session of sessions) await session.close();
      await queued;
    });
    await migration.close();
  });

  test('money is the same in every locale; of the copied lines that is said only where the locale is there', async () => {
    const cash = await inSessions(1, async ([session]) => {
      if (session === undefined) throw new Error('no session');
      return (await listCopyTables(session)).filter((one) => one.money);
    });
    expect(cash.map((one) => one.table)).toEqual(['cash']);
    const read = async (lcMonetary: string): Promise<unknown> => {
      const session = await connect(server.connection, { signal: forever });
      await beginPinned(session);
      const [result] = await fingerprintTables([session], cash, { encoding: 'UTF8', lcMonetary });
      await session.close();
      return result;
    };
    expect(await read('C')).toMatchObject({ fingerprint: { rows: 1 } });
    expect(await read('xx_XX.nowhere')).toMatchObject({ reason: expect.any(String) });
  });

  test('is computed from COPY lines as well, whatever stands in them', async () => {
    const marks = ['a', 'N', '0', '"', '\\', '(', ')', ',', '{', ' ', '\t', '\n', '\r', '\v', '\f', '\b'];
    const character = fc.constantFrom(...marks, '\u00a0', 'é', '€', 'text of more than sixteen bytes');
    const value = fc.option(
      fc.array(character, { maxLength: 30 }).map((some) => some.join('')),
      { nil: null },
    );
    const shape = fc
      .integer({ min: 0, max: 5 })
      .chain((columns) =>
        fc.array(fc.array(value, { minLength: columns, maxLength: columns }), { maxLength: 60 }),
      );
    await lead.execute(`create schema lines;
      create table lines.generated (id int, twice int generated always as (id * 2) stored);
      create table lines.cash (amount money)`);
    const samples = fc.sample(shape, { numRuns: 60, seed: 3 });
    for (const [at, rows] of samples.entries()) {
      const columns = rows[0]?.length ?? 0;
      const names = Array.from({ length: columns }, (_, column) => `c${column}`);
      await lead.execute(`create table lines.t${at} (${names.map((name) => `${name} text`).join(', ')})`);
      const type = `x(${['none int', ...names.map((name) => `${name} text`)].join(', ')})`;
      const objects = rows.map((row) => Object.fromEntries(row.map((text, column) => [`c${column}`, text])));
      await lead.rows(
        v.object({}),
        `insert into lines.t${at} select ${names.join(', ')} from jsonb_to_recordset($1) ${type}`,
        [JSON.stringify(objects)],
      );
    }
    await inSessions(1, async (sessions) => {
      const [first] = sessions;
      if (first === undefined) throw new Error('no session');
      const tables = (await listCopyTables(first)).filter(({ schema }) => schema === 'lines');
      const prints = await fingerprintTables(sessions, tables, { encoding: 'UTF8', hashed: () => true });
      const said = await witness(sessions, tables, strict);
      // COPY leaves generated columns out, and writes money as the source's locale has it.
      const apart = new Set(['generated', 'cash']);
      for (const [at, { table: name }] of tables.entries()) {
        const [print, expected] = [prints[at], hashOf(said[at])];
        expect(expected).toBeDefined();
        expect([name, print]).toMatchObject([name, { hash: apart.has(name) ? undefined : expected }]);
      }
      expect(tables.length).toBe(samples.length + apart.size);
    });
    await lead.execute('drop schema lines cascade');
  });

  test('thousands of tables do not take a round trip each', async () => {
    const names = Array.from({ length: 1500 }, (_, at) => `many_${at}`);
    for (let start = 0; start < names.length; start += 500)
      await lead.execute(
        names
          .slice(start, start + 500)
          .map((name) => `create table ${name} (id int, body text)`)
          .join(';'),
      );
    await inSessions(2, async (sessions) => {
      const begun = performance.now();
      const said = await witness(
        sessions,
        names.map((name) => table(name, 0)),
        auto,
      );
      expect(said.every((one) => hashOf(one) !== undefined)).toBe(true);
      const [first] = sessions;
      if (first === undefined) throw new Error('no session');
      const tables = (await listCopyTables(first)).filter((one) => one.table.startsWith('many_'));
      const prints = await fingerprintTables(sessions, tables, { encoding: 'UTF8' });
      expect(prints.every((one) => 'fingerprint' in one && one.fingerprint.rows === 0)).toBe(true);
      expect(performance.now() - begun).toBeLessThan(15_000);
    });
  });
});
