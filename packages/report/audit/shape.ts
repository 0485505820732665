import * as v from 'valibot';

/** What an audit's JSON document is: `schemas/audit.schema.json` follows from this, and the type of what is written. */

const instant = v.pipe(v.string(), v.isoTimestamp());
const text = v.string();
const figure = v.number();
const verdict = v.picklist(['proven', 'failed', 'unproven']);
const counts = v.record(text, figure);

const signer = v.pipe(
  v.variant('kind', [
    v.object({ kind: v.literal('key'), key_id: v.pipe(text, v.description('SHA-256 of the public key.')) }),
    v.object({
      ...{ kind: v.literal('identity'), issuer: text, identity: text, signed_at: instant },
      ...{ repository_id: v.optional(text), owner_id: v.optional(text), commit: v.optional(text) },
      run: v.optional(text),
    }),
  ]),
  v.title('a signer'),
);

const evidence = v.pipe(
  v.object({
    standing: v.pipe(
      v.picklist(['signed', 'unchecked', 'unsigned', 'refused', 'ledger']),
      v.description(
        'signed: by somebody who was named. unchecked: nobody was named. unsigned: by nobody. refused: it does not count. ledger: an entry alone tells of it.',
      ),
    ),
    by: v.array(signer),
    code: v.optional(v.pipe(text, v.description('Why it is refused; stable.'))),
    problem: v.optional(text),
  }),
  v.title('evidence'),
);

const entry = v.pipe(
  v.object({
    ...{ seq: figure, hash: text, at: instant, action: text, outcome: text },
    actor: v.record(text, v.union([text, figure])),
    subject: v.record(text, v.union([text, figure])),
  }),
  v.title('an entry of the ledger'),
);

const backup = v.pipe(
  v.object({
    ...{ backup_id: text, at: instant, evidence },
    state: v.picklist(['held', 'pruned', 'gone', 'changed', 'unreadable', 'incomplete']),
    databases: v.optional(v.array(v.object({ name: text, server_version: text }))),
    ...{ size_bytes: v.optional(figure), encryption: v.optional(text), tool: v.optional(text) },
    ...{ made: v.optional(entry), deleted: v.optional(entry) },
    verified: v.optional(v.object({ path: text, verdict })),
    drilled: v.optional(v.object({ path: text, verdict, claim: text })),
  }),
  v.title('a backup'),
);

const run = v.pipe(
  v.object({
    kind: v.picklist(['verification', 'drill', 'smoke', 'recovery']),
    ...{ backup_id: text, at: instant, path: text, evidence },
    counts: v.pipe(v.boolean(), v.description('Whether what it says is part of any figure.')),
    ledger_seq: v.optional(figure),
    ...{ verdict: v.optional(verdict), claim: v.optional(text), manifest_sha256: v.optional(text) },
    ...{ started_at: v.optional(instant), finished_at: v.optional(instant) },
    run: v.optional(v.record(text, v.union([text, figure]))),
    wrong_checks: v.optional(v.array(text)),
    ...{ rto_seconds: v.optional(figure), rpo_seconds: v.optional(figure) },
    worst_loss_of_seven_days_seconds: v.optional(figure),
    server_version: v.optional(text),
  }),
  v.title('a run'),
);

const recovery = v.pipe(
  v.object({
    ...{ path: text, backup_id: text },
    approvals: v.pipe(v.array(text), v.description('Files of the approvals that are for it.')),
    ...{ database: v.optional(text), target_was_empty: v.optional(v.boolean()), actor: v.optional(text) },
    approved_by: v.optional(
      v.pipe(v.array(text), v.description('Who let the run into its environment, as the receipt has it.')),
    ),
    ...{ environment: v.optional(text), set_aside: v.optional(text), backup_before: v.optional(text) },
    github_reviews: v.optional(
      v.array(v.object({ login: text, id: figure, state: text, environments: v.array(text) })),
    ),
    github_problem: v.optional(text),
  }),
  v.title('a recovery'),
);

const approval = v.pipe(
  v.object({
    ...{ path: text, evidence, recoveries: v.array(text) },
    of: v.optional(v.object({ kind: text, digest: text })),
    ...{ purpose: v.optional(text), approver: v.optional(text) },
    ...{ approved_at: v.optional(instant), expires_at: v.optional(instant) },
  }),
  v.title('an approval'),
);

const ledger = v.pipe(
  v.object({
    intact: v.boolean(),
    head: v.nullable(v.object({ seq: figure, hash: text })),
    ...{ entries_checked: figure, entries_of_period: figure },
    faults: v.array(v.object({ code: text, seq: figure, message: text, where: text })),
    anchors: v.array(
      v.object({ seq: figure, hash: text, source: text, standing: text, by: v.optional(text) }),
    ),
    missing_runs: v.array(v.object({ repository_id: text, workflow: text, from: figure, to: figure })),
  }),
  v.title('the ledger'),
);

const check = v.pipe(
  v.object({
    ...{ id: text, verdict, required: v.boolean(), expected: text, found: text },
    where: v.optional(text),
  }),
  v.title('a check'),
);

/** The document. */
export const auditShape = v.pipe(
  v.object({
    version: v.literal('backproof.audit.v1'),
    ...{ store: text, name: text, producer: text, at: instant },
    period: v.object({
      from: instant,
      to_exclusive: v.pipe(instant, v.description('The first moment that is not of the period any more.')),
    }),
    targets: v.object({
      max_gap_seconds: figure,
      ...{ rto_seconds: v.optional(figure), rpo_seconds: v.optional(figure) },
    }),
    ...{ verdict, checks: v.array(check) },
    days: v.object({ all: figure, with_backup: figure }),
    ...{ backups: v.array(backup), runs: v.array(run) },
    ...{ recoveries: v.array(recovery), recovery_steps: v.array(entry), approvals: v.array(approval) },
    gaps: v.array(
      v.object({
        ...{ from: instant, to: instant, seconds: figure },
        between: v.picklist(['backups', 'start', 'end']),
      }),
    ),
    ...{ deletions: v.array(entry), missing_receipts: v.array(entry), broken_runs: v.array(entry) },
    ledger,
    signers: v.array(v.object({ signer, signed: counts, first: instant, last: instant })),
    actors: v.array(
      v.object({
        ...{ login: v.optional(text), workflow: v.optional(text), repository_id: v.optional(text) },
        ...{ did: counts, first: instant, last: instant },
      }),
    ),
    covered: v.optional(v.array(v.object({ path: text, how: v.picklist(['overwritten', 'deleted']) }))),
    strange_files: v.array(text),
  }),
  v.title('an audit'),
);

export type AuditDocument = v.InferOutput<typeof auditShape>;
