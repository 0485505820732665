import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { OperationFailed, UserError, codeOf, type Clock, type Logger } from '#verdict';
import { fitsMajor, lowestMajor, type Candidate, type Outcome } from '../choose.js';
import { withLock } from '../lock.js';
import { executable, probe } from '../probe.js';
import type { FolderCacheLike, PostgresVersion, ProgramName, ProgramRequest } from '../types.js';
import { knownHole, securityStatus } from '../version.js';
import { AptRefused, privateApt, type AptTools, type Package, type PrivateApt } from './apt.js';
import { aptSource, releaseCodename, type AptSource } from './sources.js';
import { ARCHITECTURES, binFolder, unpackPackages, type Architecture } from './unpack.js';

/** Lists of packages younger than this are not fetched again: long enough for a run and its neighbours, short for security fixes. */
const LISTS_FRESH_MS = 6 * 3_600_000;

/** Programs that Debian ships in the server's package; every other is in the client's. */
const SERVER_PROGRAMS: ReadonlySet<ProgramName> = new Set([
  'initdb',
  'pg_controldata',
  'pg_ctl',
  'pg_waldump',
  'pgbench',
  'postgres',
]);

export interface PackageOptions {
  readonly searchPath: string;
  readonly cacheFolder: string;
  readonly aptSource: string;
  readonly onRunner: boolean;
  /** Proxy settings for apt, such as `https_proxy`. */
  readonly proxy: Readonly<Record<string, string>>;
  readonly platform: string;
  readonly arch: string;
  readonly cache: FolderCacheLike | undefined;
  readonly clock: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

type Kind = 'client' | 'server';

/**
 * Find programs in the packages of an apt source, unpacked into the cache folder.
 *
 * @throws UserError where a source that the user gave can't be used, above all because its signature does not verify
 */
export async function packagedPrograms(options: PackageOptions, request: ProgramRequest): Promise<Outcome> {
  const architecture = ARCHITECTURES[options.arch];
  if (options.platform !== 'linux' || architecture === undefined) {
    return nothing(`packages are unpacked on Linux (x64, arm64) only`);
  }
  const tools = await aptTools(options.searchPath);
  if (tools === undefined) return nothing('this system has no apt to fetch packages with');
  const codename = await releaseCodename();
  const source = aptSource(options.aptSource, options.onRunner, codename, options.arch);
  const shelf = new Shelf(join(options.cacheFolder, 'packages', source.id), options.signal);
  const kept = await shelf.current(request);
  if (kept !== undefined) return { found: kept, refused: [], story: '' };
  await mkdir(shelf.folder, { recursive: true });
  return withLock(tools.flock, join(shelf.folder, 'lock'), options.signal, async () => {
    const made = await shelf.current(request);
    if (made !== undefined) return { found: made, refused: [], story: '' };
    const env = { PATH: options.searchPath, ...options.proxy };
    const state = join(shelf.folder, 'state');
    const apt = await privateApt(tools, source, state, codename, env, options.signal);
    return new Fetching(options, architecture, tools, source, apt, shelf).nearest(request);
  });
}

function nothing(story: string): Outcome {
  return { found: undefined, refused: [], story };
}

async function aptTools(searchPath: string): Promise<AptTools | undefined> {
  const find = async (name: string): Promise<string | undefined> => {
    for (const folder of searchPath.split(delimiter).filter(isAbsolute)) {
      if (await executable(join(folder, name))) return join(folder, name);
    }
    return undefined;
  };
  const [aptGet, aptCache, dpkgDeb, flock] = await Promise.all(
    ['apt-get', 'apt-cache', 'dpkg-deb', 'flock'].map(find),
  );
  if (aptGet === undefined || aptCache === undefined) return undefined;
  return dpkgDeb === undefined || flock === undefined ? undefined : { aptGet, aptCache, dpkgDeb, flock };
}

/** What was unpacked from one source: a folder a version, and beside it a file `<folder>.complete`. */
class Shelf {
  constructor(
    readonly folder: string,
    private readonly signal: AbortSignal,
  ) {}

