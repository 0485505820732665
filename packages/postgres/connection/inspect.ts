import * as v from 'valibot';
import { codeOf, UserError } from '#verdict';
import { int8AsBigint } from './columns.js';
import { describe } from './model.js';
import { directAdvice, findPooler } from './pooler.js';
import type { Session } from './session.js';

/** How text is encoded and ordered in a database, as `CREATE DATABASE` and initdb take it. */
export interface DatabaseLocale {
  /** PostgreSQL's name, such as `UTF8`. */
  readonly encoding: string;
  readonly collate: string;
  readonly ctype: string;
  readonly provider: 'libc' | 'icu' | 'builtin';
  /** The provider's own locale, for `icu` and `builtin`. */
  readonly locale?: string;
}

export interface ServerInfo {
  readonly version: {
    readonly number: number;
    readonly major: number;
    readonly minor: number;
    readonly text: string;
  };
  /** Read-only: a standby, where unlogged tables cannot be read and long queries can be cancelled by replay. */
  readonly standby: boolean;
  /** A pooler in between: `transaction` where it gives each transaction, or even each statement, another session. */
  readonly pooler: 'transaction' | 'session' | undefined;
  /** The cluster's own number, the same on its standbys; absent where we may not read it. */
  readonly systemIdentifier?: string;
  readonly superuser: boolean;
  readonly bypassesRowSecurity: boolean;
  readonly database: DatabaseLocale & { readonly sizeBytes: bigint | undefined };
}

const ROW = v.object({
  number: v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number)),
  text: v.string(),
  standby: v.boolean(),
  superuser: v.boolean(),
  bypasses: v.boolean(),
  encoding: v.string(),
  collate: v.string(),
  ctype: v.string(),
  provider: v.nullable(v.string()),
  locale: v.nullable(v.string()),
  size: v.nullable(int8AsBigint),
});

// Columns that came with later versions are read by way of jsonb, which has no opinion about those that are missing.
const QUERY = `
select pg_catalog.current_setting('server_version_num') as number, pg_catalog.current_setting('server_version') as text,
       pg_catalog.pg_is_in_recovery() as standby, r.rolsuper as superuser, r.rolbypassrls as bypasses,
       pg_catalog.pg_encoding_to_char(d.encoding) as encoding, d.datcollate as collate, d.datctype as ctype,
       pg_catalog.to_jsonb(d) ->> 'datlocprovider' as provider,
       coalesce(pg_catalog.to_jsonb(d) ->> 'datlocale', pg_catalog.to_jsonb(d) ->> 'daticulocale') as locale,
       case when pg_catalog.has_database_privilege(d.oid, 'connect') then pg_catalog.pg_database_size(d.oid) end as size
  from pg_catalog.pg_database d, pg_catalog.pg_roles r
 where d.datname = pg_catalog.current_database() and r.rolname = current_user`;

/** What is behind a session: decides what can be done with it, before anything is done. */
export async function inspectServer(session: Session): Promise<ServerInfo> {
  const row = await session.one(ROW, QUERY);
  const systemIdentifier = await readSystemIdentifier(session);
  return {
    version: {
      number: row.number,
      major: Math.floor(row.number / 10_000),
      minor: row.number % 10_000,
      // Packagers add their own version in brackets.
      text: row.text.split(' ')[0] ?? row.text,
    },
    standby: row.standby,
    pooler: await findPooler(session),
    ...(systemIdentifier === undefined ? {} : { systemIdentifier }),
    superuser: row.superuser,
    bypassesRowSecurity: row.superuser || row.bypasses,
    database: {
      encoding: row.encoding,
      collate: row.collate,
      ctype: row.ctype,
      provider: row.provider === 'i' ? 'icu' : row.provider === 'b' ? 'builtin' : 'libc',
      ...(row.locale === null ? {} : { locale: row.locale }),
      sizeBytes: row.size ?? undefined,
    },
  };
}

async function readSystemIdentifier(session: Session): Promise<string | undefined> {
  try {
    const row = await session.one(
      v.object({ id: v.string() }),
      'select system_identifier::text as id from pg_catalog.pg_control_system()',
    );
    return row.id;
  } catch (error) {
    // Managed servers withhold the function; the number is a convenience.
    if (error instanceof UserError && codeOf(error.cause) === '42501') return undefined;
    throw error;
  }
}

/**
 * A pooler in transaction mode is no way to a dump, not even to one without a shared snapshot: pg_dump sets `row_security`,
 * `search_path` and more before its transaction begins. There these land in any session of the pool: the dump may lack them and leave
 * rows out in silence, and the applications that are given such a session next find no table of theirs.
 *
 * @throws UserError where the session goes through one
 */
export function refusePooler(info: Pick<ServerInfo, 'pooler'>, session: Session): void {
  if (info.pooler !== 'transaction') return;
  throw new UserError(
    `${describe(session.connection)} is a pooler in transaction or statement mode: a dump through it may miss rows, and would leave its own settings, such as an empty search_path, with the applications that use the pool`,
    { remedy: directAdvice(session.connection) },
  );
}

/** What a reader of a backup taken from a standby must know. */
export function standbyNotes(info: Pick<ServerInfo, 'standby'>): readonly string[] {
  if (!info.standby) return [];
  return [
    'The source is a read-only standby: unlogged tables hold no rows there, and its state may lag behind the primary.',
    'If replay cancels the dump, raise max_standby_streaming_delay there or set hot_standby_feedback = on.',
  ];
}
