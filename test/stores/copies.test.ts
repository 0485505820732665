import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BackupOptions } from '#backup';
import { MANIFEST_DIGEST_FILE, MANIFEST_FILE } from '#manifest';
import type { Connection, ProgramFinder, Programs, ThrowawayServer } from '#postgres';
import { DirectoryStore, type Store } from '#stores';
import { UserError, conclude } from '#verdict';
import { drillIn, wrongChecks } from '../support/drills.js';
import { writeScript } from '../support/fake-programs.js';
import { clients } from '../support/postgres.js';
import { RemoteStore, type Meddle } from '../support/remote-store.js';
import { backUpInto, createSmallDatabase, quietPorts, verifyIn, type MadeSet } from '../support/sets.js';
import { pathsIn } from '../support/store-contract.js';
import { startTestServer, testFolder } from '../support/throwaway.js';

const UNPROTECTED = { lock: undefined, legalHold: false };

describe('a set in several stores', () => {
  let server: ThrowawayServer;
  let folder: string;
  let source: Connection;
  let round = 0;
  let root: string;
  beforeAll(async () => {
    folder = await testFolder();
    server = await startTestServer(17);
    source = await createSmallDatabase(server);
  });
  beforeEach(() => {
    root = join(folder, String(round++));
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const backUp = (
    stores: readonly [Store, ...Store[]],
    options: Partial<BackupOptions> = {},
  ): Promise<MadeSet> =>
    backUpInto(join(root, '0'), source, {
      store: stores[0],
      copies: stores.slice(1).map((store) => ({ store, protect: UNPROTECTED })),
      ...options,
    });

  /** A store that fails at the operations that are chosen, from then on for good. */
  const failing = (at: string, chosen: (...call: Parameters<Meddle>) => boolean): RemoteStore => {
    let broken = false;
    return new RemoteStore(join(root, at), {
      meddle: (operation, path) => {
        broken ||= chosen(operation, path);
        if (broken) throw new Error(`the store ${at} broke`);
      },
    });
  };

  test.each(['custom', 'directory'] as const)(
    'is the same everywhere, byte by byte, in the format %s, and proven from each',
    async (format) => {
      const roots = ['0', '1', '2'].map((name) => join(root, name));
      const [first = '', ...others] = roots;
      const copies = others.map((path) => new RemoteStore(path));
      const { result } = await backUp([new DirectoryStore(first), ...copies], { format });
      expect(wrongChecks(result.checks)).toEqual([]);
      expect(result.checks.filter(({ id }) => id === 'copies.written')).toHaveLength(3);
      expect(result.stores).toEqual(roots.map((url) => ({ url, written: true })));
      const paths = await pathsIn(new DirectoryStore(first));
      expect(paths).toContain(result.manifestPath);
      for (const other of others) {
        expect(await pathsIn(new DirectoryStore(other))).toEqual(paths);
        for (const path of paths)
          expect(await readFile(join(other, path))).toEqual(await readFile(join(first, path)));
      }
      const last = roots.at(-1) ?? '';
      expect(await verifyIn(last, { manifestSha256: result.manifestSha256 })).toMatchObject({
        verdict: 'proven',
        claim: 'intact',
      });
      for (const copy of copies) expect(copy.calls.length).toBeLessThanOrEqual(12);
    },
  );

  test('is drilled from a copy', async () => {
    await backUp([new DirectoryStore(join(root, '0')), new RemoteStore(join(root, '1'))]);
    expect(await drillIn(join(root, '1'), { serverFolder: folder })).toMatchObject({
      verdict: 'proven',
      claim: 'equal-to-source',
    });
  });

  test.each([
    ['at its beginning', (operation: string) => operation === 'put'],
    ['at the data', (operation: string, path: string) => operation === 'put' && path.includes('/data/')],
    ['at the globals', (operation: string, path: string) => operation === 'put' && path.includes('globals')],
    [
      'at the sidecar',
      (operation: string, path: string) => operation === 'put' && path.endsWith(MANIFEST_DIGEST_FILE),
    ],
    [
      'at the manifest',
      (operation: string, path: string) => operation === 'put' && path.endsWith(MANIFEST_FILE),
    ],
  ])(
    'a copy that fails %s fails the run after the others have finished, and says which',
    async (_, chosen) => {
      const bad = failing('1', chosen);
      const { result } = await backUp([
        new DirectoryStore(join(root, '0')),
        bad,
        new RemoteStore(join(root, '2')),
      ]);
      expect(conclude(result.checks, 'none').verdict).toBe('failed');
      const failed = result.checks.filter(({ verdict }) => verdict === 'failed');
      expect(failed).toMatchObject([
        { id: 'copies.written', where: join(root, '1'), found: 'the store 1 broke' },
      ]);
      expect(result.stores.map(({ written }) => written)).toEqual([true, false, true]);
      for (const good of ['0', '2'])
        expect(await verifyIn(join(root, good))).toMatchObject({ verdict: 'proven', claim: 'intact' });
      expect(await pathsIn(new DirectoryStore(join(root, '1')))).not.toContain(result.manifestPath);
    },
  );

  test('what a failed copy holds is removed where that can be done', async () => {
    const once = new RemoteStore(join(root, '1'), {
      meddle: (operation, path) => {
        if (operation === 'put' && path.endsWith(MANIFEST_FILE)) throw new Error('only this once');
      },
    });
    await backUp([new DirectoryStore(join(root, '0')), once]);
    expect(await pathsIn(new DirectoryStore(join(root, '1')))).toEqual([]);
  });

  test('the first store that fails on the way fails the run; the set is whole in the copy', async () => {
    const bad = failing('0', (operation, path) => operation === 'put' && path.includes('/data/'));
    const { result } = await backUp([bad, new RemoteStore(join(root, '1'))]);
    expect(conclude(result.checks, 'none').verdict).toBe('failed');
    expect(await verifyIn(join(root, '1'))).toMatchObject({ verdict: 'proven', claim: 'intact' });
  });

  test('a first store that cannot begin fails before anything is dumped, and nothing is left in the copies', async () => {
    const copy = new RemoteStore(join(root, '1'));
    const bad = failing('0', (operation) => operation === 'put');
    await expect(backUp([bad, copy])).rejects.toThrow('the store 0 broke');
    expect(await pathsIn(new DirectoryStore(join(root, '1')))).toEqual([]);
    expect(copy.count('put')).toBe(0);
  });

  test('where every store fails, the run fails with the first one, and nothing is left', async () => {
    const chosen = (operation: string, path: string): boolean =>
      operation === 'put' && path.includes('/data/');
    await expect(backUp([failing('0', chosen), failing('1', chosen)])).rejects.toThrow('the store 0 broke');
    for (const name of ['0', '1'])
      expect(
        (await pathsIn(new DirectoryStore(join(root, name)))).filter((path) => path.endsWith('.json')),
      ).toEqual([]);
  });

  test('a copy in which somebody has the place fails, and nothing of theirs is touched', async () => {
    const clock = { now: () => new Date('2026-11-20T03:00:00Z') };
    const theirs = new RemoteStore(join(root, '1'));
    const ports = { ...quietPorts, clock };
    await backUpInto(join(root, '1'), source, { store: theirs }, ports);
    const before = await pathsIn(new DirectoryStore(join(root, '1')));
    const protect = UNPROTECTED;
    const copies = [{ store: new RemoteStore(join(root, '1')), protect }];
    const { result } = await backUpInto(join(root, '0'), source, { copies }, ports);
    expect(result.stores.map(({ written }) => written)).toEqual([true, false]);
    expect(await pathsIn(new DirectoryStore(join(root, '1')))).toEqual(before);
    expect(await verifyIn(join(root, '1'))).toMatchObject({ verdict: 'proven', claim: 'intact' });
  });

  test('a run that is cancelled clears away what it wrote, by stores that still work', async () => {
    const cancelled = new AbortController();
    const dead = (at: string): RemoteStore =>
      new RemoteStore(join(root, at), {
        meddle: (operation, path) => {
          if (operation === 'put' && path.includes('/data/')) cancelled.abort(new UserError('cancelled'));
          cancelled.signal.throwIfAborted();
        },
      });
    const again: RemoteStore[] = [];
    const reopen = (store: Store): Promise<Store> => {
      const opened = new RemoteStore(store.url);
      again.push(opened);
      return Promise.resolve(opened);
    };
    const copies = [{ store: dead('1'), protect: UNPROTECTED }];
    const ports = { ...quietPorts, signal: cancelled.signal };
    await expect(
      backUpInto(join(root, '0'), source, { store: dead('0'), copies, reopen }, ports),
    ).rejects.toThrow();
    for (const name of ['0', '1']) expect(await pathsIn(new DirectoryStore(join(root, name)))).toEqual([]);
    expect(again.map(({ closed }) => closed)).toEqual([true, true]);
  });

  test('whoever may not delete leaves its mark beside the manifest, which is no fault of the set', async () => {
    const append = new RemoteStore(join(root, '0'), {
      meddle: (operation) => {
        if (operation === 'delete') throw new UserError('This credential may not delete');
      },
    });
    const { result } = await backUp([append]);
    expect(wrongChecks(result.checks)).toEqual([]);
    const paths = await pathsIn(new DirectoryStore(join(root, '0')));
    expect(paths.filter((path) => path.endsWith('backup.incomplete'))).toHaveLength(1);
    const verified = await verifyIn(join(root, '0'));
    expect(wrongChecks(verified.checks)).toEqual([]);
    expect(verified).toMatchObject({ verdict: 'proven', claim: 'intact' });
  });

  test('a lock is put on every object but the claim; the copy has its own', async () => {
    const [store, copy] = ['0', '1'].map((name) => new RemoteStore(join(root, name), { locks: true }));
    if (store === undefined || copy === undefined) throw new Error('two stores');
    const { result } = await backUpInto(join(root, '0'), source, {
      store,
      protect: { lock: { mode: 'compliance', days: 30 }, legalHold: true },
      copies: [{ store: copy, protect: UNPROTECTED }],
    });
    const until = new Date(Date.parse(result.manifest.created_at) + 30 * 86_400_000);
    for (const [path, protection] of store.protections) {
      if (path.endsWith('backup.incomplete')) expect(protection).toBeUndefined();
      else expect(protection).toEqual({ lock: { mode: 'compliance', until }, legalHold: true });
    }
    expect(store.protections.size).toBe(5);
    expect([...copy.protections.values()].every((one) => Object.keys(one ?? {}).length === 0)).toBe(true);
  });

  test('a lock that a store cannot keep is refused before anything is written', async () => {
    const store = new RemoteStore(join(root, '0'), { locks: true });
    const copy = new RemoteStore(join(root, '1'));
    const protect = { lock: { mode: 'governance', days: 1 }, legalHold: false } as const;
    await expect(
      backUpInto(join(root, '0'), source, { store, protect, copies: [{ store: copy, protect }] }),
    ).rejects.toMatchObject({ name: 'UserError' });
    expect([...store.calls, ...copy.calls]).toEqual([]);
  });

  test('a copy that does not even say whether it can lock is a copy that failed', async () => {
    const store = new RemoteStore(join(root, '0'), { locks: true });
    const copy = new RemoteStore(join(root, '1'));
    copy.capabilities = () => Promise.reject(new Error('nobody there'));
    const protect = { lock: { mode: 'governance', days: 1 }, legalHold: false } as const;
    const { result } = await backUpInto(join(root, '0'), source, {
      ...{ store, protect, copies: [{ store: copy, protect }] },
    });
    expect(result.stores).toMatchObject([{ written: true }, { written: false, problem: 'nobody there' }]);
    expect(copy.calls).toEqual([]);
  });

  test.each([
    [
      'runs out of room',
      'echo "pg_dump: error: could not write: No space left on device" >&2; exit 1',
      /temporary folder/,
    ],
    ['cuts its table of contents', '"$real" "$@"; truncate -s -9 "$folder/toc.dat"', /not whole/],
    ['fails at its end', '"$real" "$@"; exit 1', /exit code 1/],
  ])(
    'a folder that is to be copied and whose pg_dump %s leaves nothing anywhere',
    async (_, body, message) => {
      const real = await clients(17);
      const script = join(root, 'pg_dump');
      const folderOf = 'for word; do case "$word" in --file=*) folder="${word#--file=}";; esac; done';
      await writeScript(script, [`real='${real.path('pg_dump')}'`, folderOf, body].join('\n'));
      const path: Programs['path'] = (name) => (name === 'pg_dump' ? script : real.path(name));
      const programs: ProgramFinder = {
        find: () => Promise.resolve({ ...real, path }),
      };
      const workFolder = join(root, 'work');
      await mkdir(workFolder);
      const stores = ['0', '1'].map((name) => new RemoteStore(join(root, name)));
      const [first, second] = stores;
      if (first === undefined || second === undefined) throw new Error('two stores');
      await expect(backUp([first, second], { format: 'directory', programs, workFolder })).rejects.toThrow(
        message,
      );
      for (const { url } of stores) expect(await pathsIn(new DirectoryStore(url))).toEqual([]);
      expect(await readdir(workFolder)).toEqual([]);
    },
  );
});
