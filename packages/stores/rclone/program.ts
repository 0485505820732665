import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { runProgram, startProgram, type RunOptions, type Running } from '#process';
import { UserError } from '#verdict';

type Environment = Readonly<Record<string, string | undefined>>;

/** What rclone needs of our environment: where its configuration is, and how it gets out. Everything else stays with us. */
const PASSED_ON = /^(PATH|HOME|XDG_CONFIG_HOME|RCLONE_.+|https?_proxy|no_proxy|all_proxy)$/i;

/** Never a question to a terminal, nothing but the answer on standard output, and the server's times, which cost no further request. */
const ALWAYS = ['--ask-password=false', '--progress=false', '--use-server-modtime', '--fast-list'];

/** How long tidying up may take. */
const TIDYING_MS = 30_000;

/** What an rclone of ours is started with. */
export interface RcloneOptions {
  readonly env: Environment;
  /** Where it may keep what a remote takes only whole. */
  readonly workFolder: string;
  /** Seconds without a byte after which it gives a connection up; 0 for never. */
  readonly stallSeconds: number;
  readonly signal: AbortSignal;
}

/** The program, as it lies on the path. */
export class Rclone {
  readonly #program: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #always: readonly string[];
  readonly #options: RcloneOptions;

  private constructor(program: string, options: RcloneOptions) {
    const { env, workFolder, stallSeconds } = options;
    this.#program = program;
    this.#options = options;
    const passedOn = Object.entries(env).flatMap(([name, value]) =>
      value !== undefined && PASSED_ON.test(name) ? [[name, value] as const] : [],
    );
    this.#env = { ...Object.fromEntries(passedOn), TMPDIR: workFolder };
    this.#always = stallSeconds > 0 ? [...ALWAYS, `--timeout=${stallSeconds}s`] : ALWAYS;
  }

  /** @throws UserError where it is not on the path */
  static async find(options: RcloneOptions): Promise<Rclone> {
    for (const folder of (options.env['PATH'] ?? '').split(delimiter)) {
      // What lies in the working folder, a checkout, is not the program that is meant.
      if (!isAbsolute(folder)) continue;
      const program = join(folder, 'rclone');
      if (await mayRun(program)) return new Rclone(program, options);
    }
    throw new UserError('The program rclone is not on the PATH', {
      remedy: 'Install it before this step, such as with apt-get install rclone',
    });
  }

  /** The same for what must still be tidied up when the run has ended, and must not take long. */
  afterwards(): Rclone {
    return new Rclone(this.#program, { ...this.#options, signal: AbortSignal.timeout(TIDYING_MS) });
  }

  /** Aborted when the run must end early. */
  get signal(): AbortSignal {
    return this.#options.signal;
  }

  /** Start a command. @param names remotes and paths: never taken for options */
  start(command: string, options: readonly string[], names: readonly string[]): Promise<Running> {
    return startProgram(this.#program, this.#how(command, options, names));
  }

  /** Run a command to its end; what it wrote to standard output. @throws ProgramFailed for any exit code but 0 */
  run(command: string, options: readonly string[], names: readonly string[]): Promise<string> {
    return runProgram(this.#program, this.#how(command, options, names));
  }

  #how(command: string, options: readonly string[], names: readonly string[]): RunOptions {
    const args = [command, ...this.#always, ...options, '--', ...names];
    return { args, env: this.#env, signal: this.#options.signal };
  }
}

async function mayRun(program: string): Promise<boolean> {
  try {
    await access(program, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
