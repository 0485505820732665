import { setFlagsFromString } from 'node:v8';
import { endProcess } from '#kit';
import { main as drRestoreSmoke } from './dr-restore-smoke/main.js';
import { main as run } from './main.js';
import { main as pgBackup } from './pg-backup/main.js';
import { main as plan } from './plan/main.js';
import { main as post } from './post.js';
import { main as provenanceVerify } from './provenance-verify/main.js';
import { main as recover } from './recover/main.js';
import { main as restoreDrill } from './restore-drill/main.js';
import { main as verifyArchive } from './verify-archive/main.js';

/** What can be started from `dist/`; `scripts/bundle.ts` writes a stub for every name. Engines are loaded by the verb, when it runs. */
export const entries = {
  run,
  'pg-backup': pgBackup,
  'verify-archive': verifyArchive,
  'restore-drill': restoreDrill,
  'dr-restore-smoke': drRestoreSmoke,
  'provenance-verify': provenanceVerify,
  recover,
  plan,
  post,
  cli: async (): Promise<number> => (await import('#cli')).main(),
} as const satisfies Record<string, () => Promise<number>>;

/**
 * Bytes flow through buffers that are reused, and what is parsed of a large schema lives long: room for new objects helps neither,
 * and neither does leaving old ones lie. Left to itself V8 lets the first grow to some 100 MB, and waits with collecting until there
 * are two or three times as many of the second. Both settings are weighed anew at each collection, so that they may come late.
 */
const SMALL_HEAP = ['--semi-space-growth-factor=1', '--heap-growing-percent=50'];

/** Run one of them, and end the process with its exit code. */
export async function start(name: keyof typeof entries): Promise<never> {
  for (const flag of SMALL_HEAP) setFlagsFromString(flag);
  // What Node advises against, clouds' own clients use: nobody who backs up can do anything about it.
  process.noDeprecation = true;
  return endProcess(await entries[name]());
}
