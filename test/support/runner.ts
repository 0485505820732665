import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { readCommandFile, readLog, type Annotation } from './commands.js';

/** The root of the repository. Tests run from `build/test/…`. */
export const REPOSITORY = resolve(import.meta.dirname, '..', '..', '..');

/** Node 24, as the runner brings it for `using: node24`. */
export const NODE_24 = join(REPOSITORY, 'node_modules', 'node', 'bin', 'node');

const actionFile = v.object({
  inputs: v.nullish(
    v.record(v.string(), v.object({ default: v.optional(v.string()), required: v.optional(v.boolean()) })),
    {},
  ),
  runs: v.object({ using: v.literal('node24'), main: v.string(), post: v.optional(v.string()) }),
});
type ActionFile = v.InferOutput<typeof actionFile>;

export interface StepOptions {
  /** `with:` of the step. */
  readonly with?: Readonly<Record<string, string>>;
  /** `env:` of the step; nothing else is inherited. */
  readonly env?: Readonly<Record<string, string>>;
  /** Default: `/usr/bin:/bin`. */
  readonly path?: string;
}

export interface StepResult {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What people see; `rawLog` is what the process wrote. */
  readonly log: string;
  readonly rawLog: string;
  readonly annotations: readonly Annotation[];
  readonly masks: readonly string[];
  readonly openGroups: number;
  /** What the step handed to its post step. */
  readonly state: Readonly<Record<string, string>>;
  /** What it set for later steps. */
  readonly exported: Readonly<Record<string, string>>;
  readonly milliseconds: number;
}

/** A step that runs, for tests that interrupt it. */
export interface RunningStep {
  readonly pid: number;
  /** Milliseconds from its start to the first line that a person sees; `undefined` where it ended without one. */
  readonly firstLine: Promise<number | undefined>;
  readonly result: Promise<StepResult>;
  /** Signal the step's own process, as a cancelled workflow or a dying machine does. */
  kill(signal: NodeJS.Signals): void;
  /** Everything that it wrote until now. */
  output(): string;
}

/** A job on a runner: one RUNNER_TEMP, and steps one after the other. Dispose of it to remove its folders. */
export class Job implements AsyncDisposable {
  /** Holds RUNNER_TEMP, the workspace and the command files. */
  readonly folder: string;
  #steps = 0;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async start(): Promise<Job> {
    const folder = await mkdtemp(join(tmpdir(), 'job-'));
    // As a runner's work folder: every account may pass through.
    await chmod(folder, 0o711);
    for (const name of ['temp', 'workspace', 'tools', 'files']) await mkdir(join(folder, name));
    return new Job(folder);
  }

  get temp(): string {
    return join(this.folder, 'temp');
  }

  /** RUNNER_TOOL_CACHE: programs that jobs on this machine share. */
  get tools(): string {
    return join(this.folder, 'tools');
  }

  get workspace(): string {
    return join(this.folder, 'workspace');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Run an action's main part to its end. `action` is a folder with an `action.yml`; relative ones start at the repository. */
  async main(action: string, options: StepOptions = {}): Promise<StepResult> {
    return (await this.startMain(action, options)).result;
  }

  async startMain(action: string, options: StepOptions = {}): Promise<RunningStep> {
    const folder = resolve(REPOSITORY, action);
    const declared = await readActionFile(folder);
    return this.#spawn(join(folder, declared.runs.main), this.#inputs(declared, options), options);
  }

  /** Run an action's post part with the state that its main part saved. */
  async post(action: string, main: StepResult, options: StepOptions = {}): Promise<StepResult> {
    const folder = resolve(REPOSITORY, action);
    const declared = await readActionFile(folder);
    if (declared.runs.post === undefined) throw new Error(`${action} has no post step`);
    const state = Object.fromEntries(
      Object.entries(main.state).map(([key, value]) => [`STATE_${key}`, value]),
    );
    const step = await this.#spawn(
      join(folder, declared.runs.post),
      { ...this.#inputs(declared, options), ...state },
      options,
    );
    return step.result;
  }

  /** `INPUT_*` as the runner sets them: declared ones with their defaults, and undeclared ones too, which it only warns of. */
  #inputs(declared: ActionFile, options: StepOptions): Record<string, string> {
    const values = new Map<string, string>();
    for (const [name, input] of Object.entries(declared.inputs)) values.set(name, input.default ?? '');
    for (const [name, value] of Object.entries(options.with ?? {})) values.set(name, value);
    return Object.fromEntries(
      [...values].map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
    );
  }

  async #spawn(
    file: string,
    variables: Readonly<Record<string, string>>,
    options: StepOptions,
  ): Promise<RunningStep> {
    if (!existsSync(file)) throw new Error(`${file} is missing: run npm run bundle`);
    this.#steps += 1;
    const commandFile = (name: string): string => join(this.folder, 'files', `${name}-${this.#steps}`);
    const files = {
      GITHUB_OUTPUT: commandFile('output'),
      GITHUB_STATE: commandFile('state'),
      GITHUB_ENV: commandFile('env'),
      GITHUB_PATH: commandFile('path'),
      GITHUB_STEP_SUMMARY: commandFile('summary'),
    };
    for (const path of Object.values(files)) await writeFile(path, '');
    const begun = performance.now();
    const child = spawn(NODE_24, [file], {
      cwd: this.workspace,
      env: {
        PATH: options.path ?? '/usr/bin:/bin',
        HOME: this.folder,
        GITHUB_ACTIONS: 'true',
        GITHUB_ACTION: `__step-${this.#steps}`,
        GITHUB_ACTION_PATH: dirname(file),
        GITHUB_WORKSPACE: this.workspace,
        GITHUB_REPOSITORY: 'acme/shop',
        GITHUB_REPOSITORY_ID: '42',
        GITHUB_SHA: 'f'.repeat(40),
        GITHUB_REF: 'refs/heads/main',
        GITHUB_RUN_ID: '1000',
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_WORKFLOW: 'backup',
        RUNNER_OS: 'Linux',
        RUNNER_TEMP: this.temp,
        RUNNER_TOOL_CACHE: this.tools,
        ...files,
        ...options.env,
        ...variables,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let raw = '';
    const { promise: firstLine, resolve: sawLine } = Promise.withResolvers<number | undefined>();
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        raw += text;
        if (/^(?!::)./m.test(text)) sawLine(performance.now() - begun);
      });
    }
    child.once('close', () => {
      sawLine(undefined);
    });
    const ended = new Promise<Pick<StepResult, 'exitCode' | 'signal'>>((done, fail) => {
      child.once('error', fail);
      child.once('close', (exitCode, signal) => {
        done({ exitCode, signal });
      });
    });
    const read = (path: string): Promise<string> => readFile(path, 'utf8');
    const result = ended.then(async (ending): Promise<StepResult> => ({
      ...ending,
      ...readLog(raw),
      rawLog: raw,
      outputs: readCommandFile(await read(files.GITHUB_OUTPUT)),
      state: readCommandFile(await read(files.GITHUB_STATE)),
      exported: readCommandFile(await read(files.GITHUB_ENV)),
      summary: await read(files.GITHUB_STEP_SUMMARY),
      milliseconds: performance.now() - begun,
    }));
    return {
      pid: child.pid ?? 0,
      firstLine,
      result,
      kill: (signal) => child.kill(signal),
      output: () => raw,
    };
  }
}

async function readActionFile(folder: string): Promise<ActionFile> {
  return v.parse(actionFile, parse(await readFile(join(folder, 'action.yml'), 'utf8')));
}
