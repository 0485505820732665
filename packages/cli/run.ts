import { once } from 'node:events';
import { FileMistakes, OperationFailed, Redactor, systemClock, UserError, VERSION } from '#verdict';
import {
  blamedChecks,
  checkLine,
  knownSecrets,
  listenForSignals,
  openSession,
  parseInputs,
  passes,
  refuseMistakes,
  startAlerts,
  startMessages,
  surroundingsOf,
  tell,
  unknownName,
  type ActionSchema,
  type Alerts,
  type Environment,
  type EndSignals,
  type LeftoverHandlers,
  type Outcome,
  type Verb,
} from '#kit';
import { readArguments, type Arguments } from './args.js';
import { generalHelp, verbHelp } from './help.js';
import { Terminal, type TextStream } from './terminal.js';

/** Exit codes: part of the interface. */
export const EXIT = { proven: 0, failed: 1, unproven: 2, wrongUse: 3 } as const;

/** A verb that the command line knows: its flags at once, its engine when it is called. */
export interface VerbEntry {
  readonly schema: ActionSchema;
  readonly load: () => Promise<Verb>;
}

export interface CliProcess {
  readonly argv: readonly string[];
  readonly env: Environment;
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  readonly handlers: LeftoverHandlers;
  /** Absent where nobody sits at a terminal. */
  readonly ask?: (question: string, signal: AbortSignal) => Promise<string>;
}

/** Run the command line. @returns its exit code */
export async function runCli(entries: readonly VerbEntry[], process: CliProcess): Promise<number> {
  const [verbName, ...rest] = splitVerb(entries, process.argv);
  if (verbName === undefined || ['--help', '-h', 'help'].includes(verbName)) {
    (verbName === undefined ? process.stderr : process.stdout).write(
      generalHelp(entries.map((entry) => entry.schema)),
    );
    return verbName === undefined ? EXIT.wrongUse : EXIT.proven;
  }
  if (verbName === '--version') {
    process.stdout.write(`${VERSION}\n`);
    return EXIT.proven;
  }
  const entry = entries.find(({ schema }) => schema.verb === verbName);
  const args = entry === undefined ? undefined : readArguments(entry.schema, rest);
  if (entry !== undefined && args?.help === true) {
    process.stdout.write(verbHelp(entry.schema));
    return EXIT.proven;
  }
  const redactor = new Redactor();
  const terminal = new Terminal({
    stdout: process.stdout,
    stderr: process.stderr,
    redactor,
    json: args?.json ?? rest.includes('--json'),
    clock: systemClock,
    verbose: process.env['BACKPROOF_DEBUG'] === '1',
  });
  const signals = listenForSignals();
  try {
    if (entry === undefined || args === undefined) throw unknownVerb(verbName, entries);
    return await Promise.race([runVerb(entry, args, process, terminal, redactor, signals), signals.crashed]);
  } catch (error) {
    const reason: unknown = signals.signal.aborted ? signals.signal.reason : error;
    return reportThrown(reason, terminal, args?.json ?? rest.includes('--json'));
  } finally {
    signals.release();
  }
}

/** The verb and what follows it; a verb may have two words (`config check`). */
function splitVerb(entries: readonly VerbEntry[], argv: readonly string[]): readonly string[] {
  const two = argv.slice(0, 2).join(' ');
  return entries.some(({ schema }) => schema.verb === two) ? [two, ...argv.slice(2)] : argv;
}

async function runVerb(
  entry: VerbEntry,
  args: Arguments,
  process: CliProcess,
  terminal: Terminal,
  redactor: Redactor,
  { signal }: EndSignals,
): Promise<number> {
  for (const secret of knownSecrets(entry.schema, args.given, process.env)) redactor.add(secret);
  refuseMistakes(args.mistakes);
  const { env } = process;
  const { schema } = entry;
  const inputs = parseInputs(schema, args.given, env, { side: 'cli', spell: (name) => `--${name}` });
  const verb = await entry.load();
  const session = await openSession({
    ...surroundingsOf(process.env),
    ports: { clock: systemClock, log: terminal.log, progress: terminal.progress, signal },
    env: process.env,
    // GitHub gives its cache service to actions alone.
    cache: undefined,
    mask: (secret) => redactor.add(secret),
    sweep: process.handlers,
    ...(process.ask === undefined || args.json ? {} : { ask: asking(process.ask, signal) }),
  });
  const { title } = schema;
  const messages = startMessages(inputs, { title, env: process.env, log: terminal.log, redactor });
  let alerts: Alerts | undefined;
  try {
    alerts = await startAlerts(inputs, {
      ...{ schema, env, log: terminal.log, redactor, signal },
      subject: () => session.subject,
    });
    const outcome = await verb.execute(inputs, session.context);
    const code = reportOutcome(outcome, inputs['allow-unproven'] === true, terminal, args.json);
    await Promise.all([alerts.ended(outcome), messages.ended(outcome, code === EXIT.proven)]);
    if (session.leftovers.some((leftover) => leftover.kind === 'server') && !signal.aborted) {
      terminal.err('The restored server stays until Ctrl-C.');
      await once(signal, 'abort');
    }
    return code;
  } catch (error) {
    const reason: unknown = signal.aborted ? signal.reason : error;
    await Promise.all([alerts?.broke(reason), messages.broke(tell(reason).line)]);
    throw error;
  } finally {
    await session.close(process.handlers);
  }
}

function asking(
  ask: NonNullable<CliProcess['ask']>,
  signal: AbortSignal,
): (question: string) => Promise<string> {
  return (question) => ask(question, signal);
}

function unknownVerb(name: string, entries: readonly VerbEntry[]): UserError {
  return new UserError(
    `verb ${unknownName(
      name,
      entries.map(({ schema }) => schema.verb),
    )}`,
    {
      remedy: 'See backproof --help',
    },
  );
}

function reportOutcome(outcome: Outcome, allowUnproven: boolean, terminal: Terminal, json: boolean): number {
  const { verdict, claim, checks } = outcome.report;
  for (const check of blamedChecks(outcome)) terminal.err(checkLine(check));
  terminal.out(outcome.lastLine);
  if (json) terminal.document({ verdict, claim, checks, ...outcome.details });
  if (passes(verdict, allowUnproven)) {
    if (verdict !== 'proven') terminal.err('Let through by --allow-unproven.');
    return EXIT.proven;
  }
  return EXIT[verdict];
}

/** A user's error is one line; a defect is shown with its stack. */
function reportThrown(error: unknown, terminal: Terminal, json: boolean): number {
  const { line, stack } = tell(error);
  // What is wrong in a file has a line for each mistake.
  terminal.err(stack ?? `Error: ${error instanceof FileMistakes ? error.message : line}`);
  if (json) {
    terminal.document({ verdict: 'failed', claim: 'none', checks: [], error: { message: line } });
  }
  return error instanceof UserError && !(error instanceof OperationFailed) ? EXIT.wrongUse : EXIT.failed;
}
