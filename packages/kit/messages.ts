import { messageOf, systemClock, type Check, type Logger, type Redactor } from '#verdict';
import { textOf, type Environment, type Inputs } from './inputs.js';
import { blameLine, blamedChecks } from './outcome.js';
import { runPageOf } from './runner.js';
import type { Outcome } from './verb.js';

export interface MessageSide {
  /** Of the action. */
  readonly title: string;
  readonly env: Environment;
  readonly log: Logger;
  readonly redactor: Redactor;
}

/** What a run tells those who watch from outside: pings and a webhook. Never fails the run, and takes a minute at most. */
export interface Messages {
  /** The run has its result. @param passed whether it ends well */
  ended(outcome: Outcome, passed: boolean): Promise<void>;
  /** The run could not be brought to a result. @param line why, in one line */
  broke(line: string): Promise<void>;
}

/** Tell that a run begins, and get what tells of its end. Nothing is loaded where nobody is to be told. */
export function startMessages(inputs: Inputs, side: MessageSide): Messages {
  const addresses = { ok: textOf(inputs, 'ping-url'), ran: textOf(inputs, 'ping-ran-url') };
  const url = textOf(inputs, 'webhook-url');
  if (addresses.ok === '' && addresses.ran === '' && url === '') return NOBODY;
  const { log, redactor, env, title } = side;
  // A run that was cancelled tells its end too: its own signal is aborted by then.
  const ports = { log, clock: systemClock, signal: new AbortController().signal };
  const alerts = import('#alerts');
  const warn = (error: unknown): void => {
    log.warning(`Nobody could be told of this run: ${messageOf(error)}`);
  };
  const begun = alerts.then(({ ping }) => ping(addresses, 'start', '', ports)).catch(warn);

  const tellEnd = async (passed: boolean, notice: Told): Promise<void> => {
    // Whoever is told of the end before the start takes the run for one that goes on.
    await begun;
    const { ping, sendNotice } = await alerts;
    const { redactedCheck } = await import('#report');
    const line = redactor.redact(notice.line);
    const isSent = notice.verdict !== 'proven' || textOf(inputs, 'webhook-on') === 'always';
    const format = textOf(inputs, 'webhook-format') === 'slack' ? 'slack' : 'json';
    const told = {
      ...{ ...notice, line, title: redactor.redact(notice.title), at: systemClock.now(), ...runOf(env) },
      blamed: notice.blamed.map((check) => redactedCheck(check, (text) => redactor.redact(text))),
    };
    const options = { url: isSent ? url : '', format, secret: textOf(inputs, 'webhook-secret') } as const;
    await Promise.all([
      ping(addresses, passed ? 'success' : 'fail', line, ports),
      sendNotice(told, options, ports),
    ]);
  };
  const end = (passed: boolean, notice: Told): Promise<void> => tellEnd(passed, notice).catch(warn);
  return {
    async ended(outcome, passed) {
      const { verdict, claim, title: done } = outcome.report;
      const line = verdict === 'proven' ? outcome.lastLine : blameLine(outcome);
      await end(passed, { verdict, claim, title: done, line, blamed: blamedChecks(outcome) });
    },
    async broke(line) {
      await end(false, { verdict: 'failed', claim: 'none', title, line, blamed: [] });
    },
  };
}

const NOBODY: Messages = {
  ended: () => Promise.resolve(),
  broke: () => Promise.resolve(),
};

interface Told extends Pick<Outcome['report'], 'verdict' | 'claim' | 'title'> {
  readonly line: string;
  readonly blamed: readonly Check[];
}

/** The repository and the page of the run, on a runner. */
function runOf(env: Environment): { readonly repository?: string; readonly runUrl?: string } {
  const runUrl = runPageOf(env);
  return runUrl === undefined ? {} : { repository: env['GITHUB_REPOSITORY'] ?? '', runUrl };
}
