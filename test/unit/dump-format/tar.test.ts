import { describe, expect, test } from '@jest/globals';
import {
  ArchiveError,
  CustomArchiveReader,
  DETECT_BYTES,
  TarArchiveReader,
  detectFormat,
  openArchiveReader,
  readTocFile,
} from '#dump-format';
import { UserError } from '#verdict';
import fc from 'fast-check';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CUSTOM, TAR, archive, cut, readTar } from '../../support/archives.js';
import { toc, type EntryParts, type WriterOptions } from '../../support/archive-writer.js';
import { TAR_END, tarFile, tarHeader, tarOf, type TarFile } from '../../support/tar-writer.js';

/** The table of contents in a tar archive has the layout of a folder's. */
const OPTIONS: WriterOptions = { minor: 16, format: 'directory', method: 'none' };
const SMALLEST = '17/tar.tar';

/** Where the last member begins: a script that nobody reads. */
function scriptStart(bytes: Buffer): number {
  return bytes.lastIndexOf('restore.sql\0');
}

describe('a tar archive that comes in pieces', () => {
  test.each(TAR)('%s reads the same however it is cut', async (name) => {
    const bytes = archive(name);
    const whole = await readTar([bytes]);
    const length = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 4000 }));
    await fc.assert(
      fc.asyncProperty(fc.array(length, { minLength: 1, maxLength: 20 }), async (lengths) => {
        expect(await readTar(cut(bytes, lengths))).toEqual(whole);
        const blind = { decodedBytes: undefined, rows: undefined };
        const { summary } = await readTar(cut(bytes, lengths), false);
        expect(summary.blocks).toEqual(whole.summary.blocks.map((block) => ({ ...block, ...blind })));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a damaged tar archive', () => {
  test.each(TAR)('%s is refused when it is cut off, wherever', async (name) => {
    const bytes = archive(name);
    for (let length = 0; length < bytes.length; length++) {
      // Decoding changes little: every length of one archive without, and with it those about a block's bounds.
      const near = (length + 2) % 512 < 4;
      for (const decode of near ? [true, false] : name === SMALLEST ? [false] : []) {
        await expect(readTar([bytes.subarray(0, length)], decode)).rejects.toThrow(ArchiveError);
      }
    }
  });

  test.each(TAR)('%s is refused when anything is appended', async (name) => {
    for (const more of [Buffer.alloc(1), Buffer.alloc(8192), Buffer.from('\n'), archive(name)]) {
      for (const decode of [true, false]) {
        await expect(readTar([archive(name), more], decode)).rejects.toThrow(ArchiveError);
      }
    }
  });

  test('every flipped bit is refused or shows, but in the script', async () => {
    const bytes = archive(SMALLEST);
    const script = scriptStart(bytes) + 512;
    const { summary, seen } = await readTar([bytes]);
    const unseen: number[] = [];
    for (let at = 0; at < bytes.length; at++) {
      // Zeros fill most of the blocks, and the script: some of them stand for all.
      if ((at >= script || bytes[at] === 0) && at % 11 > 0) continue;
      const changed = Buffer.from(bytes);
      changed.writeUInt8(bytes.readUInt8(at) ^ (1 << (at % 8)), at);
      try {
        const found = await readTar([changed]);
        expect(found.summary.bytes).toBe(bytes.length);
        const same = [found.summary, found.seen].map((part) => JSON.stringify(part, mapsAsLists));
        if (same.join() === [summary, seen].map((part) => JSON.stringify(part, mapsAsLists)).join())
          unseen.push(at);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
      }
    }
    expect(unseen.filter((at) => at < script)).toEqual([]);
    expect(unseen.every((at) => at < bytes.length - 1024)).toBe(true);
  });
});

function mapsAsLists(_key: string, value: unknown): unknown {
  return value instanceof Map ? [...value.entries()] : value;
}

const ENTRIES: readonly EntryParts[] = [
  { dumpId: 1, hadDumper: true, fileName: '1.dat' },
  { dumpId: 2, hadDumper: true, desc: 'BLOBS', fileName: '2.dat' },
  { dumpId: 3 },
  { dumpId: 4, hadDumper: true, desc: 'BLOBS', fileName: '4.dat' },
];

function file(name: string, content: string, other: Partial<TarFile> = {}): TarFile {
  return { name, content: Buffer.from(content), ...other };
}

const CONTENTS: TarFile = { name: 'toc.dat', content: toc(ENTRIES, OPTIONS) };
const TABLE = file('1.dat', '1\n\\.\n\n\n');
const OBJECTS = [
  file('blob_7.dat', 'seven'),
  file('blob_4000000000.dat', ''),
  file('blobs_2.toc', '7 blob_7.dat\n4000000000 blob_4000000000.dat\n'),
];
const MORE_OBJECTS = [file('blob_9.dat', 'nine'), file('blobs_4.toc', '9 blob_9.dat\n')];
const SCRIPT = file('restore.sql', '--\n');

describe('the files of a tar archive', () => {
  test('are the table of contents, data in any order, and the script', async () => {
    const { summary, seen } = await readTar([tarOf([CONTENTS, ...OBJECTS, TABLE, ...MORE_OBJECTS, SCRIPT])]);
    expect(summary.blocks).toMatchObject([
      { dumpId: 2, kind: 'large-objects', largeObjects: 2, decodedBytes: 5 },
      { dumpId: 1, kind: 'table', rows: 1, decodedBytes: 2 },
      { dumpId: 4, kind: 'large-objects', largeObjects: 1, decodedBytes: 4 },
    ]);
    expect([...seen.largeObjects.keys()]).toEqual([7, 4_000_000_000, 9]);
    for (const block of summary.blocks) expect(block.offset % 512).toBe(0);
  });

  test.each<[string, readonly TarFile[]]>([
    ['none at all', []],
    ['no table of contents', [TABLE, ...OBJECTS, ...MORE_OBJECTS, SCRIPT]],
    ['data before the table of contents', [TABLE, CONTENTS, ...OBJECTS, ...MORE_OBJECTS, SCRIPT]],
    ['two tables of contents', [CONTENTS, CONTENTS, TABLE, ...OBJECTS, ...MORE_OBJECTS, SCRIPT]],
    ['no data of a table', [CONTENTS, ...OBJECTS, ...MORE_OBJECTS, SCRIPT]],
    ['data of a table twice', [CONTENTS, TABLE, TABLE, ...OBJECTS, ...MORE_OBJECTS, SCRIPT]],
    [
      'data of an entry that has none',
      [CONTENTS, TABLE, file('3.dat', ''), ...OBJECTS, ...MORE_OBJECTS, SCRIPT],
    ],
    ['no large objects', [CONTENTS, TABLE, SCRIPT]],
    ['a group of large objects missing', [CONTENTS, TABLE, ...OBJECTS, SCRIPT]],
    ['large objects without a list', [CONTENTS, TABLE, ...OBJECTS.slice(0, 2), SCRIPT]],
    ['a list of one more', [CONTENTS, TABLE, ...OBJECTS.slice(1), ...MORE_OBJECTS, SCRIPT]],
    [
      'a list in another order',
      [CONTENTS, TABLE, ...OBJECTS.slice(0, 2).reverse(), ...OBJECTS.slice(2), ...MORE_OBJECTS, SCRIPT],
    ],
    [
      'the list of another group',
      [
        CONTENTS,
        TABLE,
        ...OBJECTS.slice(0, 2),
        file('blobs_4.toc', '7 blob_7.dat\n4000000000 blob_4000000000.dat\n'),
        ...MORE_OBJECTS,
        SCRIPT,
      ],
    ],
    [
      'a table inside a group',
      [CONTENTS, ...OBJECTS.slice(0, 1), TABLE, ...OBJECTS.slice(1), ...MORE_OBJECTS, SCRIPT],
    ],
    [
      'large objects beyond those named',
      [CONTENTS, TABLE, ...OBJECTS, ...MORE_OBJECTS, file('blob_10.dat', ''), SCRIPT],
    ],
    ['no script', [CONTENTS, TABLE, ...OBJECTS, ...MORE_OBJECTS]],
    ['a file after the script', [CONTENTS, ...OBJECTS, ...MORE_OBJECTS, SCRIPT, TABLE]],
    ['a file that nothing names', [CONTENTS, TABLE, file('99.dat', ''), ...OBJECTS, ...MORE_OBJECTS, SCRIPT]],
    [
      'bytes after the table of contents',
      [
        { ...CONTENTS, content: Buffer.concat([CONTENTS.content, Buffer.alloc(1)]) },
        TABLE,
        ...OBJECTS,
        ...MORE_OBJECTS,
        SCRIPT,
      ],
    ],
    [
      'a table of contents cut off',
      [
        { ...CONTENTS, content: CONTENTS.content.subarray(0, -1) },
        TABLE,
        ...OBJECTS,
        ...MORE_OBJECTS,
        SCRIPT,
      ],
    ],
    [
      'an empty table of contents',
      [{ ...CONTENTS, content: Buffer.alloc(0) }, TABLE, ...OBJECTS, ...MORE_OBJECTS, SCRIPT],
    ],
    [
      'an OID that is none',
      [CONTENTS, TABLE, file('blob_4294967296.dat', ''), ...OBJECTS, ...MORE_OBJECTS, SCRIPT],
    ],
  ])('%s is refused', async (_what, files) => {
    for (const decode of [true, false]) {
      await expect(readTar([tarOf(files)], decode)).rejects.toThrow(ArchiveError);
      await expect(readTar(cut(tarOf(files), [100]), decode)).rejects.toThrow(ArchiveError);
    }
  });

  test.each<[string, Partial<TarFile>]>([
    ['a path out of the folder', { name: '../1.dat' }],
    ['an absolute path', { name: '/1.dat' }],
    ['a name that fills its field', { name: 'a'.repeat(100) }],
    ['a symbolic link', { header: { 156: '2', 157: '/etc/passwd' } }],
    ['a hard link', { header: { 156: '1', 157: 'toc.dat' } }],
    ['a folder', { header: { 156: '5' } }],
    ['a name from a header of its own', { header: { 156: 'L' } }],
    ['fields from a header of its own', { header: { 156: 'x' } }],
    ['global fields', { header: { 156: 'g' } }],
    ['a sparse file', { header: { 156: 'S' } }],
    ['a prefix', { header: { 345: '..' } }],
    ['another owner', { header: { 265: 'root\0\0\0\0' } }],
    ['other rights', { header: { 100: '0004777 ' } }],
    ['the magic of GNU', { header: { 257: 'ustar  \0' } }],
    ['something after the name', { header: { 50: 'x' } }],
    ['something in the rest', { header: { 511: 'x' } }],
    ['a size that is no number', { header: { 124: 'xxxxxxxxxxx ' } }],
    ['a negative size', { header: { 124: '-0000000001 ' } }],
    ['a size beyond any file', { header: { 124: '\x80\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff' } }],
    ['a negative size in 256ths', { header: { 124: '\xff'.repeat(12) } }],
    ['a small size in 256ths', { header: { 124: '\x80\0\0\0\0\0\0\0\0\0\0\x07' } }],
    ['digits that end in a zero byte', { header: { 124: '00000000007\0' } }],
    ['digits after blanks', { header: { 124: '          7 ' } }],
    ['another checksum', { header: { 148: '0000000 ' } }],
  ])('with %s is refused', async (_what, changes) => {
    const bad = { ...TABLE, ...changes };
    const bytes = tarOf([CONTENTS, bad, ...OBJECTS, ...MORE_OBJECTS, SCRIPT]);
    // The writer makes a right checksum: here it must be wrong.
    if (changes.header?.[148] !== undefined) bytes.write('0000000 ', tarFile(CONTENTS).length + 148);
    for (const decode of [true, false]) await expect(readTar([bytes], decode)).rejects.toThrow(ArchiveError);
  });

  test('may be larger than octal digits can say', async () => {
    const size = 9 * 2 ** 30 + 5;
    const reader = new TarArchiveReader({ decode: false });
    reader.write(tarFile(CONTENTS));
    reader.write(tarHeader({ ...TABLE, size }));
    const piece = Buffer.alloc(2 ** 26);
    for (let left = size + 507; left > 0; left -= piece.length) {
      reader.write(piece.subarray(0, Math.min(left, piece.length)));
    }
    reader.write(Buffer.concat([...OBJECTS, ...MORE_OBJECTS, SCRIPT].map(tarFile)));
    reader.write(TAR_END);
    const { blocks, bytes } = await reader.end();
    expect(blocks[0]).toMatchObject({ dumpId: 1, storedBytes: size + 507 + 512 });
    expect(bytes).toBeGreaterThan(size);
  });

  test('are not compressed', async () => {
    const content = toc(ENTRIES, { ...OPTIONS, method: 'gzip' });
    const bytes = tarOf([{ ...CONTENTS, content }, TABLE, ...OBJECTS, ...MORE_OBJECTS, SCRIPT]);
    await expect(readTar([bytes])).rejects.toThrow(ArchiveError);
  });

  test.each([13, 14, 15, 16])('are read in format 1.%i', async (minor) => {
    const several = minor >= 16;
    const entries = ENTRIES.slice(0, several ? 4 : 3);
    const content = toc(entries, { ...OPTIONS, minor });
    const objects = several
      ? [...OBJECTS, ...MORE_OBJECTS]
      : OBJECTS.map((found) => ({ ...found, name: found.name.replace('blobs_2', 'blobs') }));
    const { summary, seen } = await readTar([tarOf([{ ...CONTENTS, content }, TABLE, ...objects, SCRIPT])]);
    expect(summary.toc.header).toMatchObject({ format: 'tar', version: { minor } });
    expect(seen.largeObjects.size).toBe(several ? 3 : 2);
  });

  test('say where they are wrong', async () => {
    const bytes = archive(SMALLEST);
    const at = bytes.indexOf('PGDMP');
    const changed = Buffer.from(bytes);
    changed.writeUInt8(200, at + 11);
    await expect(readTar([changed])).rejects.toMatchObject({ offset: at + 12 });
  });

  test('are limited in what they say of themselves', async () => {
    const reader = new TarArchiveReader({ decode: true, limits: { tocBytes: 500 } });
    expect(() => {
      reader.write(archive(SMALLEST));
    }).toThrow(ArchiveError);
    await expect(reader.end()).rejects.toThrow(ArchiveError);
  });
});

describe('the format', () => {
  test.each([...CUSTOM, ...TAR])('of %s is told by its beginning', (name) => {
    const bytes = archive(name);
    const [format, reader] = name.endsWith('.tar')
      ? ['tar', TarArchiveReader]
      : ['custom', CustomArchiveReader];
    expect(detectFormat(bytes)).toBe(format);
    expect(detectFormat(bytes.subarray(0, DETECT_BYTES))).toBe(format);
    expect(openArchiveReader(bytes.subarray(0, DETECT_BYTES), { decode: false })).toBeInstanceOf(reader);
  });

  test('of an archive cut off in its first bytes is such that it is refused as cut off', async () => {
    for (const name of [SMALLEST, '17/custom-none.dump']) {
      for (let length = 0; length < DETECT_BYTES; length++) {
        const bytes = archive(name).subarray(0, length);
        const reader = openArchiveReader(bytes, { decode: true });
        await reader.write(bytes);
        await expect(reader.end()).rejects.toThrow(ArchiveError);
      }
    }
  });

  test.each(['--\n-- PostgreSQL database dump', '\x1f\x8b\x08\0\0\0\0\0', 'some text', '1.dat\0\0\0'])(
    'of %j is none',
    (text) => {
      expect(() => detectFormat(Buffer.from(text, 'latin1'))).toThrow(UserError);
      expect(() => detectFormat(Buffer.from(text, 'latin1'))).not.toThrow(ArchiveError);
    },
  );

  test('a table of contents is read of a tar file, and nothing after it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bp-tar-'));
    try {
      const bytes = archive(SMALLEST);
      const { summary } = await readTar([bytes]);
      const path = join(folder, 'some.tar');
      const end = 512 + summary.toc.size;
      await writeFile(path, Buffer.concat([bytes.subarray(0, end), Buffer.alloc(999, 1)]));
      expect(await readTocFile(path)).toEqual(summary.toc);
      for (const length of [0, 4, 511, 512, 600, end - 1]) {
        await writeFile(path, bytes.subarray(0, length));
        await expect(readTocFile(path)).rejects.toThrow(ArchiveError);
      }
      const content = Buffer.concat([bytes.subarray(512, end), Buffer.alloc(1)]);
      await writeFile(path, tarOf([{ name: 'toc.dat', content }]));
      await expect(readTocFile(path)).rejects.toThrow(ArchiveError);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
