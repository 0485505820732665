import type {
  ActorUse,
  Audit,
  AuditedApproval,
  AuditedBackup,
  AuditedRecovery,
  AuditedRun,
  Evidence,
  SignerUse,
} from '#audit';
import type { LedgerEntry } from '#ledger';
import type { SignedBy } from '#seal';
import { PRODUCER, type Check } from '#verdict';
import type { AuditDocument } from './shape.js';

/** The version of the document that `auditJson` makes. */
export const AUDIT_VERSION = 'backproof.audit.v1';

type Lists = {
  [K in keyof AuditDocument]: NonNullable<AuditDocument[K]> extends readonly (infer T)[] ? T : never;
};
/** One of a list of the document. */
type Part<K extends keyof AuditDocument> = Lists[K];

/** An audit as plain data: everything, unbounded, times in RFC 3339, what is unknown left out. */
export function auditJson(audit: Audit): AuditDocument {
  const { period, targets, days } = audit;
  return {
    version: AUDIT_VERSION,
    ...{ store: audit.store, name: audit.name, producer: PRODUCER, at: audit.at.toISOString() },
    period: { from: period.from.toISOString(), to_exclusive: period.to.toISOString() },
    targets: {
      max_gap_seconds: targets.maxGap,
      ...(targets.rto === undefined ? {} : { rto_seconds: targets.rto }),
      ...(targets.rpo === undefined ? {} : { rpo_seconds: targets.rpo }),
    },
    verdict: audit.verdict,
    checks: audit.checks.map(checkJson),
    days: { all: days.all, with_backup: days.withBackup },
    backups: audit.backups.map(backupJson),
    runs: audit.runs.map(runJson),
    recoveries: audit.recoveries.map(recoveryJson),
    recovery_steps: audit.steps.map(entryJson),
    approvals: audit.approvals.map(approvalJson),
    gaps: audit.gaps.map(({ from, to, between }) => ({
      ...{ from: from.toISOString(), to: to.toISOString(), between },
      seconds: (to.getTime() - from.getTime()) / 1000,
    })),
    deletions: audit.deletions.map(entryJson),
    missing_receipts: audit.unreceipted.map(entryJson),
    broken_runs: audit.broken.map(entryJson),
    ledger: ledgerJson(audit),
    signers: audit.signers.map(signerUseJson),
    actors: audit.actors.map(actorJson),
    ...(audit.covered === undefined ? {} : { covered: audit.covered.map((one) => ({ ...one })) }),
    strange_files: [...audit.strange],
  };
}

function checkJson({ id, verdict, required, expected, found, where }: Check): Part<'checks'> {
  return { id, verdict, required, expected, found, ...(where === undefined ? {} : { where }) };
}

function evidenceJson({ standing, by, refusal }: Evidence): Part<'runs'>['evidence'] {
  return {
    standing,
    by: by.map(signerJson),
    ...(refusal === undefined ? {} : { code: refusal.code, problem: refusal.message }),
  };
}

function signerJson(by: SignedBy): Part<'signers'>['signer'] {
  if (by.kind === 'key') return { kind: 'key', key_id: by.keyId };
  const { issuer, identity, repositoryId, ownerId, commit, run, signedAt } = by;
  return {
    ...{ kind: 'identity', issuer, identity, signed_at: signedAt.toISOString() },
    ...(repositoryId === undefined ? {} : { repository_id: repositoryId }),
    ...(ownerId === undefined ? {} : { owner_id: ownerId }),
    ...(commit === undefined ? {} : { commit }),
    ...(run === undefined ? {} : { run }),
  };
}

function backupJson(backup: AuditedBackup): Part<'backups'> {
  const { id, at, state, evidence, said, made, deleted, verified, drilled } = backup;
  return {
    ...{ backup_id: id, at: at.toISOString(), state, evidence: evidenceJson(evidence) },
    ...(said === undefined
      ? {}
      : {
          databases: said.databases.map(({ name, serverVersion }) => ({
            name,
            server_version: serverVersion,
          })),
          ...{ size_bytes: said.sizeBytes, encryption: said.encryption, tool: said.tool },
        }),
    ...(made === undefined ? {} : { made: entryJson(made) }),
    ...(deleted === undefined ? {} : { deleted: entryJson(deleted) }),
    ...(verified?.said === undefined
      ? {}
      : { verified: { path: verified.path, verdict: verified.said.verdict } }),
    ...(drilled?.said === undefined
      ? {}
      : { drilled: { path: drilled.path, verdict: drilled.said.verdict, claim: drilled.said.claim } }),
  };
}

