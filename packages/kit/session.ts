import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { messageOf, type Ports } from '#verdict';
import type { Environment } from './inputs.js';
import { placeOf, recordLeftover, removeLeftovers, type LeftoverHandlers } from './leftovers.js';
import type { FolderCache, Leftover, RunInfo, VerbContext } from './verb.js';

/** Name of the file inside a session's folder that lists what outlives it. */
export const LEFTOVERS_FILE = 'leftovers.jsonl';

export interface SessionOptions {
  readonly ports: Ports;
  readonly env: Environment;
  /** Folder in which the session makes its own. */
  readonly tempFolder: string;
  readonly programFolder: string;
  readonly run: RunInfo;
  readonly onRunner: boolean;
  readonly cache: FolderCache | undefined;
  readonly mask: (secret: string) => void;
}

/** One run of a verb: its folder, what it defers and what it leaves. */
export interface Session {
  /** 0700; holds the work folder and the list of leftovers. */
  readonly folder: string;
  readonly context: VerbContext;
  readonly leftovers: readonly Leftover[];
  /**
   * Run what was deferred and remove the work folder, but for leftovers in it; given handlers, end the leftovers too. Never
   * throws: what fails is a warning.
   */
  close(end?: LeftoverHandlers): Promise<void>;
}

export async function openSession(options: SessionOptions): Promise<Session> {
  const { log } = options.ports;
  const folder = await mkdtemp(join(options.tempFolder, 'backproof-'));
  const workFolder = join(folder, 'work');
  await mkdir(workFolder, { mode: 0o700 });
  // Should we be killed, whoever cleans up finds it; a run that ends by itself removes it.
  recordLeftover(join(folder, LEFTOVERS_FILE), { kind: 'folder', path: workFolder });
  const deferred: { what: string; work: () => Promise<void> }[] = [];
  const leftovers: Leftover[] = [];

  const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.warning(`${what} failed: ${messageOf(error)}`);
    }
  };
  return {
    folder,
    leftovers,
    context: {
      ports: options.ports,
      env: options.env,
      workFolder,
      tempFolder: options.tempFolder,
      programFolder: options.programFolder,
      run: options.run,
      onRunner: options.onRunner,
      cache: options.cache,
      mask: options.mask,
      defer: (what, work) => deferred.push({ what, work }),
      leave(leftover) {
        leftovers.push(leftover);
        recordLeftover(join(folder, LEFTOVERS_FILE), leftover);
      },
    },
    async close(end) {
      for (let next = deferred.pop(); next !== undefined; next = deferred.pop()) {
        await attempt(next.what, next.work);
      }
      if (end !== undefined)
        await removeLeftovers(leftovers, end, (line) => {
          log.warning(line);
        });
      const kept = end === undefined ? leftovers.map((leftover) => resolve(placeOf(leftover))) : [];
      await attempt('Removing the work folder', () =>
        kept.length === 0 ? rm(folder, { recursive: true, force: true }) : removeExcept(workFolder, kept),
      );
    },
  };
}

/** Empty a folder but for the kept paths and what leads to them. */
async function removeExcept(folder: string, kept: readonly string[]): Promise<void> {
  for (const entry of await readdir(folder)) {
    const path = join(folder, entry);
    if (kept.includes(path)) continue;
    if (kept.some((place) => place.startsWith(path + sep))) await removeExcept(path, kept);
    else await rm(path, { recursive: true, force: true });
  }
}
