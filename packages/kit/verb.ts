import type { Report } from '#report';
import type { Ports } from '#verdict';
import type { ActionSchema, InputsOf } from './schema.js';

/** Where a run keeps programs that it fetched, between runs. */
export interface FolderCache {
  /** Fill `folder` from what was kept under `key`; false where nothing was. */
  restore(key: string, folder: string): Promise<boolean>;
  save(key: string, folder: string): Promise<void>;
}

/** What the workflow run says about itself; absent parts are unknown (a terminal, a cron job). */
export interface RunInfo {
  readonly repository?: string;
  readonly repositoryId?: string;
  readonly commit?: string;
  readonly ref?: string;
  readonly runId?: string;
  readonly runAttempt?: number;
  readonly workflow?: string;
  /** Counts the workflow's runs from 1. */
  readonly runNumber?: number;
  /** Who started it: a login of GitHub's, on a terminal the machine's account. */
  readonly actor?: string;
}

/** Something that must be ended or removed when the job is over, in a form that a later process can carry out. */
export type Leftover =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'server'; readonly folder: string }
  | ({ readonly kind: 'process' } & LeftProcess);

/** A process that leads a group of its own, told from a later one with the same number; in the words of whoever can end it. */
export interface LeftProcess {
  readonly pid: number;
  /** Host and process namespace. */
  readonly host: string;
  /** When it started, in the system's own terms. */
  readonly started: string;
  /** Stands in the environment of it and its children. */
  readonly mark: string;
}

/** What a verb is handed by the action's wrapper or by the command line. */
export interface VerbContext {
  readonly ports: Ports;
  /** The environment, for what belongs there: `PG*`, `BACKPROOF_SOURCE`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A private folder (0700) for scratch files, removed when the run is over. */
  readonly workFolder: string;
  /** The machine's folder for temporary files, which other accounts may enter: throwaway servers live in it. */
  readonly tempFolder: string;
  /** Where fetched programs are kept on this machine. */
  readonly programFolder: string;
  readonly run: RunInfo;
  /** On a GitHub runner: PostgreSQL's own packages are the default source there, the system's elsewhere. */
  readonly onRunner: boolean;
  readonly cache: FolderCache | undefined;
  /** Ask whoever sits at the terminal for one line; absent where nobody does. */
  readonly ask?: (question: string) => Promise<string>;
  /** Say whose backup this run is about, by the set's name, as soon as that is known: alerts are kept by it. */
  about(name: string): void;
  /** Never show this text, nor any form of it, in any output. Call it before anything that could print it. */
  mask(secret: string): void;
  /** Run when the verb has ended, whatever happened, last registered first. A failure is a warning. */
  defer(what: string, work: () => Promise<void>): void;
  /** Leave something for the job's later steps; the post step ends it (the command line, on exit). Written at once: survives kill -9. */
  leave(leftover: Leftover): void;
  /** The same for what the verb ends by itself, unless it is killed before. */
  guard(leftover: Leftover): void;
}

/** How a verb ended. */
export interface Outcome<Outputs extends string = string> {
  readonly report: Report;
  /** A value for each of the action's outputs. */
  readonly outputs: Readonly<Record<Outputs, string>>;
  /** The document that `--json` prints, beside `verdict`, `claim` and `checks`. */
  readonly details: Readonly<Record<string, unknown>>;
  /** The last line, which a person can trust: what was proven and what was not. */
  readonly lastLine: string;
}

/** One capability: the same for an action and for the command line. */
export interface Verb<S extends ActionSchema = ActionSchema> {
  readonly schema: S;
  execute(inputs: InputsOf<S>, context: VerbContext): Promise<Outcome<Extract<keyof S['outputs'], string>>>;
}
