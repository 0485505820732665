import { createHash } from 'node:crypto';
import { OperationFailed, UserError, type Clock, type Logger } from '#verdict';
import { fitsMajor, type Candidate, type Outcome, type Refused } from '../choose.js';
import type { FolderCacheLike, PostgresVersion, ProgramRequest } from '../types.js';
import { knownHole } from '../version.js';
import { AptRefused, updatedAt, type AptTools, type Package, type PrivateApt } from './apt.js';
import type { AptSource } from './sources.js';
import { kindOf, type Kind, type Shelf } from './shelf.js';
import { unpackPackages, type Architecture } from './unpack.js';

/** Lists of packages younger than this are not fetched again: long enough for a run and its neighbours, short for security fixes. */
const LISTS_FRESH_MS = 6 * 3_600_000;

/** When the lists below `state` were fetched, if they are still fresh; else a time that never comes. */
export async function freshSince(state: string, clock: Clock): Promise<number> {
  const fetched = await updatedAt(state);
  const age = clock.now().getTime() - fetched;
  return age >= 0 && age < LISTS_FRESH_MS ? fetched : Infinity;
}

export interface FetchingOptions {
  readonly arch: string;
  readonly cache: FolderCacheLike | undefined;
  readonly clock: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/** A package to take, with all that it needs. */
interface Plan {
  readonly version: PostgresVersion;
  readonly packages: readonly Package[];
}

const OTHER_WAYS = 'Run again, install PostgreSQL, or set postgres-bin to a folder that has its programs';

/** The lists name a package that can't be had. */
class DownloadFailed extends OperationFailed {}

/** Asking a source for programs, and taking them. Used under the shelf's lock. */
export class Fetching {
  constructor(
    private readonly options: FetchingOptions,
    private readonly architecture: Architecture,
    private readonly tools: AptTools,
    private readonly source: AptSource,
    private readonly apt: PrivateApt,
    private readonly shelf: Shelf,
    private readonly state: string,
  ) {}

  async nearest(request: ProgramRequest): Promise<Outcome> {
    const fresh = (await freshSince(this.state, this.options.clock)) !== Infinity;
    if (!fresh) return this.attempt(request, await this.refresh());
    try {
      return await this.attempt(request, undefined);
    } catch (error) {
      if (!(error instanceof DownloadFailed)) throw error;
      // The source may have moved on since the lists were fetched.
      return this.attempt(request, await this.refresh());
    }
  }

  private async attempt(request: ProgramRequest, trouble: string | undefined): Promise<Outcome> {
    const kind = kindOf(request);
    const prefix = kind === 'server' ? 'postgresql' : 'postgresql-client';
    const majors = (await this.apt.majors(prefix)).filter((major) => fitsMajor(request.major, major));
    const reasons = trouble === undefined ? [] : [trouble];
    const refused: Refused[] = [];
    for (const major of majors) {
      const plan = await this.plan(`${prefix}-${major}`, major, reasons);
      if (plan === undefined) continue;
      if (request.refuseHoles === true && knownHole(plan.version)) {
        refused.push({ version: plan.version, place: this.source.title });
        continue;
      }
      return { found: await this.take(kind, plan, request), refused, story: '' };
    }
    const why = reasons.length === 0 ? 'nothing that will do' : reasons.join('; ');
    return { found: undefined, refused, story: `${this.source.title}: ${why}` };
  }

  /** @returns why the lists could not be fetched. One broken source of the system's need not matter; one that the user gave does. */
  private async refresh(): Promise<string | undefined> {
    const { log } = this.options;
    try {
      log.debug(`asking ${this.source.title} for PostgreSQL's packages`);
      await this.apt.update();
      return undefined;
    } catch (error) {
      if (!(error instanceof AptRefused)) throw error;
      if (this.source.lines !== '') {
        throw new UserError(`the apt source can't be used: ${error.message}`, {
          remedy: 'Check its address, and that the key named by signed-by is the one that signs it',
          cause: error,
        });
      }
      log.debug(`apt: ${error.message}`);
      return error.message;
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
      reasons.push(error.message);
      return undefined;
    }
  }

  private async take(kind: Kind, { version, packages }: Plan, request: ProgramRequest): Promise<Candidate> {
    const list = packages.map((each) => `${each.name}=${each.version}`).sort();
    const hash = createHash('sha256').update(list.join('\n')).digest('hex').slice(0, 16);
    const name = `${kind}-${version.text}-${hash}`;
    const look = (): Promise<Candidate | undefined> => this.shelf.look(name, version.major, request.need);
    const had = (await this.shelf.has(name)) ? await look() : undefined;
    if (had !== undefined) {
      await this.shelf.complete(name);
      return had;
    }
    await this.shelf.remove(name);
    const { cache, arch } = this.options;
    const key = `backproof-postgresql-${arch}-${name}`;
    if (cache !== undefined && (await cache.restore(key, this.shelf.place(name)))) {
      const restored = await look();
      if (restored !== undefined) {
        await this.shelf.complete(name);
        return restored;
      }
      await this.shelf.remove(name);
    }
    await this.unpack(name, kind, version, packages);
    const made = await look();
    if (made === undefined) {
      await this.shelf.remove(name);
      throw new OperationFailed(
        `PostgreSQL ${version.text} from ${this.source.title} does not run on this machine`,
        { remedy: OTHER_WAYS },
      );
    }
    await this.shelf.complete(name);
    await cache?.save(key, this.shelf.place(name));
    return made;
  }

  private async unpack(
    name: string,
    kind: Kind,
    version: PostgresVersion,
    packages: readonly Package[],
  ): Promise<void> {
    const { log, signal } = this.options;
    log.info(`Fetching PostgreSQL ${version.text} (${kind} programs) from ${this.source.title}`);
    const target = { folder: this.shelf.place(name), major: version.major, architecture: this.architecture };
    try {
      await unpackPackages(this.apt, this.tools.dpkgDeb, packages, target, signal);
    } catch (error) {
      if (!(error instanceof AptRefused)) throw error;
      throw new DownloadFailed(`packages can't be fetched from ${this.source.title}: ${error.message}`, {
        remedy: OTHER_WAYS,
        cause: error,
      });
    }
  }
}