  /** Programs that are here, of the lowest major that will do, with every security fix: no need to ask anyone. */
  async current(request: ProgramRequest): Promise<Candidate | undefined> {
    const entries = (await this.entries())
      .filter(({ kind }) => kind === 'server' || kindOf(request) === 'client')
      .filter(({ version }) => version.major === lowestMajor(request.major))
      .filter(({ version }) => securityStatus(version) === 'current')
      .sort((a, b) => b.version.minor - a.version.minor);
    for (const entry of entries) {
      const found = await this.look(entry.name, entry.version.major, request.need);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  place(name: string): string {
    return join(this.folder, name);
  }

  async complete(name: string): Promise<void> {
    await writeFile(this.place(`${name}.complete`), '');
  }

  async remove(name: string): Promise<void> {
    await rm(this.place(`${name}.complete`), { force: true });
    await rm(this.place(name), { recursive: true, force: true });
  }

  async has(name: string): Promise<boolean> {
    return (await this.entries()).some((entry) => entry.name === name);
  }

  /** The programs of an entry, where they run. */
  async look(name: string, major: number, need: readonly ProgramName[]): Promise<Candidate | undefined> {
    const folder = join(this.place(name), binFolder(major));
    const found = await probe(folder, need, {}, this.signal);
    return found.kind === 'good' ? { folder, version: found.version } : undefined;
  }

  private async entries(): Promise<readonly { name: string; kind: Kind; version: PostgresVersion }[]> {
    const files = await filesOf(this.folder);
    return files.flatMap((file) => {
      const [, name, kind, major, minor] =
        /^((client|server)-(\d+)\.(\d+)-[0-9a-f]+)\.complete$/.exec(file) ?? [];
      if (name === undefined) return [];
      const version = { major: Number(major), minor: Number(minor), text: `${major}.${minor}` };
      return [{ name, kind: kind === 'server' ? ('server' as const) : ('client' as const), version }];
    });
  }
}

async function filesOf(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function kindOf(request: ProgramRequest): Kind {
  return request.need.some((name) => SERVER_PROGRAMS.has(name)) ? 'server' : 'client';
}

/** A package to take, with all that it needs. */
interface Plan {
  readonly version: PostgresVersion;
  readonly packages: readonly Package[];
}

/** Asking a source for programs, and taking them. Used under the shelf's lock. */
class Fetching {
  constructor(
    private readonly options: PackageOptions,
    private readonly architecture: Architecture,
    private readonly tools: AptTools,
    private readonly source: AptSource,
    private readonly apt: PrivateApt,
    private readonly shelf: Shelf,
  ) {}

  async nearest(request: ProgramRequest): Promise<Outcome> {
    const trouble = await this.refresh();
    const kind = kindOf(request);
    const prefix = kind === 'server' ? 'postgresql' : 'postgresql-client';
    const majors = (await this.apt.majors(prefix)).filter((major) => fitsMajor(request.major, major));
    const reasons = trouble === undefined ? [] : [trouble];
    const refused: Outcome['refused'][number][] = [];
    for (const major of majors) {
      const plan = await this.plan(`${prefix}-${major}`, major, reasons);
      if (plan === undefined) continue;
      if (request.refuseHoles === true && knownHole(plan.version)) {
        refused.push({ version: plan.version, place: this.source.title });
        continue;
      }
      return { found: await this.take(kind, plan, request), refused, story: '' };
    }
    const why = reasons.length === 0 ? 'has none' : reasons.join('; ');
    return { found: undefined, refused, story: `${this.source.title}: ${why}` };
  }

  /** @returns why the lists could not be fetched. One broken source of the system's need not matter; one that the user gave does. */
  private async refresh(): Promise<string | undefined> {
    const age = this.options.clock.now().getTime() - (await this.apt.updatedAt());
    if (age >= 0 && age < LISTS_FRESH_MS) return undefined;
    try {
      this.options.log.debug(`asking ${this.source.title} for PostgreSQL's packages`);
      await this.apt.update();
      return undefined;
    } catch (error) {
      if (!(error instanceof AptRefused)) throw error;
      if (this.source.lines !== '') {
        throw new UserError(`the apt source can't be used: ${error.reasons}`, {
          remedy: 'Check its address, and that the key named by signed-by is the one that signs it',
          cause: error,
        });
      }
      this.options.log.debug(`apt: ${error.reasons}`);
      return error.reasons;
    }
  }

  private async plan(name: string, major: number, reasons: string[]): Promise<Plan | undefined> {
    try {
      const packages = await this.apt.resolve(name);
      const chosen = packages.find((each) => each.name === name)?.version ?? '';
      // A version without a minor is a release candidate, or one still younger.
      const [, minor] = new RegExp(`^(?:\\d+:)?${major}\\.(\\d+)`).exec(chosen) ?? [];
      if (minor === undefined) return undefined;
      return { version: { major, minor: Number(minor), text: `${major}.${minor}` }, packages };
    } catch (error) {
      if (!(error instanceof AptRefused)) throw error;
      reasons.push(error.reasons);
      return undefined;
    }
  }

  private async take(kind: Kind, { version, packages }: Plan, request: ProgramRequest): Promise<Candidate> {
    const { log, cache, signal } = this.options;
    const list = packages.map((each) => `${each.name}=${each.version}`).sort();
    const hash = createHash('sha256').update(list.join('\n')).digest('hex').slice(0, 16);
    const name = `${kind}-${version.text}-${hash}`;
    const look = (): Promise<Candidate | undefined> => this.shelf.look(name, version.major, request.need);
    if (await this.shelf.has(name)) {
      const kept = await look();
      if (kept !== undefined) return kept;
    }
    await this.shelf.remove(name);
    const folder = this.shelf.place(name);
    const key = `backproof-postgresql-${this.options.arch}-${name}`;
    if (cache !== undefined && (await cache.restore(key, folder))) {
      const restored = await look();
      if (restored !== undefined) {
        await this.shelf.complete(name);
        return restored;
      }
      await this.shelf.remove(name);
    }
    log.info(`Fetching PostgreSQL ${version.text} (${kind} programs) from ${this.source.title}`);
    const target = { folder, major: version.major, architecture: this.architecture };
    await this.download(() => unpackPackages(this.apt, this.tools.dpkgDeb, packages, target, signal));
    const made = await look();
    if (made === undefined) {
      await this.shelf.remove(name);
      throw new OperationFailed(
        `PostgreSQL ${version.text} from ${this.source.title} does not run on this machine`,
        {
          remedy: `Install PostgreSQL ${version.major}, or set postgres-bin to a folder that has its programs`,
        },
      );
    }
    await this.shelf.complete(name);
    await cache?.save(key, folder);
    return made;
  }

  private async download(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof AptRefused)) throw error;
      throw new OperationFailed(`packages can't be fetched from ${this.source.title}: ${error.reasons}`, {
        remedy: 'Run again, install PostgreSQL, or set postgres-bin to a folder that has its programs',
        cause: error,
      });
    }
  }
}
