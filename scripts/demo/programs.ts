import { npmServer, programFinder, type ProgramFinder, type Programs } from '#postgres';
import { UserError, type Logger } from '#verdict';

/** What the demo runs on. */
export interface DemoPrograms {
  /** `initdb` and `postgres`, of a major for which there are clients. */
  readonly server: Programs;
  /** The command line's `--apt-source`, where its default has no client for any server of ours. */
  readonly aptSource: 'pgdg' | undefined;
}

export interface DemoMachine {
  /** The project's `node_modules`. */
  readonly modules: string;
  /** Where the command line keeps programs, so that nothing is fetched twice. */
  readonly cacheFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/** What npm brings, the one that most people run first. */
const NPM_MAJORS = [17, 18, 15];
const CLIENTS = ['pg_dump', 'pg_dumpall', 'pg_restore'] as const;

/**
 * The first server for which this machine has clients that are not older, or can fetch them: a distribution has but one major.
 *
 * @throws UserError where there is none
 */
export async function demoPrograms(machine: DemoMachine): Promise<DemoPrograms> {
  if (process.platform !== 'linux') return { server: await installedServer(machine), aptSource: undefined };
  const attempts = [
    ...NPM_MAJORS.map((major) => ({ major, aptSource: undefined })),
    { major: 17, aptSource: 'pgdg' },
  ] as const;
  let refusal: UserError | undefined;
  for (const { major, aptSource } of attempts) {
    try {
      await finder(machine, aptSource).find({ need: CLIENTS, major: { atLeast: major } });
      const { modules, signal } = machine;
      const { platform, arch } = process;
      return { server: await npmServer({ major, modules, platform, arch, signal }), aptSource };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refusal = error;
    }
  }
  throw refusal ?? new RangeError('no major was tried');
}

/** npm brings servers for Linux alone; elsewhere an installed PostgreSQL must do. */
async function installedServer(machine: DemoMachine): Promise<Programs> {
  return finder(machine, undefined).find({
    need: [...CLIENTS, 'initdb', 'postgres'],
    major: { atLeast: 15 },
  });
}

const PROXIES = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];

function finder({ env, ...machine }: DemoMachine, aptSource: 'pgdg' | undefined): ProgramFinder {
  return programFinder({
    searchPath: env['PATH'] ?? '',
    cacheFolder: machine.cacheFolder,
    onRunner: aptSource === 'pgdg',
    log: machine.log,
    signal: machine.signal,
    passEnv: Object.fromEntries(
      PROXIES.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])),
    ),
  });
}
