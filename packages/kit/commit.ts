import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { Environment } from './inputs.js';

/** What the event that started a workflow says of a pull request. */
const eventSchema = v.object({
  pull_request: v.object({ head: v.object({ sha: v.pipe(v.string(), v.regex(/^[0-9a-f]{40,64}$/)) }) }),
});

/**
 * The commit that a run is about, as a reader sees it: of a pull request its own last one, for GITHUB_SHA is a merge that nobody sees.
 * Undefined where there is none, as on a terminal.
 */
export async function commitOf(env: Environment): Promise<string | undefined> {
  const sha = env['GITHUB_SHA'] ?? '';
  return (await headOf(env['GITHUB_EVENT_PATH'] ?? '')) ?? (sha === '' ? undefined : sha);
}

async function headOf(path: string): Promise<string | undefined> {
  if (path === '') return undefined;
  try {
    const event: unknown = JSON.parse(await readFile(path, 'utf8'));
    const parsed = v.safeParse(eventSchema, event);
    return parsed.success ? parsed.output.pull_request.head.sha : undefined;
  } catch {
    // Without a readable event there is still GITHUB_SHA.
    return undefined;
  }
}
