import type { Audit, AuditedBackup, AuditedRun, Evidence } from '#audit';
import type { SignedBy } from '#seal';
import { formatCount, formatInstant } from '#verdict';
import type { Standing } from '../standing.js';

/** Who signed, short enough for a row; the whole of it stands in the table of keys and identities. */
export function signerWords(by: SignedBy): string {
  return by.kind === 'key' ? `key ${by.keyId.slice(0, 16)}` : by.identity;
}

/** What a row rests on: how good that is, and in words. */
export function evidenceWords({ standing, by, refusal }: Evidence): {
  readonly standing: Standing;
  readonly word: string;
  readonly more: string;
} {
  switch (standing) {
    case 'signed':
      return { standing: 'proven', word: 'Signed', more: by.map(signerWords).join(' and ') };
    case 'unchecked':
      return { standing: 'unproven', word: 'Not checked', more: 'signed by nobody knows whom' };
    case 'unsigned':
      return { standing: 'unproven', word: 'Not signed', more: '' };
    case 'refused':
      return { standing: 'failed', word: 'Does not count', more: refusal?.code ?? '' };
    case 'ledger':
      return { standing: 'not-applicable', word: 'Ledger only', more: '' };
  }
}

export const STATE_WORDS: Readonly<
  Record<AuditedBackup['state'], { readonly standing: Standing; readonly word: string }>
> = {
  held: { standing: 'proven', word: 'There' },
  pruned: { standing: 'not-applicable', word: 'Deleted by retention' },
  gone: { standing: 'failed', word: 'Gone' },
  changed: { standing: 'failed', word: 'Changed' },
  unreadable: { standing: 'failed', word: 'Unreadable' },
  incomplete: { standing: 'unproven', word: 'Never ended' },
};

/** The period as everybody must read it. */
export function periodWords({ period }: Pick<Audit, 'period'>): string {
  return `from ${formatInstant(period.from)} up to, and not including, ${formatInstant(period.to)}`;
}

/** Runs of a kind that count. */
export function counting(runs: readonly AuditedRun[], kind: AuditedRun['kind']): readonly AuditedRun[] {
  return runs.filter((run) => run.kind === kind && run.counts);
}

export function isProven({ said }: AuditedRun): boolean {
  return said?.verdict === 'proven';
}

/** What the audit came to, in a sentence or two. */
export function auditStatement(audit: Audit): string {
  const { backups, runs, days, checks, verdict } = audit;
  const made = backups.filter(({ state }) => state === 'held' || state === 'pruned').length;
  const proven = counting(runs, 'drill').filter(isProven).length;
  const told = `${formatCount(made, 'backup')} on ${days.withBackup} of ${formatCount(days.all, 'day')}, ${formatCount(proven, 'proven restore drill')}.`;
  const wrong = checks.filter(
    (check) => check.verdict === 'failed' || (check.required && check.verdict === 'unproven'),
  );
  if (verdict === 'proven') return `${told} Every required check held.`;
  return `${told} Look at ${wrong.map(({ id }) => id).join(', ')}.`;
}
