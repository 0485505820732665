import { once } from 'node:events';
import { ProgramFailed, startProgram } from '#process';

/**
 * Do work that only one process of this machine may do at a time. The lock is the kernel's, held by a `flock` that we keep running:
 * it is gone with us, however we end, so there is never a stale one.
 *
 * @param flock path of util-linux's program
 * @param file is created, and stays
 */
export async function withLock<T>(
  flock: string,
  file: string,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  const holder = await startProgram(flock, { args: [file, 'cat'], env: { PATH: '/usr/bin:/bin' }, signal });
  try {
    // `cat` starts when the lock is ours: what it echoes says so.
    holder.stdin.write('.');
    const ended = holder.ended.then((ending) => {
      signal.throwIfAborted();
      throw new ProgramFailed('flock', ending);
    });
    await Promise.race([once(holder.stdout, 'data'), ended]);
    ended.catch(() => undefined);
    return await work();
  } finally {
    holder.stdin.end();
    await holder.stop();
  }
}
