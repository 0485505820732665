import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SetReader, inSet } from '#archive';
import { release } from '#dump-format';
import { inStorageOrder, sha256Hex, type ManifestFile } from '#manifest';
import { DigestHasher } from '#seal';
import { RemoteStore } from '../../support/remote-store.js';
import { once } from '../../support/store-contract.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'set-reader-'));
});
afterEach(() => rm(root, { recursive: true }));

const BUNDLE = 'data/app/bundle-001';

function fileOf(path: string, bytes: Uint8Array, offset: number): ManifestFile {
  const hasher = new DigestHasher();
  hasher.update(bytes);
  return { path, type: 'database', ...hasher.digests(), within: { path: BUNDLE, offset } };
}

async function bundleOf(
  contents: readonly Uint8Array[],
  id: string,
): Promise<{ store: RemoteStore; reader: SetReader; files: ManifestFile[] }> {
  const store = new RemoteStore(root);
  const place = { store, name: 'app', id };
  let offset = 0;
  const files = contents.map((bytes, index) => {
    const file = fileOf(`data/app/${String(index)}.dat`, bytes, offset);
    offset += bytes.length;
    return file;
  });
  await store.put(inSet(place, BUNDLE), once(Buffer.concat(contents)));
  return { store, reader: new SetReader(place), files };
}

async function read(reader: SetReader, file: ManifestFile): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of reader.read(file)) parts.push(Uint8Array.from(part));
  return Buffer.concat(parts);
}

test('every file of a bundle is what it was, in any order; in storage order it takes one request', async () => {
  let round = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 50 }), { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
      async (contents, keys) => {
        const { store, reader, files } = await bundleOf(contents, `set-${String(round++)}`);
        const shuffled = files
          .map((file, index) => ({ file, key: keys[index] ?? 0 }))
          .toSorted((a, b) => a.key - b.key);
        for (const { file } of shuffled)
          expect(await read(reader, file)).toEqual(Buffer.from(contents[files.indexOf(file)] ?? []));
        await reader.close();
        const before = store.count('get');
        for (const file of inStorageOrder(files))
          expect(await read(reader, file)).toEqual(Buffer.from(contents[files.indexOf(file)] ?? []));
        await reader.close();
        expect(store.count('get') - before).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 40 },
  );
});

test('one file alone is fetched from where it begins', async () => {
  const contents = ['one', 'two', 'three'].map((text) => Buffer.from(text));
  const { store, reader, files } = await bundleOf(contents, 'set');
  const [, second] = files;
  if (second === undefined) throw new Error('there is no second file');
  expect(String(await read(reader, second))).toBe('two');
  await reader.close();
  expect(store.calls.filter(({ operation }) => operation === 'get')).toMatchObject([{ range: { start: 3 } }]);
});

test('a reader that gives a file up reads the next one right', async () => {
  const contents = ['one', 'two', 'three'].map((text) => Buffer.from(text));
  const { reader, files } = await bundleOf(contents, 'set');
  const [first, second, third] = files;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three files');
  for await (const part of reader.read(first)) {
    expect(part.length).toBeGreaterThan(0);
    break;
  }
  expect(String(await read(reader, second))).toBe('two');
  expect(String(await read(reader, third))).toBe('three');
  expect(String(await read(reader, first))).toBe('one');
  await reader.close();
});

test('memory that a reader gives back is never needed by the next file', async () => {
  const contents = Array.from({ length: 30 }, (_, index) => Buffer.alloc(150_001, String(index)));
  const { reader, files } = await bundleOf(contents, 'set');
  for (const [index, file] of files.entries()) {
    const hasher = new DigestHasher();
    for await (const part of reader.read(file)) {
      hasher.update(part);
      release(part);
    }
    expect(hasher.digests()).toMatchObject({ size_bytes: 150_001, sha256: file.sha256 });
    expect(file.sha256).toBe(sha256Hex(contents[index] ?? Buffer.alloc(0)));
  }
  await reader.close();
});
