import { createHash } from 'node:crypto';
import { StatementRefused, openApproval, type Approved, type OpenedApproval } from '#provenance';
import { SignatureRefused } from '#seal';
import type { Evidence, Found } from '../outcome.js';
import type { SignedApprovalsRequirement } from '../policy/model.js';
import type { ApprovalFile } from './files.js';
import { against, refusedMoment } from './people.js';
import { tally, type Vote } from './tally.js';

export interface SignedVotes {
  readonly found: Found;
  /** The files that counted. */
  readonly evidence: readonly Evidence[];
}

interface Asked {
  readonly requirement: SignedApprovalsRequirement;
  /** What must be approved. */
  readonly of: Approved;
  readonly now: Date;
}

/** Whether enough approvers signed that they approve this. One key is one approver, however many files it signed. */
export async function judgeSigned(files: readonly ApprovalFile[], asked: Asked): Promise<SignedVotes> {
  const votes: Vote[] = [];
  const evidence: Evidence[] = [];
  const counted = new Set<string>();
  for (const file of files) {
    const { vote, keys } = await judgeFile(file, asked);
    if (!vote.counts) {
      votes.push(vote);
      continue;
    }
    for (const key of keys) {
      if (counted.has(key)) continue;
      counted.add(key);
      votes.push({ who: `${vote.who} (key ${key.slice(0, 16)})`, counts: true });
      evidence.push({ path: file.path, sha256: createHash('sha256').update(file.bytes).digest('hex') });
    }
  }
  return { found: tally(votes, asked.requirement.count), evidence };
}

interface JudgedFile {
  readonly vote: Vote;
  /** Approvers' that signed it. */
  readonly keys: readonly string[];
}

async function judgeFile({ path, bytes }: ApprovalFile, asked: Asked): Promise<JudgedFile> {
  const { keys } = asked.requirement;
  try {
    const approval = await openApproval(bytes, { keys: { keys, threshold: 1 } });
    return {
      vote: voteOf(approval, path, asked),
      keys: approval.by.flatMap((by) => (by.kind === 'key' ? [by.keyId] : [])),
    };
  } catch (error) {
    if (!(error instanceof SignatureRefused) && !(error instanceof StatementRefused)) throw error;
    const code = error.code === 'key-unknown' ? 'approver-unknown' : error.code;
    return { vote: against(path, code, `does not count: ${error.message}`), keys: [] };
  }
}

function voteOf(approval: OpenedApproval, path: string, { requirement, of, now }: Asked): Vote {
  const { approver, approvedAt, expiresAt, purpose } = approval;
  const who = `${approver} in ${path}`;
  if (approval.of.kind !== of.kind || approval.of.digest !== of.digest) {
    const why = `approved the ${approval.of.kind} ${approval.of.digest}, not the ${of.kind} ${of.digest}`;
    return against(who, 'approval-wrong-subject', why);
  }
  if (purpose !== requirement.purpose) {
    return against(
      who,
      'approval-wrong-purpose',
      `approved it for ${purpose}, not for ${requirement.purpose}`,
    );
  }
  if (now >= expiresAt)
    return against(who, 'approval-expired', `approved it until ${expiresAt.toISOString()}`);
  return refusedMoment(who, approvedAt, now, requirement.maxAge) ?? { who: approver, counts: true };
}
