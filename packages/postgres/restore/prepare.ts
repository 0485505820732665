import * as v from 'valibot';
import { messageOf } from '#verdict';
import { sqlStateOf, type Session } from '../connection/index.js';
import { quoteIdentifier, quoteLiteral } from '../sql.js';
import type { Toc } from '#dump-format';
import type { Inventory } from '../source/inventory.js';

/** The role that a drill restores as: no superuser, member of every recreated role. */
export const RESTORER = 'backproof_restorer';

/**
 * A role that every recreated role belongs to during the restore. `ALTER … OWNER TO` by anybody but a superuser demands that the
 * new owner may create in the schema, which the owners of a real database often may not.
 */
const OWNERS = 'backproof_owners';

/** What recreating the roles came to. */
export interface Roles {
  /** Roles of the source that the target has as superusers: a drill must not become a member, so owners cannot be restored. */
  readonly superusers: readonly string[];
}

/**
 * Recreate the source's roles without what a drill must not give them: no login, no superuser, no replication, no password.
 * Idempotent, so that several databases of one set share a server.
 *
 * @param password what the restoring role logs in with, where the server asks for one
 */
export async function recreateRoles(
  superuser: Session,
  inventory: Inventory,
  password?: string,
): Promise<Roles> {
  const present = new Map(
    (
      await superuser.rows(
        presentRole,
        'SELECT rolname AS name, rolsuper AS superuser FROM pg_catalog.pg_roles',
      )
    ).map((row) => [row.name, row.superuser]),
  );
  if (!present.has(OWNERS)) await superuser.execute(`CREATE ROLE ${OWNERS} NOLOGIN`);
  if (!present.has(RESTORER)) await superuser.execute(`CREATE ROLE ${RESTORER}`);
  await superuser.execute(
    `ALTER ROLE ${RESTORER} LOGIN NOSUPERUSER INHERIT${password === undefined ? '' : ` PASSWORD ${quoteLiteral(password)}`}`,
  );
  await superuser.execute(`GRANT ${OWNERS} TO ${RESTORER}`);
  // A role of the source that is called like one of ours is played by ours.
  const roles = inventory.roles.filter((role) => !OURS.has(role.name));
  const superusers: string[] = [];
  for (const role of roles) {
    const name = quoteIdentifier(role.name);
    if (present.get(role.name) === true) {
      superusers.push(role.name);
      continue;
    }
    if (!present.has(role.name)) await superuser.execute(`CREATE ROLE ${name} ${roleAttributes(role)}`);
    await superuser.execute(`GRANT ${OWNERS} TO ${name}`);
    await superuser.execute(`GRANT ${name} TO ${RESTORER}`);
  }
  const out = (name: string): boolean =>
    OURS.has(name) || REACHES_OUT.has(name) || present.get(name) === true;
  for (const { role, member, admin } of inventory.memberships) {
    // A predefined role may be newer than this server.
    if (out(role) || out(member) || (role.startsWith('pg_') && !present.has(role))) continue;
    await grant(superuser, role, member, admin ? ' WITH ADMIN OPTION' : '');
  }
  await lendReach(
    superuser,
    roles.filter((role) => !out(role.name)),
  );
  return { superusers };
}

const OURS: ReadonlySet<string> = new Set([RESTORER, OWNERS]);

/**
 * What belonged to a superuser could read everybody's tables, such as a materialised view that is computed anew. Its owner is a plain
 * role here, so it reads all data and becomes a member of the others.
 */
async function lendReach(superuser: Session, roles: Inventory['roles']): Promise<void> {
  for (const former of roles.filter((role) => role.superuser)) {
    await grant(superuser, 'pg_read_all_data', former.name);
    for (const other of roles.filter((role) => !role.superuser)) {
      await grant(superuser, other.name, former.name);
    }
  }
}

/** Make a role a member of another, unless that would close a circle of members, which PostgreSQL refuses. */
async function grant(superuser: Session, role: string, member: string, how = ''): Promise<void> {
  try {
    await superuser.execute(`GRANT ${quoteIdentifier(role)} TO ${quoteIdentifier(member)}${how}`);
  } catch (error) {
    if (sqlStateOf(error) !== INVALID_GRANT) throw error;
  }
}

