import type { AlertingVerb, Ending } from '#alerts';
import { systemClock } from '#verdict';
import { textOf, type Environment, type Inputs } from './inputs.js';
import { runPageOf } from './runner.js';

/** What is known of a run besides its result. */
export interface RunSide {
  readonly verb: AlertingVerb;
  readonly env: Environment;
  /** The name of the set that it was about, where it came to be known. */
  readonly subject: string | undefined;
}

/** How a run ended, for alerts. */
export function endingOf(result: Ending['result'], inputs: Inputs, { verb, env, subject }: RunSide): Ending {
  const name = textOf(inputs, 'name');
  const standIn = name === '' ? standInFor(verb, env) : name;
  const runUrl = runPageOf(env);
  return {
    verb: inputs['watch-only'] === true ? 'watch' : verb,
    result,
    database: subject ?? standIn,
    standIn,
    allowUnproven: inputs['allow-unproven'] === true,
    isNewest: ['', 'latest'].includes(textOf(inputs, 'backup-id')),
    at: systemClock.now(),
    ...(runUrl === undefined ? {} : { runUrl }),
  };
}

/** The same with every run, and another for each job: what is told by it must be taken back by it. */
function standInFor(verb: AlertingVerb, env: Environment): string {
  const parts = [env['GITHUB_WORKFLOW'] ?? '', env['GITHUB_JOB'] ?? ''].filter((part) => part !== '');
  return parts.length === 0 ? `backproof ${verb}` : parts.join(' / ');
}
