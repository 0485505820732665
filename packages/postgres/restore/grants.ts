import * as v from 'valibot';
import { ownStatements, shownName, type TocEntry } from '#dump-format';
import { messageOf } from '#verdict';
import type { Session } from '../connection/index.js';
import type { Inventory } from '../source/inventory.js';
import type { ObjectGrants, Privileges } from '../source/inventory-schema.js';
import { qualified, quoteIdentifier } from '../sql.js';
import type { Shortfall } from './shortfall.js';

/** Functions of the system that read, write or list the server's files: a drill lets nobody call them. */
const REACHES_FILES =
  /^(pg_read_(binary_)?file(_.*)?|pg_ls_.*|pg_stat_file|pg_file_.*|lo_(import|export)|pg_logdir_ls)$/;

/**
 * Give the privileges on what the system or an extension made, which only a superuser can: from the inventory.
 *
 * @returns what was not given
 */
export async function grantOnForeignObjects(
  superuser: Session,
  inventory: Inventory,
): Promise<readonly Shortfall[]> {
  const shortfalls: Shortfall[] = [];
  for (const object of inventory.grants ?? []) {
    // The schema's owner is the owner of the database, so its entry of the archive was restored.
    if (object.made_by === null || object.kind === 'SCHEMA') continue;
    const parts = { check: 'schema.grants', object: grantedName(object) };
    if (object.kind === 'FUNCTION' && REACHES_FILES.test(object.name) && object.granted.length > 0) {
      shortfalls.push({
        ...parts,
        reason: "it reaches the server's files: a drill lets nobody call it",
        deliberate: true,
      });
      continue;
    }
    try {
      const target = await grantTarget(superuser, object);
      await applyPrivileges(superuser, target, object, object.column);
    } catch (error) {
      shortfalls.push({ ...parts, reason: messageOf(error), deliberate: false });
    }
  }
  return shortfalls;
}

/** An object with privileges as checks name it. */
export function grantedName(object: ObjectGrants): string {
  const name = object.schema === null ? shownName(object.name) : shownName(object.schema, object.name);
  const signature = object.arguments === null ? '' : `(${object.arguments})`;
  const column = object.column === null ? '' : `.${shownName(object.column)}`;
  return `${object.column === null ? object.kind.toLowerCase() : 'column'} ${name}${signature}${column}`;
}

const PLAIN_KINDS = new Set([
  'TABLE',
  'SEQUENCE',
  'TYPE',
  'SCHEMA',
  'LANGUAGE',
  'FOREIGN DATA WRAPPER',
  'FOREIGN SERVER',
]);
const signatureRow = v.object({ name: v.string() });

/** What stands after ON in a GRANT. The server itself spells a function, so that no text of the inventory becomes SQL. */
async function grantTarget(superuser: Session, object: ObjectGrants): Promise<string> {
  if (object.kind === 'FUNCTION' || object.kind === 'PROCEDURE') {
    const row = await superuser.one(
      signatureRow,
      `SELECT pg_catalog.format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes)) AS name
       FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
       WHERE n.nspname = $1 AND p.proname = $2 AND pg_catalog.oidvectortypes(p.proargtypes) = $3`,
      [object.schema, object.name, object.arguments],
    );
    return `ROUTINE ${row.name}`;
  }
  if (!PLAIN_KINDS.has(object.kind)) throw new RangeError(`no kind of object: ${object.kind}`);
  const name = object.schema === null ? quoteIdentifier(object.name) : qualified(object.schema, object.name);
  return `${object.kind} ${name}`;
}

/**
 * Make an object's privileges differ from its birth as the source's did.
 *
 * @param target as it stands after ON
 */
export async function applyPrivileges(
  superuser: Session,
  target: string,
  privileges: Privileges,
  column: string | null = null,
): Promise<void> {
  const list = (words: readonly string[]): string =>
    words
      .map((word) => privilegeWord(word) + (column === null ? '' : ` (${quoteIdentifier(column)})`))
      .join(', ');
  const who = (role: string | null): string => (role === null ? 'PUBLIC' : quoteIdentifier(role));
  for (const { grantee, privileges: words } of privileges.revoked)
    await superuser.execute(`REVOKE ${list(words)} ON ${target} FROM ${who(grantee)}`);
  // Who passes on what was given must have it first.
  const ordered = [...privileges.granted].sort((a, b) => Number(isByOther(a)) - Number(isByOther(b)));
  for (const grant of ordered) {
    const option = grant.grantable ? ' WITH GRANT OPTION' : '';
    const statement = `GRANT ${list(grant.privileges)} ON ${target} TO ${who(grant.grantee)}${option}`;
    if (isByOther(grant)) await asRole(superuser, grant.grantor, statement);
    else await superuser.execute(statement);
  }
}

type Grant = Privileges['granted'][number];

function isByOther(grant: Grant): grant is Grant & { readonly grantor: string } {
  return typeof grant.grantor === 'string';
}

/** Run a statement as somebody else, whose grant it then is. */
async function asRole(superuser: Session, role: string, statement: string): Promise<void> {
  await superuser.execute('BEGIN');
  try {
    await superuser.execute(`SET LOCAL ROLE ${quoteIdentifier(role)}`);
    await superuser.execute(statement);
    await superuser.execute('COMMIT');
  } catch (error) {
    await superuser.execute('ROLLBACK');
    throw error;
  }
}

function privilegeWord(word: string): string {
  if (/^[A-Z]{3,20}( [A-Z]{3,20})?$/.test(word)) return word;
  throw new RangeError(`no privilege: ${JSON.stringify(word)}`);
}

/**
 * Run the archive's statements of privileges that were given by somebody other than the owner, as the unprivileged role that
 * restores: pg_dump writes SET SESSION AUTHORIZATION, which only a superuser may; a member says SET ROLE instead.
 *
 * @returns the errors, as pg_restore would have told them
 */
export async function restoreGrantsOfOthers(
  restorer: Session,
  entries: readonly TocEntry[],
): Promise<readonly string[]> {
  const errors: string[] = [];
  for (const entry of entries) {
    try {
      for (const statement of ownStatements(entry.definition)) {
        await restorer.execute(
          statement
            .replace(/^SET SESSION AUTHORIZATION /, 'SET ROLE ')
            .replace(/^RESET SESSION AUTHORIZATION$/, 'RESET ROLE'),
        );
      }
    } catch (error) {
      errors.push(`privileges of ${entry.tag}: ${messageOf(error)}`);
    }
    await restorer.execute('RESET ROLE');
  }
  return errors;
}
