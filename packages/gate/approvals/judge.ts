import type { FoundSet } from '#archive';
import type { Approved } from '#provenance';
import { UserError, formatCount } from '#verdict';
import { outcomeOf, type Evidence, type Found, type Judged, type Outcome } from '../outcome.js';
import type { Approvers, ApprovalsRequirement, SignedApprovalsRequirement } from '../policy/model.js';
import type { GateRequest } from '../request.js';
import { judgeEnvironment } from './environment.js';
import { approvalFiles } from './files.js';
import { judgeReviews } from './reviews.js';
import { judgeSigned } from './signed.js';

const UNKNOWN_AUTHORS =
  'Commits may be by nobody whom GitHub knows (unsafe-unknown-authors): an approver may have written them.';

/**
 * Whether enough people agreed, of each kind that the policy asks for.
 *
 * @param set the backup set that the other requirements found
 */
export async function judgeApprovals(
  requirement: ApprovalsRequirement,
  request: GateRequest,
  set: FoundSet | undefined,
): Promise<Judged> {
  const { reviews, environment, signed } = requirement;
  const outcomes: Outcome[] = [];
  const evidence: Evidence[] = [];
  if (reviews !== undefined) {
    const found = await foundOr(() => ofReviews(reviews, request));
    outcomes.push(outcomeOf('approvals', `${asked(reviews)} of the pull request`, found, 'reviews'));
  }
  if (environment !== undefined) {
    const found = await foundOr(() => ofEnvironment(environment, request));
    const subject = `environment ${environment.name}`;
    outcomes.push(outcomeOf('approvals', `${asked(environment)} of the run`, found, subject));
  }
  if (signed !== undefined) {
    const found = await foundOr(async () => {
      const judged = await ofFiles(signed, request, set);
      evidence.push(...judged.evidence);
      return judged.found;
    });
    const expected = `the ${signed.of} approved for ${signed.purpose} by ${signed.count} of ${formatCount(signed.keys.length, 'key')}`;
    outcomes.push(outcomeOf('approvals', expected, found, 'signed'));
  }
  const isWeak = [reviews, environment].some((kind) => kind?.allowUnknownAuthors === true);
  return { outcomes, evidence, notes: isWeak ? [UNKNOWN_AUTHORS] : [] };
}

function asked({ count, from }: Approvers): string {
  const whose = from === undefined ? "the environment's reviewers" : formatCount(from.length, 'approver');
  return `${formatCount(count, 'approval')} by ${whose}`;
}

/** Who agreed is not known where whoever knows does not tell. */
async function foundOr(judge: () => Promise<Found>): Promise<Found> {
  try {
    return await judge();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { code: 'approvals-unreadable', found: error.line };
  }
}

async function ofReviews(
  requirement: NonNullable<ApprovalsRequirement['reviews']>,
  { change, now }: GateRequest,
): Promise<Found> {
  const { commit, openGitHub } = change;
  if (commit === undefined) throw noCommit();
  return judgeReviews(requirement, { github: await openGitHub(), commit, now });
}

async function ofEnvironment(
  requirement: NonNullable<ApprovalsRequirement['environment']>,
  { change: { commit, runId, openGitHub } }: GateRequest,
): Promise<Found> {
  if (commit === undefined) throw noCommit();
  if (runId === undefined) {
    throw new UserError('This is no run of a workflow, which could have been let into an environment');
  }
  return judgeEnvironment(requirement, { github: await openGitHub(), runId, commit });
}

async function ofFiles(
  requirement: SignedApprovalsRequirement,
  request: GateRequest,
  set: FoundSet | undefined,
): ReturnType<typeof judgeSigned> {
  const of = approvedOf(requirement.of, request, set);
  const files = await approvalFiles(request.change.approvals, request.workspace);
  return judgeSigned(files, { requirement, of, now: request.now });
}

/** What must be approved. @throws UserError where that is not known */
function approvedOf(
  kind: Approved['kind'],
  { change, artifact }: GateRequest,
  set: FoundSet | undefined,
): Approved {
  switch (kind) {
    case 'commit':
      if (change.commit === undefined) throw noCommit();
      return { kind, digest: change.commit };
    case 'manifest':
      if (set === undefined) throw new UserError('There is no backup set that could have been approved');
      return { kind, digest: set.sha256 };
    case 'artifact': {
      const sha256 = artifact?.digests.sha256;
      if (sha256 !== undefined) return { kind, digest: sha256 };
      throw new UserError('Which artifact is to be deployed is not known by its SHA-256', {
        remedy: 'Give `artifact` or `artifact-digest`',
      });
    }
  }
}

function noCommit(): UserError {
  return new UserError('Which commit is to be deployed is not known', { remedy: 'Give `commit`' });
}
