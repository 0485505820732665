import * as v from 'valibot';
import { canonicalJson, parseJson } from '#json';
import { verifySigned, type SignedBy, type Signer, type Trust } from '#seal';
import { messageOf } from '#verdict';
import { StatementRefused } from '../backup-statement.js';
import { hex, instant } from '../fields.js';
import { PAYLOAD_TYPE, STATEMENT_TYPE } from '../statement.js';

/** What an approval is named by. */
const APPROVAL_TYPE = 'https://backproof.dev/approvals/v1';

/** Largest approval that is read, in bytes, with its signatures. */
export const MAX_APPROVAL_BYTES = 64 * 1024;

/** What can be approved: a commit of git, the manifest of a backup set, or a file or image that is deployed. */
export const APPROVABLE = ['commit', 'manifest', 'artifact'] as const;

/** What is approved, by its digest: that of a commit is its name in git, the others' are SHA-256; lowercase hex. */
export interface Approved {
  readonly kind: (typeof APPROVABLE)[number];
  readonly digest: string;
}

/** What one person agrees to. */
export interface Approval {
  readonly of: Approved;
  /** What may be done with it, in a word of the policy's such as `deploy` or `recovery`. */
  readonly purpose: string;
  /** Who approves, as they call themselves: it is the key that counts. */
  readonly approver: string;
  readonly approvedAt: Date;
  /** The first moment at which it no longer counts. */
  readonly expiresAt: Date;
}

/** An approval, with those who signed it. */
export interface OpenedApproval extends Approval {
  readonly by: readonly SignedBy[];
}

const line = v.pipe(v.string(), v.regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,200}$/u));

/** SHA-1, or SHA-256 where a repository has that. */
const gitCommit = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/));

const subject = v.variant('name', [
  v.strictObject({ name: v.literal('commit'), digest: v.strictObject({ gitCommit }) }),
  v.strictObject({ name: v.picklist(['manifest', 'artifact']), digest: v.strictObject({ sha256: hex }) }),
]);

/** Nothing that is not known here is taken: whoever approves agrees to all of it. */
const statement = v.strictObject({
  _type: v.literal(STATEMENT_TYPE),
  subject: v.strictTuple([subject]),
  predicateType: v.literal(APPROVAL_TYPE),
  predicate: v.pipe(
    v.strictObject({ purpose: line, approver: line, approved_at: instant, expires_at: instant }),
    v.check(
      ({ approved_at, expires_at }) => Date.parse(approved_at) < Date.parse(expires_at),
      'expires before it is given',
    ),
  ),
});

/**
 * Put an approval under its approver's signature.
 *
 * @returns the bytes of the approval's file, a signed in-toto statement
 * @throws StatementRefused for what no reader would take; UserError where a service refuses to sign
 */
export async function signApproval(approval: Approval, signer: Signer): Promise<Uint8Array> {
  const { of, purpose, approver, approvedAt, expiresAt } = approval;
  const value = {
    _type: STATEMENT_TYPE,
    subject: [{ name: of.kind, digest: { [of.kind === 'commit' ? 'gitCommit' : 'sha256']: of.digest } }],
    predicateType: APPROVAL_TYPE,
    predicate: {
      ...{ purpose, approver },
      approved_at: approvedAt.toISOString(),
      expires_at: expiresAt.toISOString(),
    },
  };
  const payload = Buffer.from(canonicalJson(value), 'utf8');
  readApproval(payload);
  return signer.sign(PAYLOAD_TYPE, payload);
}

/**
 * Check who signed an approval, and read it. What it approves, for what and until when is the caller's to compare.
 *
 * @throws SignatureRefused, StatementRefused
 */
export async function openApproval(bytes: Uint8Array, trust: Trust): Promise<OpenedApproval> {
  const { payload, by } = await verifySigned(bytes, PAYLOAD_TYPE, trust);
  return { ...readApproval(payload), by };
}

/**
 * Read an approval's statement, of which nothing was checked: to show it, never to rely on it.
 *
 * @throws StatementRefused
 */
export function readApproval(payload: Uint8Array): Approval {
  const result = v.safeParse(statement, jsonOf(payload), { abortEarly: true });
  if (!result.success) {
    const at = v.getDotPath(result.issues[0]) ?? 'document';
    throw new StatementRefused(
      'statement-malformed',
      `What was signed is no approval: ${at} ${result.issues[0].message}`,
    );
  }
  const {
    subject: [about],
    predicate: { purpose, approver, approved_at, expires_at },
  } = result.output;
  return {
    of: {
      kind: about.name,
      digest: 'gitCommit' in about.digest ? about.digest.gitCommit : about.digest.sha256,
    },
    ...{ purpose, approver, approvedAt: new Date(approved_at), expiresAt: new Date(expires_at) },
  };
}

function jsonOf(payload: Uint8Array): unknown {
  try {
    return parseJson(payload, { maxBytes: MAX_APPROVAL_BYTES });
  } catch (error) {
    throw new StatementRefused('statement-malformed', `What was signed cannot be read: ${messageOf(error)}`);
  }
}
