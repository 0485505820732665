import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ByteRange, Store } from '#stores';
import { UserError } from '#verdict';
import { once } from './once.js';

export { once };

/** A store for one test, and what removes it. */
export interface StoreUnderTest {
  readonly store: Store;
  /** Another view of the same place, as a second process has it. */
  another(): Store;
  remove(): Promise<void>;
}

export async function bytesOf(store: Store, path: string, range?: ByteRange): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of store.get(path, range)) parts.push(Uint8Array.from(part));
  return Buffer.concat(parts);
}

export async function pathsIn(store: Store, folder = ''): Promise<string[]> {
  const paths: string[] = [];
  for await (const object of store.list(folder)) paths.push(object.path);
  return paths;
}

export async function foldersIn(store: Store, folder: string): Promise<string[]> {
  const names: string[] = [];
  for await (const name of store.folders(folder)) names.push(name);
  return names;
}

/**
 * What every backend of `Store` must do, told by what it does and by what it says that it can do.
 *
 * @param samples how many random cases a law is tried on, and how many races are run
 */
export function storeContract(
  name: string,
  make: () => Promise<StoreUnderTest>,
  samples: { readonly cases: number; readonly races: number } = { cases: 60, races: 10 },
): void {
  describe(`${name} as a store`, () => {
    let place: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      place = await make();
      store = place.store;
    });
    afterEach(() => place.remove());

    const put = (
      path: string,
      ...parts: readonly (Uint8Array | string)[]
    ): Promise<{ readonly size: number }> => store.put(path, once(...parts));

    test('keeps what it is given, byte by byte, and says how much it was', async () => {
      const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
      expect(await put('app/data/all.bin', bytes.subarray(0, 100), '', bytes.subarray(100))).toEqual({
        size: 256,
      });
      expect(await bytesOf(store, 'app/data/all.bin')).toEqual(bytes);
      expect(await bytesOf(place.another(), 'app/data/all.bin')).toEqual(bytes);
      expect(await store.head('app/data/all.bin')).toMatchObject({ path: 'app/data/all.bin', size: 256 });
    });

    test('keeps an object of no bytes', async () => {
      expect(await put('app/empty')).toEqual({ size: 0 });
      expect(await bytesOf(store, 'app/empty')).toEqual(Buffer.alloc(0));
      expect(await store.head('app/empty')).toMatchObject({ size: 0 });
      expect(await pathsIn(store)).toEqual(['app/empty']);
    });

    test('keeps an object larger than any buffer', async () => {
      const hash = createHash('sha256');
      async function* large(): AsyncGenerator<Uint8Array> {
        for (let i = 0; i < 40; i++) {
          const part = Buffer.alloc(150_001, String(i));
          hash.update(part);
          yield await Promise.resolve(part);
        }
      }
      expect(await store.put('large', large())).toEqual({ size: 40 * 150_001 });
      const back = createHash('sha256');
      for await (const part of store.get('large')) back.update(part);
      expect(back.digest('hex')).toBe(hash.digest('hex'));
    });

    test('knows when an object was written', async () => {
      await put('x', 'now');
      const at = (await store.head('x'))?.modifiedAt.getTime() ?? 0;
      expect(Math.abs(Date.now() - at)).toBeLessThan(120_000);
    });

    test('never overwrites: the second writer is refused and the first object stays', async () => {
      await put('app/x', 'first');
      const refused = put('app/x', 'second');
      await expect(refused).rejects.toBeInstanceOf(UserError);
      await expect(refused).rejects.toThrow(/app\/x exists already/);
      expect(String(await bytesOf(store, 'app/x'))).toBe('first');
      expect(await pathsIn(store)).toEqual(['app/x']);
    });

    test('of writers at the same time one wins, only one where writes are conditional, and its object is whole', async () => {
      const { conditionalWrites } = await store.capabilities();
      for (let round = 0; round < samples.races; round++) {
        const path = `race/${round}`;
        const writers = Array.from({ length: 4 }, (_, writer) => {
          const one = writer === 0 ? store : place.another();
          return one.put(path, once(...Array.from({ length: 20 }, () => `${writer}`)));
        });
        const ended = await Promise.allSettled(writers);
        const won = ended.flatMap(({ status }, writer) => (status === 'fulfilled' ? [writer] : []));
        if (conditionalWrites) expect(won).toHaveLength(1);
        for (const one of ended) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(UserError);
        expect(won.map((writer) => String(writer).repeat(20))).toContain(String(await bytesOf(store, path)));
      }
      expect(await pathsIn(store, 'race')).toHaveLength(samples.races);
    });

    test('an object is not there before it is whole', async () => {
      const gate = new AbortController();
      const opened = new Promise((resolve) => {
        gate.signal.addEventListener('abort', resolve);
      });
      async function* slow(): AsyncGenerator<Uint8Array> {
        yield Buffer.from('one ');
        await opened;
        yield Buffer.from('two');
      }
      const writing = store.put('slow', slow());
      await put('other', 'x');
      expect(await store.head('slow')).toBeUndefined();
      await expect(bytesOf(store, 'slow')).rejects.toBeInstanceOf(UserError);
      gate.abort();
      await writing;
      expect(String(await bytesOf(store, 'slow'))).toBe('one two');
    });

    test('a stream that fails leaves nothing, and its own error is told', async () => {
      const broken = new Error('the dump broke');
      async function* failing(): AsyncGenerator<Uint8Array> {
        yield await Promise.resolve(Buffer.from('half'));
        throw broken;
      }
      await expect(store.put('app/deep/half', failing())).rejects.toBe(broken);
      expect(await pathsIn(store)).toEqual([]);
      expect(await foldersIn(store, '')).toEqual([]);
      // The name is free again.
      await put('app/deep/half', 'whole');
      expect(String(await bytesOf(store, 'app/deep/half'))).toBe('whole');
    });

    test('reads any range of an object', async () => {
      const bytes = Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 251));
      await put('x', bytes);
      await fc.assert(
        fc.asyncProperty(fc.nat(1200), fc.option(fc.nat(1200), { nil: undefined }), async (start, end) => {
          const range = end === undefined ? { start } : { start, end };
          const expected = end !== undefined && end <= start ? Buffer.alloc(0) : bytes.subarray(start, end);
          expect(await bytesOf(store, 'x', range)).toEqual(expected);
        }),
        { numRuns: samples.cases },
      );
    });

    test('what is not there is no object, and reading it says so in one line', async () => {
      expect(await store.head('app/none')).toBeUndefined();
      expect(await pathsIn(store, 'app')).toEqual([]);
      expect(await foldersIn(store, 'app')).toEqual([]);
      await put('file', 'x');
      for (const path of ['app/none', 'file/below']) {
        expect(await store.head(path)).toBeUndefined();
        const read = bytesOf(store, path);
        await expect(read).rejects.toBeInstanceOf(UserError);
        await expect(read).rejects.toThrow(path);
      }
    });

    test('a folder is no object', async () => {
      await put('app/data/x', 'x');
      expect(await store.head('app/data')).toBeUndefined();
      await expect(bytesOf(store, 'app/data')).rejects.toBeInstanceOf(UserError);
    });

    test("lists every object below a folder, in the order of their paths' UTF-16 units", async () => {
      const given = ['a/b/c', 'a/b.x', 'a/b-', 'a/b0', 'a/B', 'a/é', 'a/z', 'a/\ufb33', 'a/😀', 'ab', 'b/x'];
      for (const path of given.toReversed()) await put(path, path);
      const inOrder = given.toSorted((a, b) => (a < b ? -1 : 1));
      expect(await pathsIn(store)).toEqual(inOrder);
      expect(await pathsIn(store, 'a')).toEqual(inOrder.filter((path) => path.startsWith('a/')));
      expect(await pathsIn(store, 'a/b')).toEqual(['a/b/c']);
      for await (const object of store.list('')) {
        expect(object.size).toBe(Buffer.byteLength(object.path));
      }
    });

    test('tells the folders right below a folder, in order', async () => {
      for (const path of ['b/x', 'a/1/x', 'a/2/y/z', 'a/B/x', 'a/file', 'top']) await put(path, 'x');
      expect(await foldersIn(store, '')).toEqual(['a', 'b']);
      expect(await foldersIn(store, 'a')).toEqual(['1', '2', 'B']);
    });

    test('removes an object and nothing else; what is not there is no error', async () => {
      await put('a/x', '1');
      await put('a/y', '2');
      await put('b/c/d', '3');
      await store.delete('a/x');
      await store.delete('a/x');
      await store.delete('never/was');
      expect(await pathsIn(store)).toEqual(['a/y', 'b/c/d']);
      await store.delete('b/c/d');
      // A folder is nothing of its own.
      expect(await foldersIn(store, '')).toEqual(['a']);
      await put('a/x', 'again');
      expect(String(await bytesOf(store, 'a/x'))).toBe('again');
    });

    test.each([
      '',
      '/etc/passwd',
      '../x',
      'a/../../x',
      'a//b',
      'a/./b',
      'a/',
      '.',
      'a\\..\\b',
      'C:x',
      'a\u0000b',
      'a\nb',
    ])('refuses the name %j in every operation', async (path) => {
      await expect(put(path, 'x')).rejects.toBeInstanceOf(UserError);
      await expect(bytesOf(store, path)).rejects.toBeInstanceOf(UserError);
      await expect(store.head(path)).rejects.toBeInstanceOf(UserError);
      await expect(store.delete(path)).rejects.toBeInstanceOf(UserError);
      if (path !== '') {
        await expect(pathsIn(store, path)).rejects.toBeInstanceOf(UserError);
        await expect(foldersIn(store, path)).rejects.toBeInstanceOf(UserError);
      }
      expect(await pathsIn(store)).toEqual([]);
    });
  });
}
