import type { GateRequest } from '#gate';
import { commitOf, gitHubOf, type VerbContext } from '#kit';
import { UserError } from '#verdict';

/** Inputs that say what is approved, and where approvals are. */
export interface ChangeInputs {
  readonly commit: string;
  readonly approvals: readonly string[];
  readonly 'github-token': string;
}

/** The change that is about to be deployed. @throws UserError */
export async function changeFrom(inputs: ChangeInputs, context: VerbContext): Promise<GateRequest['change']> {
  const { env, run } = context;
  return {
    commit: inputs.commit === '' ? await commitOf(env) : wholeCommit(inputs.commit),
    runId: run.runId === undefined ? undefined : Number(run.runId),
    approvals: inputs.approvals,
    openGitHub: () => gitHubOf(inputs['github-token'], context),
  };
}

function wholeCommit(text: string): string {
  const commit = text.toLowerCase();
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(commit)) return commit;
  throw new UserError('`commit` is not the whole name of a commit', {
    remedy: 'Give its 40 hexadecimal digits, as `git rev-parse` tells them',
  });
}
