import { gitHubOf, type VerbContext } from '#kit';
import { UserError } from '#verdict';

/**
 * Who let this run into its environment, other than those who started it. An environment that nobody made, or whose protection
 * somebody took away, lets every job in without a word: only GitHub's record of the run tells.
 *
 * @param inputs `environment` is empty where no review is asked for
 * @returns their logins
 * @throws UserError where there is nobody, or GitHub does not tell
 */
export async function letInBy(
  { environment, 'github-token': token }: { readonly environment: string; readonly 'github-token': string },
  context: VerbContext,
): Promise<readonly string[]> {
  if (environment === '') return [];
  const runId = Number(context.run.runId);
  if (!Number.isSafeInteger(runId)) {
    throw new UserError('`environment` belongs to the run of a workflow, and this is none', {
      remedy: 'Leave it out on a terminal',
    });
  }
  const { approvals } = await gitHubOf(token, context);
  const [run, reviews] = await Promise.all([approvals.run(runId), approvals.ofRun(runId)]);
  const starters = new Set(run.startedBy.map(({ id }) => id));
  const others = reviews
    .filter(({ state }) => state === 'approved')
    .filter(({ environments }) => environments.some((one) => isSame(one, environment)))
    .filter(({ by }) => !starters.has(by.id));
  if (others.length > 0) return [...new Set(others.map(({ by }) => by.login))];
  throw new UserError(
    `Nobody but who started this run let it into the environment ${environment}, and nothing was touched`,
    {
      remedy:
        'Give the environment required reviewers: one that is not there GitHub makes without any. Where nobody can review, leave `environment` out of the step',
    },
  );
}

/** GitHub takes no notice of case in their names. */
function isSame(name: string, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase();
}
