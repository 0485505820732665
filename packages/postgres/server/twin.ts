import * as v from 'valibot';
import { messageOf } from '#verdict';
import type { Session } from '../connection/index.js';
import { applyPrivileges } from '../restore/grants.js';
import { applySetting, settingName } from '../restore/database.js';
import { DATABASE_PRIVILEGES } from '../source/inventory-privileges.js';
import { databasePrivileges } from '../source/inventory-schema.js';
import { quoteIdentifier, quoteLiteral } from '../sql.js';

const ABOUT = v.object({
  limit: v.number(),
  comment: v.nullable(v.string()),
  privileges: databasePrivileges,
});
const SETTING = v.object({
  database: v.literal(true),
  role: v.nullable(v.string()),
  name: v.string(),
  value: v.string(),
});

const ABOUT_QUERY = `
select d.datconnlimit as limit, pg_catalog.shobj_description(d.oid, 'pg_database') as comment, (${DATABASE_PRIVILEGES}) as privileges
  from pg_catalog.pg_database d where d.datname = $1`;

const SETTINGS_QUERY = `
select true as database, r.rolname as role, pg_catalog.split_part(c.config, '=', 1) as name,
       pg_catalog.substr(c.config, pg_catalog.strpos(c.config, '=') + 1) as value
  from pg_catalog.pg_db_role_setting s cross join lateral pg_catalog.unnest(s.setconfig) with ordinality c(config, place)
  left join pg_catalog.pg_roles r on r.oid = s.setrole
 where s.setdatabase = (select d.oid from pg_catalog.pg_database d where d.datname = $1)
 order by 2, c.place`;

/** What everybody may do with a new database (https://www.postgresql.org/docs/current/ddl-priv.html, table 5.2). */
const BORN_PUBLIC = ['CONNECT', 'TEMPORARY'];

/**
 * Give a database what another one has of its own, which no dump of its content holds: privileges, comment, connection limit, and
 * settings (`ALTER DATABASE … SET`). The last thing before it takes the other's place, since settings hold for every later session.
 *
 * @returns what could not be given, in words
 */
export async function settleLike(session: Session, of: string, name: string): Promise<readonly string[]> {
  const missed: string[] = [];
  const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      missed.push(`${what}: ${messageOf(error)}`);
    }
  };
  const { limit, comment, privileges } = await session.one(ABOUT, ABOUT_QUERY, [of]);
  const database = `database ${quoteIdentifier(name)}`;
  await attempt('privileges', async () => {
    // As every database is born; `createTwin` took them away.
    const taken = privileges.revoked.flatMap((one) => (one.grantee === null ? one.privileges : []));
    const born = BORN_PUBLIC.filter((word) => !taken.includes(word));
    if (born.length > 0) await session.execute(`grant ${born.join(', ')} on ${database} to public`);
    await applyPrivileges(session, database, privileges);
  });
  if (comment !== null)
    await attempt('comment', () => session.execute(`comment on ${database} is ${quoteLiteral(comment)}`));
  for (const setting of await session.rows(SETTING, SETTINGS_QUERY, [of]))
    await attempt(settingName(setting), () => applySetting(session, name, setting));
  if (limit >= 0)
    await attempt('connection limit', () => session.execute(`alter ${database} connection limit ${limit}`));
  return missed;
}
