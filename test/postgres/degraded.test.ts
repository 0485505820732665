import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BackupOptions } from '#backup';
import {
  backendPid,
  connect,
  exportSnapshot,
  importSnapshot,
  withDatabase,
  withUser,
  type Connection,
  type ThrowawayServer,
} from '#postgres';
import { UserError, conclude, type Check } from '#verdict';
import { drillIn, wrongChecks } from '../support/drills.js';
import { backUpInto, inDatabase, verifyIn } from '../support/sets.js';
import { forever, startTestServer, testFolder, uniqueName } from '../support/throwaway.js';

/** Ids of the checks that are required and did not hold. */
function open(checks: readonly Check[]): string[] {
  return checks
    .filter((check) => check.required && check.verdict !== 'proven')
    .map((check) => `${check.id} ${check.verdict}`);
}

let server: ThrowawayServer;
let folder: string;

beforeAll(async () => {
  folder = await testFolder();
  server = await startTestServer(17);
  await inDatabase(server.connection, 'create role owner_only login; create role reads_all login');
  await inDatabase(server.connection, 'grant pg_read_all_data to reads_all');
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** A database of `owner_only`, filled by it and then by the superuser. */
async function database(own: string, others = ''): Promise<Connection> {
  const name = uniqueName('degraded');
  await inDatabase(server.connection, `create database ${name} owner owner_only`);
  const connection = withDatabase(server.connection, name);
  await inDatabase(withUser(connection, 'owner_only'), own);
  if (others !== '') await inDatabase(connection, others);
  return connection;
}

/** What a backup that must fail says, in one line; nothing may be left of it. */
async function refusal(source: Connection, backup: Partial<BackupOptions> = {}): Promise<UserError> {
  const root = join(folder, uniqueName('store'));
  const error: unknown = await backUpInto(root, source, backup).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error('not refused by a UserError', { cause: error });
  expect(error.line).not.toContain('\n');
  expect(await readdir(root, { recursive: true }).catch(() => [])).toEqual([]);
  return error;
}

const TABLES = `create table a (id int primary key, note text); insert into a select n, 'note ' || n from generate_series(1, 500) n;
  create table tree (id int, part text) partition by hash (id);
  create table leaf_0 partition of tree for values with (modulus 2, remainder 0);
  create table leaf_1 partition of tree for values with (modulus 2, remainder 1);
  insert into tree select n, 'x' from generate_series(1, 99) n; create table nothing (id int);`;

describe('a source that exports no snapshot', () => {
  const withheld = 'revoke execute on function pg_export_snapshot() from public';

  test.each(['custom', 'directory'] as const)(
    'is backed up all the same, what it cannot say is unproven, and a drill stops at equal-to-dump (%s)',
    async (format) => {
      const source = withUser(await database(TABLES, withheld), 'owner_only');
      const root = join(folder, uniqueName('store'));
      const asked = Date.now();
      const { result } = await backUpInto(root, source, { format });
      const ended = Date.now();
      expect(open(result.checks)).toEqual(['source.snapshot unproven', 'source.counts unproven']);
      expect(conclude(result.checks, 'none').verdict).toBe('unproven');
      const [made] = result.manifest.databases;
      const [at, until] = [Date.parse(made?.snapshot_at ?? ''), Date.parse(made?.snapshot_until ?? '')];
      expect(at).toBeGreaterThanOrEqual(asked - 1);
      expect(until).toBeGreaterThan(at);
      expect(until).toBeLessThanOrEqual(ended + 1);
      for (const relation of made?.relations ?? []) {
        expect(relation).not.toHaveProperty('source_rows');
        expect(relation).not.toHaveProperty('witness');
      }
      expect(wrongChecks((await verifyIn(root)).checks)).toEqual([]);
      const drilled = await drillIn(root);
      expect(open(drilled.checks)).toEqual(['source.counts unproven']);
      expect(drilled).toMatchObject({ verdict: 'unproven', claim: 'equal-to-dump' });
      expect(drilled.relations.filter(({ verdict }) => verdict !== 'proven')).toEqual([]);
    },
  );

  test('asked for strict hashes, says that it has none', async () => {
    const source = withUser(await database(TABLES, withheld), 'owner_only');
    const witness = { mode: 'strict', budgetSeconds: 0, connections: 2 } as const;
    const { result } = await backUpInto(join(folder, uniqueName('store')), source, { witness });
    expect(open(result.checks)).toContain('source.hashes unproven');
  });

  test('in plain SQL is proven no further than its bytes', async () => {
    const source = withUser(await database(TABLES, withheld), 'owner_only');
    const root = join(folder, uniqueName('store'));
    await backUpInto(root, source, { format: 'plain' });
    const drilled = await drillIn(root);
    expect(drilled).toMatchObject({ verdict: 'unproven', claim: 'intact' });
  });
});

describe('a table that somebody else locks', () => {
  test.each(['custom', 'directory', 'plain'] as const)(
    'ends the backup when its time is over, naming the table and the session (%s)',
    async (format) => {
      const source = await database(TABLES);
      const holder = await connect(source, { signal: forever });
      try {
        await holder.execute('begin; lock table a in access exclusive mode');
        const asked = performance.now();
        const owner = withUser(source, 'owner_only');
        const { message } = await refusal(owner, { format, stallSeconds: 1 });
        expect(performance.now() - asked).toBeLessThan(15_000);
        expect(message).toContain('public.a');
        expect(message).toContain(` ${await backendPid(holder)} `);
      } finally {
        await holder.close();
      }
    },
  );

  test('names the session that only waits for it, and whom it waits for', async () => {
    const source = await database(TABLES);
    const holder = await connect(source, { signal: forever });
    const waiter = await connect(source, { signal: forever });
    const [holding, waits] = [await backendPid(holder), await backendPid(waiter)];
    await holder.execute('begin; lock table a in row exclusive mode');
    const waiting = waiter.execute('begin; lock table a in access exclusive mode').catch(() => undefined);
    try {
      const { message } = await refusal(source, { stallSeconds: 1 });
      expect(message).toContain('public.a');
      expect(message).toContain(` ${waits} `);
      expect(message).toContain(` ${holding} `);
    } finally {
      await holder.close();
      await waiter.close();
      await waiting;
    }
  });

  test('and lets go in time delays the backup, no more', async () => {
    const source = await database(TABLES);
    const holder = await connect(source, { signal: forever });
    await holder.execute('begin; lock table a in access exclusive mode');
    const backup = backUpInto(join(folder, uniqueName('store')), source, {
      // Longer than any setting of PostgreSQL may be.
      stallSeconds: 40 * 86_400,
    });
    await sleep(700);
    await holder.close();
    expect(wrongChecks((await backup).result.checks)).toEqual([]);
  });
});

describe('a user that may not see everything', () => {
  test('is told of every table and sequence that it may not read, and what to run', async () => {
    const source = await database(
      TABLES,
      `create table "not yours" (id int); create schema other; create table other.t (id serial);
       grant all on schema public to owner_only`,
    );
    for (const format of ['custom', 'directory'] as const) {
      const { message, remedy = '' } = await refusal(withUser(source, 'owner_only'), { format });
      for (const name of ['public."not yours"', 'other.t', 'other.t_id_seq']) expect(message).toContain(name);
      expect(message).not.toContain('public.a');
      expect(remedy).toContain('GRANT pg_read_all_data TO "owner_only"');
    }
  });

  test('but may read all data, backs up as any other', async () => {
    const source = withUser(
      await database(TABLES, 'create schema other; create table other.t (id serial)'),
      'reads_all',
    );
    const root = join(folder, uniqueName('store'));
    const { result } = await backUpInto(root, source);
    expect(wrongChecks(result.checks)).toEqual([]);
    const drilled = await drillIn(root);
    expect(wrongChecks(drilled.checks)).toEqual([]);
    expect(drilled).toMatchObject({ verdict: 'proven', claim: 'equal-to-source' });
  });

  test('is told of a large object that it may not read', async () => {
    const source = await database(TABLES, "select lo_from_bytea(4242, 'not yours')");
    const { message, remedy } = await refusal(withUser(source, 'reads_all'));
    expect(message).toContain('4242');
    expect(remedy).toContain('owner');
  });

  test('is refused where row-level security hides rows, though it may read all data', async () => {
    const source = await database(
      `${TABLES} alter table a enable row level security; create policy few on a using (id < 5)`,
    );
    const { message, remedy } = await refusal(withUser(source, 'reads_all'));
    expect(message).toContain('a');
    expect(remedy).toContain('BYPASSRLS');
  });

  test('knows what of the inventory was withheld: unproven in the backup, and in the drill', async () => {
    const source = withUser(
      await database(TABLES, 'revoke select on pg_catalog.pg_auth_members from public'),
      'owner_only',
    );
    const root = join(folder, uniqueName('store'));
    const { result } = await backUpInto(root, source, { globals: false });
    expect(open(result.checks)).toEqual(['source.inventory unproven']);
    const drilled = await drillIn(root);
    expect(open(drilled.checks)).toEqual(['schema.memberships unproven']);
    expect(drilled).toMatchObject({ verdict: 'unproven', claim: 'restorable' });
  });

  test("knows that user mappings are dumped without the options that are others' secrets", async () => {
    const source = await database(
      TABLES,
      `create extension postgres_fdw; create server there foreign data wrapper postgres_fdw options (host 'nowhere');
       create user mapping for reads_all server there options (password 'secret')`,
    );
    const root = join(folder, uniqueName('store'));
    const { result } = await backUpInto(root, withUser(source, 'owner_only'));
    expect(open(result.checks)).toEqual(['source.inventory unproven']);
    const drilled = await drillIn(root);
    expect(open(drilled.checks)).toEqual(['schema.foreign unproven']);
    // Whoever is shown them has them in the dump.
    const whole = join(folder, uniqueName('store'));
    expect(wrongChecks((await backUpInto(whole, source)).result.checks)).toEqual([]);
    expect(wrongChecks((await drillIn(whole)).checks)).toEqual([]);
  });

  test('knows that subscriptions are not in its dump', async () => {
    const source = await database(
      TABLES,
      `create subscription waits connection 'host=nowhere' publication p with (connect = false)`,
    );
    try {
      const { result } = await backUpInto(join(folder, uniqueName('store')), withUser(source, 'owner_only'));
      expect(open(result.checks)).toEqual(['source.inventory unproven']);
      const whole = await backUpInto(join(folder, uniqueName('store')), source);
      expect(wrongChecks(whole.result.checks)).toEqual([]);
    } finally {
      await inDatabase(source, 'alter subscription waits set (slot_name = none)');
      await inDatabase(source, 'drop subscription waits');
    }
  });
});

test('a second session that does not find the snapshot of the first is told in one line', async () => {
  const first = await connect(server.connection, { signal: forever });
  const second = await connect(server.connection, { signal: forever });
  try {
    const snapshot = await exportSnapshot(first);
    await first.execute('commit');
    await expect(importSnapshot(second, snapshot)).rejects.toThrow(UserError);
  } finally {
    await first.close();
    await second.close();
  }
});
