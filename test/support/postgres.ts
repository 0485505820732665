import { join } from 'node:path';
import { npmServer, programFinder, type FinderOptions, type ProgramName, type Programs } from '#postgres';
import { runProgram } from '#process';
import { silentLog } from './quiet.js';

/** The majors that tests run on. */
export type TestMajor = 15 | 17 | 18;

/** Compiled tests lie in build/test/support. */
export const PROJECT_ROOT = join(import.meta.dirname, '..', '..', '..');
const CACHE_FOLDER = join(PROJECT_ROOT, '.cache', 'postgres');

/** What every client of the tests can do. */
const CLIENT_PROGRAMS: readonly ProgramName[] = [
  'createdb',
  'pg_amcheck',
  'pg_dump',
  'pg_dumpall',
  'pg_restore',
  'psql',
];

export { silentLog };

const found = new Map<TestMajor, Promise<Programs>>();
const servers = new Map<TestMajor, Promise<Programs>>();

/**
 * Client programs of a major, from this machine where it has them with every security fix, else from signed packages that are
 * fetched once and kept in `.cache/postgres`. Several processes may ask at once.
 */
export function clients(major: TestMajor): Promise<Programs> {
  return once(found, major, () => findClients(major));
}

/** The server programs of a major (`initdb`, `pg_ctl`, `postgres`; no clients), which `npm ci` brought. */
export function serverPrograms(major: TestMajor): Promise<Programs> {
  return once(servers, major, () =>
    npmServer({
      major,
      modules: join(PROJECT_ROOT, 'node_modules'),
      platform: process.platform,
      arch: process.arch,
      signal: new AbortController().signal,
    }),
  );
}

function once<K, V>(kept: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  kept.set(key, made);
  return made;
}

async function findClients(major: TestMajor): Promise<Programs> {
  const finder = programFinder(await packagedOptions(major));
  return finder.find({
    need: CLIENT_PROGRAMS,
    // 18 comes from a suite that moves every day: a later major, or a minor release that lags behind, will do.
    major: major === 18 ? { atLeast: 18 } : { exactly: major },
    refuseHoles: major !== 18,
  });
}

/** How programs of a major are found on this machine, or in packages kept in `.cache/postgres`. */
export async function packagedOptions(major: TestMajor): Promise<FinderOptions> {
  const aptSource = await debianSource(major);
  return {
    searchPath: process.env['PATH'] ?? '',
    cacheFolder: CACHE_FOLDER,
    aptSource,
    // Debian has every major that is needed here; where the machine is another, PostgreSQL's own repository has.
    onRunner: aptSource === '',
    log: silentLog,
    signal: new AbortController().signal,
    passEnv: proxies(),
  };
}

/** Where Debian keeps a major: the release that has it, and whether that release gets security fixes apart. */
const SUITES: Readonly<Record<TestMajor, { readonly suite: string; readonly security: boolean }>> = {
  15: { suite: 'bookworm', security: true },
  17: { suite: 'trixie', security: true },
  18: { suite: 'sid', security: false },
};

/** The lines of the apt source that has a major, on the mirrors that this machine uses; '' where it is no Debian. */
export async function debianSource(major: TestMajor): Promise<string> {
  const { main, security } = await debianMirrors();
  if (main === undefined || security === undefined) return '';
  const { suite, security: apart } = SUITES[major];
  const key = '[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]';
  const lines = [`deb ${key} ${main} ${suite} main`];
  if (apart) lines.push(`deb ${key} ${security} ${suite}-security main`);
  return lines.join('\n');
}

async function debianMirrors(): Promise<{ main?: string | undefined; security?: string | undefined }> {
  let targets: string;
  try {
    targets = await runProgram('/usr/bin/apt-get', {
      args: ['indextargets', '--format', '$(REPO_URI) $(RELEASE)'],
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    });
  } catch {
    return {};
  }
  const mirrors = targets.split('\n').map((line) => line.split(' '));
  const uriOf = (pattern: RegExp): string | undefined =>
    mirrors.find(([uri = '', release = '']) => uri.includes('debian') && pattern.test(release))?.[0];
  return { main: uriOf(/^[a-z]+$/), security: uriOf(/^[a-z]+-security$/) };
}

function proxies(): Record<string, string> {
  const names = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTPS_PROXY', 'NO_PROXY'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
