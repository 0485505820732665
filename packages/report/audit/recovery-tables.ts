import type { Audit, AuditedApproval, AuditedRecovery, AuditedRun } from '#audit';
import type { LedgerEntry } from '#ledger';
import { NOTHING, markup, type Markup } from '../markup.js';
import { table, text } from './table.js';
import { actorWords, cameTo, evidenceCell, instant, runWords, seconds } from './tables.js';
import { signerWords } from './words.js';

/** Restores of a backup into a real target, and who let them happen. */
export function recoveryTable({ recoveries, ledger }: Audit): Markup {
  const deeds = new Map(ledger.deeds.map((deed) => [deed.seq, deed]));
  return table({
    ...{ id: 'recoveries', title: 'Recoveries', none: 'Nothing was recovered in the period.' },
    caption:
      'Approved by: under a signature of an approver who was named, or by who reviewed the run on GitHub, as the receipt has it or GitHub says now.',
    heads: ['Ended', 'Of the backup', 'Came to', 'Took#', 'Into', 'By', 'Approved by', 'Evidence'],
    rows: recoveries,
    cells: (recovery) => {
      const { run } = recovery;
      const { standing, cell } = cameTo(run);
      return {
        standing,
        cells: [
          ...[instant(run.at), text(run.id), cell, seconds(run.said?.rto?.seconds)],
          ...[
            text(intoWords(run)),
            text(byWords(run, deeds.get(run.entry ?? 0))),
            text(approvedWords(recovery)),
          ],
          evidenceCell(run.evidence),
        ],
      };
    },
  });
}

function intoWords({ said }: AuditedRun): string {
  const { database, set_aside: aside, backup_before: before } = said?.recovery ?? {};
  return [
    database,
    ...(aside === undefined ? [] : [`what was there is now ${aside}`]),
    ...(before === undefined ? [] : [`backed up before as ${before.name}/${before.backup_id}`]),
  ]
    .filter((part) => part !== undefined)
    .join('; ');
}

/** Who started it, as its receipt tells it, or else the ledger. */
function byWords({ said }: AuditedRun, deed: LedgerEntry | undefined): string {
  const { actor, environment } = said?.recovery ?? {};
  const run = runWords(said?.run ?? {});
  // The ledger names the run too.
  if (actor === undefined && deed !== undefined) return actorWords(deed.actor);
  const where = environment === undefined ? '' : `environment ${environment}`;
  return [actor ?? '', where, run].filter((part) => part !== '').join(', ');
}

function approvedWords({ run, approvals, reviews, problem }: AuditedRecovery): string {
  const signed = approvals.map(
    ({ said, evidence }) => `${said?.approver ?? ''} (${evidence.by.map(signerWords).join(' and ')})`,
  );
  const told = (run.said?.recovery?.approved_by ?? []).map((login) => `${login}, as the receipt has it`);
  const reviewed = (reviews ?? []).map(
    ({ by, state, environments }) => `${by.login} on GitHub: ${state} for ${environments.join(', ')}`,
  );
  const open = problem === undefined ? [] : [`GitHub did not say: ${problem}`];
  return [...signed, ...told, ...reviewed, ...open].join('; ') || 'nobody that is known of';
}

/** What guided recoveries did, step by step, as the ledger tells it. */
export function stepTable({ steps }: Audit): Markup {
  if (steps.length === 0) return NOTHING;
  return table<LedgerEntry>({
    ...{ id: 'steps', title: 'Steps of recoveries', none: '', rows: steps },
    heads: ['When', 'Step', 'Outcome', 'Backup', 'By', 'Ledger#'],
    cells: ({ at, action, outcome, subject, actor, seq }) => ({
      standing: outcome === 'failed' ? 'failed' : 'not-applicable',
      cells: [
        ...[instant(new Date(at)), text(action), text(outcome), text(subject.backup_id ?? '')],
        ...[text(actorWords(actor)), markup`${seq}`],
      ],
    }),
  });
}

/** Every approval that was shown, also one that is for nothing of the period. */
export function approvalTable({ approvals }: Audit): Markup {
  if (approvals.length === 0) return NOTHING;
  return table<AuditedApproval>({
    ...{ id: 'approvals', title: 'Approvals that were shown', none: '', rows: approvals },
    heads: ['File', 'Approver', 'Of', 'For', 'From', 'Until', 'Evidence'],
    cells: ({ path, said, evidence, recoveries }) => ({
      standing: evidence.standing === 'signed' ? 'proven' : 'failed',
      cells: [
        ...[text(path), text(said?.approver ?? '')],
        text(said === undefined ? '' : `${said.of.kind} ${said.of.digest.slice(0, 16)}`),
        text(
          recoveries.length > 0 ? recoveries.join(', ') : `${said?.purpose ?? ''}: no recovery of the period`,
        ),
        ...[said === undefined ? NOTHING : instant(said.approvedAt)],
        ...[said === undefined ? NOTHING : instant(said.expiresAt), evidenceCell(evidence)],
      ],
    }),
  });
}
