import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { storeVolumes, volumePath, type StoredStream } from '../../../packages/backup/volumes.js';

/** A stream in parts of the given lengths, and whether it was ended. */
function streamOf(
  bytes: Uint8Array,
  lengths: readonly number[],
): {
  readonly parts: AsyncGenerator<Uint8Array>;
  readonly state: { ended: boolean };
} {
  const state = { ended: false };
  async function* parts(): AsyncGenerator<Uint8Array> {
    try {
      let at = 0;
      for (let index = 0; at < bytes.length; index++) {
        const next = at + (lengths[index % lengths.length] ?? 1);
        yield await Promise.resolve(Uint8Array.from(bytes.subarray(at, next)));
        at = next;
      }
    } finally {
      state.ended = true;
    }
  }
  return { parts: parts(), state };
}

async function stored(
  bytes: Uint8Array,
  limit: number,
  lengths: readonly number[] = [1],
): Promise<{ readonly objects: Map<string, Buffer>; readonly result: StoredStream }> {
  const objects = new Map<string, Buffer>();
  const result = await storeVolumes('data/x', streamOf(bytes, lengths).parts, limit, async (path, part) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of part) {
      pieces.push(Uint8Array.from(piece));
      // A store may do with it what it likes.
      piece.fill(0);
    }
    objects.set(path, Buffer.concat(pieces));
  });
  return { objects, result };
}

const sha = (method: string, bytes: Uint8Array): string => createHash(method).update(bytes).digest('hex');

describe('volumes', () => {
  test('hold any stream, in its order, none longer than the limit, each with its digests', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 }),
        async (bytes, limit, lengths) => {
          const { objects, result } = await stored(bytes, limit, lengths);
          const count = Math.max(1, Math.ceil(bytes.length / limit));
          const paths = Array.from({ length: count }, (_, index) => volumePath('data/x', index + 1));
          expect([...objects.keys()]).toEqual(paths);
          expect(Buffer.concat([...objects.values()])).toEqual(Buffer.from(bytes));
          for (const object of [...objects.values()].slice(0, -1)) expect(object).toHaveLength(limit);
          const digests = (of: Uint8Array): object => ({
            size_bytes: of.length,
            sha256: sha('sha256', of),
            sha3_256: `0x${sha('sha3-256', of)}`,
          });
          expect(result).toEqual({
            ...digests(bytes),
            ...(count === 1
              ? {}
              : { volumes: [...objects].map(([path, object]) => ({ path, ...digests(object) })) }),
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each([
    [0, 1],
    [9, 1],
    [10, 1],
    [11, 2],
    [19, 2],
    [20, 2],
    [21, 3],
  ])('a stream of %i bytes takes %i objects of 10', async (length, count) => {
    const { objects, result } = await stored(new Uint8Array(length).fill(7), 10);
    expect(objects.size).toBe(count);
    expect(result.volumes?.length ?? 1).toBe(count);
  });

  test('are numbered', () => {
    expect([1, 2, 12, 1000].map((number) => volumePath('data/app.dump', number))).toEqual([
      'data/app.dump',
      'data/app.dump.002',
      'data/app.dump.012',
      'data/app.dump.1000',
    ]);
  });

  test.each([1, 2])('a store that fails in volume %i ends the stream', async (failing) => {
    const { parts, state } = streamOf(new Uint8Array(25), [4]);
    let puts = 0;
    const broken = new Error('the store broke');
    const storing = storeVolumes('data/x', parts, 10, async (_, part) => {
      if (++puts === failing) throw broken;
      for await (const piece of part) piece.fill(0);
    });
    await expect(storing).rejects.toBe(broken);
    expect(state.ended).toBe(puts > 1);
    expect((await parts.next()).done).toBe(true);
  });

  test("a stream's own error is told", async () => {
    const broken = new Error('the dump broke');
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(new Uint8Array(15));
      throw broken;
    }
    const storing = storeVolumes('data/x', failing(), 10, async (_, part) => {
      for await (const piece of part) piece.fill(0);
    });
    await expect(storing).rejects.toBe(broken);
  });
});
