/** Rows of a table for each unit of the scale, as `pgbench -i` makes them. */
const BRANCHES = 1;
const TELLERS = 10;
const ACCOUNTS = 100_000;
/** From this scale on an account's number needs more than an integer. */
const BIGINT_SCALE = 20_000;

/**
 * SQL that makes the four tables of `pgbench --initialize`, for machines without pgbench: same columns, fillers, keys and rows, in
 * one query. A unit of the scale is about 15 MB.
 *
 * @throws RangeError for a scale that is no whole number from 1 on
 */
export function pgbenchSql(scale: number): string {
  if (!Number.isSafeInteger(scale) || scale < 1)
    throw new RangeError(`a scale is a whole number from 1 on, not ${scale}`);
  const accountId = scale >= BIGINT_SCALE ? 'bigint' : 'int';
  return `
create table public.pgbench_history (tid int, bid int, aid ${accountId}, delta int, mtime timestamp, filler char(22));
create table public.pgbench_tellers (tid int not null, bid int, tbalance int, filler char(84)) with (fillfactor = 100);
create table public.pgbench_accounts (aid ${accountId} not null, bid int, abalance int, filler char(84)) with (fillfactor = 100);
create table public.pgbench_branches (bid int not null, bbalance int, filler char(88)) with (fillfactor = 100);
insert into public.pgbench_branches (bid, bbalance) select i, 0 from generate_series(1, ${scale * BRANCHES}) i;
insert into public.pgbench_tellers (tid, bid, tbalance) select i, (i - 1) / ${TELLERS} + 1, 0 from generate_series(1, ${scale * TELLERS}) i;
insert into public.pgbench_accounts (aid, bid, abalance, filler)
  select i, (i - 1) / ${ACCOUNTS} + 1, 0, '' from generate_series(1, ${scale * ACCOUNTS}) i;
alter table public.pgbench_branches add primary key (bid);
alter table public.pgbench_tellers add primary key (tid);
alter table public.pgbench_accounts add primary key (aid);
`;
}
