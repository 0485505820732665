import * as v from 'valibot';
import { shownName } from '#dump-format';
import { messageOf } from '#verdict';
import type { Session } from '../connection/index.js';
import type { Inventory } from '../source/inventory.js';
import { quoteIdentifier, quoteLiteral } from '../sql.js';
import { applyPrivileges } from './grants.js';
import { OWNERS, RESTORER } from './roles.js';
import type { Shortfall } from './shortfall.js';

const templateRow = v.object({ template: v.boolean() });

/** Drop a database, if it is there, with every session in it. What other databases are copied from, such as template1, is one too. */
export async function dropDatabase(superuser: Session, name: string): Promise<void> {
  const [found] = await superuser.rows(
    templateRow,
    'SELECT datistemplate AS template FROM pg_catalog.pg_database WHERE datname = $1',
    [name],
  );
  const quoted = quoteIdentifier(name);
  if (found?.template === true) await superuser.execute(`ALTER DATABASE ${quoted} IS_TEMPLATE false`);
  await superuser.execute(`DROP DATABASE IF EXISTS ${quoted} WITH (FORCE)`);
}

/** Make the database with the source's encoding and locale, for the restoring role. Returns what could not be made alike. */
export async function createDatabase(
  superuser: Session,
  name: string,
  inventory: Inventory,
  serverMajor: number,
): Promise<readonly Shortfall[]> {
  const wanted = inventory.database;
  const base = `CREATE DATABASE ${quoteIdentifier(name)} TEMPLATE template0 OWNER ${RESTORER} ENCODING ${quoteLiteral(wanted.encoding)}`;
  const failures: unknown[] = [];
  for (const locale of localeClauses(wanted, serverMajor)) {
    try {
      await superuser.execute(`${base} ${locale}`);
      return failures.slice(0, 1).map((error) => ({
        check: 'schema.locale',
        object: DATABASE_OBJECT,
        reason: `the source's locale is not on this server: ${messageOf(error)}`,
        deliberate: false,
      }));
    } catch (error) {
      failures.push(error);
    }
  }
  throw failures.at(-1);
}

/** The database as checks name it: it may have another name on the target. */
export const DATABASE_OBJECT = 'database';

const PROVIDERS_SINCE = 15;

/** The locale as it was; then what decides text alone; then C, which is everywhere. */
function localeClauses(wanted: Inventory['database'], serverMajor: number): readonly string[] {
  const c = "LC_COLLATE 'C' LC_CTYPE 'C'";
  const libc = `LC_COLLATE ${quoteLiteral(wanted.collate)} LC_CTYPE ${quoteLiteral(wanted.ctype)}`;
  const provided = providerClause(wanted, serverMajor);
  if (provided === undefined)
    return [`${libc} LOCALE_PROVIDER libc`, c].map((clause) => forMajor(clause, serverMajor));
  return [`${libc} ${provided}`, `${c} ${provided}`, c];
}

function forMajor(clause: string, serverMajor: number): string {
  return serverMajor >= PROVIDERS_SINCE ? clause : clause.replace(' LOCALE_PROVIDER libc', '');
}

/** ICU since 15, its rules since 16, the built-in provider since 17: an older server refuses, and the next clause is tried. */
function providerClause(wanted: Inventory['database'], serverMajor: number): string | undefined {
  if (wanted.locale === null || serverMajor < PROVIDERS_SINCE) return undefined;
  const locale = quoteLiteral(wanted.locale);
  if (wanted.locale_provider === 'b') return `LOCALE_PROVIDER builtin BUILTIN_LOCALE ${locale}`;
  if (wanted.locale_provider !== 'i') return undefined;
  const rules = wanted.icu_rules === null ? '' : ` ICU_RULES ${quoteLiteral(wanted.icu_rules)}`;
  return `LOCALE_PROVIDER icu ICU_LOCALE ${locale}${rules}`;
}

/** Settings that a drill takes from nobody: they load code, or change who a session is. */
const NOT_TAKEN = new Set([
  'dynamic_library_path',
  'extension_control_path',
  'jit_provider',
  'local_preload_libraries',
  'role',
  'session_authorization',
  'session_preload_libraries',
  'shared_preload_libraries',
]);

/** Lists whose elements PostgreSQL quotes itself: the whole text must not become one element (`variable_is_guc_list_quote`). */
const QUOTED_LISTS = new Set(['search_path', 'temp_tablespaces', 'unix_socket_directories']);

