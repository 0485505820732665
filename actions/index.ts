import { endProcess } from '#kit';
import { main as drRestoreSmoke } from './dr-restore-smoke/main.js';
import { main as run } from './main.js';
import { main as pgBackup } from './pg-backup/main.js';
import { main as post } from './post.js';
import { main as restoreDrill } from './restore-drill/main.js';
import { main as verifyArchive } from './verify-archive/main.js';

/** What can be started from `dist/`; `scripts/bundle.ts` writes a stub for every name. Engines are loaded by the verb, when it runs. */
export const entries = {
  run,
  'pg-backup': pgBackup,
  'verify-archive': verifyArchive,
  'restore-drill': restoreDrill,
  'dr-restore-smoke': drRestoreSmoke,
  post,
  cli: async (): Promise<number> => (await import('#cli')).main(),
} as const satisfies Record<string, () => Promise<number>>;

/** Run one of them, and end the process with its exit code. */
export async function start(name: keyof typeof entries): Promise<never> {
  return endProcess(await entries[name]());
}
