import * as v from 'valibot';
import type { Toc } from '#dump-format';
import type { Session } from '../connection/index.js';
import { quoteIdentifier } from '../sql.js';
import { OWNERS, RESTORER } from './roles.js';

/** Let new owners create in the schemas (see `OWNERS`); `withdrawOwners` takes it back. */
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

const SCHEMAS = `SELECT nspname AS name FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'`;
const WRAPPERS = 'SELECT fdwname AS name FROM pg_catalog.pg_foreign_data_wrapper';

const named = v.object({ name: v.string() });

async function forEachName(
  session: Session,
  list: string,
  statement: (quoted: string) => string,
): Promise<void> {
  for (const { name } of await session.rows(named, list))
    await session.execute(statement(quoteIdentifier(name)));
}
