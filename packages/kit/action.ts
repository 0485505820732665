import { join } from 'node:path';
import * as core from '@actions/core';
import { FileMistakes, messageOf, PRODUCER, Redactor, systemClock } from '#verdict';
import { startAlerts, tellWrongInputs, type Alerts, type AlertSide } from './alerts.js';
import { annotateChecks, annotateMistakes, type AnnotationSide } from './annotations.js';
import { folderCacheOf } from './cache.js';
import { knownSecrets, parseInputs, type Environment, type Inputs } from './inputs.js';
import { startMessages } from './messages.js';
import { blamedChecks, blameLine, checkLine, passes, tell } from './outcome.js';
import { throttledProgress } from './progress.js';
import { surroundingsOf } from './runner.js';
import type { ActionSchema } from './schema.js';
import { LEFTOVERS_FILE, openSession } from './session.js';
import { listenForSignals, type EndSignals } from './signals.js';
import { LEFTOVERS_STATE } from './post.js';
import { boundedSummary, failureSummary } from './summary.js';
import type { Outcome, Verb } from './verb.js';
import { workflowLogger, workflowMask } from './workflow.js';

const PROGRESS_EVERY_MS = 10_000;

/**
 * Run a verb as a step of a workflow, from the step's environment to its outputs, summary and annotation.
 *
 * @param load brings the verb; it runs inside the wrapper, so that even a broken bundle ends as a failed step with outputs
 * @returns the step's exit code
 */
export async function runAction(load: () => Promise<Verb>, env: Environment): Promise<number> {
  const redactor = new Redactor();
  const signals = listenForSignals();
  /** What was told elsewhere, for the end of the summary. */
  const told: string[] = [];
  let schema: ActionSchema | undefined;
  try {
    const verb = await load();
    schema = verb.schema;
    const onTold = (lines: readonly string[]): void => {
      told.push(...lines);
    };
    return await Promise.race([runVerb(verb, env, redactor, signals, onTold), signals.crashed]);
  } catch (error) {
    await reportThrown(signals.signal.aborted ? signals.signal.reason : error, schema, env, redactor);
    return 1;
  } finally {
    if (told.length > 0 && wantsSummary(env)) await writeSummary(`\n${told.join('\n\n')}\n`);
    signals.release();
  }
}

async function runVerb(
  verb: Verb,
  env: Environment,
  redactor: Redactor,
  { signal, crashed }: EndSignals,
  onTold: (lines: readonly string[]) => void,
): Promise<number> {
  const { schema } = verb;
  const given = actionInputs(env);
  const mask = workflowMask(redactor);
  knownSecrets(schema, given, env).forEach(mask);
  presetOutputs(schema);
  core.info(`${schema.title}, ${PRODUCER}`);
  const log = workflowLogger(redactor);
  const side = { schema, env, log, redactor, signal };
  const inputs = await parsedInputs(given, { ...side, subject: () => undefined }, onTold);
  const surroundings = surroundingsOf(env);
  const session = await openSession({
    ...surroundings,
    ports: {
      clock: systemClock,
      log,
      progress: throttledProgress(systemClock, PROGRESS_EVERY_MS, (line) => {
        log.info(line);
      }),
      signal,
    },
    env,
    cache: folderCacheOf(env, log),
    mask,
  });
  // Saved before the verb starts: state that is saved late is lost with a run that is killed.
  core.saveState(LEFTOVERS_STATE, join(session.folder, LEFTOVERS_FILE));
  const messages = startMessages(inputs, { title: schema.title, env, log, redactor });
  let alerts: Alerts | undefined;
  try {
    alerts = await startAlerts(inputs, { ...side, subject: () => session.subject });
    // What is thrown where nobody waits is told like everything else.
    const outcome = await Promise.race([verb.execute(inputs, session.context), crashed]);
    const code = await reportOutcome(schema, outcome, inputs, { title: schema.title, env, redactor });
    const [lines] = await Promise.all([alerts.ended(outcome), messages.ended(outcome, code === 0)]);
    onTold(lines);
    return code;
  } catch (error) {
    const reason: unknown = signal.aborted ? signal.reason : error;
    const [lines] = await Promise.all([alerts?.broke(reason), messages.broke(tell(reason).line)]);
    onTold(lines ?? []);
    throw error;
  } finally {
    await session.close();
  }
}

