import type { EnvironmentReview } from '#github';
import { MAX_APPROVAL_BYTES, openApproval, readApproval, type Approval } from '#provenance';
import { readUnverified, type Trust } from '#seal';
import { UserError } from '#verdict';
import { refusedBy, type Evidence } from './evidence.js';
import type { AuditedRun } from './model.js';

/** The word for which approvals of a recovery are made. */
const PURPOSE = 'recovery';

/** A file that may hold an approval. */
export interface ApprovalFile {
  /** As its user named it. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** An approval that was shown. */
export interface AuditedApproval {
  readonly path: string;
  readonly evidence: Evidence;
  /** Undefined where it cannot be read. */
  readonly said: Approval | undefined;
  /** Receipts of the recoveries that it is for. */
  readonly recoveries: readonly string[];
}

/** Who let a recovery happen. */
export interface AuditedRecovery {
  readonly run: AuditedRun;
  /** Approvers under signatures that count, as they call themselves. */
  readonly approvals: readonly AuditedApproval[];
  /** What GitHub says of the run's way into its environment; undefined where it was not asked. */
  readonly reviews: readonly EnvironmentReview[] | undefined;
  /** Why GitHub did not say. */
  readonly problem?: string;
}

/** What can be known of approvals. */
export interface ApprovalSources {
  readonly files: readonly ApprovalFile[];
  /** Whose approvals count; undefined where nobody said. */
  readonly approvers: Trust | undefined;
  /** Ask GitHub who let a run in; undefined where it cannot be asked. */
  readonly reviewsOf: ((runId: number) => Promise<readonly EnvironmentReview[]>) | undefined;
}

/** Read what was shown as approvals, and find the recoveries that each is for. */
export async function readApprovals(
  { files, approvers }: ApprovalSources,
  recoveries: readonly AuditedRun[],
): Promise<readonly AuditedApproval[]> {
  const read = await Promise.all(files.map((file) => readOne(file, approvers)));
  return read.map((one) => ({
    ...one,
    recoveries:
      one.evidence.standing === 'signed' && one.said !== undefined
        ? recoveries.filter((run) => isFor(one.said, run)).map(({ path }) => path)
        : [],
  }));
}

async function readOne(
  { path, bytes }: ApprovalFile,
  approvers: Trust | undefined,
): Promise<Omit<AuditedApproval, 'recoveries'>> {
  try {
    if (approvers !== undefined) {
      const { by, ...said } = await openApproval(bytes, approvers);
      return { path, said, evidence: { standing: 'signed', by } };
    }
    const unverified = readUnverified(bytes, MAX_APPROVAL_BYTES);
    const said = unverified === undefined ? undefined : readApproval(unverified.payload);
    return { path, said, evidence: { standing: said === undefined ? 'unsigned' : 'unchecked', by: [] } };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { path, said: undefined, evidence: refusedBy(error) };
  }
}

/** Given before it began, for this very set, and still valid then. */
function isFor(approval: Approval | undefined, { said }: AuditedRun): boolean {
  if (approval === undefined || said === undefined) return false;
  const { of, purpose, approvedAt, expiresAt } = approval;
  const about = of.kind === 'manifest' && of.digest === said.manifestSha256 && purpose === PURPOSE;
  return about && approvedAt <= said.startedAt && said.startedAt < expiresAt;
}

/** Each recovery with those who let it happen. */
export async function auditedRecoveries(
  recoveries: readonly AuditedRun[],
  approvals: readonly AuditedApproval[],
  { reviewsOf }: ApprovalSources,
): Promise<readonly AuditedRecovery[]> {
  const found: AuditedRecovery[] = [];
  for (const run of recoveries) {
    const own = approvals.filter((approval) => approval.recoveries.includes(run.path));
    const runId = Number(run.said?.run['run_id'] ?? Number.NaN);
    const asked = reviewsOf !== undefined && Number.isSafeInteger(runId);
    found.push({
      run,
      approvals: own,
      ...(asked ? await reviewed(reviewsOf, runId) : { reviews: undefined }),
    });
  }
  return found;
}

async function reviewed(
  reviewsOf: NonNullable<ApprovalSources['reviewsOf']>,
  runId: number,
): Promise<Pick<AuditedRecovery, 'reviews' | 'problem'>> {
  try {
    return { reviews: await reviewsOf(runId) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { reviews: undefined, problem: error.message };
  }
}

/** Whether anybody let it happen. */
export function isApproved({ run, approvals, reviews = [] }: AuditedRecovery): boolean {
  return approvals.length > 0 || toldBy(run).length > 0 || reviews.some((review) => letIn(review, run));
}

/** Who let the run in, as its receipt has it from GitHub: worth what the signature of the receipt is. */
function toldBy({ evidence, counts, said }: AuditedRun): readonly string[] {
  return counts && evidence.standing === 'signed' ? (said?.recovery?.approved_by ?? []) : [];
}

/** A run waits at each of its environments, and whoever started it may be let in by nobody but themselves. */
function letIn({ state, environments, by }: EnvironmentReview, { said }: AuditedRun): boolean {
  const { environment, actor } = said?.recovery ?? {};
  const isThere =
    environment === undefined || environments.some((one) => one.toLowerCase() === environment.toLowerCase());
  return state === 'approved' && isThere && by.login.toLowerCase() !== actor?.toLowerCase();
}
