import { appendFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { codeOf, messageOf } from '#verdict';
import type { Leftover, LeftProcess } from './verb.js';

const absolutePath = v.pipe(v.string(), v.startsWith('/'));
const leftoverSchema = v.variant('kind', [
  v.object({ kind: v.literal('file'), path: absolutePath }),
  v.object({ kind: v.literal('folder'), path: absolutePath }),
  v.object({ kind: v.literal('server'), folder: absolutePath }),
  v.object({
    kind: v.literal('process'),
    // Never 0 or 1: as the number of a group they mean our own, and every process there is.
    pid: v.pipe(v.number(), v.integer(), v.minValue(2)),
    host: v.string(),
    started: v.string(),
    mark: v.string(),
  }),
]);

/** How servers and processes are ended. Handed in, since ending them is the business of those who start them. */
export interface LeftoverHandlers {
  endServer(folder: string): Promise<void>;
  /** End a process and all of its group, unless they are gone. */
  endProcess(left: LeftProcess): Promise<void>;
}

/** Where a leftover lives on disk, if it does. */
export function pathsOf(leftover: Leftover): readonly string[] {
  if (leftover.kind === 'process') return [];
  return [resolve(leftover.kind === 'server' ? leftover.folder : leftover.path)];
}

function nameOf(leftover: Leftover): string {
  return leftover.kind === 'process' ? `The process ${leftover.pid}` : pathsOf(leftover).join();
}

/** Write one down, at once: whoever comes after a kill -9 finds it. One JSON line each; the last one may be cut. */
export function recordLeftover(file: string, leftover: Leftover): void {
  appendFileSync(file, `${JSON.stringify(leftover)}\n`, { mode: 0o600, flush: true });
}

/** What was written down; nothing where there is no file. */
export async function readLeftovers(file: string): Promise<readonly Leftover[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap((line) => {
    try {
      return [v.parse(leftoverSchema, JSON.parse(line))];
    } catch {
      return []; // the line that a kill cut short, or the empty one at the end
    }
  });
}

/** End or remove each, last one first. What fails is told to `warn` and the rest is still done. */
export async function removeLeftovers(
  leftovers: readonly Leftover[],
  handlers: LeftoverHandlers,
  warn: (line: string) => void,
): Promise<void> {
  for (const leftover of leftovers.toReversed()) {
    try {
      if (leftover.kind === 'server') await handlers.endServer(leftover.folder);
      else if (leftover.kind === 'process') await handlers.endProcess(leftover);
      else await rm(leftover.path, { recursive: leftover.kind === 'folder', force: true });
    } catch (error) {
      warn(`${nameOf(leftover)} could not be removed: ${messageOf(error)}`);
    }
  }
}