/** The inputs; where some are wrong, that is told as well. @throws UserError */
async function parsedInputs(
  given: ReadonlyMap<string, string>,
  side: AlertSide,
  onTold: (lines: readonly string[]) => void,
): Promise<Inputs> {
  try {
    return parseInputs(side.schema, given, side.env, { side: 'action', spell: (name) => `input ${name}` });
  } catch (error) {
    onTold(await tellWrongInputs(error, given, side));
    throw error;
  }
}

/** `INPUT_BACKUP-ID` → `backup-id`, as the runner writes them, unknown ones included. */
function actionInputs(env: Environment): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(env)
      .filter(([key]) => key.startsWith('INPUT_'))
      .map(([key, value]) => [key.slice('INPUT_'.length).toLowerCase(), value ?? '']),
  );
}

async function reportOutcome(
  schema: ActionSchema,
  outcome: Outcome,
  inputs: Readonly<Record<string, unknown>>,
  side: AnnotationSide,
): Promise<number> {
  const { redactor } = side;
  const { report, outputs, lastLine } = outcome;
  for (const name of Object.keys(schema.outputs)) core.setOutput(name, outputs[name] ?? '');
  if (inputs['summary'] !== false) {
    const { redactedReport, renderMarkdown } = await import('#report');
    const shown = redactedReport(report, (text) => redactor.redact(text));
    await writeSummary(redactor.redact(renderMarkdown(shown)));
  }
  const blamed = blamedChecks(outcome);
  for (const check of blamed) core.info(redactor.redact(checkLine(check)));
  core.info(redactor.redact(lastLine));
  if (report.verdict === 'proven') return 0;
  annotateChecks(blamed, side);
  const annotation = redactor.redact(blameLine(outcome));
  if (passes(report.verdict, inputs['allow-unproven'] === true)) {
    core.warning(`${annotation} (let through by allow-unproven)`, { title: `${schema.title}: unproven` });
    return 0;
  }
  core.error(annotation, { title: `${schema.title}: ${report.verdict}` });
  return 1;
}

/**
 * Outputs are set on every path, kill -9 included: the worst before anything runs, the truth over it at the end. A later `if:` that
 * reads an unset verdict would let the deploy through.
 */
function presetOutputs({ outputs }: Pick<ActionSchema, 'outputs'>): void {
  for (const [name, { preset = '' }] of Object.entries(outputs)) core.setOutput(name, preset);
  core.setOutput('verdict', 'failed');
  core.setOutput('claim', 'none');
}

/** Tell what was thrown: a user's error in one line, a defect with its stack. */
async function reportThrown(
  error: unknown,
  schema: ActionSchema | undefined,
  env: Environment,
  redactor: Redactor,
): Promise<void> {
  const title = schema?.title ?? 'Backproof';
  const { line, stack } = tell(error);
  if (stack !== undefined) core.info(redactor.redact(stack));
  if (error instanceof FileMistakes) annotateMistakes(error, { title, env, redactor });
  core.error(redactor.redact(line), { title: `${title}: failed` });
  if (schema === undefined) presetOutputs({ outputs: {} });
  if (wantsSummary(env)) {
    await writeSummary(failureSummary(title, redactor.redact(line)));
  }
}

/** As far as it can be known where inputs may be wrong. */
function wantsSummary(env: Environment): boolean {
  return !/^false$/i.test((env['INPUT_SUMMARY'] ?? '').trim());
}

async function writeSummary(markdown: string): Promise<void> {
  try {
    await core.summary.addRaw(boundedSummary(markdown), true).write();
  } catch (error) {
    core.warning(`The job summary could not be written: ${messageOf(error)}`);
  }
}