/** SQLSTATE 0LP01, invalid_grant_operation. */
const INVALID_GRANT = '0LP01';

function roleAttributes(role: Inventory['roles'][number]): string {
  return [
    'NOLOGIN NOSUPERUSER NOREPLICATION',
    role.superuser || role.bypass_rls ? 'BYPASSRLS' : 'NOBYPASSRLS',
    role.inherit ? 'INHERIT' : 'NOINHERIT',
    // Until 16, whoever may create roles may make itself a member of those that reach out.
    'NOCREATEROLE',
    role.create_db ? 'CREATEDB' : 'NOCREATEDB',
    `CONNECTION LIMIT ${role.connection_limit}`,
  ].join(' ');
}

const presentRole = v.object({ name: v.string(), superuser: v.boolean() });

/** Predefined roles whose members read and write the server's files, run its programs, or connect elsewhere (22.5). */
const REACHES_OUT = new Set([
  'pg_execute_server_program',
  'pg_read_server_files',
  'pg_write_server_files',
  'pg_create_subscription',
]);

const named = v.object({ name: v.string() });

/** Make the database as the source had it: encoding, locale, owner. Returns what could not be made alike. */
export async function createDatabase(
  superuser: Session,
  name: string,
  inventory: Inventory,
  serverMajor: number,
): Promise<readonly string[]> {
  const wanted = inventory.database;
  const locale = localeClause(wanted, serverMajor);
  const base = `CREATE DATABASE ${quoteIdentifier(name)} TEMPLATE template0 OWNER ${RESTORER} ENCODING ${quoteLiteral(wanted.encoding)}`;
  try {
    await superuser.execute(`${base} ${locale}`);
    return [];
  } catch (error) {
    await superuser.execute(`${base} LC_COLLATE 'C' LC_CTYPE 'C'`);
    return [`the locale of ${name} is not on this machine, C was taken: ${messageOf(error)}`];
  }
}

function localeClause(wanted: Inventory['database'], serverMajor: number): string {
  const libc = `LC_COLLATE ${quoteLiteral(wanted.collate)} LC_CTYPE ${quoteLiteral(wanted.ctype)}`;
  if (wanted.locale_provider === 'i' && wanted.locale !== null) {
    const rules =
      wanted.icu_rules === null || serverMajor < 16 ? '' : ` ICU_RULES ${quoteLiteral(wanted.icu_rules)}`;
    return `${libc} LOCALE_PROVIDER icu ICU_LOCALE ${quoteLiteral(wanted.locale)}${rules}`;
  }
  if (wanted.locale_provider === 'b' && wanted.locale !== null && serverMajor >= 17) {
    return `${libc} LOCALE_PROVIDER builtin BUILTIN_LOCALE ${quoteLiteral(wanted.locale)}`;
  }
  return serverMajor >= 15 ? `${libc} LOCALE_PROVIDER libc` : libc;
}

/** Let new owners create in the schemas (see `OWNERS`); `withdraw` takes it back. */
export async function admitOwners(superuser: Session, database: string): Promise<void> {
  await superuser.execute(`GRANT CREATE ON DATABASE ${quoteIdentifier(database)} TO ${OWNERS}`);
  await forEachName(superuser, SCHEMAS, (schema) => `GRANT USAGE, CREATE ON SCHEMA ${schema} TO ${OWNERS}`);
  await forEachName(
    superuser,
    WRAPPERS,
    (wrapper) => `GRANT USAGE ON FOREIGN DATA WRAPPER ${wrapper} TO ${OWNERS}`,
  );
}

