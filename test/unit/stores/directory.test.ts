import { chmod, mkdir, mkdtemp, readFile, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DirectoryStore, PARTIAL, openStore } from '#stores';
import { storeOptions } from '../../support/stores.js';
import { OperationFailed, UserError } from '#verdict';
import { bytesOf, foldersIn, once, pathsIn, storeContract } from '../../support/store-contract.js';

storeContract('a directory', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bp-store-'));
  const root = join(folder, 'not yet there', 'store');
  return {
    store: new DirectoryStore(root),
    another: () => new DirectoryStore(root),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
});

describe('a directory', () => {
  let folder: string;
  let root: string;
  let store: DirectoryStore;
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'bp-store-')));
    root = join(folder, 'store');
    await mkdir(root);
    store = new DirectoryStore(root);
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  /** What an operation says when it is refused; it must be one line without a stack. */
  async function refusal(work: Promise<unknown>): Promise<UserError> {
    const error: unknown = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof UserError)) throw new Error('not refused by a UserError', { cause: error });
    expect(error.line).not.toContain('\n');
    return error;
  }

  /** As an account without root's rights, where we have them. */
  async function unprivileged<T>(work: () => Promise<T>): Promise<T> {
    if (process.geteuid?.() !== 0) return work();
    await chmod(folder, 0o711);
    process.seteuid?.(65534);
    try {
      return await work();
    } finally {
      process.seteuid?.(0);
    }
  }

  test('objects are plain files that only their owner reads', async () => {
    await store.put('app/data/x', once('bytes'));
    expect(await readFile(join(root, 'app', 'data', 'x'), 'utf8')).toBe('bytes');
  });

  test('what a killed writer left is listed, is no object of that name, and is in the way', async () => {
    await mkdir(join(root, 'app'));
    await writeFile(join(root, 'app', `x${PARTIAL}`), 'half');
    expect(await pathsIn(store)).toEqual([`app/x${PARTIAL}`]);
    expect(await store.head('app/x')).toBeUndefined();
    expect((await refusal(store.put('app/x', once('y')))).message).toContain('app/x exists already');
    await store.delete(`app/x${PARTIAL}`);
    await store.put('app/x', once('y'));
    expect(await pathsIn(store)).toEqual(['app/x']);
  });

  test('links that lead out are not read and not written through', async () => {
    await writeFile(join(folder, 'secret'), 'outside');
    await mkdir(join(folder, 'outside'));
    await symlink(join(folder, 'secret'), join(root, 'link'));
    await symlink(join(folder, 'outside'), join(root, 'door'));
    expect((await refusal(bytesOf(store, 'link'))).message).toContain('leads out of the store');
    await writeFile(join(folder, 'outside', 'file'), 'outside');
    expect((await refusal(bytesOf(store, 'door/file'))).message).toContain('leads out of the store');
    expect((await refusal(store.put('door/new', once('x')))).message).toContain('leads out of the store');
    expect((await refusal(store.folderFor('door/deep'))).message).toContain('leads out of the store');
    expect((await refusal(store.put('link', once('x')))).message).toMatch(/exists already/);
    expect(await readdir(join(folder, 'outside'))).toEqual(['file']);
    // A listing shows links, and follows none.
    expect(await pathsIn(store)).toEqual(['door', 'link']);
    expect(await store.head('link')).toBeUndefined();
  });

  test('links that go in a circle, or nowhere, are refused in words', async () => {
    await symlink('round', join(root, 'round'));
    await symlink('nowhere', join(root, 'broken'));
    await refusal(bytesOf(store, 'round'));
    await refusal(bytesOf(store, 'broken'));
  });

  test('a link to the store itself is fine', async () => {
    await symlink(root, join(folder, 'alias'));
    const alias = new DirectoryStore(join(folder, 'alias'));
    await alias.put('app/x', once('x'));
    expect(String(await bytesOf(alias, 'app/x'))).toBe('x');
    expect(await pathsIn(alias)).toEqual(['app/x']);
  });

  test('where it may not write, it says so in one line and leaves nothing', async () => {
    await chmod(root, 0o555);
    await unprivileged(async () => {
      const error = await refusal(store.put('app/x', once('x')));
      expect(error.where).toBe(root);
      expect(error.remedy).toBeDefined();
      await refusal(store.put('x', once('x')));
      await refusal(store.folderFor('app/data'));
    });
    expect(await readdir(root)).toEqual([]);
  });

  test('where it may not read, it says so in one line', async () => {
    await store.put('app/closed/x', once('x'));
    await store.put('app/open/y', once('y'));
    await chmod(join(root, 'app', 'closed'), 0o000);
    await chmod(join(root, 'app', 'open', 'y'), 0o000);
    await chmod(root, 0o755);
    await chmod(join(root, 'app'), 0o755);
    await unprivileged(async () => {
      const operations: readonly (() => Promise<unknown>)[] = [
        () => bytesOf(store, 'app/closed/x'),
        () => bytesOf(store, 'app/open/y'),
        () => store.head('app/closed/x'),
        () => pathsIn(store),
        () => foldersIn(store, 'app/closed'),
        () => store.delete('app/closed/x'),
      ];
      for (const work of operations) expect((await refusal(work())).where).toBe(root);
    });
  });

  test('a file where the folder should be is named', async () => {
    await writeFile(join(folder, 'file'), 'x');
    const broken = new DirectoryStore(join(folder, 'file'));
    await refusal(broken.put('app/x', once('x')));
    expect(await pathsIn(broken)).toEqual([]);
  });

  test('a full disk is a failed operation, not wrong use', async () => {
    async function* full(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from('x'));
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    }
    expect(await refusal(store.put('app/x', full()))).toBeInstanceOf(OperationFailed);
    expect(await pathsIn(store)).toEqual([]);
  });

  test('a name that the file system cannot hold is refused in words', async () => {
    await refusal(store.put(`app/${'x'.repeat(300)}`, once('x')));
    expect(await pathsIn(store)).toEqual([]);
  });

  test('a folder for programs that write themselves is made in the store', async () => {
    const made = await store.folderFor('app/data/dump');
    expect(made).toBe(join(root, 'app', 'data', 'dump'));
    await writeFile(join(made, 'toc.dat'), 'x');
    expect(await pathsIn(store)).toEqual(['app/data/dump/toc.dat']);
  });
});

describe('opening a store', () => {
  test('a path and a file URL name a folder', async () => {
    expect((await openStore('/backups/a b', storeOptions())).url).toBe('/backups/a b');
    expect((await openStore('backups', storeOptions())).url).toBe(join(process.cwd(), 'backups'));
    expect((await openStore(pathToFileURL('/backups/ä b').href, storeOptions())).url).toBe('/backups/ä b');
    expect((await openStore('FILE:///backups', storeOptions())).url).toBe('/backups');
  });

  test.each([
    '',
    'ftp://host/x',
    'https://example.org/',
    'file://host/backups',
    'file:///a%2Fb',
    'file:///%zz',
  ])('refuses %j in one line', async (name) => {
    await expect(openStore(name, storeOptions())).rejects.toBeInstanceOf(UserError);
  });
});
