import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, sep } from 'node:path';
import { codeOf, messageOf, type Ports } from '#verdict';
import type { Environment } from './inputs.js';
import {
  pathsOf,
  readLeftovers,
  recordLeftover,
  removeLeftovers,
  type LeftoverHandlers,
} from './leftovers.js';
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
  readonly ask?: NonNullable<VerbContext['ask']>;
  /** Ends what killed runs left. Absent on a runner, where each step has a post step of its own. */
  readonly sweep?: LeftoverHandlers;
}

/** One run of a verb: its folder, what it defers and what it leaves. */
export interface Session {
  /** 0700; holds the work folder and the list of leftovers. */
  readonly folder: string;
  readonly context: VerbContext;
  readonly leftovers: readonly Leftover[];
  /** The name of the set that the run is about, once that is known. */
  readonly subject: string | undefined;
  /**
   * Run what was deferred and remove the work folder, but for leftovers in it; given handlers, end the leftovers too. Never
   * throws: what fails is a warning.
   */
  close(end?: LeftoverHandlers): Promise<void>;
}

export async function openSession(options: SessionOptions): Promise<Session> {
  const { log } = options.ports;
  await sweepDead(options);
  const folder = await mkdtemp(join(options.tempFolder, `${folderPrefix()}${process.pid}-`));
  const workFolder = join(folder, 'work');
  await mkdir(workFolder, { mode: 0o700 });
  // Should we be killed, whoever cleans up finds it; a run that ends by itself removes it.
  recordLeftover(join(folder, LEFTOVERS_FILE), { kind: 'folder', path: workFolder });
  const deferred: { what: string; work: () => Promise<void> }[] = [];
  const leftovers: Leftover[] = [];
  let subject: string | undefined;

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
    get subject() {
      return subject;
    },
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
      about(name) {
        subject = name;
      },
      ...(options.ask === undefined ? {} : { ask: options.ask }),
      defer: (what, work) => deferred.push({ what, work }),
      leave(leftover) {
        leftovers.push(leftover);
        recordLeftover(join(folder, LEFTOVERS_FILE), leftover);
      },
      guard(leftover) {
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
      const kept = end === undefined ? leftovers.flatMap(pathsOf) : [];
      await attempt('Removing the work folder', () =>
        kept.length === 0 ? rm(folder, { recursive: true, force: true }) : removeExcept(workFolder, kept),
      );
    },
  };
}

/** Names this machine: where folders are shared with another, or with a container, its process ids say nothing here. */
function folderPrefix(): string {
  return `backproof-run-${createHash('sha256').update(hostname()).digest('hex').slice(0, 8)}-`;
}

/**
 * What runs that were killed left: their work folders hold password files. On a runner the list of leftovers stays, since the post
 * step of an earlier step still needs it.
 */
async function sweepDead({ tempFolder, onRunner, sweep, ports }: SessionOptions): Promise<void> {
  const prefix = folderPrefix();
  for (const name of await readdir(tempFolder).catch(() => [])) {
    const pid = name.startsWith(prefix) ? /^(\d+)-\w+$/.exec(name.slice(prefix.length))?.[1] : undefined;
    if (pid === undefined || isAlive(Number(pid))) continue;
    const folder = join(tempFolder, name);
    if (sweep !== undefined) {
      const leftovers = await readLeftovers(join(folder, LEFTOVERS_FILE)).catch(() => []);
      await removeLeftovers(leftovers, sweep, (line) => {
        ports.log.debug(line);
      });
    }
    // Another user's is none of ours, and cannot be removed either.
    await rm(onRunner ? join(folder, 'work') : folder, { recursive: true, force: true }).catch(
      () => undefined,
    );
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
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
