import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Row } from './row.js';
import { timed } from './measure.js';
import { DATABASE, type Stand } from './stand.js';

/**
 * The most that a backup may take of the time of the bare pg_dump: where every value is fingerprinted as it passes and the server
 * counts its rows, and where the server hashes them besides.
 */
const TARGETS = { counts: 1.12, strict: 1.5 } as const;
type Witness = keyof typeof TARGETS;
const JOBS = 2;

/**
 * A backup with globals, inventory, fingerprints, digests and manifest against the bare pg_dump that writes a file. Where pg_dump is
 * too old for zstd, its own default compression is what people run instead.
 */
export function backupRows(stand: Stand): readonly Row[] {
  const compression = stand.major >= 16 ? 'zstd:1' : undefined;
  const bare = compression === undefined ? [] : [`--compress=${compression}`];
  return [
    row(stand, 'custom', 'counts', bare),
    row(stand, 'custom', 'strict', bare),
    row(stand, 'directory', 'counts', [`--jobs=${JOBS}`, `--compress=${compression ?? '1'}`]),
  ];
}

function row(stand: Stand, format: 'custom' | 'directory', witness: Witness, args: readonly string[]): Row {
  const store = join(stand.folder, `store-${format}`);
  const plain = join(stand.folder, `bare-${format}`);
  return {
    name: `backup, ${format}, ${witness}, PostgreSQL ${stand.major}`,
    ours: {
      name: 'backproof backup',
      run: () =>
        stand.ours([
          'backup',
          '--store',
          store,
          '--name',
          DATABASE,
          '--format',
          format,
          '--witness',
          witness,
          '--jobs',
          String(JOBS),
        ]),
      reset: () => rm(store, { recursive: true, force: true }),
    },
    theirs: [
      {
        name: ['pg_dump', `--format=${format}`, ...args].join(' '),
        target: TARGETS[witness],
        run: () => timed(stand.client('pg_dump', [`--format=${format}`, ...args, `--file=${plain}`])),
        reset: () => rm(plain, { recursive: true, force: true }),
      },
    ],
  };
}
