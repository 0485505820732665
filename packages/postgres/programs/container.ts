import { mkdir, rename, writeFile } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { messageOf } from '#verdict';
import { runProgram } from '#process';
import { fitsMajor, lowestMajor, type Candidate, type Outcome } from './choose.js';
import { executable, probe } from './probe.js';
import type { ProgramName, ProgramRequest } from './types.js';
import { knownHole } from './version.js';

/** A daemon that is there answers at once; one that is not may hang. */
const ANSWER_MS = 10_000;

/** Variables of libpq and of the programs that reach into the container: their values come from the program's environment. */
const PASSED_ON: readonly string[] = [
  'LC_ALL',
  'PGAPPNAME',
  'PGCONNECT_TIMEOUT',
  'PGDATABASE',
  'PGHOST',
  'PGHOSTADDR',
  'PGOPTIONS',
  'PGPASSFILE',
  'PGPASSWORD',
  'PGPORT',
  'PGSERVICE',
  'PGSERVICEFILE',
  'PGSSLCERT',
  'PGSSLKEY',
  'PGSSLMODE',
  'PGSSLROOTCERT',
  'PGTZ',
  'PGUSER',
  'TZ',
];

export interface ContainerOptions {
  readonly searchPath: string;
  readonly cacheFolder: string;
  /** Folders that the programs see at the same place as we do: archives, passfiles, sockets. */
  readonly workFolders: readonly string[];
  /** Where the daemon is, such as `DOCKER_HOST`. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Find programs in the official image of the lowest major that will do, where Docker runs. */
export async function containerPrograms(
  options: ContainerOptions,
  request: ProgramRequest,
): Promise<Outcome> {
  const docker = await dockerPath(options.searchPath);
  if (docker === undefined) return nothing('Docker is not here');
  const trouble = await daemonTrouble(docker, options);
  if (trouble !== undefined) return nothing(`Docker does not answer: ${trouble}`);
  const major = lowestMajor(request.major);
  const folder = await writeWrappers(docker, major, options, request.need);
  const found = await probe(folder, request.need, options.env, options.signal);
  if (found.kind !== 'good' || !fitsMajor(request.major, found.version.major)) {
    return nothing(`the image postgres:${major} can't be run`);
  }
  const candidate: Candidate = { folder, version: found.version };
  if (request.refuseHoles === true && knownHole(found.version)) {
    return { ...nothing(''), refused: [{ version: found.version, place: `the image postgres:${major}` }] };
  }
  return { found: candidate, refused: [], story: '' };
}

function nothing(story: string): Outcome {
  return { found: undefined, refused: [], story };
}

async function dockerPath(searchPath: string): Promise<string | undefined> {
  for (const folder of searchPath.split(delimiter).filter(isAbsolute)) {
    if (await executable(join(folder, 'docker'))) return join(folder, 'docker');
  }
  return undefined;
}

async function daemonTrouble(docker: string, options: ContainerOptions): Promise<string | undefined> {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(ANSWER_MS)]);
  try {
    const args = ['version', '--format', '{{.Server.Version}}'];
    await runProgram(docker, { args, env: { PATH: options.searchPath, ...options.env }, signal });
    return undefined;
  } catch (error) {
    options.signal.throwIfAborted();
    return messageOf(error);
  }
}

/** `docker run …` up to and including the program's name. Values of variables stay in the environment: no secret is in an argument. */
export function containerArgs(
  program: ProgramName,
  major: number,
  workFolders: readonly string[],
  user: { readonly uid: number; readonly gid: number } | undefined,
): readonly string[] {
  return [
    'run',
    '--rm',
    '--init',
    '--interactive',
    '--network=host',
    ...(user === undefined ? [] : [`--user=${user.uid}:${user.gid}`]),
    ...workFolders.flatMap((folder) => ['--mount', `type=bind,source=${folder},target=${folder}`]),
    ...PASSED_ON.flatMap((name) => ['--env', name]),
    `postgres:${major}`,
    program,
  ];
}

async function writeWrappers(
  docker: string,
  major: number,
  options: ContainerOptions,
  need: readonly ProgramName[],
): Promise<string> {
  const folder = join(options.cacheFolder, 'containers', String(major));
  await mkdir(folder, { recursive: true });
  const uid = process.getuid?.();
  const gid = process.getgid?.();
  const user = uid === undefined || gid === undefined ? undefined : { uid, gid };
  for (const name of need) {
    const words = [docker, ...containerArgs(name, major, options.workFolders, user)].map(quoted);
    const file = join(folder, name);
    // Another process may be running the file of this name.
    await writeFile(`${file}.${process.pid}`, `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`, { mode: 0o755 });
    await rename(`${file}.${process.pid}`, file);
  }
  return folder;
}

/** A word for `sh`, whatever is in it. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
