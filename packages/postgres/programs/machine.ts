import { readdir, realpath } from 'node:fs/promises';
import { basename, delimiter, isAbsolute, join } from 'node:path';
import { codeOf, type Logger } from '#verdict';
import type { Candidate } from './choose.js';
import { probe } from './probe.js';
import type { ProgramName } from './types.js';

/** Where packages of PostgreSQL put their programs: Debian and Ubuntu, Red Hat and SUSE, Homebrew on both kinds of Mac, Postgres.app. */
export const VERSIONED_FOLDERS: readonly string[] = [
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/opt/homebrew/opt/postgresql@*/bin',
  '/usr/local/opt/postgresql@*/bin',
  '/Applications/Postgres.app/Contents/Versions/*/bin',
];

/** Debian's stand-in for every client program: it picks a version by rules of its own, so it is never what we run. */
const DEBIAN_WRAPPER = 'pg_wrapper';

/** Errors that mean: nothing for us. */
const NOT_THERE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'ELOOP']);

export interface Machine {
  /** `PATH`. */
  readonly searchPath: string;
  /** Folders beside it; one `*` in one segment stands for anything. */
  readonly versionedFolders: readonly string[];
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/** Every folder of this machine that has all of these programs, in one version, and running. */
export async function machineCandidates(
  machine: Machine,
  need: readonly ProgramName[],
): Promise<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  for (const folder of await foldersOf(machine, need)) {
    const found = await probe(folder, need, {}, machine.signal);
    if (found.kind === 'good') candidates.push({ folder, version: found.version });
    if (found.kind === 'broken') {
      machine.log.debug(`PostgreSQL programs in ${folder} are passed over: ${found.reason}`);
    }
  }
  return candidates;
}

async function foldersOf(machine: Machine, need: readonly ProgramName[]): Promise<ReadonlySet<string>> {
  const folders = new Map<string, string>();
  const add = async (folder: string): Promise<void> => {
    const real = await realPath(folder);
    if (real !== undefined && !folders.has(real)) folders.set(real, folder);
  };
  for (const folder of machine.searchPath.split(delimiter)) {
    if (isAbsolute(folder) && !(await hasWrapper(folder, need))) await add(folder);
  }
  for (const pattern of machine.versionedFolders) {
    for (const folder of await expand(pattern)) await add(folder);
  }
  return new Set(folders.values());
}

/** The paths that a pattern may stand for; not every one need be there. */
async function expand(pattern: string): Promise<readonly string[]> {
  const segments = pattern.split('/');
  const at = segments.findIndex((segment) => segment.includes('*'));
  if (at < 0) return [pattern];
  const parent = segments.slice(0, at).join('/');
  const [start = '', end = ''] = (segments[at] ?? '').split('*');
  const rest = segments.slice(at + 1);
  const names = (await entries(parent)).filter((name) => name.startsWith(start) && name.endsWith(end));
  return names.sort().map((name) => join(parent, name, ...rest));
}

async function entries(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (NOT_THERE.has(codeOf(error) ?? '')) return [];
    throw error;
  }
}

async function hasWrapper(folder: string, need: readonly ProgramName[]): Promise<boolean> {
  const targets = await Promise.all(need.map((name) => realPath(join(folder, name))));
  return targets.some((target) => target !== undefined && basename(target) === DEBIAN_WRAPPER);
}

/** A path without symbolic links; `undefined` where there is nothing, or nothing that we may see. */
async function realPath(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    if (NOT_THERE.has(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}
