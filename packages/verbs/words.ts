import type { Manifest } from '#manifest';
import type { Fact } from '#report';
import { formatBytes, formatInstant, type Check, type Claim } from '#verdict';

/** What a claim means, in words that say no more than it does. */
const CLAIM_WORDS: Readonly<Record<Claim | 'none', string>> = {
  none: 'nothing was read back',
  intact: 'the stored bytes are those that were written',
  restorable:
    'it restored without an unexplained error, and every table has the rows that the source counted',
  'equal-to-dump': 'every value equals what was dumped',
  'equal-to-source': "every value equals what was dumped, and the source's own hash of its rows agrees",
};

export function claimWords(claim: Claim | 'none'): string {
  return CLAIM_WORDS[claim];
}

/** What a set is, for every report. */
export function factsOf(manifest: Manifest): readonly Fact[] {
  return [
    { label: 'Backup set', value: manifest.backup_id },
    { label: 'Made', value: `${formatInstant(new Date(manifest.created_at))} by ${manifest.created_by}` },
    ...manifest.databases.map((database) => ({
      label: `Database ${database.name}`,
      value: `PostgreSQL ${database.server_version}, snapshot ${database.snapshot_at}${database.dump === undefined ? '' : `, ${database.dump.format} by pg_dump ${database.dump.client_version}`}`,
    })),
    { label: 'Size', value: `${formatBytes(manifest.total_size_bytes)} in ${manifest.total_files} files` },
    { label: 'Compression', value: manifest.compression },
    { label: 'Encryption', value: manifest.encryption },
    ...(manifest.system_version === '' ? [] : [{ label: 'System version', value: manifest.system_version }]),
  ];
}

/** Checks as outputs and documents carry them. */
export function checksJson(checks: readonly Check[]): string {
  return JSON.stringify(checks);
}

/** The checks that went wrong, for a last line: their ids, or the names of probes, each once. */
export function wrongIds(checks: readonly Check[]): string {
  const wrong = checks.filter(
    (check) => check.verdict === 'failed' || (check.required && check.verdict === 'unproven'),
  );
  return [
    ...new Set(
      wrong.map(({ id, subject = id, where }) => (where === undefined ? subject : `${subject} (${where})`)),
    ),
  ]
    .slice(0, 5)
    .join(', ');
}

/** Seconds with one decimal, for outputs. */
export function secondsText(seconds: number): string {
  return seconds.toFixed(3);
}
