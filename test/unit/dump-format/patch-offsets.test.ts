import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ArchiveError, patchOffsets, readTocFile } from '#dump-format';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archive, readCustom } from '../../support/archives.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bp-patch-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** The creation time: seven numbers right after the header's first bytes, which are 11 and the compression's. */
function withoutTime(bytes: Buffer): Buffer {
  const at = bytes.readUInt8(6) >= 15 ? 12 : 16;
  return Buffer.from(bytes).fill(0, at, at + 35);
}

async function offsetsOf(bytes: Buffer): Promise<[number, number][]> {
  const { summary } = await readCustom([bytes], false);
  return summary.blocks.map(({ dumpId, offset }) => [dumpId, offset]);
}

describe('offsets filled into a copy of a piped archive', () => {
  test.each([
    ['15/custom-gzip-piped.dump', '15/custom-gzip.dump'],
    ['17/custom-gzip-piped.dump', '17/custom-gzip.dump'],
    ['17/custom-zstd-piped.dump', '17/custom-zstd.dump'],
    ['18/custom-zstd-piped.dump', '18/custom-zstd.dump'],
  ])('%s becomes %s', async (piped, direct) => {
    const path = join(folder, 'copy.dump');
    await writeFile(path, archive(piped));
    const offsets = await offsetsOf(archive(piped));
    expect(await patchOffsets(path, offsets)).toBe(5);
    const patched = await readFile(path);
    expect(withoutTime(patched).equals(withoutTime(archive(direct)))).toBe(true);
    expect(withoutTime(archive(piped)).equals(withoutTime(archive(direct)))).toBe(false);
    const { entries } = await readTocFile(path);
    const said = entries.flatMap(({ dumpId, offset }) => (offset === undefined ? [] : [[dumpId, offset]]));
    expect(said.sort()).toEqual([...offsets].sort());
    expect(await patchOffsets(path, offsets)).toBe(5);
    expect((await readFile(path)).equals(patched)).toBe(true);
  });

  test('a wrong offset is refused before anything is written', async () => {
    const path = join(folder, 'copy.dump');
    const bytes = archive('17/custom-zstd-piped.dump');
    const offsets = await offsetsOf(bytes);
    const last = offsets.at(-1) ?? [0, 0];
    const others = offsets.slice(0, -1);
    await writeFile(path, bytes);
    for (const wrong of [
      others,
      [...others, [last[0], last[1] + 1] as const],
      [...others, [last[0], bytes.length] as const],
      [...others, [last[0], 0] as const],
      [...others, [last[0], -1] as const],
      [...others, [last[0], Number.NaN] as const],
      [...others, [last[0], 2 ** 60] as const],
      [...others, [1, last[1]] as const],
      [...offsets, last],
    ]) {
      await expect(patchOffsets(path, wrong)).rejects.toThrow(ArchiveError);
    }
    expect((await readFile(path)).equals(bytes)).toBe(true);
  });
});

describe('a table of contents on disk', () => {
  test('is refused when there is none, or it is cut off', async () => {
    await expect(readTocFile(join(folder, 'missing.dump'))).rejects.toThrow('ENOENT');
    await expect(readTocFile(folder)).rejects.toThrow('ENOENT');
    await writeFile(join(folder, 'toc.dat'), archive('17/directory-zstd/toc.dat').subarray(0, 1000));
    await expect(readTocFile(folder)).rejects.toThrow(ArchiveError);
    await writeFile(join(folder, 'toc.dat'), '');
    await expect(readTocFile(folder)).rejects.toThrow(ArchiveError);
  });
});
