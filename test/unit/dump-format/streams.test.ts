import { describe, expect, test } from '@jest/globals';
import { CustomArchiveReader, DataFileReader, type CompressionMethod } from '#dump-format';
import fc from 'fast-check';
import { createHash, randomBytes } from 'node:crypto';
import * as zlib from 'node:zlib';
import { CUSTOM, archive, cut, hashingSink, readCustom } from '../../support/archives.js';
import { largeObjectsBlock, tableBlock, toc, type WriterOptions } from '../../support/archive-writer.js';

const TERMINATOR = Buffer.from('\\.\n\n\n');

const COMPRESS: Readonly<Record<'none' | 'gzip' | 'zstd', (bytes: Uint8Array) => Buffer>> = {
  none: (bytes) => Buffer.from(bytes),
  gzip: (bytes) => zlib.deflateSync(bytes),
  zstd: (bytes) => zlib.zstdCompressSync(bytes),
};
const METHODS = ['none', 'gzip', 'zstd'] as const;

function options(method: CompressionMethod): WriterOptions {
  return { minor: 16, format: 'custom', method };
}

/** COPY text of some megabytes that compresses as real data does. */
function someRows(count: number): Buffer {
  const rows: string[] = [];
  for (let n = 0; n < count; n++)
    rows.push(`${n}\t${createHash('md5').update(String(n)).digest('hex')}\tsome text\t\\N\n`);
  return Buffer.from(rows.join(''));
}

/** Stored bytes in chunks of the length that pg_dump's own buffers have. */
function pieces(stored: Buffer, length: number): Buffer[] {
  return [...cut(stored, [length])].map((piece) => Buffer.from(piece));
}

describe('an archive that comes in pieces', () => {
  test.each(CUSTOM)('%s reads the same however it is cut', async (name) => {
    const bytes = archive(name);
    const whole = await readCustom([bytes]);
    const length = fc.oneof(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 4000 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(length, { minLength: 1, maxLength: 50 }),
        fc.boolean(),
        async (lengths, decode) => {
          const { summary, seen } = await readCustom(cut(bytes, lengths), decode);
          expect(summary.toc).toEqual(whole.summary.toc);
          if (decode) expect([summary, seen]).toEqual([whole.summary, whole.seen]);
          else {
            const blind = { decodedBytes: undefined, rows: undefined };
            expect(summary.blocks).toEqual(whole.summary.blocks.map((block) => ({ ...block, ...blind })));
          }
        },
      ),
      { numRuns: 60 },
    );
    expect((await readCustom(cut(bytes, [1]))).summary).toEqual(whole.summary);
  });

  test('the memory of a piece may be reused as soon as the call is done', async () => {
    const bytes = archive('17/custom-gzip.dump');
    const { sink, seen } = hashingSink();
    const reader = new CustomArchiveReader({ decode: true, sink });
    const memory = Buffer.alloc(100);
    for (const piece of cut(bytes, [100])) {
      memory.set(piece);
      await reader.write(memory.subarray(0, piece.length));
      memory.fill(0xff);
    }
    await reader.end();
    expect(seen).toEqual((await readCustom([bytes])).seen);
  });

  test('nothing has to be waited for where nothing is decoded', () => {
    const reader = new CustomArchiveReader({ decode: false });
    for (const piece of cut(archive('18/custom-zstd.dump'), [13]))
      expect(reader.write(piece)).toBeUndefined();
  });
});

