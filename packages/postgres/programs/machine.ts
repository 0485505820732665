import { readdir, realpath } from 'node:fs/promises';
import { basename, delimiter, isAbsolute, join } from 'node:path';
import { codeOf, type Logger } from '#verdict';
import { fitsMajor, type Candidate } from './choose.js';
import { probe } from './probe.js';
import type { ProgramName, ProgramRequest } from './types.js';

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

/**
 * The folders of this machine that have all of these programs, in one version, and running. Starting a program takes a while, so
 * folders that are named after another major are asked only where no other fits: then the caller can say what there is.
 */
export async function machineCandidates(
  machine: Machine,
  { need, major }: Pick<ProgramRequest, 'need' | 'major'>,
): Promise<readonly Candidate[]> {
  const folders = await foldersOf(machine, need);
  const named = (folder: Folder): boolean => folder.major === undefined || fitsMajor(major, folder.major);
  const likely = await ask(machine, folders.filter(named), need);
  if (likely.some(({ version }) => fitsMajor(major, version.major))) return likely;
  const others = folders.filter((folder) => !named(folder));
  return [...likely, ...(await ask(machine, others, need))];
}

async function ask(
  machine: Machine,
  folders: readonly Folder[],
  need: readonly ProgramName[],
): Promise<readonly Candidate[]> {
  const asked = await Promise.all(
    folders.map(async ({ path }): Promise<readonly Candidate[]> => {
      const found = await probe(path, need, {}, machine.signal);
      if (found.kind === 'good') return [{ folder: path, version: found.version }];
      if (found.kind === 'broken') {
        machine.log.debug(`PostgreSQL programs in ${path} are passed over: ${found.reason}`);
      }
      return [];
    }),
  );
  return asked.flat();
}

interface Folder {
  readonly path: string;
  /** The major version that its place is named after. */
  readonly major?: number;
}

async function foldersOf(machine: Machine, need: readonly ProgramName[]): Promise<readonly Folder[]> {
  const folders = new Map<string, Folder>();
  const add = async (folder: Folder): Promise<void> => {
    const real = await realPath(folder.path);
    if (real !== undefined && !folders.has(real)) folders.set(real, folder);
  };
  for (const path of machine.searchPath.split(delimiter)) {
    if (isAbsolute(path) && !(await hasWrapper(path, need))) await add({ path });
  }
  for (const pattern of machine.versionedFolders) {
    for (const folder of await expand(pattern)) await add(folder);
  }
  return [...folders.values()];
}

/** The paths that a pattern may stand for; not every one need be there. */
async function expand(pattern: string): Promise<readonly Folder[]> {
  const segments = pattern.split('/');
  const at = segments.findIndex((segment) => segment.includes('*'));
  if (at < 0) return [{ path: pattern }];
  const parent = segments.slice(0, at).join('/');
  const [start = '', end = ''] = (segments[at] ?? '').split('*');
  const rest = segments.slice(at + 1);
  const names = (await entries(parent)).filter((name) => name.startsWith(start) && name.endsWith(end));
  return names.sort().map((name) => {
    const major = Number(/^\d{2}$/.exec(name.slice(start.length, name.length - end.length))?.[0]);
    return { path: join(parent, name, ...rest), ...(Number.isNaN(major) ? {} : { major }) };
  });
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