/** Take back what `admitOwners` gave, so that the privileges compared are those of the archive. */
export async function withdrawOwners(superuser: Session, database: string): Promise<void> {
  await superuser.execute(`REVOKE ALL ON DATABASE ${quoteIdentifier(database)} FROM ${OWNERS}`);
  await forEachName(superuser, SCHEMAS, (schema) => `REVOKE ALL ON SCHEMA ${schema} FROM ${OWNERS}`);
  await forEachName(
    superuser,
    WRAPPERS,
    (wrapper) => `REVOKE ALL ON FOREIGN DATA WRAPPER ${wrapper} FROM ${OWNERS}`,
  );
}

/**
 * A plain script makes its schemas between other things, so a trigger of ours admits the owners to each as it comes; its function
 * names everything in full, and only a superuser can change it.
 *
 * @returns what takes the trigger away again
 */
export async function admitOwnersToNewSchemas(superuser: Session): Promise<() => Promise<void>> {
  await superuser.execute(`CREATE SCHEMA ${WATCH}`);
  await superuser.execute(`
    CREATE FUNCTION ${WATCH}.admit() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
    DECLARE command record;
    BEGIN
      FOR command IN SELECT object_identity FROM pg_catalog.pg_event_trigger_ddl_commands() WHERE object_type = 'schema' LOOP
        EXECUTE pg_catalog.format('GRANT USAGE, CREATE ON SCHEMA %s TO ${OWNERS}', command.object_identity);
      END LOOP;
    END $$`);
  await superuser.execute(
    `CREATE EVENT TRIGGER ${WATCH} ON ddl_command_end WHEN TAG IN ('CREATE SCHEMA') EXECUTE FUNCTION ${WATCH}.admit()`,
  );
  return async () => {
    await superuser.execute(`DROP EVENT TRIGGER ${WATCH}`);
    await superuser.execute(`DROP SCHEMA ${WATCH} CASCADE`);
  };
}

const WATCH = 'backproof_watch';

const SCHEMAS = `SELECT nspname AS name FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'`;
const WRAPPERS = 'SELECT fdwname AS name FROM pg_catalog.pg_foreign_data_wrapper';

async function forEachName(
  session: Session,
  list: string,
  statement: (quoted: string) => string,
): Promise<void> {
  for (const { name } of await session.rows(named, list))
    await session.execute(statement(quoteIdentifier(name)));
}

/**
 * Make the schemas that an archive's entries lie in and that it does not hold: `pg_dump --table` leaves them out. Returns what was
 * made, for people.
 */
export async function createSchemas(superuser: Session, toc: Toc): Promise<readonly string[]> {
  const present = new Set((await superuser.rows(named, SCHEMAS)).map((row) => row.name));
  const wanted = new Set(toc.entries.map((entry) => entry.namespace));
  const missing = [...wanted].filter(
    (name) => name !== '' && !name.startsWith('pg_') && name !== 'information_schema' && !present.has(name),
  );
  for (const name of missing)
    await superuser.execute(`CREATE SCHEMA ${quoteIdentifier(name)} AUTHORIZATION ${RESTORER}`);
  return missing.map((name) => `the filters left out the schema ${name}: it was made for what lies in it`);
}

/** How an extension was made, or why it was not. */
export interface ExtensionResult {
  readonly name: string;
  readonly problem?: string;
}

/**
 * Make the listed extensions as superuser, in their schemas, before anything needs them; the unprivileged role may then fill their
 * configuration tables. The version is the source's where this server has it, else its default.
 */
export async function createExtensions(
  superuser: Session,
  inventory: Inventory,
): Promise<readonly ExtensionResult[]> {
  const results: ExtensionResult[] = [];
  for (const extension of inventory.extensions) {
    const name = quoteIdentifier(extension.name);
    const schema = quoteIdentifier(extension.schema);
    try {
      // The system's own schemas are there, and may not be named here.
      if (!extension.schema.startsWith('pg_'))
        await superuser.execute(`CREATE SCHEMA IF NOT EXISTS ${schema} AUTHORIZATION ${RESTORER}`);
      const known = await superuser.rows(
        named,
        'SELECT version AS name FROM pg_catalog.pg_available_extension_versions WHERE name = $1 AND version = $2',
        [extension.name, extension.version],
      );
      const version = known.length > 0 ? ` VERSION ${quoteLiteral(extension.version)}` : '';
      await superuser.execute(
        `CREATE EXTENSION IF NOT EXISTS ${name} WITH SCHEMA ${schema}${version} CASCADE`,
      );
      await admitToConfiguration(superuser, extension.name);
      results.push(
        version === ''
          ? {
              name: extension.name,
              problem: `version ${extension.version} is not on this server, its default was taken`,
            }
          : { name: extension.name },
      );
    } catch (error) {
      results.push({ name: extension.name, problem: messageOf(error) });
    }
  }
  return results;
}

