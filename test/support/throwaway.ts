import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startThrowaway, type ThrowawayOptions, type ThrowawayServer } from '#postgres';
import { systemClock } from '#verdict';
import { serverPrograms, silentLog, type TestMajor } from './postgres.js';

/** A folder of its own for a test; the unprivileged account of a server may pass through it. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bp-test-'));
  await chmod(folder, 0o711);
  return folder;
}

/** A signal that nobody aborts. */
export const forever: AbortSignal = new AbortController().signal;

/** A name that no other test uses. */
export function uniqueName(prefix: string): string {
  return `${prefix}_${randomUUID().slice(0, 8)}`;
}

/** A server in a folder of its own, which `stop` removes as well. */
export async function startTestServer(
  major: TestMajor,
  options: Partial<ThrowawayOptions> = {},
): Promise<ThrowawayServer> {
  const folder = options.folder ?? (await testFolder());
  try {
    const server = await startThrowaway({
      programs: await serverPrograms(major),
      listen: 'socket',
      log: silentLog,
      signal: forever,
      clock: systemClock,
      ...options,
      folder,
    });
    const stop = async (): Promise<void> => {
      await server.stop();
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
    };
    return { ...server, stop };
  } catch (error) {
    if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
