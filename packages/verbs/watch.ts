import { gitHubOf, type InputsOf, type Outcome, type VerbContext } from '#kit';
import { PRODUCER, UserError, conclude, formatCount, notRun, type Check } from '#verdict';
import type { verifyArchive } from './schemas/verify-archive.js';
import { checksJson, wrongIds } from './words.js';

type Inputs = InputsOf<typeof verifyArchive>;

/** The checks of the workflows that the inputs name. @throws UserError where GitHub does not let us look */
export async function watchAs(inputs: Inputs, context: VerbContext): Promise<readonly Check[]> {
  const { watchSchedules } = await import('#alerts');
  const options = {
    github: await gitHubOf(inputs['github-token'], context),
    files: inputs.watch,
    toleranceSeconds: inputs['watch-tolerance'],
    reEnable: inputs['re-enable'],
  };
  return context.ports.log.group('Watch', () => watchSchedules(options, context.ports));
}

/** The same beside a verification, whose result must not be lost where GitHub does not let us look. */
export async function watchBeside(inputs: Inputs, context: VerbContext): Promise<readonly Check[]> {
  if (inputs.watch.length === 0) return [];
  try {
    return await watchAs(inputs, context);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const expected = 'workflows that run by their schedules';
    return [notRun({ id: 'schedule.state', expected, found: error.line })];
  }
}

/** A verification of nothing but schedules. */
export async function watchOutcome(
  inputs: Inputs,
  context: VerbContext,
): Promise<Outcome<keyof (typeof verifyArchive)['outputs']>> {
  if (inputs.watch.length === 0) {
    throw new UserError('`watch-only` has nothing to watch', {
      remedy: 'Give the workflow files as `watch`, such as backup.yml',
    });
  }
  const checks = await watchAs(inputs, context);
  const { verdict, claim } = conclude(checks, 'none');
  const files = inputs.watch.join(', ');
  const held = `${formatCount(inputs.watch.length, 'workflow')} as scheduled: ${files}.`;
  const line = verdict === 'proven' ? held : `${files}: ${verdict}. Look at ${wrongIds(checks)}.`;
  return {
    report: {
      ...{ title: `Watch over ${files}`, verdict, claim, statement: line, checks, producer: PRODUCER },
      ...{ at: context.ports.clock.now(), facts: [], phases: [], relations: [], notes: [] },
    },
    outputs: {
      verdict,
      claim,
      checks: checksJson(checks),
      'age-seconds': '',
      'receipt-path': '',
      'size-deviation': '',
    },
    details: { watched: inputs.watch },
    lastLine: line,
  };
}
