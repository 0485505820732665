import * as v from 'valibot';
import { UserError } from '#verdict';
import {
  connect,
  describe,
  int8AsCount,
  withDatabase,
  type ConnectOptions,
  type Connection,
  type Session,
} from '../connection/index.js';
import { quoteIdentifier, quoteLiteral } from '../sql.js';

/** Objects of one kind that a database holds beyond what every new one has. */
export interface TargetObjects {
  /** In words: `table`, `large object`. */
  readonly kind: string;
  readonly count: number;
  /** One of them, for a message. */
  readonly example: string;
}

const ROW = v.object({ kind: v.string(), count: int8AsCount, example: v.string() });

/** The first OID that PostgreSQL gives to what users make (FirstNormalObjectId in access/transam.h). */
const FIRST_USER_OID = 16_384;

// What belongs to an extension is counted once, as the extension. Session-local schemas stay behind as empty shells.
const QUERY = `
with mine(classid, oid, kind, name) as (
  select 'pg_catalog.pg_class'::regclass::oid, c.oid,
         case c.relkind when 'v' then 'view' when 'm' then 'materialised view' when 'S' then 'sequence'
                        when 'f' then 'foreign table' else 'table' end,
         n.nspname || '.' || c.relname
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and n.nspname !~ '^pg_(toast|temp_|toast_temp_)'
  union all
  select 'pg_catalog.pg_proc'::regclass, p.oid, 'function', n.nspname || '.' || p.proname
    from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
  union all
  select 'pg_catalog.pg_type'::regclass, t.oid, 'type', n.nspname || '.' || t.typname
    from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
   where t.typtype in ('e', 'd', 'r') or t.typtype = 'c'
         and exists (select from pg_catalog.pg_class c where c.oid = t.typrelid and c.relkind = 'c')
  union all
  select 'pg_catalog.pg_namespace'::regclass, n.oid, 'schema', n.nspname::text
    from pg_catalog.pg_namespace n where n.nspname !~ '^pg_(temp_|toast_temp_)'
  union all
  select 'pg_catalog.pg_extension'::regclass, e.oid, 'extension', e.extname::text from pg_catalog.pg_extension e
  union all
  select 'pg_catalog.pg_largeobject'::regclass, l.oid, 'large object', l.oid::text
    from pg_catalog.pg_largeobject_metadata l
  union all
  select 'pg_catalog.pg_event_trigger'::regclass, e.oid, 'event trigger', e.evtname::text
    from pg_catalog.pg_event_trigger e
  union all
  select 'pg_catalog.pg_publication'::regclass, p.oid, 'publication', p.pubname::text
    from pg_catalog.pg_publication p
)
select m.kind, count(*) as count, min(m.name) as example
  from mine m
 where (m.oid >= ${FIRST_USER_OID} or m.kind = 'large object')
   and not exists (select from pg_catalog.pg_depend d where d.classid = m.classid and d.objid = m.oid and d.deptype = 'e')
   and not (m.kind = 'extension' and m.name = 'plpgsql')
 group by m.kind order by m.kind`;

/** What a database holds already; empty for one in which nothing was ever made. */
export async function inspectTarget(session: Session): Promise<readonly TargetObjects[]> {
  return await session.rows(ROW, QUERY);
}

/** @throws UserError where a database holds anything: a restore would mix with it, or overwrite it */
export function refuseNonEmpty(
  objects: readonly TargetObjects[],
  connection: Connection,
  remedy = 'Name an empty database, or ask for it to be dropped and created anew',
): void {
  if (objects.length === 0) return;
  const held = objects.map(
    ({ kind, count, example }) => `${count} ${kind}${count === 1 ? '' : 's'} (${example})`,
  );
  throw new UserError(`The target ${describe(connection)} is not empty: it holds ${held.join(', ')}`, {
    remedy,
  });
}

const LOCALE = v.object({
  owner: v.string(),
  encoding: v.string(),
  collate: v.string(),
  ctype: v.string(),
  provider: v.nullable(v.string()),
  locale: v.nullable(v.string()),
  rules: v.nullable(v.string()),
  tablespace: v.string(),
  version: v.pipe(v.string(), v.transform(Number)),
});

const ABOUT = `
select pg_catalog.pg_get_userbyid(d.datdba)::text as owner, pg_catalog.pg_encoding_to_char(d.encoding) as encoding,
       d.datcollate as collate, d.datctype as ctype, pg_catalog.to_jsonb(d) ->> 'datlocprovider' as provider,
       coalesce(pg_catalog.to_jsonb(d) ->> 'datlocale', pg_catalog.to_jsonb(d) ->> 'daticulocale') as locale,
       pg_catalog.to_jsonb(d) ->> 'daticurules' as rules, t.spcname::text as tablespace,
       pg_catalog.current_setting('server_version_num') as version
  from pg_catalog.pg_database d join pg_catalog.pg_tablespace t on t.oid = d.dattablespace where d.datname = $1`;

/** Another database of the same server, from where this one can be dropped and renamed. */
export function maintenanceOf(connection: Connection): Connection {
  return withDatabase(connection, connection.database === 'postgres' ? 'template1' : 'postgres');
}

/**
 * Make an empty database beside another, with its owner, encoding, locale and tablespace. Only its owner and superusers may connect, until
 * it is given the privileges of the other (`settleLike`).
 */
export async function createTwin(session: Session, of: string, name: string): Promise<void> {
  const about = await session.one(LOCALE, ABOUT, [of]);
  await session.execute(`create database ${quoteIdentifier(name)} ${creation(about)}`);
  await session.execute(`revoke all on database ${quoteIdentifier(name)} from public`);
}

/**
 * Drop a database with everything in it, whoever is connected, and create it anew, empty, with the same owner, locale and tablespace.
 * The caller was told to: this is the only place that deletes what is not ours.
 */
export async function dropAndRecreate(connection: Connection, options: ConnectOptions): Promise<void> {
  const { database } = connection;
  const session = await connect(maintenanceOf(connection), options);
  try {
    const [about] = await session.rows(LOCALE, ABOUT, [database]);
    const name = quoteIdentifier(database);
    if (about === undefined) {
      await session.execute(`create database ${name} template template0`);
      return;
    }
    await session.execute(`drop database ${name} with (force)`);
    await session.execute(`create database ${name} ${creation(about)}`);
  } finally {
    await session.close();
  }
}

function creation(about: v.InferOutput<typeof LOCALE>): string {
  const parts = [
    'template template0',
    `owner ${quoteIdentifier(about.owner)}`,
    `encoding ${quoteLiteral(about.encoding)}`,
    `lc_collate ${quoteLiteral(about.collate)}`,
    `lc_ctype ${quoteLiteral(about.ctype)}`,
  ];
  // To name the default one takes a right on it.
  if (about.tablespace !== 'pg_default') parts.push(`tablespace ${quoteIdentifier(about.tablespace)}`);
  if (about.provider === 'i') {
    parts.push('locale_provider icu', `icu_locale ${quoteLiteral(about.locale ?? 'und')}`);
    if (about.rules !== null) parts.push(`icu_rules ${quoteLiteral(about.rules)}`);
  } else if (about.provider === 'b') {
    parts.push('locale_provider builtin', `builtin_locale ${quoteLiteral(about.locale ?? 'C')}`);
  } else if (about.provider === 'c' && about.version >= 150_000) parts.push('locale_provider libc');
  return parts.join(' ');
}
