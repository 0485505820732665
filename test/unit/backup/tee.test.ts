import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tee, type Taker } from '../../../packages/backup/tee.js';

async function* counting(
  count: number,
  onPart: (at: number) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < count; at++) {
    onPart(at);
    yield await Promise.resolve(Buffer.from([at]));
  }
}

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Takes a stream, waiting `pace` turns for each part, and fails after `failAfter` of them. */
function taker(pace: number, failAfter = Infinity): Taker & { readonly taken: number[]; told?: unknown } {
  const taken: number[] = [];
  const take: Taker & { readonly taken: number[]; told?: unknown } = Object.assign(
    async (bytes: AsyncIterable<Uint8Array>): Promise<void> => {
      try {
        for await (const part of bytes) {
          for (let turn = 0; turn < pace; turn++) await tick();
          if (taken.length >= failAfter) throw new Error(`failed after ${String(failAfter)}`);
          taken.push(part[0] ?? -1);
          // The parts are the taker's own.
          part.fill(255);
        }
      } catch (error) {
        take.told = error;
        throw error;
      }
    },
    { taken },
  );
  return take;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

describe('a stream for several takers', () => {
  test('each gets all of it in order, whatever its pace, but those that fail', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(40),
        fc.array(fc.tuple(fc.nat(3), fc.option(fc.nat(40), { nil: Infinity })), {
          minLength: 1,
          maxLength: 4,
        }),
        async (count, plans) => {
          const takers = plans.map(([pace, failAfter]) => taker(pace, failAfter));
          const ended = await tee(counting(count), takers);
          for (const [index, one] of takers.entries()) {
            const failAfter = plans[index]?.[1] ?? Infinity;
            const fails = failAfter < count;
            expect(ended[index]?.error === undefined).toBe(!fails);
            expect(one.taken).toEqual(upTo(fails ? failAfter : count));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('goes at the pace of the slowest: a part or two is ahead of it', async () => {
    const slow = taker(5);
    const fast = taker(0);
    let ahead = 0;
    await tee(
      counting(50, (at) => {
        ahead = Math.max(ahead, at - slow.taken.length);
      }),
      [fast, slow],
    );
    expect(ahead).toBeLessThan(5);
    expect(fast.taken).toEqual(upTo(50));
  });

  test('is ended when nobody takes it any more', async () => {
    let made = 0;
    const ended = await tee(
      counting(10_000, (at) => {
        made = at;
      }),
      [taker(0, 3), taker(1, 5)],
    );
    expect(ended.map(({ error }) => error instanceof Error)).toEqual([true, true]);
    expect(made).toBeLessThan(50);
  });

  test('tells its own error to all of them, and waits until they have ended', async () => {
    const broken = new Error('the dump broke');
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield* counting(3);
      throw broken;
    }
    const takers = [taker(0), taker(3)];
    await expect(tee(failing(), takers)).rejects.toBe(broken);
    expect(takers.map(({ told }) => told)).toEqual([broken, broken]);
  });

  test('does not wait for one that failed before it took anything', async () => {
    const broken = new Error('no such bucket');
    const good = taker(0);
    const ended = await tee(counting(20), [() => Promise.reject(broken), good]);
    expect(ended).toEqual([{ error: broken }, { error: undefined }]);
    expect(good.taken).toEqual(upTo(20));
  });
});
