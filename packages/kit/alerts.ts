import type * as Alerting from '#alerts';
import type { Broken, IssueSettings, Reported } from '#alerts';
import type { CheckAnnotation } from '#github';
import {
  FileMistakes,
  lineOf,
  messageOf,
  systemClock,
  UserError,
  type Logger,
  type Redactor,
} from '#verdict';
import { lineAnnotations, mistakeAnnotations } from './annotations.js';
import { markdownLines, plainLines } from './alert-words.js';
import { commitOf } from './commit.js';
import { endingOf } from './ending.js';
import { gitHubOf } from './github.js';
import { inputsAmong, listOf, textOf, type Environment, type Inputs } from './inputs.js';
import { blamedChecks, blameLine, tell } from './outcome.js';
import { workflowOf } from './runner.js';
import type { ActionSchema } from './schema.js';
import type { Outcome } from './verb.js';

export interface AlertSide {
  readonly schema: ActionSchema;
  readonly env: Environment;
  readonly log: Logger;
  readonly redactor: Redactor;
  /** Of the run; alerts are told under one of their own. */
  readonly signal: AbortSignal;
  /** The name of the set that the run is about, once that is known. */
  readonly subject: () => string | undefined;
}

/** Issues and checks of a run. What could not be told is a warning, and changes no result. */
export interface Alerts {
  /** @returns lines of Markdown for the job's summary */
  ended(outcome: Outcome): Promise<readonly string[]>;
  broke(error: unknown): Promise<readonly string[]>;
}

/** What alerts need of the inputs. */
const ALERT_INPUTS = [
  ...['alert', 'assignees', 'mentions', 'escalate', 'reopen-within', 'check', 'github-token'],
  ...['name', 'backup-id', 'watch-only'],
];

/** Tell of inputs that are wrong, as far as those that alerts need are right. @returns lines of Markdown for the job's summary */
export async function tellWrongInputs(
  error: unknown,
  given: ReadonlyMap<string, string>,
  side: AlertSide,
): Promise<readonly string[]> {
  const { schema, env, log } = side;
  try {
    const alerts = await startAlerts(inputsAmong(ALERT_INPUTS, schema, given, env), side);
    return await alerts.broke(error);
  } catch (cause) {
    log.warning(`Nothing was told on GitHub: ${messageOf(cause)}`);
    return [];
  }
}

/** All that is told on GitHub together; of a cancelled run, what its runner leaves before it kills. */
const LIMIT_MS = 90_000;
const CANCELLED_LIMIT_MS = 5_000;

/**
 * Get ready to tell on GitHub how a run ends. Nothing is loaded where nothing is to be told.
 *
 * @throws UserError for people who can be nobody
 */
export async function startAlerts(inputs: Inputs, side: AlertSide): Promise<Alerts> {
  const wants = { issue: inputs['alert'] === 'issue', check: inputs['check'] === true };
  if (!wants.issue && !wants.check) return NOBODY;
  const alerts = await import('#alerts');
  const issues = wants.issue ? issueSettings(inputs, alerts) : undefined;
  const startedAt = systemClock.now();
  const { env, log, redactor, schema } = side;
  const verb = alerts.ALERTING_VERBS.find((known) => known === schema.verb);
  if (verb === undefined) throw new Error(`${schema.verb} has inputs for alerts, and no class of failure`);

  const tellEnd = async (
    result: Reported | Broken,
    annotations: readonly CheckAnnotation[],
  ): Promise<readonly string[]> => {
    const signal = AbortSignal.timeout(side.signal.aborted ? CANCELLED_LIMIT_MS : LIMIT_MS);
    const github = await gitHubOf(textOf(inputs, 'github-token'), { env, ports: { log, signal } });
    const workflow = workflowOf(env);
    const commit = wants.check ? await commitOf(env) : undefined;
    if (wants.check && commit === undefined) log.warning('No check was told: the run is of no commit.');
    const told = await alerts.tellGitHub(
      github,
      {
        ending: endingOf(result, inputs, { verb, env, subject: side.subject() }),
        ...(issues === undefined ? {} : { issues }),
        ...(workflow === undefined ? {} : { workflow }),
        check: commit !== undefined,
        commit: commit ?? '',
        action: schema.name === '' ? schema.verb : schema.name,
        annotations,
        startedAt,
        redact: (text) => redactor.redact(text),
      },
      { clock: systemClock },
    );
    for (const warning of told.warnings) log.warning(warning);
    for (const line of plainLines(told)) log.info(line);
    return markdownLines(told);
  };
  const end = async (
    result: Reported | Broken,
    annotations: readonly CheckAnnotation[],
  ): Promise<readonly string[]> => {
    try {
      return await tellEnd(result, annotations);
    } catch (error) {
      log.warning(`Nothing was told on GitHub: ${lineOf(error)}`);
      return [];
    }
  };
  return {
    ended: (outcome) => {
      const { report, lastLine } = outcome;
      const line = report.verdict === 'proven' ? lastLine : blameLine(outcome);
      return end({ kind: 'report', report, line }, lineAnnotations(blamedChecks(outcome), side));
    },
    broke: (error) => {
      const mistakes = error instanceof FileMistakes ? mistakeAnnotations(error, side) : [];
      return end(brokenBy(error), mistakes);
    },
  };
}

function brokenBy(error: unknown): Broken {
  const { line } = tell(error);
  if (!(error instanceof UserError)) return { kind: 'error', line };
  const { remedy, where } = error;
  return {
    kind: 'error',
    line,
    ...(remedy === undefined ? {} : { remedy }),
    ...(where === undefined ? {} : { where }),
  };
}

const NOBODY: Alerts = {
  ended: () => Promise.resolve([]),
  broke: () => Promise.resolve([]),
};

function issueSettings(
  inputs: Inputs,
  { assigneeOf, mentionOf, escalationsOf, DEFAULT_ISSUE_SETTINGS }: typeof Alerting,
): IssueSettings {
  const reopenWithin = inputs['reopen-within'];
  return {
    reopenWithin: typeof reopenWithin === 'number' ? reopenWithin : DEFAULT_ISSUE_SETTINGS.reopenWithin,
    assignees: listOf(inputs, 'assignees').map(assigneeOf),
    mentions: listOf(inputs, 'mentions').map(mentionOf),
    escalate: escalationsOf(listOf(inputs, 'escalate')),
  };
}
