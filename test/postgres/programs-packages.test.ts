import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { cp, mkdtemp, readFile, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programFinder, type FinderOptions, type FolderCacheLike, type Programs } from '#postgres';
import { runProgram } from '#process';
import { UserError } from '#verdict';
import { createAptRepository, type AptRepository } from '../support/apt-repository.js';
import { packagedOptions, silentLog } from '../support/postgres.js';

let base: string;
let repository: AptRepository;
let cacheFolder: string;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'bp-apt-'));
  const options = { ...(await packagedOptions(17)), versionedFolders: [] };
  const programs = await programFinder(options).find({
    need: ['pg_dump'],
    major: { exactly: 17 },
    refuseHoles: true,
  });
  repository = await createAptRepository(base, programs);
});

afterAll(async () => {
  await rm(base, { recursive: true, force: true });
});

beforeEach(async () => {
  cacheFolder = await mkdtemp(join(base, 'cache-'));
  await cp(repository.folder, `${repository.folder}.good`, { recursive: true });
});

afterEach(async () => {
  await rm(repository.folder, { recursive: true, force: true });
  await rename(`${repository.folder}.good`, repository.folder);
  await rm(cacheFolder, { recursive: true, force: true });
});

function find(options: Partial<FinderOptions> = {}): Promise<Programs> {
  return programFinder({
    searchPath: process.env['PATH'] ?? '',
    cacheFolder,
    aptSource: repository.line,
    onRunner: false,
    versionedFolders: [],
    log: silentLog,
    signal: new AbortController().signal,
    ...options,
  }).find({ need: ['pg_dump'], major: { exactly: 17 } });
}

/** Whether any program was unpacked. */
async function anythingUnpacked(): Promise<boolean> {
  const files = await readdir(cacheFolder, { recursive: true });
  return files.some((file) => file.endsWith('/pg_dump') || file.endsWith('.complete'));
}

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

describe('an apt source', () => {
  test('that is signed by the key that its line names gives programs that run', async () => {
    const found = await find();
    expect(found).toMatchObject({ origin: 'packages', version: { major: 17 } });
    const said = await runProgram(found.path('pg_dump'), { args: ['--help'], env: { ...found.env } });
    expect(said).toContain('--snapshot');
  });

  test('that is signed by another key is refused, and nothing of it is unpacked', async () => {
    await expect(find({ aptSource: repository.lineWithOtherKey })).rejects.toThrow(UserError);
    expect(await anythingUnpacked()).toBe(false);
  });

  test('that is not signed at all is refused', async () => {
    const signed = await readFile(join(repository.folder, 'InRelease'), 'utf8');
    const bare = signed.slice(signed.indexOf('Origin:'), signed.indexOf('-----BEGIN PGP SIGNATURE'));
    await rm(join(repository.folder, 'InRelease'));
    await writeFile(join(repository.folder, 'Release'), bare);
    await expect(find()).rejects.toThrow(UserError);
    expect(await anythingUnpacked()).toBe(false);
  });

  test.each(['InRelease', 'Packages'])(
    'whose %s was changed after it was signed is refused',
    async (file) => {
      const path = join(repository.folder, file);
      const text = await readFile(path, 'utf8');
      await writeFile(
        path,
        text.replace(/Origin: test|client programs/, (found) => found.toUpperCase()),
      );
      await expect(find()).rejects.toThrow(UserError);
      expect(await anythingUnpacked()).toBe(false);
    },
  );

  test('whose package was changed by one bit is refused', async () => {
    const path = join(repository.folder, repository.deb);
    await flip(path, Math.floor((await readFile(path)).length / 2));
    await expect(find()).rejects.toThrow(UserError);
    expect(await anythingUnpacked()).toBe(false);
  });

  test('whose package was cut is refused', async () => {
    await truncate(join(repository.folder, repository.deb), 100_000);
    await expect(find()).rejects.toThrow(UserError);
    expect(await anythingUnpacked()).toBe(false);
  });

  test.each([
    ['that asks to be trusted unseen', 'deb [trusted=yes] file:/somewhere ./'],
    ['that allows what is insecure', 'deb [allow-insecure=yes arch=amd64] file:/somewhere ./'],
    ['that is no line of a source', 'https://example.org/debian trixie main'],
    ['with a second line of that kind', 'deb file:/somewhere ./\ndeb [ trusted=yes ] file:/elsewhere ./'],
  ])('%s is refused before apt sees it', async (_, aptSource) => {
    await expect(find({ aptSource })).rejects.toThrow(UserError);
    expect(await readdir(cacheFolder)).toEqual([]);
  });

  test('whose major is another is named in the refusal', async () => {
    const finder = programFinder({
      searchPath: process.env['PATH'] ?? '',
      cacheFolder,
      aptSource: repository.line,
      onRunner: false,
      versionedFolders: [],
      log: silentLog,
      signal: new AbortController().signal,
    });
    await expect(finder.find({ need: ['pg_dump'], major: { atLeast: 18 } })).rejects.toThrow(/18/);
  });
});

