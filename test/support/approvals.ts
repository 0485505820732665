import { signApproval, type Approval } from '#provenance';
import type { Signer } from '#seal';

/** A commit that tests let approve. */
export const COMMIT = '6dcb09b5b57875f334f61aebed695e2e4193db5e';
export const APPROVED_AT = new Date('2026-11-20T08:00:00Z');

/** An approval of the commit for a deploy, of one day. */
export function approval(change: Partial<Approval> = {}): Approval {
  return {
    of: { kind: 'commit', digest: COMMIT },
    ...{ purpose: 'deploy', approver: 'mona' },
    approvedAt: APPROVED_AT,
    expiresAt: new Date(APPROVED_AT.getTime() + 86_400_000),
    ...change,
  };
}

export function approvalBy(signer: Signer, change: Partial<Approval> = {}): Promise<Uint8Array> {
  return signApproval(approval(change), signer);
}
