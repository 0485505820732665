import type { Replaced } from '#drill';
import type { Outcome, VerbContext } from '#kit';
import { describe, type Connection } from '#postgres';
import type { Fact } from '#report';
import { formatDuration } from '#verdict';
import { drillReport } from './drill.js';
import { headFacts, type Noted } from './ledger.js';
import { provenWords } from './proven-words.js';
import type { recover } from './schemas/recover.js';
import { checksJson, secondsText, wrongIds } from './words.js';

/** A recovery, with what was left of it in the store. */
export type Recovered = Replaced & {
  readonly to: Connection;
  /** The store as its user named it. */
  readonly store: string;
  /** Path of its receipt; '' where there is none. */
  readonly receipt: string;
  readonly noted: readonly Noted[];
};

export type RecoverOutputs = Extract<keyof (typeof recover)['outputs'], string>;

export function recoveredOutcome(result: Recovered, context: VerbContext): Outcome<RecoverOutputs> {
  const { verdict, claim, checks, set, backup, setAside } = result;
  const which = `${set.name}/${set.id}`;
  const report = drillReport(result, context);
  return {
    report: {
      ...report,
      title: `Recovery of ${result.to.database} from ${which}`,
      facts: [...report.facts, ...placeFacts(result), ...headFacts(result.noted)],
    },
    outputs: {
      verdict,
      claim,
      'rto-seconds': secondsText(result.rtoSeconds),
      'backup-id': set.id,
      'set-aside': setAside ?? '',
      'target-backup': backup === undefined ? '' : `${backup.name}/${backup.id}`,
      'receipt-path': result.receipt,
      checks: checksJson(checks),
    },
    details: {
      backup_id: set.id,
      name: set.name,
      manifest_sha256: set.sha256,
      rto_seconds: result.rtoSeconds,
      phases: result.phases,
      notes: result.notes,
      receipt_path: result.receipt,
      ...(setAside === undefined ? {} : { set_aside: setAside, way_back: wayBack(result, setAside) }),
      ...(result.beside === undefined ? {} : { beside: result.beside }),
      ...(backup === undefined
        ? {}
        : {
            target_backup: {
              name: backup.name,
              backup_id: backup.id,
              manifest_sha256: backup.manifestSha256,
            },
          }),
    },
    lastLine: lastLine(result, which),
  };
}

/** What stands where, and how to get back. */
function placeFacts(result: Recovered): readonly Fact[] {
  const { to, backup, setAside, beside } = result;
  return [
    { label: 'Recovered', value: describe(to) },
    ...(backup === undefined
      ? []
      : [{ label: 'Backup of what was there', value: `${backup.name}/${backup.id}` }]),
    ...(setAside === undefined
      ? [{ label: 'The target', value: 'is as it was' }]
      : [
          { label: 'What was there', value: `is ${setAside} now` },
          { label: 'The way back', value: wayBack(result, setAside), isVerbatim: true as const },
        ]),
    ...(beside === undefined
      ? []
      : [{ label: 'What was restored', value: `stands as ${beside}, and took no place` }]),
  ];
}

/** One command. No password stands in it. */
function wayBack({ store, set, to }: Recovered, setAside: string): string {
  const words = ['--store', store, '--name', set.name, '--to', describe(to), '--confirm', to.database];
  return `backproof recover ${[...words, '--back-to', setAside].map(quoted).join(' ')}`;
}

/** As a POSIX shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function lastLine(result: Recovered, which: string): string {
  const { verdict, checks, to, setAside, beside } = result;
  if (setAside === undefined) {
    const standing =
      beside === undefined
        ? 'was not touched'
        : `is as it was; what was restored stands as ${beside}, drop it when you have looked at it`;
    return `${which}: ${verdict}. ${to.database} ${standing}. Look at ${wrongIds(checks)}.`;
  }
  const proven = verdict === 'proven' ? provenWords(result) : `${verdict}, look at ${wrongIds(checks)}.`;
  return `${to.database} is ${which} since now, in ${formatDuration(result.rtoSeconds)}. ${proven} What was there is ${setAside}; the way back: ${wayBack(result, setAside)}`;
}
