import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import {
  appendFile,
  chmod,
  mkdir,
  readFile,
  readdir,
  rename,
  rm,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  compareDatabase,
  drill,
  fetchSet,
  restoreDatabase,
  throwawayTarget,
  type DrillOptions,
  type DrillResult,
  type Target,
} from '#drill';
import type { ManifestDatabase } from '#manifest';
import {
  credentials,
  withDatabase,
  type Connection,
  type ProgramName,
  type ThrowawayServer,
} from '#postgres';
import { runProgram } from '#process';
import { DirectoryStore } from '#stores';
import { LONG } from '../support/campaign.js';
import { execute } from '../support/process.js';
import { clients, serverPrograms } from '../support/postgres.js';
import {
  backUpInto,
  createSmallDatabase,
  programsOfMajor,
  quietPorts,
  reforge,
  type MadeSet,
} from '../support/sets.js';
import { startTestServer, testFolder, uniqueName } from '../support/throwaway.js';

const MANIFEST = 'backup.manifest.json';
/** What the server that everything is backed up from calls itself. */
const SOURCE = 'source';
const FORMATS = ['custom', 'directory', 'plain'] as const;

let server: ThrowawayServer;
let folder: string;
let root: string;

beforeAll(async () => {
  server = await startTestServer(17, { settings: { cluster_name: SOURCE } });
});
afterAll(async () => {
  await server.stop();
});
beforeEach(async () => {
  folder = await testFolder();
  root = join(folder, 'store');
  await mkdir(join(folder, 'work'), { mode: 0o700 });
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

interface Drilled {
  readonly result: DrillResult;
  /** Programs that were run, in order. */
  readonly ran: readonly ProgramName[];
}

async function drillOf(options: Partial<DrillOptions> = {}): Promise<Drilled> {
  const ran: ProgramName[] = [];
  const programs = programsOfMajor(17);
  const result = await drill(
    {
      store: new DirectoryStore(root),
      name: 'app',
      backupId: 'latest',
      manifestSha256: '',
      target: undefined,
      targetMajor: undefined,
      listen: 'socket',
      recreate: false,
      jobs: 2,
      assertions: [],
      showValues: false,
      rtoTargetSeconds: undefined,
      programs: {
        find: async (request) => {
          const found = await programs.find(request);
          const path = (name: ProgramName): string => {
            ran.push(name);
            return found.path(name);
          };
          return { ...found, path };
        },
      },
      workFolder: join(folder, 'work'),
      serverFolder: folder,
      onServer: () => undefined,
      ...options,
    },
    quietPorts,
  );
  await result.restored?.stop();
  return { result, ran };
}

function failed(result: Pick<DrillResult, 'checks'>): readonly unknown[] {
  return result.checks.flatMap(({ id, verdict, where }) => (verdict === 'failed' ? [{ id, where }] : []));
}

/** Two tables with a key between them, and partitions between which rows may move at a restore. */
const TABLES = `
create table customers (id int primary key, name text not null);
insert into customers select n, 'customer ' || n from generate_series(1, 9) n;
create schema "Odd One";
create table "Odd One"."Or ders" (id int primary key, customer int not null references customers);
insert into "Odd One"."Or ders" select n, n % 9 + 1 from generate_series(1, 20) n;
create type mood as enum ('sad', 'happy');
create table moods (m mood) partition by hash (m);
create table moods_0 partition of moods for values with (modulus 2, remainder 0);
create table moods_1 partition of moods for values with (modulus 2, remainder 1);
insert into moods select m::mood from unnest(array['sad', 'happy', 'sad']) m;
create materialized view totals as select customer, count(*) from "Odd One"."Or ders" group by customer;`;

describe.each(FORMATS)('what was restored from a set in the format %s', (format) => {
  const ORDERS = '"Odd One"."Or ders"';
  let database: ManifestDatabase;
  let target: Target;
  let restored: string;
  let place: string;

  beforeAll(async () => {
    place = await testFolder();
    const work = join(place, 'work');
    await mkdir(work);
    const source = await createSmallDatabase(server, TABLES);
    const { result } = await backUpInto(join(place, 'store'), source, { format });
    const set = {
      store: new DirectoryStore(join(place, 'store')),
      name: 'app',
      id: result.manifest.backup_id,
    };
    const { databases } = result.manifest;
    const fetched = await fetchSet(set, result.manifest, databases, work, quietPorts);
    const [local] = fetched.dumps;
    if (local === undefined) throw new Error('no dump in the set');
    const programs = await serverPrograms(17);
    const taken = new Set(['backproof']);
    target = await throwawayTarget({ programs, folder: place, listen: 'socket', taken, ports: quietPorts });
    const one = await restoreDatabase(local, {
      target,
      programs: await clients(17),
      jobs: 2,
      scratch: work,
      ports: quietPorts,
    });
    expect(failed(one)).toEqual([]);
    restored = one.name;
    database = local.database;
  });
  afterAll(async () => {
    await target.stop();
    await rm(place, { recursive: true });
  });

  test.each([
    ['nothing', 'select 1', []],
    ['one row', `delete from ${ORDERS} where id = 7`, [ORDERS]],
    ['one row too many', `insert into ${ORDERS} values (77, 1)`, [ORDERS]],
    ['all rows', `truncate ${ORDERS}`, [ORDERS]],
    ['one table', `drop table ${ORDERS} cascade`, [ORDERS]],
    ['a table of another name', `alter table customers rename to clients`, ['public.customers']],
    ['one schema', `drop schema "Odd One" cascade`, [ORDERS]],
    ['a row of a partition', `delete from moods where m = 'happy'`, ['public.moods (its leaves together)']],
    ['rows of two tables', `delete from ${ORDERS}; delete from customers`, [ORDERS, 'public.customers']],
  ])('is failed for the right table after a loss: %s', async (_, loss, blamed) => {
    const copy = uniqueName('copy');
    await execute(target.superuser, `create database ${copy} template ${restored}`);
    const at = withDatabase(target.superuser, copy);
    await execute(at, loss);
    const { checks } = await compareDatabase(database, at, quietPorts);
    const wrong = failed({ checks });
    expect(wrong).toEqual(expect.arrayContaining(blamed.map((where) => ({ id: 'restore.rows', where }))));
    expect(wrong).toHaveLength(blamed.length);
    expect(checks.every(({ verdict }) => verdict === 'proven')).toBe(blamed.length === 0);
  });
});

describe.each(FORMATS)('a drill of a set in the format %s', (format) => {
  let source: Connection;
  let made: MadeSet;
  beforeEach(async () => {
    source = await createSmallDatabase(server);
    made = await backUpInto(root, source, { format });
  });

  async function dataFile(name?: string): Promise<string> {
    const [file] = made.result.manifest.files.filter(({ path }) =>
      name === undefined ? path !== 'data/globals.sql' : path.endsWith(name),
    );
    if (file === undefined) throw new Error('no such file');
    return Promise.resolve(file.path);
  }

  async function flip(path: string): Promise<void> {
    const bytes = await readFile(join(made.folder, path));
    const at = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
    await writeFile(join(made.folder, path), bytes);
  }

  test('is proven where nothing was damaged', async () => {
    const { result, ran } = await drillOf();
    expect({ verdict: result.verdict, claim: result.claim, failed: failed(result) }).toEqual({
      verdict: 'proven',
      claim: format === 'plain' ? 'restorable' : 'equal-to-source',
      failed: [],
    });
    expect(ran).toContain(format === 'plain' ? 'psql' : 'pg_restore');
  });

  test.each<readonly [string, string, () => Promise<string>]>([
    [
      'a flipped byte',
      'archive.hash',
      async () => {
        const path = await dataFile();
        await flip(path);
        return path;
      },
    ],
    [
      'a flipped byte of the globals',
      'archive.hash',
      async () => {
        await flip('data/globals.sql');
        return 'data/globals.sql';
      },
    ],
    [
      'a cut file',
      'archive.size',
      async () => {
        const path = await dataFile();
        await truncate(join(made.folder, path), 9);
        return path;
      },
    ],
    [
      'an empty file',
      'archive.size',
      async () => {
        const path = await dataFile();
        await truncate(join(made.folder, path), 0);
        return path;
      },
    ],
    [
      'a longer file',
      'archive.size',
      async () => {
        const path = await dataFile();
        await appendFile(join(made.folder, path), 'x');
        return path;
      },
    ],
    [
      'a missing file',
      'archive.presence',
      async () => {
        const path = await dataFile();
        await rm(join(made.folder, path));
        return path;
      },
    ],
    [
      'a file too many',
      'archive.extra',
      async () => {
        await writeFile(join(made.folder, 'data', 'more'), 'x');
        return 'data/more';
      },
    ],
    [
      'a flipped manifest',
      'manifest.digest',
      async () => {
        await flip(MANIFEST);
        return MANIFEST;
      },
    ],
    [
      'a flipped digest',
      'manifest.digest',
      async () => {
        await flip(`${MANIFEST}.sha256`);
        return `${MANIFEST}.sha256`;
      },
    ],
    [
      'no digest',
      'manifest.digest',
      async () => {
        await rm(join(made.folder, `${MANIFEST}.sha256`));
        return `${MANIFEST}.sha256`;
      },
    ],
    [
      'a file under another name',
      'archive.presence',
      async () => {
        const path = await dataFile();
        await rename(join(made.folder, path), join(made.folder, `${path}.old`));
        return path;
      },
    ],
  ])('with %s fails by %s, and no program of PostgreSQL sees it', async (_, id, damage) => {
    const where = await damage();
    const { result, ran } = await drillOf();
    expect({ verdict: result.verdict, claim: result.claim }).toEqual({ verdict: 'failed', claim: 'none' });
    const blamed = result.checks.filter((check) => check.id === id && check.verdict === 'failed');
    expect(blamed.map((check) => check.where?.includes(where))).toEqual([true]);
    expect(ran).not.toContain('pg_restore');
    expect(ran).not.toContain('psql');
    expect(await readdir(folder)).toEqual(
      expect.not.arrayContaining([expect.stringContaining('backproof-pg-')]),
    );
  });
});

describe('a hostile set', () => {
  /** What would be made on this machine if the set had its way: by a server's account, or by ours. */
  function trap(): string {
    return join(folder, 'open', 'was-here');
  }
  beforeEach(async () => {
    await mkdir(join(folder, 'open'));
    // Whoever restores, the server's account or ours, could spring it.
    await chmod(join(folder, 'open'), 0o777);
  });

  /** Functions that a restore would run: everywhere but on the server where they were made. */
  const functions = (path: string): string => `
    create function run() returns boolean language plpgsql as $$
      begin
        if current_setting('cluster_name') <> '${SOURCE}' then
          execute 'copy (select 1) to program ''cat > ${path}''';
        end if;
        return true;
      end $$;
    create function keep(n int) returns int language plpgsql immutable as $$ begin perform public.run(); return n; end $$;
    create table t (n int);
    insert into t values (1);`;

  /** With these a restore by a superuser runs the program. */
  const SETS = [
    ['a CHECK constraint', 'alter table t add check (public.run())'],
    ['a domain', 'create domain d as int check (public.run()); create table u as select 1::d as n'],
    ['an index on an expression', 'create index on t (keep(n))'],
    [
      'a generated column',
      'create table u (n int, m int generated always as (keep(n)) stored); insert into u values (1)',
    ],
    ['a materialised view', 'create materialized view m as select keep(n) from t'],
    ['a function of a superuser', 'alter function run() security definer; create index on t (keep(n))'],
  ] as const;

  async function hostileDatabase(sql: string): Promise<Connection> {
    return createSmallDatabase(server, functions(trap()) + sql);
  }

  test('runs a program where a superuser restores it: the traps are real', async () => {
    const other = await startTestServer(17);
    try {
      const pgRestore = await clients(17);
      for (const [what, sql] of SETS) {
        const made = await backUpInto(join(folder, what), await hostileDatabase(sql));
        const dump = made.result.manifest.databases[0]?.dump?.path ?? '';
        const into = await createSmallDatabase(other, 'select 1');
        const access = await credentials(into, folder);
        await runProgram(pgRestore.path('pg_restore'), {
          args: [`--dbname=${into.database}`, join(made.folder, dump)],
          env: { ...pgRestore.env, ...access.env },
        });
        expect({ what, sprung: existsSync(trap()) }).toEqual({ what, sprung: true });
        await rm(trap());
      }
    } finally {
      await other.stop();
    }
  });

  /** Each in one of the formats in turn; all of them in the long campaign. */
  const CASES = SETS.flatMap(([what, sql], index) =>
    FORMATS.flatMap((format, turn) =>
      LONG || turn === index % FORMATS.length ? [[what, format, sql] as const] : [],
    ),
  );
  test.each([
    ...CASES,
    [
      'an event trigger',
      'custom',
      `create function et() returns event_trigger language plpgsql as $$ begin perform public.run(); end $$;
       create event trigger e on ddl_command_end execute function et()`,
    ] as const,
  ])('with %s in the format %s runs no program when it is drilled', async (_, format, sql) => {
    await backUpInto(root, await hostileDatabase(sql), { format });
    await drillOf();
    expect(existsSync(trap())).toBe(false);
  });

  /** A plain set whose script was changed by somebody who also wrote the manifest anew. */
  async function scripted(
    change: (script: string) => string,
    compression: 'none' | 'gzip' = 'none',
  ): Promise<void> {
    const source = await createSmallDatabase(server);
    const made = await backUpInto(root, source, {
      format: 'plain',
      compression: { method: 'none', level: 0 },
    });
    await reforge(made, (path, bytes) => {
      if (path === 'data/globals.sql') return bytes;
      const script = Buffer.from(change(bytes.toString('utf8')));
      return compression === 'gzip' ? gzipSync(script) : script;
    });
  }

  test.each<readonly [string, (script: string, touch: string) => string]>([
    ['\\! at its start', (script, touch) => `\\! ${touch}\n${script}`],
    ['\\! in its middle', (script, touch) => script.replace('CREATE TABLE', `\\! ${touch}\nCREATE TABLE`)],
    ['\\! at its end', (script, touch) => `${script}\n\\! ${touch}\n`],
    ['\\copy to a program', (script, touch) => `${script}\n\\copy customers to program '${touch}'\n`],
    ['\\g to a program', (script, touch) => `${script}\nselect 1 \\g |${touch}\n`],
    ['\\o to a program', (script, touch) => `${script}\n\\o |${touch}\nselect 1;\n`],
    ['backquotes', (script, touch) => `${script}\n\\set x \`${touch}\`\n`],
    ['\\if with backquotes', (script, touch) => `${script}\n\\if \`${touch}\`\n\\endif\n`],
    ['COPY to a program', (script, touch) => `${script}\nCOPY public.customers TO PROGRAM '${touch}';\n`],
    [
      'an \\unrestrict of its own key',
      (script, touch) => {
        const key = /\\restrict (\S+)/.exec(script)?.[1] ?? 'key';
        return script.replace('CREATE TABLE', `\\unrestrict ${key}\n\\! ${touch}\nCREATE TABLE`);
      },
    ],
    [
      'an \\unrestrict of another key',
      (script, touch) => script.replace('CREATE TABLE', `\\unrestrict x\n\\! ${touch}\nCREATE TABLE`),
    ],
    [
      'a \\restrict and \\unrestrict of its own later',
      (script, touch) => `${script}\n\\restrict x\n\\unrestrict x\n\\! ${touch}\n`,
    ],
    [
      'two openings',
      (script, touch) =>
        `\\restrict a\n\\restrict b\n\\unrestrict b\n\\! ${touch}\n${script}\n\\unrestrict a\n`,
    ],
  ])('of plain SQL with %s runs no program when it is drilled', async (_, change) => {
    await scripted((script) => change(script, `touch ${trap()}`));
    const { result, ran } = await drillOf();
    expect(existsSync(trap())).toBe(false);
    // It was psql that refused, not something before it.
    expect(ran).toContain('psql');
    expect(result.verdict).toBe('failed');
    expect(failed(result)).toContainEqual({ id: 'restore.errors', where: expect.any(String) });
  });
});
