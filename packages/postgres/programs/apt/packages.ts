import { mkdir } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Outcome } from '../choose.js';
import { withLock } from '../lock.js';
import { executable } from '../probe.js';
import type { ProgramRequest } from '../types.js';
import { privateApt, type AptTools } from './apt.js';
import { Fetching, freshSince, type FetchingOptions } from './fetching.js';
import { aptSource, releaseCodename } from './sources.js';
import { Shelf } from './shelf.js';
import { ARCHITECTURES } from './unpack.js';

export interface PackageOptions extends FetchingOptions {
  readonly searchPath: string;
  readonly cacheFolder: string;
  readonly aptSource: string;
  readonly onRunner: boolean;
  /** Proxy settings for apt, such as `https_proxy`. */
  readonly proxy: Readonly<Record<string, string>>;
  readonly platform: string;
}

/**
 * Find programs in the packages of an apt source, unpacked into the cache folder.
 *
 * @throws UserError where a source that the user gave can't be used, above all because its signature does not verify
 */
export async function packagedPrograms(options: PackageOptions, request: ProgramRequest): Promise<Outcome> {
  const architecture = ARCHITECTURES[options.arch];
  if (options.platform !== 'linux' || architecture === undefined) {
    return nothing('packages are unpacked on Linux (x64, arm64) only');
  }
  const tools = await aptTools(options.searchPath);
  if (tools === undefined) return nothing('this system has no apt to fetch packages with');
  const codename = await releaseCodename();
  const source = aptSource(options.aptSource, options.onRunner, codename, options.arch);
  const shelf = new Shelf(join(options.cacheFolder, 'packages', source.id), options.signal);
  const state = join(shelf.folder, 'state');
  const kept = async (): Promise<Outcome | undefined> => {
    const found = await shelf.current(request, await freshSince(state, options.clock));
    return found === undefined ? undefined : { found, refused: [], story: '' };
  };
  const before = await kept();
  if (before !== undefined) return before;
  await mkdir(shelf.folder, { recursive: true });
  return withLock(tools.flock, join(shelf.folder, 'lock'), options.signal, async () => {
    // Whoever held the lock before us may have fetched just this.
    const meanwhile = await kept();
    if (meanwhile !== undefined) return meanwhile;
    const env = { PATH: options.searchPath, ...options.proxy };
    const apt = await privateApt(tools, source, state, codename, env, options.signal);
    return new Fetching(options, architecture, tools, source, apt, shelf, state).nearest(request);
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
