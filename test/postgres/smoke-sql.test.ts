import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect, connectionUrl, type ThrowawayServer } from '#postgres';
import { plan, probe, run, sql, told, type Ran } from '../support/smoke.js';
import { forever, startTestServer } from '../support/throwaway.js';

let server: ThrowawayServer;
let url: string;

beforeAll(async () => {
  server = await startTestServer(17);
  url = connectionUrl(server.connection);
  const session = await connect(server.connection, { signal: forever });
  await session.execute(`
    create table orders (id bigint, kind text, at timestamptz, total numeric);
    insert into orders values (1, 'a', now() - interval '1 hour', 12345678901234567890.10), (2, 'b', now() - interval '3 days', null);
    alter database postgres set timezone = 'Asia/Kathmandu';
    alter database postgres set datestyle = 'German';`);
  await session.close();
});

afterAll(async () => {
  await server.stop();
});

async function asked(...call: Parameters<typeof sql>): Promise<Ran> {
  return run(plan([probe(sql(...call), { timeoutMs: 10_000 })]), { connectionUrl: url });
}

async function ask(...call: Parameters<typeof sql>): Promise<string> {
  return told(await asked(...call));
}

test('values, rows and cells as PostgreSQL writes them, with parameters', async () => {
  expect(
    await ask('select count(*) from orders', [[{ kind: 'value' }, { atLeast: ['2'], atMost: ['2'] }]]),
  ).toBe('proven');
  expect(
    await ask(
      'select max(at) from orders where kind = $1',
      [[{ kind: 'value' }, { maxAgeMs: 2 * 3_600_000 }]],
      {
        params: [['a']],
      },
    ),
  ).toBe('proven');
  expect(
    await ask(
      'select max(at) from orders where kind = $1',
      [[{ kind: 'value' }, { maxAgeMs: 26 * 3_600_000 }]],
      {
        params: [['b']],
      },
    ),
  ).toMatch(/^failed \| value: 20\d\d-.* \(3 d old\)$/);
  expect(
    await ask('select id, total from orders order by id', [
      [{ kind: 'row-count' }, { equals: ['2'] }],
      [
        { kind: 'cell', row: 0, column: 1 },
        { equals: ['12345678901234567890.10'], atMost: ['12345678901234567890.1'] },
      ],
    ]),
  ).toBe('proven');
  expect(await ask('show server_version_num', [[{ kind: 'value' }, { atLeast: ['170000'] }]])).toBe('proven');
});

test('what is not there', async () => {
  expect(await ask('select total from orders where id = 2', [[{ kind: 'value' }]])).toBe(
    'failed | value: NULL',
  );
  expect(await ask('select id from orders', [[{ kind: 'value' }]])).toBe(
    'failed | value: 2 rows, where one was expected',
  );
  expect(await ask('select 1, 2', [[{ kind: 'value' }]])).toBe(
    'failed | value: 2 columns, where one was expected',
  );
  expect(await ask('select 1', [[{ kind: 'cell', row: 1, column: 0 }]])).toBe(
    'failed | row 1, column 0: no row 1 with a column 0',
  );
  expect(await ask('select * from none', [[{ kind: 'row-count' }]])).toMatch(
    /^failed \| query: the query fails: .*none/,
  );
});

test('nothing is changed, and a parameter is never a part of the statement', async () => {
  const rows = [[{ kind: 'row-count' }, { equals: ['0'] }]] as const;
  expect(await ask('delete from orders', rows)).toMatch(/^failed \| query: .*read-only transaction/);
  expect(await ask('commit; delete from orders', rows)).toMatch(/^failed \| query: .*multiple commands/);
  expect(
    await ask('select * from orders where kind = $1', rows, {
      params: [["' or true; delete from orders; --"]],
    }),
  ).toBe('proven');
  expect(await ask('select count(*) from orders', [[{ kind: 'value' }, { equals: ['2'] }]])).toBe('proven');
});

test('rows without end, and one value of a hundred megabytes, cost no memory', async () => {
  const before = process.memoryUsage().rss;
  expect(await ask('select generate_series(1, 1000000000)', [[{ kind: 'row-count' }]])).toBe(
    'failed | query: the query gives more than 100,000 rows: count them in SQL',
  );
  expect(await ask("select repeat('x', 100000000)", [[{ kind: 'value' }]])).toBe(
    'failed | query: the query gives more than 64 MiB',
  );
  expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(300);
  expect(
    await ask('select n from generate_series(1, 90000) n', [[{ kind: 'row-count' }, { equals: ['90000'] }]]),
  ).toBe('proven');
});

test('a query that takes too long is ended, on the server too', async () => {
  const slow = probe(sql('select pg_sleep(60)', [[{ kind: 'value' }]]), { timeoutMs: 500 });
  const result = await run(plan([slow]), { connectionUrl: url });
  expect(result.verdict).toBe('failed');
  expect(result.tookMs).toBeLessThan(5000);
  expect(
    await ask(
      "select count(*) from pg_stat_activity where query like '%pg_sleep(60)%' and pid <> pg_backend_pid()",
      [[{ kind: 'value' }, { equals: ['0'] }]],
    ),
  ).toBe('proven');
});

test('a database that cannot be reached, and a URL that is none', async () => {
  const at = (text: string): Promise<string> => ask('select 1', [[{ kind: 'value' }]], { url: [text] });
  expect(await at('postgresql://postgres:of-the-house@127.0.0.1:1/postgres')).toMatch(
    /^failed \| query: .*127\.0\.0\.1:1/,
  );
  expect(await at('postgresql://postgres:of-the-house@127.0.0.1:1/postgres')).not.toContain('of-the-house');
  expect(await at('mysql://x')).toMatch(/^failed \| query: /);
  expect(told(await run(plan([probe(sql('select 1', []))])))).toMatch(/^unproven \| /);
});
