import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { timed, type Command } from './measure.js';
import { REALISTIC as NAME, provideRealistic } from './realistic.js';
import type { Row } from './row.js';
import type { Stand } from './stand.js';

const JOBS = 2;

/** The most that a backup may take of the time of the bare pg_dump, by what the source is asked to say and by who is slow. */
const TARGETS = { zstd: { counts: 1.12, strict: 1.5 }, gzip: { counts: 1.08, strict: 1.1 } } as const;
/** The same, where nothing is set on either side. */
const DEFAULTS_TARGET = 0.35;

type Method = keyof typeof TARGETS;
type Witness = keyof (typeof TARGETS)[Method];
type Format = 'custom' | 'directory';

/**
 * Backups of what an application might have, with the difficult schema: fingerprints, the source's testimony and the inventory
 * included, against the bare pg_dump of the same format, jobs and compression.
 */
export async function equalityBackupRows(stand: Stand, scale: number): Promise<readonly Row[]> {
  await provideRealistic(stand, scale);
  const rows: Row[] = [defaults(stand)];
  const methods: readonly Method[] = stand.major >= 16 ? ['zstd', 'gzip'] : ['gzip'];
  for (const format of ['custom', 'directory'] as const) {
    for (const method of methods) {
      for (const witness of ['counts', 'strict'] as const) rows.push(row(stand, format, method, witness));
    }
  }
  return rows;
}

function row(stand: Stand, format: Format, method: Method, witness: Witness): Row {
  const level = method === 'zstd' ? 1 : 6;
  const compress = stand.major >= 16 ? `${method}:${level}` : String(level);
  const jobs = format === 'directory' ? [`--jobs=${JOBS}`] : [];
  return {
    name: `backup, realistic, ${format}, ${method}, ${witness}, PostgreSQL ${stand.major}`,
    ours: ours(stand, [
      '--format',
      format,
      '--compression',
      `${method}:${level}`,
      '--witness',
      witness,
      '--jobs',
      String(JOBS),
    ]),
    theirs: [
      theirs(stand, [`--format=${format}`, ...jobs, `--compress=${compress}`], TARGETS[method][witness]),
    ],
  };
}

function defaults(stand: Stand): Row {
  return {
    name: `backup, realistic, defaults, PostgreSQL ${stand.major}`,
    ours: ours(stand, []),
    theirs: [theirs(stand, ['--format=custom'], DEFAULTS_TARGET)],
  };
}

function ours(stand: Stand, args: readonly string[]): Row['ours'] {
  const store = join(stand.folder, 'store-realistic');
  return {
    name: 'backproof backup',
    run: () => stand.ours(['backup', '--store', store, '--name', NAME, ...args], { database: NAME }),
    reset: () => rm(store, { recursive: true, force: true }),
  };
}

function theirs(stand: Stand, args: readonly string[], target: number): Row['theirs'][number] {
  const file = join(stand.folder, 'bare-realistic');
  return {
    name: ['pg_dump', ...args].join(' '),
    target,
    run: () => timed(ofRealistic(stand.client('pg_dump', [...args, `--file=${file}`]))),
    reset: () => rm(file, { recursive: true, force: true }),
  };
}

function ofRealistic(command: Command): Command {
  return { ...command, env: { ...command.env, PGDATABASE: NAME } };
}