async function admitToConfiguration(superuser: Session, extension: string): Promise<void> {
  const tables = await superuser.rows(
    named,
    `SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS name
     FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_class c ON c.oid = ANY (e.extconfig)
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE e.extname = $1`,
    [extension],
  );
  for (const { name } of tables) await superuser.execute(`GRANT SELECT, INSERT ON ${name} TO ${RESTORER}`);
}

const EVENTS = new Set(['ddl_command_start', 'ddl_command_end', 'sql_drop', 'table_rewrite', 'login']);
const STATES = new Map([
  ['D', 'DISABLE'],
  ['R', 'ENABLE REPLICA'],
  ['A', 'ENABLE ALWAYS'],
]);

/**
 * Publications and event triggers, which need a superuser: from the inventory, last of all, so that nothing of the source's runs
 * while we still work. Returns what could not be made.
 */
export async function createSuperuserObjects(
  superuser: Session,
  inventory: Inventory,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const attempt = async (what: string, ...statements: readonly string[]): Promise<void> => {
    try {
      for (const statement of statements) await superuser.execute(statement);
    } catch (error) {
      problems.push(`${what}: ${messageOf(error)}`);
    }
  };
  for (const trigger of inventory.event_triggers) {
    const name = quoteIdentifier(trigger.name);
    if (!EVENTS.has(trigger.event)) {
      problems.push(`event trigger ${name}: the event ${JSON.stringify(trigger.event)} is not known`);
      continue;
    }
    const tags =
      trigger.tags.length === 0 ? '' : ` WHEN TAG IN (${trigger.tags.map(quoteLiteral).join(', ')})`;
    const run = `${quoteIdentifier(trigger.function_schema)}.${quoteIdentifier(trigger.function_name)}()`;
    const state = STATES.get(trigger.enabled);
    await attempt(
      `event trigger ${name}`,
      `CREATE EVENT TRIGGER ${name} ON ${trigger.event}${tags} EXECUTE FUNCTION ${run}`,
      ...(state === undefined ? [] : [`ALTER EVENT TRIGGER ${name} ${state}`]),
    );
  }
  return problems;
}

/**
 * Publications of all tables or of schemas, which need a superuser; before `PUBLICATION TABLE` entries add to the others.
 *
 * @param ownerless whether owners are not restored: the restoring role then owns what it adds to
 */
export async function createPublications(
  superuser: Session,
  inventory: Inventory,
  ownerless: boolean,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const publication of inventory.publications) {
    const name = quoteIdentifier(publication.name);
    const target = publication.all_tables ? ' FOR ALL TABLES' : '';
    const operations = publication.operations.filter((operation) => /^[a-z]+$/.test(operation)).join(', ');
    try {
      await superuser.execute(
        `CREATE PUBLICATION ${name}${target} WITH (publish = ${quoteLiteral(operations)}, publish_via_partition_root = ${publication.via_root})`,
      );
      for (const schema of publication.schemas) {
        await superuser.execute(`ALTER PUBLICATION ${name} ADD TABLES IN SCHEMA ${quoteIdentifier(schema)}`);
      }
      if (!publication.all_tables && publication.schemas.length === 0) {
        const owner = ownerless ? RESTORER : quoteIdentifier(publication.owner);
        await superuser.execute(`ALTER PUBLICATION ${name} OWNER TO ${owner}`);
      }
    } catch (error) {
      problems.push(`publication ${name}: ${messageOf(error)}`);
    }
  }
  return problems;
}
