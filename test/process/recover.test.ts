import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { connect, type Connection } from '#postgres';
import { SHOP, execute, pathWith, startService, urlOf, type Service } from '../support/process.js';
import { Job, type StepResult } from '../support/runner.js';
import { newSigners, type Signers } from '../support/signed-sets.js';
import { forever, uniqueName } from '../support/throwaway.js';

let service: Service;
let path: string;
let job: Job;
let keys: Signers;
beforeAll(async () => {
  service = await startService(17);
  path = await pathWith(17);
  job = await Job.start();
  keys = newSigners();
});
afterAll(async () => {
  await job[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

/** What tells two databases apart: every row of both tables, and what belongs to the database itself. */
async function contentOf(database: Connection): Promise<unknown> {
  const session = await connect(database, { signal: forever });
  try {
    const tables = await session.texts(
      "select c.oid::regclass::text from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
    );
    const rows = [];
    for (const [table] of tables)
      rows.push(await session.texts(`select t::text from ${table ?? ''} t order by 1`));
    return { tables, rows };
  } finally {
    await session.close();
  }
}

async function databases(like: string): Promise<readonly string[]> {
  const session = await connect(service.connection, { signal: forever });
  try {
    const rows = await session.rows(
      v.object({ name: v.string() }),
      "select datname as name from pg_database where datname like $1 || '%' order by 1",
      [like],
    );
    return rows.map(({ name }) => name);
  } finally {
    await session.close();
  }
}

interface Shop {
  /** The database that is to be recovered. */
  readonly database: Connection;
  readonly name: string;
  readonly store: string;
  /** What it held when it was backed up. */
  readonly backedUp: unknown;
}

/** A shop that was backed up, signed, and then lost its orders. */
async function lostShop(): Promise<Shop> {
  const name = uniqueName('shop');
  const database = await service.database(SHOP, name);
  const store = join(job.workspace, name);
  const backup = await job.main('actions/pg-backup', {
    with: { source: urlOf(database), store, name: 'app', 'signing-key': keys.privatePem },
    path,
  });
  expect(backup.annotations).toEqual([]);
  const backedUp = await contentOf(database);
  await execute(
    database,
    "delete from orders where id > 3; create table notes as select 'written since' as note",
  );
  return { database, name, store, backedUp };
}

function recover(shop: Shop, given: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return job.main('actions/recover', {
    with: {
      ...{ store: shop.store, name: 'app', to: urlOf(shop.database), confirm: shop.name },
      ...{ 'verify-key': keys.publicPem, 'signing-key': keys.privatePem, environment: 'production-recovery' },
      ...given,
    },
    env: { GITHUB_ACTOR: 'octocat' },
    path,
  });
}

const ENTRY = v.object({
  action: v.string(),
  outcome: v.string(),
  actor: v.object({ login: v.optional(v.string()) }),
});

/** What the ledger says since the backup. */
async function ledgerOf({ store }: Shop, name = 'app'): Promise<readonly string[]> {
  const folder = join(store, name, 'ledger');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  const entries = await Promise.all(
    files.map(async (file) => v.parse(ENTRY, JSON.parse(await readFile(join(folder, file), 'utf8')))),
  );
  return entries.map(({ action, outcome }) => `${action} ${outcome}`).slice(1);
}

test('a lost database is recovered beside, compared, put into its place, and there is a way back', async () => {
  const shop = await lostShop();
  const lost = await contentOf(shop.database);
  const step = await recover(shop, { 'unsafe-non-empty-target': 'true' });
  expect(step.annotations).toEqual([]);
  expect(step.outputs).toMatchObject({ verdict: 'proven', claim: 'equal-to-source' });
  expect(await contentOf(shop.database)).toEqual(shop.backedUp);
  const aside = step.outputs['set-aside'] ?? '';
  expect(await databases(shop.name)).toEqual([shop.name, aside]);
  expect(await ledgerOf(shop)).toEqual([
    'recovery.started done',
    'recovery.target-backed-up proven',
    'recovery.restored done',
    'recovery.compared proven',
    'recovery.swapped done',
    'recovery proven',
  ]);
  const back = await recover(shop, { 'back-to': aside });
  expect(back.annotations).toEqual([]);
  expect(await contentOf(shop.database)).toEqual(lost);
  expect(lost).not.toEqual(shop.backedUp);
});
