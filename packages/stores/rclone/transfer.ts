import { ProgramFailed, type Running } from '#process';
import type { Rclone } from './program.js';

/**
 * Write a stream to a remote's file, which rclone compares with what it read where the remote has a hash of it.
 *
 * @returns the size
 * @throws ProgramFailed, or the stream's own error; the file may then be there in part
 */
export async function sendFile(
  rclone: Rclone,
  name: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> {
  const running = await rclone.start('rcat', [], [name]);
  running.stdout.resume();
  let size = 0;
  try {
    for await (const part of bytes) {
      size += part.length;
      if (!running.stdin.write(part)) await drained(running);
    }
  } catch (error) {
    // It would take the end of its input for the end of the file: it must be gone before its input is closed.
    await running.stop();
    throw error;
  }
  running.stdin.end();
  const ending = await running.ended;
  if (ending.code !== 0) throw new ProgramFailed('rclone', ending);
  return size;
}

/** @throws ProgramFailed where it ends before it takes more */
async function drained({ stdin, ended }: Running): Promise<void> {
  if (stdin.writableNeedDrain && !stdin.destroyed) {
    await new Promise<void>((resolve) => {
      const done = (): void => {
        stdin.off('drain', done).off('close', done);
        resolve();
      };
      stdin.once('drain', done).once('close', done);
    });
  }
  if (stdin.destroyed) throw new ProgramFailed('rclone', await ended);
}

/** Bytes of a remote's file. @throws ProgramFailed where rclone does not bring them all */
export async function* receiveFile(
  rclone: Rclone,
  name: string,
  { start, end }: { readonly start: number; readonly end: number },
): AsyncGenerator<Uint8Array, void, undefined> {
  const running = await rclone.start('cat', [`--offset=${start}`, `--count=${end - start}`], [name]);
  running.stdin.end();
  try {
    const parts: AsyncIterable<unknown> = running.stdout;
    for await (const part of parts) {
      if (!(part instanceof Uint8Array)) throw new TypeError('a file was not read as bytes');
      yield part;
    }
    const ending = await running.ended;
    if (ending.code !== 0) throw new ProgramFailed('rclone', ending);
  } finally {
    await running.stop();
  }
}
