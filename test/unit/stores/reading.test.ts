import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { byUnits, inUnitOrder } from '../../../packages/stores/object-paths.js';
import { persistently, readThrough, Stalled } from '../../../packages/stores/persistence.js';
import { inPieces, oneAhead } from '../../../packages/stores/pieces.js';
import { forever } from '../../support/throwaway.js';

const patient = { signal: forever, second: 1 };

async function gathered<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

test('paths in the order of their bytes come in the order of their units', async () => {
  const path = fc.string({
    unit: fc.constantFrom('a', '/', '\uD7FF', '\uE000', '\uFFFD', '😀', '𐀀'),
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(path), async (paths) => {
      const byBytes = paths.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect(await gathered(inUnitOrder(each(byBytes), (each) => each))).toEqual(paths.toSorted(byUnits));
    }),
  );
});

test('a stream in pieces is the same stream, and says which piece is its last', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 40 })),
      fc.integer({ min: 1, max: 30 }),
      async (parts, size) => {
        const pieces = await gathered(inPieces(each(parts), size));
        expect(Buffer.concat(pieces.map(({ piece }) => piece))).toEqual(Buffer.concat(parts));
        expect(pieces.map(({ last }) => last)).toEqual(pieces.map((_, at) => at === pieces.length - 1));
        for (const { piece, last } of pieces)
          expect(last ? piece.length <= size : piece.length === size).toBe(true);
        if (pieces.length > 1) expect(pieces.at(-1)?.piece.length).toBeGreaterThan(0);
      },
    ),
  );
});

test('one ahead, everything comes in its order, errors in their turn, and what is not wanted is ended', async () => {
  const happened: string[] = [];
  async function* three(): AsyncGenerator<number> {
    try {
      for (const item of [1, 2, 3]) {
        happened.push(`made ${item}`);
        yield await Promise.resolve(item);
      }
      throw new Error('broken');
    } finally {
      happened.push('ended');
    }
  }
  const had: number[] = [];
  const all = async (): Promise<void> => {
    for await (const item of oneAhead(three())) {
      await new Promise(setImmediate);
      happened.push(`had ${item}`);
      had.push(item);
    }
  };
  await expect(all()).rejects.toThrow('broken');
  expect(had).toEqual([1, 2, 3]);
  expect(happened.indexOf('made 2')).toBeLessThan(happened.indexOf('had 1'));
  happened.length = 0;
  for await (const item of oneAhead(three())) if (item === 2) break;
  expect(happened.at(-1)).toBe('ended');
});

describe('a reading that is cut', () => {
  const bytes = Buffer.from(Array.from({ length: 200 }, (_, at) => at));
  class Cut extends Error {}

  test('goes on where it was, whatever the cuts are', async () => {
    const behaviour = fc.record({ brings: fc.nat(60), then: fc.constantFrom('end', 'cut', 'stall') });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(199),
        fc.nat(200),
        fc.array(behaviour, { maxLength: 5 }),
        async (start, end, faults) => {
          const left = [...faults];
          const opened: number[] = [];
          async function* connection(from: number, to: number): AsyncGenerator<Uint8Array> {
            const fault = left.shift();
            if (fault === undefined) {
              yield await Promise.resolve(bytes.subarray(from, to));
              return;
            }
            if (fault.brings > 0) yield bytes.subarray(from, Math.min(from + fault.brings, to));
            if (fault.then === 'cut') throw new Cut();
            if (fault.then === 'stall') await new Promise(() => undefined);
          }
          const read = readThrough({
            ...patient,
            open: (from, to) => {
              opened.push(from);
              return Promise.resolve(connection(from, to));
            },
            start,
            end,
            passes: (error) => error instanceof Cut,
            stallSeconds: 0.005,
          });
          expect(Buffer.concat(await gathered(read))).toEqual(bytes.subarray(start, Math.max(start, end)));
          expect(opened).toEqual(opened.toSorted((a, b) => a - b));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('ends with what does not pass, and with a stall that does not end', async () => {
    const open = (): Promise<AsyncIterable<Uint8Array>> => Promise.reject(new Cut('not yours'));
    const never = {
      ...patient,
      start: 0,
      end: 10,
      passes: () => false,
      stallSeconds: 0.005,
    };
    await expect(gathered(readThrough({ ...never, open }))).rejects.toThrow('not yours');
    async function* silent(): AsyncGenerator<Uint8Array> {
      await new Promise(() => undefined);
      yield bytes;
    }
    await expect(
      gathered(readThrough({ ...never, open: () => Promise.resolve(silent()) })),
    ).rejects.toBeInstanceOf(Stalled);
  });

  test('ends with the run', async () => {
    const run = new AbortController();
    const work = persistently(
      () => Promise.reject(new Cut()),
      () => true,
      { signal: run.signal, second: 10_000 },
    );
    run.abort(new Error('cancelled'));
    await expect(work).rejects.toThrow();
  });
});
