import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { timedInTurn } from './measure.js';
import type { Row } from './row.js';
import { DATABASE, openNew, type Stand } from './stand.js';

/** The most that a verification may take of the time of the two commands that do as much. */
const TARGET = 0.9;

/** Rows as applications have them, which compress to a fifth: pgbench's, mostly blanks, compress to a hundredth. */
const EVENTS = `
create table public.events as
  select i as id, pg_catalog.md5(i::text) as token, timestamptz '2026-01-01' + i * interval '1 second' as at,
         (i::bigint * 7919 % 1000000) / 100.0 as amount,
         pg_catalog.jsonb_build_object('page', '/products/' || i::bigint * 31 % 5000, 'agent', 'Mozilla/5.0 (X11; Linux x86_64)',
                                       'score', i::bigint * 17 % 1000, 'ok', i % 7 <> 0) as detail
    from pg_catalog.generate_series(1, 2500000) i;
`;

/** Verifications of what people have by default, and of what pg_dump makes by default; a stream that we compressed pg_restore cannot read. */
export async function* verifyRows(stand: Stand): AsyncGenerator<Row, void, undefined> {
  const zstd = stand.major >= 16;
  if (zstd) yield verifyRow(stand, DATABASE, 'custom', 'zstd:1');
  yield verifyRow(stand, DATABASE, 'custom', 'gzip:6');
  yield verifyRow(stand, DATABASE, 'directory', zstd ? 'zstd:1' : 'gzip:1');
  const session = await openNew(stand.server, 'events');
  await session.execute(EVENTS);
  await session.close();
  if (zstd) yield verifyRow(stand, 'events', 'custom', 'zstd:1');
  yield verifyRow(stand, 'events', 'custom', 'gzip:6');
}

/** Every byte hashed and every dump decoded, against OpenSSL's hash and then pg_restore into nothing. */
async function verifyRow(
  stand: Stand,
  database: string,
  format: 'custom' | 'directory',
  compression: string,
): Promise<Row> {
  const store = join(stand.folder, `verify-${database}-${format}-${compression}`);
  const args = ['--format', format, '--compression', compression, '--name', database];
  await stand.ours(['backup', '--store', store, ...args], { database });
  const data = await dataFolder(store, database);
  const entries = await readdir(data, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const archive = join(data, format === 'custom' ? `${database}.dump` : database);
  return {
    name: `verify, ${database}, ${format}, ${compression}, PostgreSQL ${stand.major}`,
    ours: {
      name: 'backproof verify',
      run: () => stand.ours(['verify', '--store', store, '--name', database, '--level', 'full']),
    },
    theirs: [
      {
        name: 'openssl dgst -sha3-256, then pg_restore -f /dev/null',
        target: TARGET,
        run: () =>
          timedInTurn([
            { path: '/usr/bin/openssl', args: ['dgst', '-sha3-256', ...files], env: {} },
            stand.client('pg_restore', ['--file=/dev/null', archive]),
          ]),
      },
    ],
  };
}

/** Where the data files of the store's only set lie. */
async function dataFolder(store: string, name: string): Promise<string> {
  const sets = join(store, name, 'backups');
  const [id, ...others] = await readdir(sets);
  if (id === undefined || others.length > 0) throw new Error(`${sets} does not hold one set`);
  return join(sets, id, 'data');
}
