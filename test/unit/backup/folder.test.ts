import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { FolderFollower } from '../../../packages/backup/folder.js';

const TERMINATOR = '\\.\n\n\n';
/** Far longer than the follower waits before it takes a quiet file for one that has ended. */
const PAUSE_MS = 600;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bp-folder-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Lines that do not compress, of so many bytes in all. */
function noise(bytes: number): string {
  const lines: string[] = [];
  for (let size = 0; size < bytes; size += 129) {
    const half = createHash('sha256').update(String(size)).digest('hex');
    lines.push(half + half.split('').reverse().join('') + '\n');
  }
  return lines.join('');
}

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('files that are still being written', () => {
  test.each([
    ['a short one', 'zstd', 20_000],
    ['a long one', 'zstd', 8_000_000],
    ['a short one', 'gzip', 20_000],
    ['a long one', 'gzip', 8_000_000],
  ])('%s (%s) that pauses is fingerprinted to its end', async (_, method, length) => {
    const lines = noise(length);
    const bytes = Buffer.from(lines + TERMINATOR);
    const stored = method === 'zstd' ? zstdCompressSync(bytes) : gzipSync(bytes);
    const name = `7.dat.${method === 'zstd' ? 'zst' : 'gz'}`;
    const done = Promise.withResolvers<undefined>();
    const follower = new FolderFollower(folder);
    const followed = follower.follow(done.promise, () => undefined);
    await writeFile(join(folder, name), '');
    const [first, second] = [stored.length >> 2, stored.length >> 1];
    for (const part of [stored.subarray(0, first), stored.subarray(first, second), stored.subarray(second)]) {
      await sleep(PAUSE_MS);
      await appendFile(join(folder, name), part);
    }
    done.resolve(undefined);
    await followed;
    const rows = lines.split('\n').length - 1;
    expect(follower.fingerprints().get(name)).toMatchObject({
      table: { rows, bytes: lines.length, sha256: sha256(lines) },
    });
    expect(follower.digests()).toMatchObject([{ name, size_bytes: stored.length, sha256: sha256(stored) }]);
  });

  test('more files than are decoded at once, all of them growing, are all fingerprinted', async () => {
    const contents = new Map(
      Array.from({ length: 40 }, (_, at) => [`${at + 1}.dat.zst`, `${at}\n`.repeat(at + 1)]),
    );
    const stored = (lines: string): Buffer => zstdCompressSync(Buffer.from(lines + TERMINATOR));
    const done = Promise.withResolvers<undefined>();
    const follower = new FolderFollower(folder);
    const followed = follower.follow(done.promise, () => undefined);
    for (const [name, lines] of contents) await writeFile(join(folder, name), stored(lines).subarray(0, 5));
    await sleep(PAUSE_MS);
    for (const [name, lines] of contents) await appendFile(join(folder, name), stored(lines).subarray(5));
    done.resolve(undefined);
    await followed;
    for (const [name, lines] of contents) {
      expect(follower.fingerprints().get(name)).toMatchObject({ table: { sha256: sha256(lines) } });
    }
  });
});
