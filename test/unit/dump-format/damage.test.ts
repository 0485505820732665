import { describe, expect, test } from '@jest/globals';
import {
  DataFileReader,
  dataFileCompression,
  parseDirectoryToc,
  parseLargeObjectList,
  type DataFile,
} from '#dump-format';
import { UserError } from '#verdict';
import { LONG } from '../../support/campaign.js';
import { CUSTOM, DIRECTORIES, archive, hashingSink, readCustom, readFolder } from '../../support/archives.js';

/** Everything that reading brought to light, to be compared; or that it was refused. */
async function outcome(read: () => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await read(), (_key, value: unknown) =>
      value instanceof Map ? [...value] : value,
    );
  } catch (error) {
    // Anything but a UserError would be a defect of the reader.
    if (error instanceof UserError) return `refused: ${error.message}`;
    throw error;
  }
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(bytes.readUInt8(at) ^ (1 << (at % 8)), at);
  return copy;
}

/** A custom archive is damaged at every byte in the long campaign, else at every fifth. */
const STEP = LONG ? 1 : 5;

/** Positions, from one on, where one flipped bit neither is refused nor changes what is read. */
async function unseen(
  bytes: Buffer,
  read: (bytes: Buffer) => Promise<unknown>,
  from = 0,
  step = 1,
): Promise<number[]> {
  const whole = await outcome(() => read(bytes));
  expect(whole).not.toMatch(/^refused/);
  const positions: number[] = [];
  for (let at = from; at < bytes.length; at += step) {
    if ((await outcome(() => read(flipped(bytes, at)))) === whole) positions.push(at);
  }
  return positions;
}

/** Lengths, from one on, to which the bytes can be cut without being refused as damaged. */
async function unseenCuts(
  bytes: Buffer,
  read: (bytes: Buffer) => Promise<unknown>,
  from = 0,
  step = 1,
): Promise<number[]> {
  const lengths: number[] = [];
  for (let length = from; length < bytes.length; length += step) {
    const result = await outcome(() => read(bytes.subarray(0, length)));
    if (!result.startsWith('refused: The archive is damaged')) lengths.push(length);
  }
  return lengths;
}

/** The table of contents is the same in all archives of a version: it is damaged in one of each, the data in all. */
const WHOLE = ['15/custom-gzip-piped.dump', '18/custom-zstd.dump'];

async function firstByte(name: string): Promise<number> {
  if (WHOLE.includes(name)) return 0;
  return (await readCustom([archive(name)], false)).summary.toc.size;
}

describe('a damaged custom archive', () => {
  test.each(CUSTOM)('%s is refused when it is cut off, wherever', async (name) => {
    const [bytes, from] = [archive(name), await firstByte(name)];
    expect(await unseenCuts(bytes, (short) => readCustom([short]), from, STEP)).toEqual([]);
    expect(await unseenCuts(bytes, (short) => readCustom([short], false), from + 1, STEP)).toEqual([]);
  });

  test.each(CUSTOM)('%s is refused when anything is appended', async (name) => {
    for (const more of [Buffer.alloc(1), Buffer.alloc(600), Buffer.from('\n'), archive(name)]) {
      for (const decode of [true, false]) {
        await expect(readCustom([archive(name), more], decode)).rejects.toThrow('The archive is damaged');
      }
    }
  });

  // Plain data is what it is; the content of zlib data has a checksum, but up to seven bits between the two fill a byte and mean
  // nothing. zstd data of pg_dump has no checksum, and more such bits: only the digests of the file can tell.
  test.each(CUSTOM)('%s: one flipped bit is refused or shows', async (name) => {
    const bytes = archive(name);
    const { summary } = await readCustom([bytes]);
    const from = await firstByte(name);
    const positions = await unseen(bytes, (changed) => readCustom([changed]), from, STEP);
    expect(positions.every((at) => at >= summary.toc.size)).toBe(true);
    const streams = 7;
    const most = name.includes('zstd') ? 3 * streams : name.includes('gzip') ? streams : 0;
    expect(positions.length).toBeLessThanOrEqual(most);
  });

  test.each(CUSTOM)('%s: without decoding, all but the data is held to what it says', async (name) => {
    const bytes = archive(name);
    const { summary } = await readCustom([bytes]);
    const from = (await firstByte(name)) + 2;
    const positions = await unseen(bytes, (changed) => readCustom([changed], false), from, STEP);
    const inside = (at: number): boolean =>
      summary.blocks.some((block) => at >= block.offset + 6 && at < block.offset + block.storedBytes - 5);
    expect(positions.filter((at) => !inside(at))).toEqual([]);
  });
});

