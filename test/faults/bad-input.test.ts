import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { cp, mkdir, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { connect, withDatabase, type Connection } from '#postgres';
import {
  CommandLine,
  errorLines,
  filesBelow,
  filesBesideLedgers,
  variablesOf,
  type CommandResult,
} from '../support/cli.js';
import { SHOP, startService, type Service } from '../support/process.js';
import { backUpInto, forgeManifest, verifyIn, type MadeSet } from '../support/sets.js';
import { forever } from '../support/throwaway.js';

const MANIFEST = 'backup.manifest.json';

let service: Service;
let source: Connection;
let commands: CommandLine;

beforeAll(async () => {
  service = await startService(17);
  source = await service.database(SHOP);
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
});
beforeEach(async () => {
  commands = await CommandLine.start();
});
afterEach(async () => {
  await commands[Symbol.asyncDispose]();
});

/** One line that says why, no stack, nothing of the password, and nothing left behind. */
async function expectRefused(
  result: CommandResult,
  code: number,
  secret = service.connection.password,
): Promise<void> {
  expect({ code: result.code, errors: errorLines(result).length, err: result.err }).toMatchObject({
    code,
    errors: 1,
  });
  if (secret !== undefined) expect(result.out + result.err).not.toContain(secret);
  expect(await readdir(commands.temp)).toEqual([]);
}

describe('a backup is refused', () => {
  test.each([
    ['an unknown flag', ['--nonsense']],
    ['a misspelled flag', ['--formt', 'custom']],
    ['an unknown format', ['--format', 'tar']],
    ['a compression that is none', ['--compression', 'brotli']],
    ['a level that is none', ['--compression', 'zstd:99']],
    ['no number of jobs', ['--jobs', '0']],
    ['plain SQL with filters', ['--format', 'plain', '--include-table', 'customers']],
    ['a database twice', ['--databases', 'a,a']],
    ['a name that climbs out', ['--name', '../elsewhere']],
    ['a name of several folders', ['--name', 'a/b']],
    ['a database that is not there', ['--databases', 'not_there']],
    ['one of two databases that is not there', ['--databases', 'postgres,not_there', '--name', 'two']],
    ['several databases without a name', ['--databases', 'postgres,template1']],
    ['a store of another world', ['--store', 'ftp://example.com/backups']],
    ['an empty store', ['--store', '']],
    ['a folder of programs that is none', ['--postgres-bin', '/nowhere']],
    ['a password on the command line', ['--source', 'postgres://somebody:hunter2@127.0.0.1/app']],
    ['an unreachable host', ['--source', 'postgres://somebody@127.0.0.1:1/app']],
    ['a host that is not there', ['--source', 'postgres://somebody@host.invalid/app']],
    ['a URL that is none', ['--source', 'mysql://somebody@127.0.0.1/app']],
  ])('for %s', async (_, args) => {
    const result = await commands.run(
      ['backup', ...(args.includes('--store') ? [] : ['--store', commands.store]), ...args],
      { env: variablesOf(source) },
    );
    await expectRefused(result, 3);
    expect(result.out + result.err).not.toContain('hunter2');
    expect(await filesBesideLedgers(commands.store)).toEqual([]);
    expect(await readdir(commands.folder)).not.toContain('elsewhere');
  });

  test('for a wrong password', async () => {
    const wrong = { ...source, password: 'wrong-p@ssword' };
    await expectRefused(await commands.backup(wrong), 3, wrong.password);
    expect(await filesBesideLedgers(commands.store)).toEqual([]);
  });

  test('for a file where the store should be', async () => {
    await writeFile(commands.store, 'a file');
    await expectRefused(await commands.backup(source), 3);
    expect(await readFile(commands.store, 'utf8')).toBe('a file');
  });

  test('for a file where a folder of the store should be', async () => {
    await mkdir(commands.store);
    await writeFile(join(commands.store, 'app'), 'a file');
    await expectRefused(await commands.backup(source, '--name', 'app'), 3);
    expect(await filesBelow(commands.store)).toEqual(['app']);
  });

  test('for a store on a disk that is read only', async () => {
    await mkdir(commands.store);
    const unshare = ['/usr/bin/unshare', ...(process.getuid?.() === 0 ? [] : ['--map-root-user']), '--mount'];
    const script = `mount -t tmpfs -o ro tmpfs '${commands.store}' && exec "$@"`;
    const result = await commands.run(['backup', '--store', commands.store], {
      by: [...unshare, '/bin/sh', '-c', script, 'sh'],
      env: variablesOf(source),
    });
    await expectRefused(result, 3);
  });

  test('for a link in the store that leads out of it', async () => {
    await mkdir(commands.store);
    await mkdir(join(commands.folder, 'outside'));
    await symlink(join(commands.folder, 'outside'), join(commands.store, 'app'));
    for (const format of ['custom', 'directory']) {
      await expectRefused(await commands.backup(source, '--name', 'app', '--format', format), 3);
    }
    expect(await filesBelow(join(commands.folder, 'outside'))).toEqual([]);
  });
});

describe('in the same second', () => {
  test.each([
    ['custom', 'custom'],
    ['directory', 'directory'],
    ['custom', 'directory'],
    ['directory', 'plain'],
  ] as const)('of a %s and a %s backup one wins and is whole, the other is refused', async (a, b) => {
    const root = commands.store;
    const now = new Date();
    for (let round = 0; round < 4; round++) {
      const clock = { now: () => new Date(now.getTime() - round * 60_000) };
      const ports = { clock, log: quiet, progress: () => undefined, signal: forever };
      const outcomes = await Promise.allSettled(
        [a, b].map((format) => backUpInto(root, source, { format, globals: round % 2 === 0 }, ports)),
      );
      const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(lost).toHaveLength(1);
      expect(lost[0]?.reason).toMatchObject({ name: 'UserError' });
      const won = outcomes.find((outcome) => outcome.status === 'fulfilled');
      const backupId = won?.value.result.manifest.backup_id ?? '';
      expect(await verifyIn(root, { backupId })).toMatchObject({ verdict: 'proven', claim: 'intact' });
    }
  });

  test('a backup after a finished one is refused and changes nothing', async () => {
    const clock = { now: () => new Date('2026-11-20T03:00:00Z') };
    const ports = { clock, log: quiet, progress: () => undefined, signal: forever };
    const made = await backUpInto(commands.store, source, {}, ports);
    const before = await filesBelow(commands.store);
    await expect(backUpInto(commands.store, source, { format: 'directory' }, ports)).rejects.toMatchObject({
      name: 'UserError',
    });
    expect(await filesBelow(commands.store)).toEqual(before);
    const backupId = made.result.manifest.backup_id;
    expect(await verifyIn(commands.store, { backupId })).toMatchObject({
      verdict: 'proven',
      claim: 'intact',
    });
  });

  test('two commands never spoil one another', async () => {
    for (let round = 0; round < 3; round++) {
      const name = `app-${round}`;
      const results = await Promise.all([
        commands.backup(source, '--name', name),
        commands.backup(source, '--name', name, '--format', 'directory'),
      ]);
      const sets = await readdir(join(commands.store, name, 'backups'));
      // They may also have fallen into two seconds.
      expect(results.map(({ code }) => code).sort()).toEqual(sets.length === 2 ? [0, 0] : [0, 3]);
      for (const backupId of sets)
        expect(await verifyIn(commands.store, { name, backupId })).toMatchObject({ verdict: 'proven' });
    }
  });
});

const quiet = {
  info: () => undefined,
  warning: () => undefined,
  debug: () => undefined,
  group: <T>(_: string, work: () => Promise<T>) => work(),
};

describe('while a set is being written', () => {
  test('the newest complete one is verified, and the one that was named says that it is not whole', async () => {
    const first = await commands.backup(source, '--name', 'app');
    expect(first).toMatchObject({ code: 0 });
    const [older = ''] = await readdir(join(commands.store, 'app', 'backups'));
    await sleep(1100);
    const lock = await connect(source, { signal: forever });
    try {
      await lock.execute('begin; lock table customers in access exclusive mode');
      const running = commands.startBackup(source, '--name', 'app');
      let ids: readonly string[] = [];
      while (ids.length < 2) {
        await sleep(20);
        ids = await readdir(join(commands.store, 'app', 'backups'));
      }
      const newer = ids.find((id) => id !== older) ?? '';

      const latest = await commands.run(['verify', '--store', commands.store, '--json']);
      expect(latest).toMatchObject({ code: 0 });
      expect(v.parse(v.object({ backup_id: v.string() }), JSON.parse(latest.out)).backup_id).toBe(older);

      for (const verb of ['verify', 'drill']) {
        const named = await commands.run([verb, '--store', commands.store, '--backup-id', newer]);
        expect({ code: named.code, errors: errorLines(named).length, err: named.err }).toMatchObject({
          code: 3,
          errors: 1,
        });
        expect(named.err).toContain(`${newer}/${MANIFEST}`);
      }
      await lock.execute('rollback');
      expect(await running.result).toMatchObject({ code: 0 });
      expect(await verifyIn(commands.store, { backupId: newer })).toMatchObject({ verdict: 'proven' });
    } finally {
      await lock.close();
    }
  });
});

describe('a manifest', () => {
  let made: MadeSet;
  beforeEach(async () => {
    made = await backUpInto(commands.store, source);
  });

  const DUMP = /data\/[a-z0-9_]+\.dump/g;
  const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

  test.each<readonly [string, (text: string) => string]>([
    ['that is empty', () => ''],
    ['that is cut', (text) => text.slice(0, text.length / 2)],
    ['that is no JSON', (text) => text.slice(1)],
    ['that is no object', () => 'null'],
    ['larger than any', (text) => text + ' '.repeat(65 * 1024 * 1024)],
    ['of an unknown version', (text) => text.replace('backup.manifest.v1', 'backup.manifest.v2')],
    ['without a version', (text) => text.replace('"version":"backup.manifest.v1"', '"no_version":1')],
    ['with a path that climbs out', (text) => text.replaceAll(DUMP, '../x.dump')],
    ['with a path that climbs out later', (text) => text.replaceAll(DUMP, 'data/../../x.dump')],
    ['with an absolute path', (text) => text.replaceAll(DUMP, '/etc/passwd')],
    ['with a path of Windows', (text) => text.replaceAll(DUMP, 'data\\\\..\\\\x')],
    ['with a drive', (text) => text.replaceAll(DUMP, 'C:x')],
    ['with a null in a path', (text) => text.replaceAll(DUMP, 'data/x\\u0000')],
    ['with a path outside of the data', (text) => text.replaceAll(DUMP, 'x.dump')],
    ['that lists itself', (text) => text.replaceAll(DUMP, MANIFEST)],
    ['with a path twice', (text) => text.replaceAll('data/globals.sql', DUMP.exec(text)?.[0] ?? '')],
    ['with files that are not counted', (text) => text.replace('"total_files":2', '"total_files":3')],
    ['with sizes that do not add up', (text) => text.replace(/"total_size_bytes":/, '"total_size_bytes":1')],
    ['with a negative size', (text) => text.replace(/"size_bytes":/, '"size_bytes":-')],
    ['with a size beyond all numbers', (text) => text.replace(/"size_bytes":\d+/, '"size_bytes":1e300')],
    ['with a key twice', (text) => text.replace('{', '{"version":"backup.manifest.v1",')],
    ['with a key of every object', (text) => text.replace('{', '{"__proto__":{"x":1},')],
    ['that is nested deeply', (text) => text.replace('{', `{"deep":${DEEP},`)],
    ['of another set', (text) => text.replace(/backup-\d{8}-\d{6}/, 'backup-20200101-000000')],
    ['with an id that is none', (text) => text.replace(/backup-\d{8}-\d{6}/, '../../elsewhere')],
    ['of another name', (text) => text.replace('"name":"app"', '"name":"other"')],
    ['that is no UTF-8', (text) => text.replace('"name":"app"', '"name":"\ud800"')],
  ])('%s is a verdict: failed', async (_, change) => {
    await forgeManifest(made.folder, change);
    for (const verb of ['verify', 'drill']) {
      const result = await commands.run([
        verb,
        '--store',
        commands.store,
        '--json',
        '--backup-id',
        made.result.manifest.backup_id,
      ]);
      expect({ code: result.code, stacks: errorLines(result) }).toEqual({ code: 1, stacks: [] });
      const { verdict, claim, checks } = v.parse(document, JSON.parse(result.out));
      expect({ verdict, claim }).toEqual({ verdict: 'failed', claim: 'none' });
      const failed = checks.filter((check) => check.verdict === 'failed');
      expect(failed).toContainEqual(expect.objectContaining({ id: 'manifest.valid', where: MANIFEST }));
      // Nothing else is looked at: what it says of files is not believed.
      expect(failed.every(({ id }) => id.startsWith('manifest.'))).toBe(true);
      expect(await readdir(commands.temp)).toEqual([]);
    }
  });

  test('that is a link out of the store makes no set', async () => {
    const outside = join(commands.folder, 'outside.json');
    await rename(join(made.folder, MANIFEST), outside);
    await symlink(outside, join(made.folder, MANIFEST));
    for (const id of ['latest', made.result.manifest.backup_id]) {
      const result = await commands.run(['verify', '--store', commands.store, '--backup-id', id]);
      await expectRefused(result, 3);
    }
  });

  test('in a folder that is a link out of the store is not read', async () => {
    const outside = join(commands.folder, 'outside');
    await cp(made.folder, outside, { recursive: true });
    await rm(made.folder, { recursive: true });
    await symlink(outside, made.folder);
    const result = await commands.run([
      'verify',
      '--store',
      commands.store,
      '--backup-id',
      made.result.manifest.backup_id,
    ]);
    await expectRefused(result, 3);
  });
});

const document = v.object({
  verdict: v.string(),
  claim: v.string(),
  checks: v.array(v.object({ id: v.string(), verdict: v.string(), where: v.optional(v.string()) })),
});

describe('a set is not verified', () => {
  test.each([
    ['with a level that is none', ['--level', 'deepest']],
    ['with an id that is none', ['--backup-id', '../../x']],
    ['with an id of nothing', ['--backup-id', 'backup-20200101-000000']],
    ['with a pin that is none', ['--manifest-sha256', 'abc']],
    ['under a name that climbs out', ['--name', '..']],
    ['under a name of nothing', ['--name', 'nothing']],
    ['with an age that is none', ['--max-age', 'soon']],
  ])('%s', async (_, args) => {
    await backUpInto(commands.store, source);
    await expectRefused(await commands.run(['verify', '--store', commands.store, ...args]), 3);
  });

  test('in a store of two names that does not say which', async () => {
    await backUpInto(commands.store, source);
    await backUpInto(commands.store, source, { name: 'other' });
    await expectRefused(await commands.run(['verify', '--store', commands.store]), 3);
  });

  test('in a store that is empty, or not there', async () => {
    await expectRefused(await commands.run(['verify', '--store', commands.store]), 3);
    await mkdir(commands.store);
    await expectRefused(await commands.run(['verify', '--store', commands.store]), 3);
  });
});

describe('a set is not restored', () => {
  test('with several databases into one target, or into one that is not empty', async () => {
    const postgres = withDatabase(source, 'postgres');
    await backUpInto(commands.store, source, { databases: [source.database, 'postgres'] });
    const env = { BACKPROOF_TARGET: urlWithout(postgres), ...variablesOf(postgres) };
    const drill = await commands.run(['drill', '--store', commands.store, '--target', urlWithout(source)], {
      env,
    });
    await expectRefused(drill, 3);
    const restore = await commands.run(['restore', '--store', commands.store, '--to', urlWithout(source)], {
      env,
    });
    await expectRefused(restore, 3);
    const elsewhere = await commands.run(
      ['restore', '--store', commands.store, '--to', urlWithout(withDatabase(source, 'template1'))],
      { env },
    );
    await expectRefused(elsewhere, 3);
  });
});

/** As people write it on a command line: without the password, which stands in PGPASSWORD. */
function urlWithout({ user, host, port, database }: Connection): string {
  return `postgres://${user}@${host}:${port}/${database}`;
}