/**
 * Give the database its owner, privileges, comment, limit and settings, as the inventory has them; the last step before event
 * triggers, since settings hold for every later session.
 *
 * @param superuser in the database itself
 * @returns what could not be set, or is not on purpose
 */
export async function settleDatabase(
  superuser: Session,
  name: string,
  inventory: Inventory,
): Promise<readonly Shortfall[]> {
  const shortfalls: Shortfall[] = [];
  const attempt = async (check: string, object: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      shortfalls.push({ check, object, reason: messageOf(error), deliberate: false });
    }
  };
  const { owner, privileges, comment, connection_limit: limit } = inventory.database;
  const database = `DATABASE ${quoteIdentifier(name)}`;
  await attempt('schema.database', DATABASE_OBJECT, async () => {
    await superuser.execute(`ALTER ${database} OWNER TO ${quoteIdentifier(owner)}`);
    if (typeof comment === 'string')
      await superuser.execute(`COMMENT ON ${database} IS ${quoteLiteral(comment)}`);
    if (limit !== undefined && limit >= 0)
      await superuser.execute(`ALTER ${database} CONNECTION LIMIT ${limit}`);
    if (privileges !== undefined) await applyPrivileges(superuser, database, privileges);
  });
  const recreated = await recreatedRoles(superuser);
  for (const setting of inventory.settings ?? []) {
    const reason = whyNotTaken(setting, recreated);
    const object = settingName(setting);
    if (reason !== undefined) {
      shortfalls.push({ check: 'schema.settings', object, reason, deliberate: true });
      continue;
    }
    await attempt('schema.settings', object, () => applySetting(superuser, name, setting));
  }
  return shortfalls;
}

type Setting = NonNullable<Inventory['settings']>[number];

/** A setting as checks name it. */
export function settingName({ database, role, name }: Setting): string {
  const of = [...(role === null ? [] : [`role ${shownName(role)}`]), ...(database ? ['the database'] : [])];
  return `${name} of ${of.length === 0 ? 'every role' : of.join(' in ')}`;
}

const roleRow = v.object({ name: v.string() });

/** Roles that a drill made and that have no power: what holds for others, such as our own superuser, is not the source's to say. */
async function recreatedRoles(superuser: Session): Promise<ReadonlySet<string>> {
  const rows = await superuser.rows(
    roleRow,
    `SELECT r.rolname AS name FROM pg_catalog.pg_roles r JOIN pg_catalog.pg_auth_members m ON m.member = r.oid
     JOIN pg_catalog.pg_roles o ON o.oid = m.roleid WHERE o.rolname = $1 AND NOT r.rolsuper AND r.rolname <> $2`,
    [OWNERS, RESTORER],
  );
  return new Set(rows.map((row) => row.name));
}

function whyNotTaken(
  { database, role, name, value }: Setting,
  recreated: ReadonlySet<string>,
): string | undefined {
  if (value === null)
    return "its value is no part of the inventory, since an application's setting may hold a secret";
  if (NOT_TAKEN.has(name.toLowerCase()))
    return 'it loads code or changes who a session is: a drill does not set it';
  if (role !== null && !recreated.has(role)) return 'it is for a role that the drill did not make';
  if (!database && role === null) return 'it holds for every database of the server: a drill does not set it';
  return undefined;
}

/** Set what holds in a database for every role or for one, or for a role everywhere. */
export async function applySetting(superuser: Session, database: string, setting: Setting): Promise<void> {
  const { role, name, value } = setting;
  const where = setting.database ? `DATABASE ${quoteIdentifier(database)}` : '';
  const subject =
    role === null
      ? `ALTER ${where}`
      : `ALTER ROLE ${quoteIdentifier(role)}${where === '' ? '' : ` IN ${where}`}`;
  // A name may have parts: `plpgsql.extra_warnings`.
  const parameter = name.split('.').map(quoteIdentifier).join('.');
  if (!QUOTED_LISTS.has(name)) {
    await superuser.execute(`${subject} SET ${parameter} TO ${quoteLiteral(value ?? '')}`);
    return;
  }
  await superuser.execute('BEGIN');
  try {
    await superuser.execute('SELECT pg_catalog.set_config($1, $2, true)', [name, value]);
    await superuser.execute(`${subject} SET ${parameter} FROM CURRENT`);
    await superuser.execute('COMMIT');
  } catch (error) {
    await superuser.execute('ROLLBACK');
    throw error;
  }
}
