import { join } from 'node:path';
import { memoryResult, type Result } from './row.js';
import { openNew, type Stand } from './stand.js';

const VALUE_BYTES = 500_000_000;
const DIGEST_BYTES = 32;
const NAME = 'large';

/** One value of 500 MB, which does not compress: a line of a gigabyte in the dump. */
const SEED = `
create table public.large (id int primary key, content bytea);
alter table public.large alter column content set storage external;
insert into public.large
  select 1, pg_catalog.string_agg(pg_catalog.sha256(i::text::bytea), '') from pg_catalog.generate_series(1, ${VALUE_BYTES / DIGEST_BYTES}) i;
`;

/** The most memory that our own process holds when a single value is larger than all of it may be. */
export async function memoryResults(stand: Stand, say: (line: string) => void): Promise<readonly Result[]> {
  const session = await openNew(stand.server, NAME);
  await session.execute(SEED);
  await session.close();
  const store = join(stand.folder, 'large-store');
  const results: Result[] = [];
  for (const format of ['custom', 'directory']) {
    for (const [verb, ...args] of [
      ['backup', '--format', format],
      ['verify'],
      ['drill', '--report-dir', join(stand.folder, 'report')],
    ] as const) {
      const { seconds, peakBytes = NaN } = await stand.ours(
        [verb, '--store', store, '--name', format, ...args],
        { database: NAME },
      );
      const name = `one value of 500 MB, ${format}, PostgreSQL ${stand.major}, ${verb}`;
      say(`${name}: ${seconds.toFixed(1)} s`);
      results.push(memoryResult(name, peakBytes));
    }
  }
  return results;
}