describe('a damaged directory archive', () => {
  test.each(DIRECTORIES)(
    '%s: its table of contents is refused when cut off, and every flipped bit shows',
    async (name) => {
      const bytes = archive(`${name}/toc.dat`);
      const read = (changed: Uint8Array): Promise<unknown> =>
        Promise.resolve().then(() => parseDirectoryToc(changed));
      await expect(read(Buffer.concat([bytes, Buffer.alloc(1)]))).rejects.toThrow('after the end');
      expect(await unseenCuts(bytes, read)).toEqual([]);
      expect(await unseen(bytes, read)).toEqual([]);
    },
  );

  test.each(DIRECTORIES)(
    '%s: a data file is refused when cut off or longer, and a flipped bit shows',
    async (name) => {
      const { toc, names } = await readFolder((file) => archive(`${name}/${file}`));
      for (const file of names.filter((found) => found.includes('.dat') && found !== 'toc.dat')) {
        const bytes = archive(`${name}/${file}`);
        const compression = dataFileCompression(file);
        const entry = toc.entries.find(({ fileName }) => file.startsWith(fileName ?? '-'));
        const of: DataFile =
          entry === undefined ? { kind: 'large-object', oid: 1 } : { kind: 'table', entry };
        const read = async (changed: Uint8Array): Promise<unknown> => {
          const { sink, seen } = hashingSink();
          const reader = new DataFileReader({ compression, file: of, sink });
          await reader.write(changed);
          return [await reader.end(), seen];
        };
        const [isPlain, isObject] = [compression === 'none', of.kind === 'large-object'];
        const cuts = await unseenCuts(bytes, read);
        // A plain large object may have any length; an empty file is what pg_dump makes of an empty one with zstd.
        if (isObject && isPlain) expect(cuts).toHaveLength(bytes.length);
        else expect(cuts).toEqual(isObject && compression === 'zstd' && bytes.length > 0 ? [0] : []);
        const longer = await outcome(() => read(Buffer.concat([bytes, Buffer.alloc(8)])));
        expect([file, longer.startsWith('refused')]).toEqual([file, !(isObject && isPlain)]);
        const positions = await unseen(bytes, read);
        // gzip: time, level and operating system stand in the header and mean nothing; and see above.
        if (compression === 'gzip') {
          const idle = (at: number): boolean => (at >= 4 && at < 10) || at === bytes.length - 9;
          expect([file, positions.filter((at) => !idle(at))]).toEqual([file, []]);
        } else if (isPlain) expect(positions).toEqual([]);
        else expect(positions.length).toBeLessThanOrEqual(4);
      }
    },
  );

  test('a list of large objects holds lines as pg_dump writes them, each once', () => {
    const list = archive('17/directory-gzip/blobs_3445.toc');
    expect(parseLargeObjectList(list)).toEqual([
      { oid: 4242, fileName: 'blob_4242.dat' },
      { oid: 4243, fileName: 'blob_4243.dat' },
      { oid: 3000000000, fileName: 'blob_3000000000.dat' },
    ]);
    for (let length = 1; length < list.length; length++) {
      if (list[length - 1] === 0x0a) continue;
      expect(() => parseLargeObjectList(list.subarray(0, length))).toThrow('large objects');
    }
    for (const line of [
      '1 ../blob_1.dat',
      '1 blob_2.dat',
      '0 blob_0.dat',
      '01 blob_01.dat',
      '4294967296 blob_4294967296.dat',
      ' 1 blob_1.dat',
      '1 blob_1.dat ',
      '',
    ]) {
      expect(() => parseLargeObjectList(Buffer.from(`${line}\n`))).toThrow('large objects');
    }
    const twice = Buffer.from('7 blob_7.dat\n7 blob_7.dat\n');
    expect(() => parseLargeObjectList(twice)).toThrow('twice');
  });
});
