import { lossOf, type Audit, type AuditedRun, type Evidence } from '#audit';
import type { LedgerEntry } from '#ledger';
import { formatBytes, formatCount, formatDuration, formatInstant } from '#verdict';
import { NOTHING, markup, type Markup } from '../markup.js';
import { STANDINGS, type Standing } from '../standing.js';
import { table, tagged, text } from './table.js';
import { STATE_WORDS, evidenceWords } from './words.js';

export function evidenceCell(evidence: Evidence): Markup {
  const { standing, word, more } = evidenceWords(evidence);
  return tagged(standing, word, more);
}

export function instant(at: Date): Markup {
  return markup`<time datetime="${at.toISOString()}">${formatInstant(at)}</time>`;
}

/** How a run ended, as far as it counts. */
export function cameTo({ said, counts }: AuditedRun): { readonly standing: Standing; readonly cell: Markup } {
  if (said === undefined) return { standing: 'failed', cell: tagged('failed', 'Unreadable') };
  const { verdict, claim, wrong } = said;
  const more = [...(claim === 'none' ? [] : [claim]), ...wrong.slice(0, 3)].join(', ');
  if (!counts) return { standing: 'failed', cell: tagged('not-applicable', `Says ${verdict}`, more) };
  return { standing: verdict, cell: tagged(verdict, STANDINGS[verdict].word, more) };
}

export function seconds(value: number | undefined): Markup {
  return value === undefined ? NOTHING : markup`${formatDuration(value)}`;
}

/** A duration beside what was promised. */
function against(value: number | undefined, promised: number | undefined): Markup {
  if (value === undefined || promised === undefined || value <= promised) return seconds(value);
  return tagged('failed', formatDuration(value));
}

/** Drills with their times, beside what was promised. */
export function drillTable({ runs, targets }: Audit): Markup {
  const promised = [
    ...(targets.rto === undefined ? [] : [`recovery within ${formatDuration(targets.rto)}`]),
    ...(targets.rpo === undefined ? [] : [`a loss of at most ${formatDuration(targets.rpo)}`]),
  ];
  return table({
    ...{ id: 'drills', title: 'Restore drills', none: 'No backup was restored in the period.' },
    caption: `RTO: all phases of the recovery together. RPO: the most that could have been lost in the week before; where that is not known, the age of the snapshot. ${promised.length === 0 ? 'No target was given.' : `Promised: ${promised.join(', ')}.`}`,
    heads: ['Drill', 'Of the backup', 'Came to', 'RTO#', 'RPO#', 'Restored into', 'Evidence'],
    rows: runs.filter(({ kind }) => kind === 'drill'),
    cells: (run) => {
      const { standing, cell } = cameTo(run);
      const server = run.said?.server === undefined ? '' : `PostgreSQL ${run.said.server}`;
      return {
        standing,
        cells: [
          ...[instant(run.at), text(run.id), cell],
          ...[against(run.said?.rto?.seconds, targets.rto), against(lossOf(run), targets.rpo)],
          ...[text(server), evidenceCell(run.evidence)],
        ],
      };
    },
  });
}

/** Every backup that was made, whether it is still there or not. */
export function backupTable({ backups }: Audit): Markup {
  return table({
    ...{ id: 'backups', title: 'Backups', rows: backups, none: 'No backup was made in the period.' },
    caption: `${formatCount(backups.length, 'backup')}, by the moment that each shows. What lies in the store, and what the ledger tells of.`,
    heads: ['Backup', 'State', 'Databases', 'Size#', 'Verified', 'Drilled', 'Made by', 'Evidence'],
    cells: (backup) => {
      const { said, made, deleted, verified, drilled } = backup;
      const { standing, word } = STATE_WORDS[backup.state];
      const more = [
        ...(deleted === undefined ? [] : [formatInstant(new Date(deleted.at))]),
        ...(made === undefined || made.outcome === 'proven' ? [] : [`its backup ended ${made.outcome}`]),
      ];
      const databases = said?.databases.map(({ name, serverVersion }) => `${name} (${serverVersion})`) ?? [];
      return {
        standing: backup.evidence.standing === 'refused' ? 'failed' : standing,
        cells: [
          ...[text(backup.id), tagged(standing, word, more.join(', ')), text(listed(databases))],
          said === undefined ? NOTHING : markup`${formatBytes(said.sizeBytes)}`,
          ...[verified, drilled].map((run) => (run === undefined ? NOTHING : cameTo(run).cell)),
          ...[text(made === undefined ? runWords(said?.source ?? {}) : shortActor(made.actor))],
          evidenceCell(backup.evidence),
        ],
      };
    },
  });
}

/** Verifications and smoke runs. */
export function otherRunTable({ runs }: Audit): Markup {
  return table({
    ...{ id: 'runs', title: 'Verifications and smoke runs', none: 'There was none in the period.' },
    heads: ['Ended', 'Kind', 'Of the backup', 'Came to', 'Ledger#', 'Evidence'],
    rows: runs.filter(({ kind }) => kind === 'verification' || kind === 'smoke'),
    cells: (run) => {
      const { standing, cell } = cameTo(run);
      return {
        standing,
        cells: [
          ...[instant(run.at), text(run.kind), text(run.id), cell],
          ...[run.entry === undefined ? NOTHING : markup`${run.entry}`, evidenceCell(run.evidence)],
        ],
      };
    },
  });
}

/** What retention deleted, as the ledger tells it. */
export function deletionTable({ deletions }: Audit): Markup {
  return table<LedgerEntry>({
    ...{
      id: 'deletions',
      title: 'What retention deleted',
      none: 'The ledger tells of no deletion in the period.',
    },
    heads: ['Deleted', 'Backup', 'By', 'Ledger#'],
    rows: deletions,
    cells: ({ at, subject, actor, seq }) => ({
      standing: 'not-applicable',
      cells: [
        ...[instant(new Date(at)), text(subject.backup_id ?? '')],
        ...[text(actorWords(actor)), markup`${seq}`],
      ],
    }),
  });
}

/** Who it was, as the ledger names them. */
export function actorWords({
  login,
  workflow,
  run_number: number,
  run_id: runId,
  repository_id: id,
}: LedgerEntry['actor']): string {
  const run = workflow === undefined ? undefined : `${workflow}${number === undefined ? '' : ` #${number}`}`;
  return [
    login,
    run,
    runId === undefined ? undefined : `run ${runId}`,
    id === undefined ? undefined : `repository ${id}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** The same for a narrow column; the JSON document has all of it. */
function shortActor({ login, workflow, run_number: number }: LedgerEntry['actor']): string {
  const path = workflow?.slice(workflow.lastIndexOf('/') + 1);
  const run = path === undefined || number === undefined ? path : `${path} #${number}`;
  return [login, run].filter((part) => part !== undefined).join(', ');
}

/** The workflow run, as a receipt or a manifest tells it. */
export function runWords(run: Readonly<Record<string, unknown>>): string {
  const parts = ['repository', 'workflow', 'run_id'].flatMap((key) => {
    const value = run[key];
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
  });
  return parts.join(', ');
}

/** Names that a cell shows. */
const MAX_NAMES = 5;

function listed(names: readonly string[]): string {
  const rest = names.length - MAX_NAMES;
  return `${names.slice(0, MAX_NAMES).join(', ')}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}`;
}
