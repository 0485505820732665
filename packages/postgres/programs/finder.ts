import { UserError, systemClock, type Clock, type Logger } from '#verdict';
import { packagedPrograms } from './apt/packages.js';
import {
  choose,
  fitsMajor,
  lowestMajor,
  programsOf,
  rangeText,
  type Outcome,
  type Refused,
} from './choose.js';
import { containerPrograms } from './container.js';
import { VERSIONED_FOLDERS, machineCandidates } from './machine.js';
import { probe } from './probe.js';
import type { FolderCacheLike, ProgramFinder, ProgramRequest, Programs } from './types.js';
import { KNOWN_HOLE, fixedRelease, knownHole } from './version.js';

export interface FinderOptions {
  /** Given by the user: programs come from there or from nowhere. */
  readonly folder?: string;
  /** `PATH`. */
  readonly searchPath: string;
  /**
   * Absolute; unpacked packages are kept here. Where servers run under another account, that account must be able to read it.
   */
  readonly cacheFolder: string;
  /** Lines such as `deb [signed-by=…] uri suite components`, in place of the default; '' for the default. */
  readonly aptSource?: string;
  /** On a runner the default is PostgreSQL's own repository beside the system's sources, elsewhere the system's alone. */
  readonly onRunner: boolean;
  /** Keeps unpacked packages between runs. */
  readonly cache?: FolderCacheLike;
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly clock?: Clock;
  /** Folders that programs in a container must see: archives, passfiles, sockets. */
  readonly workFolders?: readonly string[];
  /** What apt and Docker need of the caller's environment: `https_proxy`, `DOCKER_HOST`. Nothing else reaches them. */
  readonly passEnv?: Readonly<Record<string, string>>;
  /** Folders that are looked at beside `PATH`; one `*` in one segment stands for anything. */
  readonly versionedFolders?: readonly string[];
  readonly platform?: string;
  readonly arch?: string;
}

/** Finds programs in the order of how near they are: the user's folder alone, or this machine, packages, a container. */
export function programFinder(options: FinderOptions): ProgramFinder {
  const { folder } = options;
  return {
    find: (request) =>
      folder === undefined || folder === ''
        ? search(options, request)
        : given(folder, options.signal, request),
  };
}

async function given(folder: string, signal: AbortSignal, request: ProgramRequest): Promise<Programs> {
  const wanted = rangeText(request.major);
  const remedy = `Set postgres-bin to the bin folder of PostgreSQL ${wanted}, or leave it empty to have one found`;
  const found = await probe(folder, request.need, {}, signal);
  switch (found.kind) {
    case 'missing':
      throw new UserError(`the given folder has no ${found.programs.join(', ')}`, { remedy, where: folder });
    case 'broken':
      throw new UserError(`the programs in the given folder can't be used: ${found.reason}`, {
        remedy,
        where: folder,
      });
    case 'good': {
      const { version } = found;
      if (!fitsMajor(request.major, version.major)) {
        const what = `the given folder holds PostgreSQL ${version.text}, but ${wanted} is needed`;
        throw new UserError(what, { remedy, where: folder });
      }
      if (request.refuseHoles === true && knownHole(version)) throw refusal({ version, place: folder });
      return programsOf({ folder, version }, 'folder');
    }
  }
}

async function search(options: FinderOptions, request: ProgramRequest): Promise<Programs> {
  const { log, signal, searchPath, cacheFolder } = options;
  const passEnv = options.passEnv ?? {};
  const versionedFolders = options.versionedFolders ?? VERSIONED_FOLDERS;
  const candidates = await machineCandidates({ searchPath, versionedFolders, log, signal }, request);
  const { best, refused } = choose(candidates, request);
  if (best !== undefined) return programsOf(best, 'machine');

  const packaged = await packagedPrograms(
    {
      searchPath,
      cacheFolder,
      aptSource: options.aptSource ?? '',
      onRunner: options.onRunner,
      proxy: passEnv,
      platform: options.platform ?? process.platform,
      arch: options.arch ?? process.arch,
      cache: options.cache,
      clock: options.clock ?? systemClock,
      log,
      signal,
    },
    request,
  );
  if (packaged.found !== undefined) return programsOf(packaged.found, 'packages');

  const workFolders = options.workFolders ?? [];
  const contained = await containerPrograms(
    { searchPath, cacheFolder, workFolders, env: passEnv, signal },
    request,
  );
  if (contained.found !== undefined) return programsOf(contained.found, 'container', passEnv);

  const onMachine = refused.map(({ version, folder }) => ({ version, place: folder }));
  const [nearest] = [...onMachine, ...packaged.refused, ...contained.refused];
  if (nearest !== undefined) throw refusal(nearest);
  const seen = candidates.map(({ version, folder }) => `${version.text} in ${folder}`);
  throw nowhere(request, seen, [packaged, contained]);
}

function refusal({ version, place }: Refused): UserError {
  const fixed = fixedRelease(version.major);
  return new UserError(
    `the programs of PostgreSQL ${version.text} (${place}) are refused: with them a crafted backup can run code here ` +
      `(${KNOWN_HOLE}), and nothing vouches for this one`,
    {
      remedy: `Install PostgreSQL ${fixed} or newer, set postgres-bin to a folder that has it, or pin the set with manifest-sha256`,
    },
  );
}

function nowhere(request: ProgramRequest, seen: readonly string[], asked: readonly Outcome[]): UserError {
  const major = lowestMajor(request.major);
  const here = seen.length === 0 ? 'this machine has none' : `this machine has ${seen.join(', ')}`;
  const stories = asked.map(({ story }) => story.replace(/\.$/, '')).filter((story) => story !== '');
  return new UserError(
    `no ${request.need.join(', ')} of PostgreSQL ${rangeText(request.major)} found: ${[here, ...stories].join('; ')}`,
    {
      remedy:
        `Install PostgreSQL ${major} (Debian, Ubuntu: postgresql-client-${major}, postgresql-${major}; ` +
        `macOS: brew install postgresql@${major}) or set postgres-bin to a folder that has its programs`,
    },
  );
}
