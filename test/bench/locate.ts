import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, withDatabase } from '#postgres';
import { forever } from '../support/throwaway.js';
import { median } from './measure.js';
import { memoryResult, spread, type Result } from './row.js';
import { DATABASE, type Stand } from './stand.js';

const NAME = 'wrong';
const TARGET_SECONDS = 10;
/** `backproof diff` where the sides differ. */
const DIFFERENT = 1;

/** One row gone, one changed, one more. */
const WRONG = `
delete from public.pgbench_accounts where aid = 77;
update public.pgbench_accounts set abalance = 1 where aid = 4242;
insert into public.pgbench_accounts (aid, bid, abalance, filler) select max(aid) + 1, 1, 0, '' from public.pgbench_accounts;
`;

/** A set against a database of which three rows are not those of the set: read and compared, found and named. */
export async function locateResults(
  stand: Stand,
  runs: number,
  say: (line: string) => void,
): Promise<readonly Result[]> {
  const store = join(stand.folder, 'store-wrong');
  await stand.ours(['backup', '--store', store, '--name', DATABASE]);
  await copyOf(stand);
  const [times, peaks]: [number[], number[]] = [[], []];
  for (let run = 1; run <= runs; run++) {
    const args = ['--left', 'set:latest', '--store', store, '--name', DATABASE, '--jobs', '2'];
    const { seconds, peakBytes = NaN } = await stand.ours(['diff', ...args], {
      database: NAME,
      variable: 'BACKPROOF_RIGHT',
      exit: DIFFERENT,
    });
    times.push(seconds);
    peaks.push(peakBytes);
    say(`diff of a set and a database, run ${run} of ${runs}: ${seconds.toFixed(1)} s`);
  }
  await rm(store, { recursive: true, force: true });
  const name = `three wrong rows among ${stand.scale * 100_000}, compared and located, PostgreSQL ${stand.major}`;
  const middle = median(times);
  return [
    {
      name,
      ours: spread(times),
      theirs: '',
      value: `${middle.toFixed(2)} s`,
      target: `≤ ${TARGET_SECONDS} s`,
      reached: middle <= TARGET_SECONDS,
    },
    memoryResult(name, Math.max(...peaks)),
  ];
}

async function copyOf(stand: Stand): Promise<void> {
  const maintenance = await connect(stand.server.connection, { signal: forever });
  await maintenance.execute(`create database ${NAME} template ${DATABASE}`);
  await maintenance.close();
  const session = await connect(withDatabase(stand.server.connection, NAME), { signal: forever });
  await session.execute(WRONG);
  await session.close();
}
