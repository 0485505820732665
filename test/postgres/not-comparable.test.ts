import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { compareRestored } from '#drill';
import { connect, type Connection, type ThrowawayServer } from '#postgres';
import { drillIn } from '../support/drills.js';
import { backUpInto, createSmallDatabase, quietPorts, type MadeSet } from '../support/sets.js';
import { forever, startTestServer, testFolder } from '../support/throwaway.js';

let folder: string;
let server: ThrowawayServer;
let source: Connection;
let set: MadeSet;
beforeAll(async () => {
  folder = await testFolder();
  server = await startTestServer(17, { superuser: 'postgres' });
  source = await createSmallDatabase(server);
  set = await backUpInto(join(folder, 'store'), source);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Hold the set against the database that it was taken from, which is what a perfect restore comes to. */
function compare(): ReturnType<typeof compareRestored> {
  const [database] = set.result.manifest.databases;
  if (database?.dump === undefined) throw new Error('no dump');
  const local = { database, dump: database.dump, path: join(set.folder, database.dump.path) };
  return compareRestored({
    ...{ local, restored: source, restoredMajor: 17, jobs: 2, showValues: false, ports: quietPorts },
    lockSeconds: 0.2,
  });
}

test('a table that somebody holds locked is unproven by name, and the others are compared', async () => {
  const holder = await connect(source, { signal: forever });
  try {
    await holder.execute('BEGIN');
    await holder.execute('LOCK TABLE orders IN ACCESS EXCLUSIVE MODE');
    const { checks, relations } = await compare();
    expect(checks.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
    const unproven = checks.filter(({ required, verdict }) => required && verdict === 'unproven');
    expect(new Set(unproven.map(({ where }) => where))).toEqual(new Set(['public.orders']));
    expect(unproven.map(({ id }) => id).sort()).toEqual(['equal.content', 'equal.source', 'restore.rows']);
    expect(Object.fromEntries(relations.map(({ name, verdict }) => [name, verdict]))).toEqual({
      'public.customers': 'proven',
      'public.orders': 'unproven',
      'public.refunds': 'proven',
    });
  } finally {
    await holder.close();
  }
});

test('numbers of objects that are gone, which are names on another server, leave their table unproven by name', async () => {
  const numbers = `INSERT INTO watched SELECT n, (16380 + n)::oid::regclass, 'row ' || n FROM generate_series(1, 400) n
    WHERE NOT EXISTS (SELECT FROM pg_class WHERE oid = 16380 + n);`;
  const many = Array.from(
    { length: 60 },
    (_, at) => `CREATE TABLE t${String(at)} (id int PRIMARY KEY);`,
  ).join('\n');
  const names = await createSmallDatabase(
    server,
    `${many} CREATE TABLE watched (id int, what regclass, note text); ${numbers} INSERT INTO watched VALUES (0, 't1', 'there');`,
  );
  const root = join(folder, 'names');
  await backUpInto(root, names);
  const result = await drillIn(root);
  expect(result.checks.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
  const unproven = result.checks.filter(({ required, verdict }) => required && verdict === 'unproven');
  expect(unproven.map(({ id, where }) => [id, where])).toEqual([
    ['equal.content', 'public.watched'],
    ['equal.source', 'public.watched'],
  ]);
  expect(unproven[0]?.found).toContain('what (regclass)');
  expect(result.verdict).toBe('unproven');
});
