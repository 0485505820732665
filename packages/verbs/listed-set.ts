import type { ListedBackup } from '#archive';
import { formatBytes, formatDuration, formatInstant } from '#verdict';

/** A backup as documents carry it. */
export interface ListedSet {
  readonly name: string;
  readonly backup_id: string;
  /** `incomplete` has no manifest; `unreadable` says why in `problem`; `legacy` is a file of the older naming; `not read` is older than `limit`. */
  readonly state: 'complete' | 'incomplete' | 'unreadable' | 'legacy' | 'not read';
  readonly created_at?: string;
  readonly age_seconds: number;
  /** Of the set's files, or for one that was not read what it takes up in the store. */
  readonly size_bytes?: number;
  readonly encryption?: string;
  readonly problem?: string;
  readonly proven_at?: string;
  readonly proven_claim?: string;
  /** A drill failed, and none after it was proven. */
  readonly drill_failed_at?: string;
  readonly locked_until?: string;
  readonly legal_hold?: boolean;
  /** Somebody wrote over it, or deleted it, and the store kept it. */
  readonly covered?: string;
  readonly retention?: 'keep' | 'delete';
  readonly why?: readonly string[];
}

export function listedSet(name: string, backup: ListedBackup, now: Date): ListedSet {
  const { id, at, held, manifest, problem, standing, protection, fate } = backup;
  const made = manifest === undefined ? at : new Date(manifest.created_at);
  const size = manifest?.total_size_bytes ?? held?.bytes;
  return {
    ...{ name, backup_id: id, state: stateOf(backup) },
    created_at: made.toISOString(),
    age_seconds: Math.round((now.getTime() - made.getTime()) / 1000),
    ...(size === undefined ? {} : { size_bytes: size }),
    ...(manifest === undefined ? {} : { encryption: manifest.encryption }),
    ...(problem === undefined ? {} : { problem }),
    ...(standing?.verdict === 'proven'
      ? { proven_at: standing.at.toISOString(), proven_claim: standing.claim }
      : {}),
    ...(standing?.verdict === 'failed' ? { drill_failed_at: standing.at.toISOString() } : {}),
    ...(protection?.lock === undefined ? {} : { locked_until: protection.lock.until.toISOString() }),
    ...(protection?.legalHold === true ? { legal_hold: true } : {}),
    ...(held?.covered === undefined ? {} : { covered: held.covered }),
    ...(fate === undefined ? {} : { retention: fate.action, why: fate.why }),
  };
}

function stateOf({ held, manifest, problem }: ListedBackup): ListedSet['state'] {
  if (problem !== undefined) return 'unreadable';
  if (held === undefined) return 'not read';
  if (!held.complete) return 'incomplete';
  if (held.legacy) return 'legacy';
  return manifest === undefined ? 'not read' : 'complete';
}

const COLUMNS: readonly (readonly [string, (set: ListedSet) => string])[] = [
  ['name', ({ name }) => name],
  ['backup id', ({ backup_id }) => backup_id],
  ['size', ({ size_bytes: bytes }) => (bytes === undefined ? '' : formatBytes(bytes))],
  ['age', ({ age_seconds }) => formatDuration(age_seconds)],
  ['encryption', ({ encryption = '' }) => encryption],
  ['proven', provenWords],
  ['locked until', lockedWords],
  [
    'retention',
    ({ retention, why = [] }) => (retention === undefined ? '' : `${retention}: ${why.join(', ')}`),
  ],
  ['state', ({ state, problem }) => (problem === undefined ? state : `${state}: ${problem}`)],
];

function provenWords({ proven_at: proven, proven_claim: claim, drill_failed_at: failed }: ListedSet): string {
  if (failed !== undefined) return `failed ${formatInstant(new Date(failed))}`;
  return proven === undefined ? '' : `${formatInstant(new Date(proven))} (${claim ?? ''})`;
}

function lockedWords({ locked_until: until, legal_hold: held = false, covered }: ListedSet): string {
  return [
    ...(until === undefined ? [] : [formatInstant(new Date(until))]),
    ...(held ? ['legal hold'] : []),
    ...(covered === undefined ? [] : [`${covered} by somebody else`]),
  ].join(', ');
}

/** A table of the columns that say anything, a line a set. */
export function tableOf(sets: readonly ListedSet[]): readonly string[] {
  const columns = COLUMNS.map(([title, cell]) => ({ title, cells: sets.map(cell) })).filter(
    ({ title, cells }) => ALWAYS.has(title) || cells.some((cell) => cell !== ''),
  );
  const widths = columns.map(({ title, cells }) =>
    cells.reduce((widest, { length }) => Math.max(widest, length), title.length),
  );
  const lineOf = (texts: readonly string[]): string =>
    texts
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [
    lineOf(columns.map(({ title }) => title)),
    ...sets.map((_set, row) => lineOf(columns.map(({ cells }) => cells[row] ?? ''))),
  ];
}

const ALWAYS = new Set(['name', 'backup id', 'size', 'age', 'state']);
