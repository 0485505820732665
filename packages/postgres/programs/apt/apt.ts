import { stat, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '#verdict';
import { ProgramFailed, runProgram } from '#process';
import { isPgdg, writeChanged, writeSource, type AptSource, type SourceFiles } from './sources.js';
import { emptyMachine } from './stand-ins.js';

/** Programs of the machine's own package manager. */
export interface AptTools {
  readonly aptGet: string;
  readonly aptCache: string;
  readonly dpkgDeb: string;
  readonly flock: string;
}

export interface Package {
  readonly name: string;
  readonly version: string;
}

/** apt said no, in its own words. */
export class AptRefused extends Error {
  constructor(reasons: string) {
    super(reasons);
    this.name = 'AptRefused';
  }
}

/**
 * The machine's apt with a state of its own: lists, caches and the notion of what is installed live in a folder of ours, so that
 * any user may run it and the system's are never touched. apt itself checks every signature; nothing may switch that off.
 */
export interface PrivateApt {
  /** Fetch the lists of packages. @throws AptRefused where a source can't be reached or its signature does not verify */
  update(): Promise<void>;
  /** The majors for which there is a package `<prefix>-<major>`, in order. */
  majors(prefix: string): Promise<readonly number[]>;
  /** A package and everything that it needs on a bare machine. @throws AptRefused where there is no such thing */
  resolve(name: string): Promise<readonly Package[]>;
  /** Download packages into a folder. @throws AptRefused */
  download(packages: readonly Package[], folder: string): Promise<void>;
}

/** A file whose age is that of the lists. */
const STAMP = 'updated';

const CONFIGURATION = `
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Post-Invoke;
APT::Get::AllowUnauthenticated "false";
APT::Install-Recommends "false";
APT::Install-Suggests "false";
Acquire::AllowInsecureRepositories "false";
Acquire::AllowWeakRepositories "false";
Acquire::AllowDowngradeToInsecureRepositories "false";
Acquire::Languages "none";
Acquire::Retries "2";
Acquire::http::Timeout "30";
Acquire::https::Timeout "30";
Acquire::IndexTargets::deb::CNF::DefaultEnabled "false";
Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled "false";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
Acquire::IndexTargets::deb::DEP-11-icons::DefaultEnabled "false";
Acquire::IndexTargets::deb::DEP-11-icons-small::DefaultEnabled "false";
Acquire::IndexTargets::deb::DEP-11-icons-large::DefaultEnabled "false";
Acquire::IndexTargets::deb::DEP-11-icons-hidpi::DefaultEnabled "false";
Acquire::IndexTargets::deb::DEP-11-icons-large-hidpi::DefaultEnabled "false";
`;

/**
 * @param state the folder for everything that apt keeps
 * @param env `PATH` and proxy settings
 */
export async function privateApt(
  tools: AptTools,
  source: AptSource,
  state: string,
  codename: string,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<PrivateApt> {
  const configuration = join(state, 'apt.conf');
  const status = join(state, 'status');
  await mkdir(join(state, 'lists', 'partial'), { recursive: true });
  await mkdir(join(state, 'archives', 'partial'), { recursive: true });
  await writeChanged(configuration, CONFIGURATION);
  await writeChanged(status, emptyMachine());

  const run = (files: SourceFiles, program: string, args: readonly string[], cwd = state): Promise<string> =>
    aptAnswer(
      program,
      ['-c', configuration, ...privateOptions(state, status, files), ...args],
      env,
      cwd,
      signal,
    );
  const files = await writeSource(source, state, codename, async (written) => {
    const uris = await run(written, tools.aptGet, ['indextargets', '--format', '$(REPO_URI)']);
    return uris.split('\n').some(isPgdg);
  });

  return {
    async update() {
      await run(files, tools.aptGet, ['-q', '--error-on=any', 'update']);
      await writeFile(join(state, STAMP), '');
    },
    async majors(prefix) {
      const names = await run(files, tools.aptCache, ['pkgnames', `${prefix}-`]);
      const majors = names.split('\n').map((name) => /^(\d+)$/.exec(name.slice(prefix.length + 1))?.[1]);
      return majors.flatMap((major) => (major === undefined ? [] : [Number(major)])).sort((a, b) => a - b);
    },
    async resolve(name) {
      const plan = await run(files, tools.aptGet, ['install', '--simulate', name]);
      return Array.from(plan.matchAll(/^Inst (\S+) (?:\[[^\]]*\] )?\((\S+) /gm), ([, each, version]) => {
        if (each === undefined || version === undefined) throw new TypeError("apt's plan can't be read");
        return { name: each, version };
      });
    },
    async download(packages, folder) {
      const exact = packages.map(({ name, version }) => `${name}=${version}`);
      await run(files, tools.aptGet, ['-q', 'download', ...exact], folder);
    },
  };
}

function privateOptions(state: string, status: string, files: SourceFiles): readonly string[] {
  const options = [
    `Dir::State=${state}`,
    `Dir::State::lists=${join(state, 'lists')}`,
    `Dir::State::status=${status}`,
    `Dir::Cache=${state}`,
    `Dir::Cache::archives=${join(state, 'archives')}`,
    'Dir::Cache::pkgcache=pkgcache.bin',
    'Dir::Cache::srcpkgcache=',
    `Dir::Etc::sourcelist=${files.list}`,
    `Dir::Etc::sourceparts=${files.parts}`,
  ];
  // Run by root, apt would fetch as an account of its own, which cannot write here.
  if (process.getuid?.() === 0) options.push('APT::Sandbox::User=root');
  return options.flatMap((option) => ['-o', option]);
}

async function aptAnswer(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
  signal: AbortSignal,
): Promise<string> {
  try {
    return await runProgram(program, { args, env: { ...env, LC_ALL: 'C' }, cwd, signal });
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ProgramFailed)) throw error;
    throw new AptRefused(reasonsIn(error.ending.stderr) || error.message);
  }
}

/** What apt says is wrong, without what it says about that every time. */
function reasonsIn(stderr: readonly string[]): string {
  const said = stderr
    .filter((line) => /^[EW]: /.test(line) && !line.startsWith('E: Some index files failed'))
    .map((line) => line.slice(3).replace(/\.$/, ''));
  return [...new Set(said)].join('; ');
}

/** When the lists below `state` were last fetched, in milliseconds since 1970; 0 for never. */
export async function updatedAt(state: string): Promise<number> {
  try {
    return (await stat(join(state, STAMP))).mtimeMs;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
}
