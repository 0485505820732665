import * as v from 'valibot';
import { int8AsCount, type Session } from '../connection/index.js';

/** A database that another one is to take the place of, and what the connecting user may do about it. */
export interface Occupant {
  /** Its name, as the server tells it: a pooler may know it by another. */
  readonly name: string;
  readonly oid: number;
  readonly sizeBytes: number;
  /** Sessions of others, by whose they are. */
  readonly sessions: readonly { readonly who: string; readonly count: number }[];
  /** Only who owns a database, and may create some, may rename it. */
  readonly owned: boolean;
  readonly mayCreate: boolean;
  /** Other databases are copied from it; it is not one to replace. */
  readonly template: boolean;
}

const ROW = v.object({
  name: v.string(),
  oid: v.number(),
  sizeBytes: int8AsCount,
  owned: v.boolean(),
  mayCreate: v.boolean(),
  template: v.boolean(),
});

const QUERY = `
select d.datname as name, d.oid, pg_catalog.pg_database_size(d.oid) as "sizeBytes",
       pg_catalog.pg_has_role(d.datdba, 'usage') as owned, r.rolcreatedb or r.rolsuper as "mayCreate",
       d.datistemplate as template
  from pg_catalog.pg_database d, pg_catalog.pg_roles r
 where d.datname = pg_catalog.current_database() and r.rolname = current_user`;

const SESSIONS = v.object({ who: v.string(), count: int8AsCount });

const SESSIONS_QUERY = `
select coalesce(usename, '?') || coalesce(' (' || nullif(application_name, '') || ')', '') as who, count(*) as count
  from pg_catalog.pg_stat_activity
 where datname = pg_catalog.current_database() and pid <> pg_catalog.pg_backend_pid() and backend_type in ('client backend', 'walsender')
 group by 1 order by 2 desc, 1`;

export async function inspectOccupant(session: Session): Promise<Occupant> {
  const row = await session.one(ROW, QUERY);
  return { ...row, sessions: await session.rows(SESSIONS, SESSIONS_QUERY) };
}
