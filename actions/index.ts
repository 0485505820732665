import { endProcess } from '#kit';

/** What can be started from `dist/`, each loaded alone. `scripts/bundle.ts` writes a stub for every name. */
export const entries = {
  run: () => import('./main.js'),
  'pg-backup': () => import('./pg-backup/main.js'),
  'verify-archive': () => import('./verify-archive/main.js'),
  'restore-drill': () => import('./restore-drill/main.js'),
  post: () => import('./post.js'),
  cli: () => import('#cli'),
} as const;

/** Run one of them, and end the process with its exit code. */
export async function start(name: keyof typeof entries): Promise<never> {
  const { main } = await entries[name]();
  return endProcess(await main());
}
