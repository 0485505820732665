import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { connect, int8AsCount, withUser, type Connection } from '#postgres';
import {
  AWKWARD_PASSWORD,
  CommandLines,
  execute,
  pathWith,
  SHOP,
  startService,
  urlOf,
  type Service,
} from '../support/process.js';
import { NODE_24, REPOSITORY } from '../support/runner.js';
import { forever, uniqueName } from '../support/throwaway.js';

const DOCUMENT = v.looseObject({
  verdict: v.picklist(['proven', 'failed', 'unproven']),
  claim: v.string(),
  checks: v.array(v.object({ id: v.string(), verdict: v.string() })),
});

let source: Service;
let other: Service;
let path: string;
let temp: string;
beforeAll(async () => {
  [source, other, path, temp] = await Promise.all([
    startService(17),
    startService(17),
    pathWith(17),
    mkdtemp(join(tmpdir(), 'bp-cli-')),
  ]);
  // A drill's server runs as another account.
  await execute(source.connection, 'select 1');
});
afterAll(async () => {
  await source[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
  await rm(temp, { recursive: true });
});

interface Said {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Run `backproof` as it is in `dist/`, in an environment of its own. */
async function backproof(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Said> {
  const child = spawn(NODE_24, [join(REPOSITORY, 'dist', 'cli.js'), ...args], {
    cwd: temp,
    env: { PATH: path, HOME: temp, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout, stderr };
}

/** The one document that `--json` prints. */
function documentOf(said: Said): v.InferOutput<typeof DOCUMENT> {
  return v.parse(DOCUMENT, JSON.parse(said.stdout));
}

const COUNT = v.object({ n: int8AsCount });
async function count(connection: Connection, table: string): Promise<number> {
  const session = await connect(connection, { signal: forever });
  try {
    return (await session.one(COUNT, `select count(*) as n from ${table}`)).n;
  } finally {
    await session.close();
  }
}

describe('the command line', () => {
  test('backs up, lists, verifies and drills, and prints one document each', async () => {
    const shop = await source.database(SHOP);
    const store = ['--store', join(temp, 'store'), '--name', 'app'];
    const env = { BACKPROOF_SOURCE: urlOf(shop) };
    using seen = new CommandLines();

    const backup = await backproof(['backup', ...store, '--json'], env);
    expect(backup).toMatchObject({ code: 0 });
    expect(documentOf(backup)).toMatchObject({ verdict: 'proven', claim: 'none', name: 'app' });
    const { manifest_sha256: digest } = v.parse(
      v.looseObject({ manifest_sha256: v.string() }),
      documentOf(backup),
    );

    const list = await backproof(['list', ...store, '--json']);
    expect(documentOf(list)).toMatchObject({ sets: [{ name: 'app', state: 'complete' }] });
    const verify = await backproof(['verify', ...store, '--json']);
    expect(verify.code).toBe(0);
    expect(documentOf(verify)).toMatchObject({ verdict: 'proven', claim: 'intact' });

    const drill = await backproof([
      'drill',
      ...store,
      '--manifest-sha256',
      digest,
      '--report-dir',
      'report',
      '--json',
    ]);
    expect(drill.code).toBe(0);
    expect(documentOf(drill)).toMatchObject({ verdict: 'proven', claim: 'equal-to-source' });
    expect(documentOf(drill)).not.toHaveProperty('connection_url');
    expect(documentOf(drill).checks.map(({ id }) => id)).toContain('restore.rows');
    expect(await readdir(join(temp, 'report'))).toContain('report.html');

    // People get lines instead, the last of which can be trusted.
    const plain = await backproof(['verify', ...store]);
    expect(plain.stdout.trim().split('\n').at(-1)).toContain('app/backup-');

    for (const said of [backup, list, verify, drill, plain]) {
      expect(said.stdout + said.stderr).not.toContain(AWKWARD_PASSWORD);
      expect(said.stdout + said.stderr).not.toContain(encodeURIComponent(AWKWARD_PASSWORD));
    }
    expect([...seen.seen].filter((line) => line.includes(AWKWARD_PASSWORD))).toEqual([]);
  });

  test.each([
    ['3 for wrong use', ['drill', '--stroe', '/x', '--json'], 3],
    [
      '3 for a password on the command line',
      ['backup', '--store', 's', '--source', 'postgres://u:secret@h/d', '--json'],
      3,
    ],
    ['3 for a store that is not there', ['verify', '--store', '/nowhere/at/all', '--json'], 3],
    [
      '3 for a server that is not there',
      ['backup', '--store', 's', '--source', 'postgres://u@127.0.0.1:1/d', '--json'],
      3,
    ],
  ])('exits with %s, and still prints a document', async (_, args, code) => {
    const said = await backproof(args);
    expect(said.code).toBe(code);
    expect(documentOf(said).verdict).toBe('failed');
    expect(said.stdout + said.stderr).not.toContain('secret');
    expect(said.stderr).not.toContain('    at ');
  });

  test('exits with 1 for a set that is stale, and with 2 where a required check could not run', async () => {
    const shop = await source.database(SHOP);
    const store = ['--store', join(temp, uniqueName('store')), '--name', 'app'];
    expect(await backproof(['backup', ...store], { BACKPROOF_SOURCE: urlOf(shop) })).toMatchObject({
      code: 0,
    });
    const stale = await backproof(['verify', ...store, '--max-age', '0.001s', '--json']);
    expect(stale.code).toBe(1);
    expect(documentOf(stale).checks.find(({ id }) => id === 'freshness.age')?.verdict).toBe('failed');
    const unasked = ['verify', ...store, '--level', 'deep', '--postgres-bin', temp, '--json'];
    expect((await backproof(unasked)).code).toBe(2);
    expect((await backproof([...unasked, '--allow-unproven'])).code).toBe(0);
  });
});

describe('restore --to, at 03:00', () => {
  test.each(['superuser', 'plain owner'])(
    'puts the newest set into an empty database, as a %s',
    async (who) => {
      const shop = await source.database(
        `${SHOP} do $$ begin create role clerk; exception when duplicate_object then null; end $$; grant select on orders to clerk;`,
      );
      const store = ['--store', join(temp, uniqueName('store'))];
      const made = await backproof(['backup', ...store, '--json'], { BACKPROOF_SOURCE: urlOf(shop) });
      const { manifest_sha256: digest } = v.parse(
        v.looseObject({ manifest_sha256: v.string() }),
        documentOf(made),
      );

      const empty = await other.database('select 1');
      const owner = uniqueName('owner');
      await execute(
        other.connection,
        `create role ${owner} login password 'theirs'; alter database ${empty.database} owner to ${owner}`,
      );
      const to = who === 'superuser' ? empty : withUser(empty, owner, 'theirs');
      const { password = '', ...bare } = to;
      const restore = ['restore', ...store, '--to', urlOf(bare), '--manifest-sha256', digest, '--json'];
      const restored = await backproof(restore, { PGPASSWORD: password });
      expect(restored).toMatchObject({ code: 0 });
      expect(documentOf(restored)).toMatchObject({ verdict: 'proven', claim: 'equal-to-source' });
      expect(await count(to, 'orders')).toBe(20);

      // A second time it is not empty, and nothing is touched.
      await execute(to, 'delete from orders where id > 7');
      const refused = await backproof(restore, { PGPASSWORD: password });
      expect(refused.code).toBe(3);
      expect(refused.stderr).toContain('not empty');
      expect(await count(to, 'orders')).toBe(7);
    },
  );
});