describe('data of many megabytes', () => {
  const rows = someRows(120_000);
  const copied = createHash('sha256').update(rows).digest('hex');
  const largeObject = randomBytes(3_000_000);

  test.each(METHODS)('is decoded in threads of its own and counted: %s', async (method) => {
    const stored = COMPRESS[method](Buffer.concat([rows, TERMINATOR]));
    const bytes = Buffer.concat([
      toc(
        [
          { dumpId: 1, hadDumper: true, tag: 'big' },
          { dumpId: 2, hadDumper: true, tag: 'blobs', desc: 'BLOBS' },
          { dumpId: 3, hadDumper: true, tag: 'small' },
        ],
        options(method),
      ),
      tableBlock(1, pieces(stored, method === 'none' ? 61 : 4096)),
      largeObjectsBlock(2, [
        [7, pieces(COMPRESS[method](largeObject), 4096)],
        [4_000_000_000, [COMPRESS[method](Buffer.from('short'))]],
      ]),
      tableBlock(3, [COMPRESS[method](TERMINATOR)]),
    ]);
    for (const lengths of [[bytes.length], [65_536], [1_000_003, 17]]) {
      const { summary, seen } = await readCustom(cut(bytes, lengths));
      expect(summary.blocks.map((block) => [block.dumpId, block.rows, block.decodedBytes])).toEqual([
        [1, 120_000, rows.length],
        [2, undefined, largeObject.length + 5],
        [3, 0, 0],
      ]);
      expect(seen.tables.get('big')).toBe(`${rows.length} ${copied}`);
      expect([...seen.largeObjects]).toEqual([
        [7, `${largeObject.length} ${createHash('sha256').update(largeObject).digest('hex')}`],
        [4_000_000_000, `5 ${createHash('sha256').update('short').digest('hex')}`],
      ]);
    }
  });

  test.each(['gzip', 'zstd'] as const)('%s: what grows a thousandfold takes no memory', async (method) => {
    const stored = COMPRESS[method](Buffer.alloc(300 * 1024 * 1024));
    const bytes = Buffer.concat([
      toc([{ dumpId: 2, hadDumper: true, desc: 'BLOBS' }], options(method)),
      largeObjectsBlock(2, [[7, [stored]]]),
    ]);
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const reader = new CustomArchiveReader({
      decode: true,
      sink: {
        largeObjectChunk: () => {
          most = Math.max(most, process.memoryUsage().arrayBuffers);
        },
      },
    });
    await reader.write(bytes);
    const { blocks } = await reader.end();
    expect(blocks[0]?.decodedBytes).toBe(300 * 1024 * 1024);
    expect(most - before).toBeLessThan(20 * 1024 * 1024);
  });

  test.each([
    ['more bytes after it', (stored: Buffer) => Buffer.concat([stored, Buffer.from('more')])],
    ['zeros after it', (stored: Buffer) => Buffer.concat([stored, Buffer.alloc(4096)])],
    ['all of it twice', (stored: Buffer) => Buffer.concat([stored, stored])],
    ['its last byte missing', (stored: Buffer) => stored.subarray(0, -1)],
    ['its second half missing', (stored: Buffer) => stored.subarray(0, stored.length >> 1)],
    ['nothing at all', () => Buffer.alloc(0)],
    [
      'other bytes in the middle',
      (stored: Buffer) => Buffer.from(stored).fill(0xa5, stored.length >> 1, (stored.length >> 1) + 500),
    ],
  ])('compressed data with %s is refused, long or short, however it is cut', async (_what, change) => {
    for (const method of ['gzip', 'zstd'] as const) {
      for (const content of [rows, rows.subarray(0, rows.indexOf(0x0a, 5000) + 1)]) {
        const stored = change(COMPRESS[method](Buffer.concat([content, TERMINATOR])));
        const bytes = Buffer.concat([
          toc([{ dumpId: 1, hadDumper: true }], options(method)),
          tableBlock(1, pieces(stored, 4096)),
        ]);
        for (const lengths of [[bytes.length], [65_536], [4096]]) {
          await expect(readCustom(cut(bytes, lengths))).rejects.toThrow('The archive is damaged');
        }
      }
    }
  });

  test.each([
    ['plain', (file: Buffer) => file, true],
    ['two members', (file: Buffer) => Buffer.concat([file, file]), false],
    ['zeros after it', (file: Buffer) => Buffer.concat([file, Buffer.alloc(512)]), false],
    [
      'a wrong checksum',
      (file: Buffer) => Buffer.from(file).fill(1, file.length - 8, file.length - 4),
      false,
    ],
    ['a wrong length', (file: Buffer) => Buffer.from(file).fill(1, file.length - 4), false],
    ['its trailer missing', (file: Buffer) => file.subarray(0, -8), false],
  ])('a gzip file of a folder, %s', async (_what, change, isGood) => {
    const file = change(zlib.gzipSync(Buffer.concat([rows, TERMINATOR])));
    for (const length of [file.length, 65_536, 37]) {
      const reader = new DataFileReader({ compression: 'gzip', file: { kind: 'large-object', oid: 1 } });
      const read = async (): Promise<number> => {
        for (const piece of cut(file, [length])) await reader.write(piece);
        return (await reader.end()).decodedBytes;
      };
      if (isGood) expect(await read()).toBe(rows.length + TERMINATOR.length);
      else await expect(read()).rejects.toThrow('The archive is damaged');
    }
  });
});

describe('COPY data', () => {
  test.each([
    ['', 'nothing'],
    ['1\t2\n', 'no terminator'],
    ['1\t2\n\\.\n\n', 'a terminator cut short'],
    ['1\t2\n\\.\n\n\n\n', 'a newline too many'],
    ['1\t2\\.\n\n\n', 'a line that does not end'],
    ['\\.\n\n\n1\n', 'lines after the terminator'],
  ])('%j is refused: %s', async (content) => {
    for (const method of METHODS) {
      const bytes = Buffer.concat([
        toc([{ dumpId: 1, hadDumper: true }], options(method)),
        tableBlock(1, pieces(COMPRESS[method](Buffer.from(content)), 7)),
      ]);
      await expect(readCustom([bytes])).rejects.toThrow('does not end as COPY data does');
    }
  });

  test('rows are lines, in whatever chunks they are stored', async () => {
    const line = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .map((text) => text.replaceAll(/[\n\r\\]/g, '.') + '\n');
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 40 }),
        fc.constantFrom(...METHODS),
        fc.integer({ min: 1, max: 300 }),
        async (lines, method, length) => {
          const stored = COMPRESS[method](Buffer.concat([Buffer.from(lines.join('')), TERMINATOR]));
          const bytes = Buffer.concat([
            toc([{ dumpId: 1, hadDumper: true }], options(method)),
            tableBlock(1, pieces(stored, length)),
          ]);
          const { summary } = await readCustom(cut(bytes, [length]));
          expect(summary.blocks[0]?.rows).toBe(lines.length);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('a sink that fails', () => {
  test.each(METHODS)('ends the reading with its own error: %s', async (method) => {
    const content = Buffer.concat([someRows(40_000), TERMINATOR]);
    const bytes = Buffer.concat([
      toc([{ dumpId: 1, hadDumper: true }], options(method)),
      tableBlock(1, pieces(COMPRESS[method](content), 4096)),
    ]);
    const reader = new CustomArchiveReader({
      decode: true,
      sink: {
        tableChunk: () => {
          throw new RangeError('the disk is full');
        },
      },
    });
    const read = async (): Promise<void> => {
      for (const piece of cut(bytes, [65_536])) await reader.write(piece);
      await reader.end();
    };
    await expect(read()).rejects.toThrow('the disk is full');
    await expect(reader.end()).rejects.toThrow('the disk is full');
  });
});
