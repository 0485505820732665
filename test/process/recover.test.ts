import { readFileSync } from 'node:fs';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { connect, withDatabase, withUser, type Connection, type Session } from '#postgres';
import { runProgram } from '#process';
import { openReceipt } from '#provenance';
import { CommandLine, filesBelow } from '../support/cli.js';
import { GitHubServer, person, type RunState } from '../support/github/index.js';
import { clients } from '../support/postgres.js';
import {
  AWKWARD_PASSWORD,
  SHOP,
  checksOf,
  execute,
  pathWith,
  startService,
  urlOf,
  type Service,
} from '../support/process.js';
import { Job, REPOSITORY, type StepOptions, type StepResult } from '../support/runner.js';
import { newSigners, type Signers } from '../support/signed-sets.js';
import { forever, uniqueName } from '../support/throwaway.js';
import { callVerb } from '../support/verb.js';

let service: Service;
let programs: string;
let job: Job;
let keys: Signers;
let gitHub: GitHubServer;
/** A run that somebody else let into the environment. */
let run: RunState;
beforeAll(async () => {
  gitHub = await GitHubServer.start();
  run = startRun('reviewer');
  service = await startService(17);
  programs = await pathWith(17);
  job = await Job.start();
  keys = newSigners();
});
afterAll(async () => {
  await gitHub.stop();
  await job[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

function startRun(approver?: string): RunState {
  const { workflows } = gitHub.repository;
  const workflow = workflows.find('recover.yml') ?? workflows.add('recover.yml');
  const started = workflows.run(workflow, { event: 'workflow_dispatch', actor: person('octocat') });
  const environments = ['production-recovery'];
  if (approver !== undefined) started.reviews.push({ by: person(approver), state: 'approved', environments });
  return started;
}

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

/** Ids of sets, and names of databases that are set aside, tell the second: what follows faster is refused. */
async function nextSecond(): Promise<void> {
  await sleep(1000 - (Date.now() % 1000));
}

interface Shop {
  /** The database that is to be recovered. */
  readonly database: Connection;
  readonly name: string;
  readonly store: string;
  /** What it held when it was backed up. */
  readonly backedUp: unknown;
}

async function backUp({ store }: Pick<Shop, 'store'>, database: Connection): Promise<void> {
  const backup = await job.main('actions/pg-backup', {
    with: { source: urlOf(database), store, name: 'app', 'signing-key': keys.privatePem },
    path: programs,
  });
  expect(backup.annotations).toEqual([]);
}

/** A shop that was backed up, signed, and then lost its orders. */
async function lostShop(): Promise<Shop> {
  const name = uniqueName('shop');
  const database = await service.database(SHOP, name);
  const store = join(job.workspace, name);
  await backUp({ store }, database);
  const backedUp = await contentOf(database);
  await execute(
    database,
    "delete from orders where id > 3; create table notes as select 'written since' as note",
  );
  return { database, name, store, backedUp };
}

function inputsFor(shop: Shop, given: Readonly<Record<string, string>>, of = run): StepOptions {
  return {
    with: {
      ...{ store: shop.store, name: 'app', to: urlOf(shop.database), confirm: shop.name },
      ...{ 'verify-key': keys.publicPem, environment: 'production-recovery' },
      'github-token': gitHub.token({ actions: 'read' }),
      ...given,
    },
    env: {
      ...{ GITHUB_ACTOR: 'octocat', BACKPROOF_SIGNING_KEY: keys.privatePem },
      ...{ GITHUB_API_URL: gitHub.url, GITHUB_RUN_ID: String(of.id) },
    },
    path: programs,
  };
}

function recover(shop: Shop, given: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return job.main('actions/recover', inputsFor(shop, given));
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

const BEGUN = 'recovery.started done';
const STEPS = [
  BEGUN,
  'recovery.target-backed-up proven',
  'recovery.restored done',
  'recovery.compared proven',
  'recovery.swapped done',
  'recovery proven',
];

const AUDIT = v.looseObject({
  checks: v.array(v.looseObject({ id: v.string(), verdict: v.string() })),
  recovery_steps: v.array(v.looseObject({ action: v.string(), outcome: v.string() })),
});

/** What an audit of the last days tells of a shop. */
async function auditOf({ store }: Shop): Promise<v.InferOutput<typeof AUDIT>> {
  const reports = join(job.workspace, uniqueName('audit'));
  const from = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
  const args = ['--store', store, '--name', 'app', '--from', from, '--report-dir', reports];
  await callVerb('audit', [...args, `--verify-key=${keys.publicPem}`], {});
  return v.parse(AUDIT, JSON.parse(await readFile(join(reports, 'audit.json'), 'utf8')));
}

const settings = v.array(v.tuple([v.string(), v.string()]));

/** What belongs to a database itself, and is in no dump of its content. */
async function belongings({ name }: Shop): Promise<unknown> {
  const session = await connect(service.connection, { signal: forever });
  try {
    return v.parse(v.tuple([v.array(v.array(v.nullable(v.string()))), settings]), [
      await session.texts(
        `select datconnlimit, shobj_description(oid, 'pg_database'), (select array_agg(a::text order by a::text) from unnest(datacl) a)::text, pg_get_userbyid(datdba) from pg_database where datname = '${name}'`,
      ),
      await session.texts(
        `select setrole::regrole::text, setconfig::text from pg_db_role_setting where setdatabase = (select oid from pg_database where datname = '${name}') order by 1`,
      ),
    ]);
  } finally {
    await session.close();
  }
}

/** An application that connects again whenever it is cut off, until it is disposed of. */
class Pool implements AsyncDisposable {
  #ended = false;
  readonly #work: Promise<void>;
  connections = 0;

  constructor(database: Connection) {
    this.#work = this.#run(database);
  }

  async #run(database: Connection): Promise<void> {
    while (!this.#ended) {
      try {
        const session = await connect(database, { signal: forever });
        this.connections += 1;
        try {
          await this.#use(session);
        } finally {
          await session.close();
        }
      } catch {
        // Cut off, or there is no such database for a moment: again.
      }
    }
  }

  async #use(session: Session): Promise<void> {
    while (!this.#ended) await session.execute('select pg_sleep(0.01)');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended = true;
    await this.#work;
  }
}

describe('a database that lost its rows', () => {
  test('is recovered beside, compared, put into its place under a pool that never rests, and there are three ways back', async () => {
    const shop = await lostShop();
    const { name } = shop;
    const other = uniqueName('other');
    await execute(
      shop.database,
      `create role ${other}; comment on database ${name} is 'a shop'; alter database ${name} connection limit 77;
       revoke connect on database ${name} from public; grant connect, temporary on database ${name} to ${other};
       alter database ${name} set search_path to "$user", public, "odd, schema"; alter database ${name} set work_mem to '5MB';
       alter role ${other} in database ${name} set statement_timeout to '7s'`,
    );
    const own = await belongings(shop);
    const lost = await contentOf(shop.database);
    let step: StepResult;
    {
      await using pool = new Pool(shop.database);
      step = await recover(shop, { 'unsafe-non-empty-target': 'true' });
      expect(pool.connections).toBeGreaterThan(1);
    }
    expect(step.annotations).toEqual([]);
    expect(step.outputs).toMatchObject({ verdict: 'proven', claim: 'equal-to-source' });
    expect(step.rawLog.replaceAll(/^::add-mask::.*$/gm, '') + step.summary).not.toContain(AWKWARD_PASSWORD);
    expect(await contentOf(shop.database)).toEqual(shop.backedUp);
    expect(await belongings(shop)).toEqual(own);
    const aside = step.outputs['set-aside'] ?? '';
    expect(await databases(name)).toEqual([name, aside]);
    // Told at once, and not only with the last line, which a run that is cancelled does not reach.
    expect(step.rawLog.slice(0, step.rawLog.lastIndexOf('::endgroup::'))).toContain(aside);
    expect(await contentOf(withDatabase(shop.database, aside))).toEqual(lost);
    expect(await ledgerOf(shop)).toEqual(STEPS);

    const [backupName = '', backupId = ''] = (step.outputs['target-backup'] ?? '').split('/');
    expect(backupName).toBe('app-before-recovery');
    const path = step.outputs['receipt-path'] ?? '';
    const { receipt } = await openReceipt(await readFile(join(shop.store, path)), path, keys.trust);
    expect(receipt).toMatchObject({
      predicateType: 'https://backproof.dev/receipts/recovery/v1',
      subject: [{ name: `app/backups/${step.outputs['backup-id'] ?? ''}/backup.manifest.json` }],
      predicate: {
        verdict: 'proven',
        signature: 'key',
        recovery: {
          ...{
            database: name,
            actor: 'octocat',
            environment: 'production-recovery',
            target_was_empty: false,
          },
          backup_before: { name: backupName, backup_id: backupId },
          set_aside: aside,
        },
        // Signed, it holds the ledger to its last entry, and with it to every step.
        ledger: { seq: STEPS.length + 1 },
      },
    });

    const audited = await auditOf(shop);
    expect(audited).toMatchObject({
      recoveries: [
        {
          ...{ path, database: name, actor: 'octocat', environment: 'production-recovery' },
          ...{ approved_by: ['reviewer'], set_aside: aside, target_was_empty: false },
          backup_before: `${backupName}/${backupId}`,
        },
      ],
      runs: [{ kind: 'recovery', counts: true, verdict: 'proven', ledger_seq: STEPS.length + 1 }],
      missing_receipts: [],
      ledger: { intact: true },
    });
    expect(audited.recovery_steps.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(
      STEPS.slice(0, -1),
    );
    expect(audited.checks).toEqual(
      expect.arrayContaining(
        ['audit.recoveries', 'audit.receipts', 'audit.receipts-kept', 'audit.ledger-anchors'].map((id) =>
          expect.objectContaining({ id, verdict: 'proven' }),
        ),
      ),
    );

    // The first way back: the command that the summary tells, as it tells it.
    const command = /<code>(backproof recover .*?)<\/code>/.exec(step.summary)?.[1] ?? '';
    const words = shownText(command).split(' ').slice(1);
    expect(words).toContain(aside);
    await using cli = await CommandLine.start();
    await nextSecond();
    const back = await cli.run(words, { env: { PGPASSWORD: AWKWARD_PASSWORD } });
    expect({ ...back, err: back.code === 0 ? '' : back.err }).toMatchObject({ code: 0, err: '' });
    expect(await contentOf(shop.database)).toEqual(lost);
    expect((await ledgerOf(shop)).slice(STEPS.length)).toEqual(['recovery.undone done']);

    // The second: SQL alone, as the page has it. It sets the lost one aside again.
    const [, recovered = ''] = await databases(name);
    await psqlText(pageSql(name, recovered));
    expect(await contentOf(shop.database)).toEqual(shop.backedUp);
    expect(await belongings(shop)).toEqual(own);

    // The third: what was backed up first is a set like any other.
    await nextSecond();
    const third = await recover(shop, {
      ...{ name: backupName, 'backup-id': backupId, 'unsafe-non-empty-target': 'true' },
    });
    expect(third.outputs).toMatchObject({ verdict: 'proven', claim: 'equal-to-dump' });
    expect(await contentOf(shop.database)).toEqual(lost);

    // Nobody is asked which name is meant because of what recoveries left.
    const verified = await job.main('actions/verify-archive', {
      with: { store: shop.store, level: 'quick' },
      path: programs,
    });
    expect(verified.log).toContain('app/backup-');
  });

  test('is recovered by its owner, who is no superuser, with everybody’s rights', async () => {
    const lost = await lostShop();
    // Two backups of one second would have one id.
    const shop = { ...lost, store: `${lost.store}_owned` };
    const owner = uniqueName('owner');
    const reader = uniqueName('reader');
    await execute(
      shop.database,
      `create role ${owner} login createdb password 'plain'; create role ${reader};
       alter database ${shop.name} owner to ${owner}; alter table customers owner to ${owner}; alter table orders owner to ${owner};
       alter view totals owner to ${owner}; alter large object 4242 owner to ${owner}; drop table notes; grant select on orders to ${reader}`,
    );
    const before = await contentOf(shop.database);
    await backUp(shop, shop.database);
    await execute(shop.database, 'drop table orders cascade');
    const as = withUser(shop.database, owner, 'plain');
    const step = await recover({ ...shop, database: as }, { 'unsafe-non-empty-target': 'true' });
    expect(step.annotations).toEqual([]);
    expect(step.outputs).toMatchObject({ verdict: 'proven' });
    expect(await contentOf(shop.database)).toEqual(before);
    const session = await connect(shop.database, { signal: forever });
    const rights = await session.texts(
      `select tableowner, has_table_privilege('${reader}', 'orders', 'select') from pg_tables where tablename = 'orders'`,
    );
    await session.close();
    expect(rights).toEqual([[owner, 't']]);
  });
});

describe('an empty database', () => {
  test('is filled without a flag, with nothing to back up first', async () => {
    const shop = await lostShop();
    const empty = await service.database('select 1', uniqueName('new'));
    const target = { ...shop, database: empty, name: empty.database };
    const step = await recover(target);
    expect(step.annotations).toEqual([]);
    expect(step.outputs).toMatchObject({ verdict: 'proven', claim: 'equal-to-source', 'target-backup': '' });
    expect(await contentOf(empty)).toEqual(shop.backedUp);
    expect(await ledgerOf(shop)).toEqual(STEPS.filter((entry) => !entry.includes('backed-up')));
  });
});

describe('what is refused touches nothing', () => {
  let shop: Shop;
  let before: unknown;
  beforeAll(async () => {
    shop = await lostShop();
    before = await contentOf(shop.database);
  });

  const ANYWAY = { 'unsafe-non-empty-target': 'true' };
  const refusals: readonly (readonly [
    string,
    Readonly<Record<string, string>>,
    string,
    readonly string[],
  ])[] = [
    [
      'a name that is not the database’s',
      { ...ANYWAY, confirm: 'shop' },
      'was typed',
      [BEGUN, 'recovery.refused failed', 'recovery failed'],
    ],
    [
      'a database that holds something',
      {},
      'is not empty',
      [BEGUN, 'recovery.refused failed', 'recovery failed'],
    ],
    [
      'a set that somebody else signed',
      { ...ANYWAY, 'verify-key': newSigners().publicPem },
      'key-unknown',
      [BEGUN, 'recovery.refused failed', 'recovery failed'],
    ],
    [
      'a set of which nobody says who signed it',
      { ...ANYWAY, 'verify-key': '' },
      'unsafe-unsigned-set',
      ['recovery failed'],
    ],
    ['a set by chance', { ...ANYWAY, 'backup-id': 'random' }, 'no draw', ['recovery failed']],
    [
      'a way back to what was never set aside',
      { 'back-to': 'postgres' },
      'set aside',
      ['recovery.undone failed'],
    ],
    [
      'a way back to what is gone',
      { 'back-to': 'NAME_before_20261120_030000' },
      'has no database',
      ['recovery.undone failed'],
    ],
  ];
  test.each(refusals)('%s', async (_, given, why, entries) => {
    const already = (await ledgerOf(shop)).length;
    const named = Object.fromEntries(
      Object.entries(given).map(([key, value]) => [key, value.replace('NAME', shop.name)]),
    );
    const step = await recover(shop, named);
    expect(step.exitCode).toBe(1);
    expect(step.annotations.map(({ message }) => message).join()).toContain(why);
    expect(step.outputs).toMatchObject({ verdict: 'failed', 'set-aside': '' });
    expect((await ledgerOf(shop)).slice(already)).toEqual(entries);
    await expectUntouched(shop, before);
    expect(await readdir(shop.store)).toEqual(['app']);
  });

  test.each([
    ['nobody let in, as into an environment that GitHub made by itself', undefined],
    ['who started it let in', 'octocat'],
  ])('a run that %s', async (_, approver) => {
    const already = (await ledgerOf(shop)).length;
    const step = await job.main('actions/recover', inputsFor(shop, ANYWAY, startRun(approver)));
    expect(step.exitCode).toBe(1);
    expect(step.annotations.map(({ message }) => message).join()).toContain('Nobody but who started');
    expect((await ledgerOf(shop)).slice(already)).toEqual(['recovery.refused failed', 'recovery failed']);
    await expectUntouched(shop, before);
  });

  test('a user who may not rename, or not create', async () => {
    const user = uniqueName('user');
    await execute(
      shop.database,
      `create role ${user} login createdb password 'plain' in role pg_read_all_data`,
    );
    const as = { ...shop, database: withUser(shop.database, user, 'plain') };
    const stranger = await recover(as, ANYWAY);
    expect(stranger.annotations.map(({ message }) => message).join()).toContain('may not rename');
    await execute(
      shop.database,
      `alter database ${shop.name} owner to ${user}; alter role ${user} nocreatedb`,
    );
    const owner = await recover(as, ANYWAY);
    expect(owner.annotations.map(({ message }) => message).join()).toContain('may not create');
    await execute(shop.database, `alter database ${shop.name} owner to postgres`);
    await expectUntouched(shop, before);
  });

  // Last: the set does not come back from it.
  test('a set that is damaged', async () => {
    const [file = ''] = await filesBelow(join(shop.store, 'app', 'backups')).then((files) =>
      files.filter((one) => one.endsWith('.dump')),
    );
    const path = join(shop.store, 'app', 'backups', file);
    const bytes = await readFile(path);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(path, bytes);
    const step = await recover(shop, ANYWAY);
    expect(step.exitCode).toBe(1);
    expect(
      checksOf(step).find(({ id, verdict }) => id === 'archive.hash' && verdict === 'failed'),
    ).toBeDefined();
    await expectUntouched(shop, before);
    expect((await ledgerOf(shop)).slice(-3)).toEqual([BEGUN, 'recovery.refused failed', 'recovery failed']);
    expect(await readdir(shop.store)).toEqual(['app']);
  });
});

async function expectUntouched(shop: Shop, before: unknown): Promise<void> {
  expect(await databases(shop.name)).toEqual([shop.name]);
  expect(await contentOf(shop.database)).toEqual(before);
}

describe('what breaks off in the middle leaves the database whole', () => {
  const ANYWAY = { 'unsafe-non-empty-target': 'true' };

  test('a restore that is cut off', async () => {
    const shop = await lostShop();
    const before = await contentOf(shop.database);
    const step = await whileCutting(`${shop.name}_recovering_%`, () => recover(shop, ANYWAY));
    expect(step.exitCode).toBe(1);
    expect(step.annotations.map(({ message }) => message).join()).toContain(`${shop.name} is as it was`);
    await expectUntouched(shop, before);
    const entries = await ledgerOf(shop);
    expect(entries.slice(0, 2)).toEqual(STEPS.slice(0, 2));
    expect(entries.slice(2)).toContain('recovery.restored failed');
    expect(entries.join()).not.toContain('swapped');
  });

  test('a step that is killed, and the next one goes through', async () => {
    const shop = await lostShop();
    const before = await contentOf(shop.database);
    const running = await job.startMain('actions/recover', inputsFor(shop, ANYWAY));
    while ((await databases(`${shop.name}_recovering_`)).length === 0) await sleep(5);
    running.kill('SIGKILL');
    await running.result;
    expect(await contentOf(shop.database)).toEqual(before);
    await nextSecond();
    const step = await recover(shop, ANYWAY);
    expect(step.annotations).toEqual([]);
    expect(step.outputs).toMatchObject({ verdict: 'proven' });
    expect(await contentOf(shop.database)).toEqual(shop.backedUp);
  });

  test('a step that is cancelled tidies up behind itself', async () => {
    const shop = await lostShop();
    const before = await contentOf(shop.database);
    const running = await job.startMain('actions/recover', inputsFor(shop, ANYWAY));
    while ((await databases(`${shop.name}_recovering_`)).length === 0) await sleep(5);
    running.kill('SIGTERM');
    const step = await running.result;
    expect(step.outputs).toMatchObject({ verdict: 'failed' });
    expect(step.log).toContain(`${shop.name} is as it was`);
    await expectUntouched(shop, before);
  });

  test('a session that may not be ended', async () => {
    const shop = await lostShop();
    const user = uniqueName('user');
    await execute(
      shop.database,
      `create role ${user} login createdb password 'plain' in role pg_read_all_data; alter database ${shop.name} owner to ${user}`,
    );
    const before = await contentOf(shop.database);
    const session = await connect(shop.database, { signal: forever });
    const as = { ...shop, database: withUser(shop.database, user, 'plain') };
    // Not everything can be given back to the superuser: unproven, and wanted all the same.
    const step = await recover(as, {
      ...ANYWAY,
      'unsafe-no-target-backup': 'true',
      'allow-unproven': 'true',
    });
    await session.close();
    expect(step.exitCode).toBe(1);
    expect(step.annotations.map(({ message }) => message).join()).toContain('could not be ended');
    expect(await contentOf(shop.database)).toEqual(before);
    const [, beside = ''] = await databases(shop.name);
    expect(beside).toContain('_recovering_');
    expect(step.log).toContain(beside);
    expect(await contentOf(withDatabase(shop.database, beside))).toEqual(shop.backedUp);
    expect(await ledgerOf(shop)).toEqual([
      BEGUN,
      'recovery.target-backed-up skipped',
      'recovery.restored done',
      'recovery.compared unproven',
      'recovery.swapped failed',
      'recovery failed',
    ]);
  });

  test('a ledger that takes no entry holds up nothing, and is told of', async () => {
    const shop = await lostShop();
    await rm(join(shop.store, 'app', 'ledger'), { recursive: true });
    await writeFile(join(shop.store, 'app', 'ledger'), 'in the way');
    const step = await recover(shop, ANYWAY);
    expect(step.outputs).toMatchObject({ verdict: 'proven' });
    expect(await contentOf(shop.database)).toEqual(shop.backedUp);
    expect(step.annotations.filter(({ message }) => message.includes('ledger'))).toHaveLength(STEPS.length);
  });
});

/** End every session in databases of that name, as long as the work goes on. */
async function whileCutting<T>(like: string, work: () => Promise<T>): Promise<T> {
  const session = await connect(service.connection, { signal: forever });
  const done = new AbortController();
  const cutting = cut(session, like, done.signal);
  try {
    return await work();
  } finally {
    done.abort();
    await cutting;
    await session.close();
  }
}

async function cut(session: Session, like: string, done: AbortSignal): Promise<void> {
  while (!done.aborted) {
    await session.execute('select pg_terminate_backend(pid) from pg_stat_activity where datname like $1', [
      like,
    ]);
  }
}

/** What a reader sees of Markdown's code. */
function shownText(code: string): string {
  return code
    .replaceAll('<!-- -->', '')
    .replaceAll(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)));
}

/** The page's own SQL of the way back, for these databases. */
function pageSql(name: string, aside: string): string {
  const page = readFileSync(join(REPOSITORY, 'docs', 'recovery.md'), 'utf8');
  const [, sql = ''] = /^```sql\n(.*?)^```/ms.exec(page) ?? [];
  expect(sql).toContain('app_before_');
  return sql.replaceAll(/\bapp_before_\d{8}_\d{6}\b/g, aside).replaceAll(/\bapp(?=\b|_undone)/g, name);
}

async function psqlText(sql: string): Promise<void> {
  const clients17 = await clients(17);
  const { host, port, user } = service.connection;
  await runProgram(
    clients17.path('psql'),
    {
      args: ['--no-psqlrc', '--set=ON_ERROR_STOP=1', '--file=-'],
      env: {
        ...clients17.env,
        PGHOST: host,
        PGPORT: String(port),
        PGUSER: user,
        PGPASSWORD: AWKWARD_PASSWORD,
        PGDATABASE: 'postgres',
      },
    },
    sql,
  );
}
