import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { ProgramFailed } from '#process';
import type { Rclone } from './program.js';

const ENTRY = v.object({ Path: v.string(), Size: v.number(), ModTime: v.string(), IsDir: v.boolean() });

/** A file or a folder as `rclone lsjson` tells it; the path is below what was listed. */
export type Entry = v.InferOutput<typeof ENTRY>;

export function parseEntry(json: string): Entry {
  return v.parse(ENTRY, JSON.parse(json));
}

/** What is below a remote's path, one by one, in no order. @throws ProgramFailed */
export async function* entries(
  rclone: Rclone,
  options: readonly string[],
  name: string,
): AsyncGenerator<Entry, void, undefined> {
  const running = await rclone.start('lsjson', ['--no-mimetype', ...options], [name]);
  running.stdin.end();
  try {
    // An array, of which each line is one element.
    for await (const line of createInterface({ input: running.stdout, crlfDelay: Infinity })) {
      if (line.startsWith('{')) yield parseEntry(line.replace(/,$/, ''));
    }
    const ending = await running.ended;
    if (ending.code !== 0) throw new ProgramFailed('rclone', ending);
  } finally {
    await running.stop();
  }
}