describe('what was unpacked', () => {
  test('is used again when the source is gone', async () => {
    const first = await find();
    await rm(repository.folder, { recursive: true });
    expect((await find()).folder).toBe(first.folder);
  });

  test('is replaced when it was damaged', async () => {
    const first = await find();
    await rm(first.path('pg_dump'));
    const second = await find();
    expect(second.folder).toBe(first.folder);
    await runProgram(second.path('pg_dump'), { args: ['--version'], env: {} });
  });

  test('comes back from a cache without a download, and a cache that brings rubbish is passed over', async () => {
    const cache = memory();
    await find({ cache });
    expect(cache.keys).toHaveLength(1);
    const elsewhere = await mkdtemp(join(base, 'cache-'));
    await rm(join(repository.folder, repository.deb));
    const back = await find({ cache, cacheFolder: elsewhere });
    expect(back.folder.startsWith(elsewhere)).toBe(true);
    await runProgram(back.path('pg_dump'), { args: ['--version'], env: {} });

    await cp(join(`${repository.folder}.good`, repository.deb), join(repository.folder, repository.deb));
    await cache.spoil();
    const fetched = await find({ cache, cacheFolder: await mkdtemp(join(base, 'cache-')) });
    await runProgram(fetched.path('pg_dump'), { args: ['--version'], env: {} });
  });

  test('is fetched once by processes that ask at the same time', async () => {
    const script = join(import.meta.dirname, '..', 'support', 'find-programs.js');
    const env = { PATH: process.env['PATH'] ?? '' };
    const ask = (): Promise<string> =>
      runProgram(process.execPath, { args: [script, cacheFolder, repository.line], env });
    const answers: unknown[] = (await Promise.all([ask(), ask(), ask()])).map((text): unknown =>
      JSON.parse(text),
    );
    const folder: unknown = expect.stringContaining(cacheFolder);
    expect(answers).toEqual([
      { folder, fetched: expect.any(Number) },
      { folder, fetched: expect.any(Number) },
      { folder, fetched: expect.any(Number) },
    ]);
    expect(answers.filter((answer) => JSON.stringify(answer).includes('"fetched":1'))).toHaveLength(1);
  });
});

/** A cache in a folder, as a runner's would be. */
function memory(): FolderCacheLike & { readonly keys: string[]; spoil(): Promise<void> } {
  const keys: string[] = [];
  const place = (key: string): string => join(base, 'kept', key);
  return {
    keys,
    async save(key, folder) {
      keys.push(key);
      await cp(folder, place(key), { recursive: true, verbatimSymlinks: true });
    },
    async restore(key, folder) {
      if (!keys.includes(key)) return false;
      await cp(place(key), folder, { recursive: true, verbatimSymlinks: true });
      return true;
    },
    async spoil() {
      for (const key of keys) await rm(join(place(key), 'usr', 'lib'), { recursive: true });
    },
  };
}
