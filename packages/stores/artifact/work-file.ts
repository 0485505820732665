import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { OperationFailed, codeOf } from '#verdict';

/**
 * A stream as a file that only this user can read.
 *
 * @param what is written, for messages
 * @throws OperationFailed where the disk has no room for it
 */
export async function writeFile(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  what: string,
): Promise<{ readonly size: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const part of bytes) {
      hash.update(part);
      size += part.length;
      await handle.writeFile(part).catch((error: unknown) => {
        throw FULL.has(codeOf(error) ?? '') ? noRoom(file, what, error) : error;
      });
    }
  } finally {
    await handle.close();
  }
  return { size, sha256: hash.digest('hex') };
}

const FULL = new Set(['ENOSPC', 'EDQUOT']);

function noRoom(file: string, what: string, cause: unknown): OperationFailed {
  return new OperationFailed(
    `This machine's disk has no room for ${what}, which must lie there before it is sent`,
    {
      remedy: 'Take a runner with a larger disk, or a store that takes streams, such as a bucket',
      where: file,
      cause,
    },
  );
}
