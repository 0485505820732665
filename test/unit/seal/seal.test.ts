import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DigestHasher, compressing, decompressing, hashing, sha3InScript, type Compression } from '#seal';
import { UserError } from '#verdict';

/**
 * SHA3-256 of byte strings: FIPS 202's examples (empty, 1600 bits of 0xA3), and SHA3_256ShortMsg/LongMsg vectors of NIST's
 * Cryptographic Algorithm Validation Program.
 */
const VECTORS: readonly (readonly [string, Uint8Array, string])[] = [
  ['nothing', Buffer.alloc(0), 'a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a'],
  ['abc', Buffer.from('abc'), '3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532'],
  [
    '448 bits',
    Buffer.from('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'),
    '41c0dba2a9d6240849100376a8235e2c82e1b9998a999e21db32dd97496d3376',
  ],
  [
    '896 bits',
    Buffer.from(
      'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
    ),
    '916f6061fe879741ca6469b43971dfdb28b1a32dc36cb3254e812be27aad1d18',
  ],
  [
    '1600 bits of 0xA3',
    Buffer.alloc(200, 0xa3),
    '79f38adec5c20307a98ef76e8324afbfd46cfd81b22e3973c65fa1bd9de31787',
  ],
  [
    'a million times a',
    Buffer.alloc(1_000_000, 'a'),
    '5c8875ae474a3634ba4fd55ec85bffd661f32aca75c6d699d0cdcb6c115891c1',
  ],
  ['0xe9', Buffer.from('e9', 'hex'), 'f0d04dd1e6cfc29a4460d521796852f25d9ef8d28b44ee91ff5b759d72c1e6d6'],
  ['0xd477', Buffer.from('d477', 'hex'), '94279e8f5ccdf6e17f292b59698ab4e614dfe696a46c46da78305fc6a3146ab7'],
];

async function* chunks(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = Math.max(1, sizes[i % Math.max(1, sizes.length)] ?? bytes.length);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(Uint8Array.from(part));
  return Buffer.concat(parts);
}

describe('digests', () => {
  test.each(VECTORS)('SHA3-256 of %s is what NIST says, by OpenSSL and by js-sha3', (_, bytes, expected) => {
    const hasher = new DigestHasher();
    hasher.update(bytes);
    expect(hasher.digests()).toEqual({
      size_bytes: bytes.length,
      sha3_256: `0x${expected}`,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    const script = sha3InScript();
    script.update(bytes);
    expect(script.hex()).toBe(expected);
  });

  test('the two implementations agree, however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 2000, size: 'max' }),
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }),
        (bytes, sizes) => {
          const whole = new DigestHasher();
          whole.update(bytes);
          const cut = new DigestHasher();
          const script = sha3InScript();
          for (let at = 0, i = 0; at < bytes.length; i++) {
            const part = bytes.subarray(at, at + (sizes[i % sizes.length] ?? 1));
            cut.update(part);
            script.update(part);
            at += part.length;
          }
          const digests = whole.digests();
          expect(cut.digests()).toEqual(digests);
          expect(`0x${script.hex()}`).toBe(digests.sha3_256);
          expect(digests.size_bytes).toBe(bytes.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a stream passes through unchanged, and errors with it', async () => {
    const bytes = Buffer.from('some bytes that pass through');
    const hasher = new DigestHasher();
    expect(await collect(hashing(chunks(bytes, [3, 1, 7]), hasher))).toEqual(bytes);
    expect(hasher.digests().sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    await expect(collect(hashing(failing(bytes), new DigestHasher()))).rejects.toThrow('the source broke');
  });
});

async function* failing(first: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield first;
  throw new Error('the source broke');
}

const METHODS: readonly Compression[] = [
  { method: 'zstd', level: 1 },
  { method: 'zstd', level: 7 },
  { method: 'gzip', level: 1 },
  { method: 'gzip', level: 9 },
];
/** Bytes that do not compress, the same every time. */
function noise(length: number): Buffer {
  const parts: Buffer[] = [];
  for (let i = 0; i * 32 < length; i++) parts.push(createHash('sha256').update(String(i)).digest());
  return Buffer.concat(parts).subarray(0, length);
}

describe.each(METHODS)('compression by $method at level $level', (compression) => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from('x')],
    ['more than a chunk of one byte', Buffer.alloc(1_500_000, 'x')],
    ['more than a chunk of noise', noise(900_001)],
  ])('%s comes back', async (_, bytes) => {
    const packed = await collect(compressing(chunks(bytes, [65_536, 1, 100_000]), compression));
    expect(packed.length).toBeGreaterThan(0);
    const back = await collect(decompressing(chunks(packed, [65_536, 3]), compression.method));
    expect([back.length, back.equals(bytes)]).toEqual([bytes.length, true]);
  });

  test('whatever the bytes and the cuts, it comes back', async () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), cuts, cuts, async (bytes, before, after) => {
        const packed = await collect(compressing(chunks(bytes, before), compression));
        expect(await collect(decompressing(chunks(packed, after), compression.method))).toEqual(
          Buffer.from(bytes),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('an error of the source is the error of the stream, and the source is let go', async () => {
    const ended: string[] = [];
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield* failing(noise(10_000));
      } finally {
        ended.push('source');
      }
    }
    await expect(collect(compressing(source(), compression))).rejects.toThrow('the source broke');
    await expect(collect(decompressing(source(), compression.method))).rejects.toThrow();
    expect(ended).toEqual(['source', 'source']);
  });

  test('a reader that leaves early lets the source go', async () => {
    let ended = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield await Promise.resolve(noise(100_000));
      } finally {
        ended++;
      }
    }
    for await (const part of compressing(endless(), compression)) {
      expect(part.length).toBeGreaterThan(0);
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(ended).toBe(1);
  });
});

describe('damaged streams', () => {
  const text = Buffer.concat([Buffer.from('the text that is compressed, '.repeat(40)), noise(300)]);

  test.each<Compression>([
    { method: 'zstd', level: 1 },
    { method: 'gzip', level: 6 },
  ])(
    '$method: every flipped bit is an error that names no defect, or changes nothing',
    async (compression) => {
      const packed = await collect(compressing(chunks(text, []), compression));
      let harmless = 0;
      for (let at = 0; at < packed.length; at++) {
        const flipped = Buffer.from(packed);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
        try {
          expect(await collect(decompressing(chunks(flipped, []), compression.method))).toEqual(text);
          harmless++;
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }
      // Fields that mean nothing to the data: the time and the system in a gzip header, a spare bit in zstd's.
      expect(harmless).toBeLessThan(10);
    },
  );

  test.each<Compression['method']>(['zstd', 'gzip'])('%s: cut anywhere it is an error', async (method) => {
    const packed = await collect(compressing(chunks(text, []), { method, level: 1 }));
    for (let length = 0; length < packed.length; length += 3) {
      await expect(
        collect(decompressing(chunks(packed.subarray(0, length), []), method)),
      ).rejects.toBeInstanceOf(UserError);
    }
  });

  test('a zstd frame carries the checksum of its content (RFC 8878, 3.1.1.1.1.5)', async () => {
    const packed = await collect(compressing(Readable.from([text]), { method: 'zstd', level: 1 }));
    expect(packed.readUInt32LE(0)).toBe(0xfd2fb528);
    expect((packed[4] ?? 0) & 0b100).toBe(0b100);
  });
});