function runJson(run: AuditedRun): Part<'runs'> {
  const { kind, id, at, path, evidence, counts, entry, said } = run;
  return {
    ...{ kind, backup_id: id, at: at.toISOString(), path, counts, evidence: evidenceJson(evidence) },
    ...(entry === undefined ? {} : { ledger_seq: entry }),
    ...(said === undefined
      ? {}
      : {
          ...{ verdict: said.verdict, claim: said.claim, manifest_sha256: said.manifestSha256 },
          ...{ started_at: said.startedAt.toISOString(), finished_at: said.finishedAt.toISOString() },
          ...{ run: said.run, wrong_checks: [...said.wrong] },
          ...(said.rto === undefined ? {} : { rto_seconds: said.rto.seconds }),
          ...(said.rpo === undefined ? {} : { rpo_seconds: said.rpo.seconds }),
          ...(said.rpo?.worstOfSevenDays === undefined
            ? {}
            : { worst_loss_of_seven_days_seconds: said.rpo.worstOfSevenDays }),
          ...(said.server === undefined ? {} : { server_version: said.server }),
        }),
  };
}

function recoveryJson({ run, approvals, reviews, problem }: AuditedRecovery): Part<'recoveries'> {
  const facts = run.said?.recovery;
  return {
    ...{ path: run.path, backup_id: run.id, approvals: approvals.map(({ path }) => path) },
    ...(facts === undefined
      ? {}
      : {
          ...{ database: facts.database, target_was_empty: facts.target_was_empty },
          ...defined({ actor: facts.actor, environment: facts.environment, set_aside: facts.set_aside }),
          ...(facts.approved_by === undefined ? {} : { approved_by: [...facts.approved_by] }),
          ...(facts.backup_before === undefined
            ? {}
            : { backup_before: `${facts.backup_before.name}/${facts.backup_before.backup_id}` }),
        }),
    ...(reviews === undefined
      ? {}
      : {
          github_reviews: reviews.map(({ by, state, environments }) => ({
            ...{ login: by.login, id: by.id, state, environments: [...environments] },
          })),
        }),
    ...(problem === undefined ? {} : { github_problem: problem }),
  };
}

function approvalJson({ path, evidence, said, recoveries }: AuditedApproval): Part<'approvals'> {
  return {
    ...{ path, evidence: evidenceJson(evidence), recoveries: [...recoveries] },
    ...(said === undefined
      ? {}
      : {
          ...{ of: { kind: said.of.kind, digest: said.of.digest }, purpose: said.purpose },
          ...{ approver: said.approver, approved_at: said.approvedAt.toISOString() },
          expires_at: said.expiresAt.toISOString(),
        }),
  };
}

function entryJson({ seq, hash, at, action, outcome, actor, subject }: LedgerEntry): Part<'deletions'> {
  return { seq, hash, at, action, outcome, actor: defined(actor), subject: defined(subject) };
}

function defined(
  given: Readonly<Record<string, string | number | undefined>>,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

function ledgerJson({ ledger }: Audit): AuditDocument['ledger'] {
  const { intact, head, entries, faults, anchors, gaps } = ledger;
  return {
    ...{ intact, head: head === undefined ? null : { ...head }, entries_checked: entries },
    entries_of_period: ledger.deeds.length,
    faults: faults.map((fault) => ({ ...fault })),
    anchors: anchors.map(({ anchor, standing }) => ({
      ...{ seq: anchor.head.seq, hash: anchor.head.hash, source: anchor.source, standing },
      ...(anchor.by === undefined ? {} : { by: anchor.by }),
    })),
    missing_runs: gaps.map(({ repositoryId, workflow, from, to }) => ({
      ...{ repository_id: repositoryId, workflow, from, to },
    })),
  };
}

function signerUseJson({ by, signed, first, last }: SignerUse): Part<'signers'> {
  return {
    ...{ signer: signerJson(by), signed: Object.fromEntries(signed) },
    ...{ first: first.toISOString(), last: last.toISOString() },
  };
}

function actorJson({ actor, did, first, last }: ActorUse): Part<'actors'> {
  const { login, workflow, repository_id } = actor;
  return {
    ...defined({ login, workflow, repository_id }),
    ...{ did: Object.fromEntries(did), first: first.toISOString(), last: last.toISOString() },
  };
}
