import * as v from 'valibot';
import { shownName } from '#dump-format';
import { OperationFailed, messageOf } from '#verdict';
import type { Session } from '../connection/index.js';
import type { Inventory } from '../source/inventory.js';
import { quoteIdentifier, quoteLiteral } from '../sql.js';
import { REACHES_OUT, makeMembership, membershipName } from './memberships.js';
import { lent } from './reach.js';
import type { Shortfall } from './shortfall.js';

/** The role that a drill restores as: no superuser, member of every recreated role. */
export const RESTORER = 'backproof_restorer';

/**
 * A role that every recreated role belongs to during the restore. `ALTER … OWNER TO` by anybody but a superuser demands that the
 * new owner may create in the schema, which the owners of a real database often may not.
 */
export const OWNERS = 'backproof_owners';

/** From 16 on, CREATEROLE reaches only roles that one administers; before, it hands out pg_execute_server_program. */
export const CREATEROLE_CONFINED_SINCE = 16;

/** What recreating the roles came to. */
export interface Roles {
  /** Roles of the source that have too many rights on the target for a drill to become a member, so owners cannot be restored. */
  readonly powerful: readonly string[];
  readonly shortfalls: readonly Shortfall[];
}

type Role = Inventory['roles'][number];

interface Present {
  /** A superuser, or one that can become as much as the server's account: nobody whom a drill may join. */
  readonly powerful: boolean;
  /** Made by a drill. */
  readonly ours: boolean;
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
  const major = await majorOf(superuser);
  const present = await presentRoles(superuser);
  if (!present.has(OWNERS)) await superuser.execute(`CREATE ROLE ${OWNERS} NOLOGIN`);
  if (!present.has(RESTORER)) await superuser.execute(`CREATE ROLE ${RESTORER}`);
  await superuser.execute(
    `ALTER ROLE ${RESTORER} LOGIN NOSUPERUSER INHERIT${password === undefined ? '' : ` PASSWORD ${quoteLiteral(password)}`}`,
  );
  await superuser.execute(`GRANT ${OWNERS} TO ${RESTORER}`);
  const powerful: string[] = [];
  const shortfalls: Shortfall[] = [];
  for (const role of ownRoles(inventory)) {
    const there = present.get(role.name);
    if (there?.powerful === true) powerful.push(role.name);
    else await makeRole(superuser, role, there, major);
    if (there !== undefined && !there.ours) shortfalls.push(alreadyThere(role));
  }
  const touchable = (name: string): boolean => present.get(name)?.powerful !== true;
  for (const membership of inventory.memberships) {
    const { role, member } = membership;
    const joined = [role, member].find((name) => !touchable(name) && !REACHES_OUT.has(name));
    if (joined === undefined) shortfalls.push(...(await makeMembership(superuser, membership, major)));
    else
      shortfalls.push({
        check: 'schema.memberships',
        object: membershipName(role, member),
        reason: `on the target, ${joined} may more than a drill may take`,
        deliberate: true,
      });
  }
  const own = { ...inventory, roles: ownRoles(inventory) };
  for (const { former, other } of lent(own, touchable, (name) => present.has(name)))
    await superuser.execute(`GRANT ${quoteIdentifier(other)} TO ${quoteIdentifier(former)}`);
  return { powerful, shortfalls };
}

/** The server's own roles are never the source's to make or to join, and ours are none of the source's. */
function ownRoles(inventory: Inventory): Role[] {
  return inventory.roles.filter(({ name }) => !/^(pg_|backproof_)/.test(name));
}

async function makeRole(
  superuser: Session,
  role: Role,
  there: Present | undefined,
  major: number,
): Promise<void> {
  const name = quoteIdentifier(role.name);
  if (there === undefined) {
    await createRole(superuser, role, major);
    if (typeof role.comment === 'string')
      await superuser.execute(`COMMENT ON ROLE ${name} IS ${quoteLiteral(role.comment)}`);
  }
  await superuser.execute(`GRANT ${OWNERS} TO ${name}`);
  await superuser.execute(`GRANT ${name} TO ${RESTORER}`);
}

async function createRole(superuser: Session, role: Role, major: number): Promise<void> {
  try {
    await superuser.execute(`CREATE ROLE ${quoteIdentifier(role.name)} ${roleAttributes(role, major)}`);
  } catch (error) {
    throw new OperationFailed(
      `The role ${shownName(role.name)} of the inventory could not be made: ${messageOf(error)}`,
      {
        remedy: 'Look at the inventory in the manifest; without its roles the set cannot be restored',
        cause: error,
      },
    );
  }
}

function alreadyThere(role: Role): Shortfall {
  return {
    check: 'schema.roles',
    object: `role ${shownName(role.name)}`,
    reason: 'the target had it already, and it was left as it was',
    deliberate: true,
  };
}

function roleAttributes(role: Role, major: number): string {
  return [
    'NOLOGIN NOSUPERUSER NOREPLICATION',
    role.superuser || role.bypass_rls ? 'BYPASSRLS' : 'NOBYPASSRLS',
    role.inherit ? 'INHERIT' : 'NOINHERIT',
    role.create_role && major >= CREATEROLE_CONFINED_SINCE ? 'CREATEROLE' : 'NOCREATEROLE',
    role.create_db ? 'CREATEDB' : 'NOCREATEDB',
    `CONNECTION LIMIT ${role.connection_limit}`,
    ...(role.valid_until === null ? [] : [`VALID UNTIL ${quoteLiteral(role.valid_until)}`]),
  ].join(' ');
}

/** Take back what the restore alone needed, so that the memberships compared are the source's. */
export async function withdrawReach(superuser: Session, inventory: Inventory): Promise<void> {
  const present = await presentRoles(superuser);
  for (const { former, other } of lent(
    { ...inventory, roles: ownRoles(inventory) },
    (name) => present.get(name)?.powerful !== true,
    (name) => present.has(name),
  ))
    await superuser.execute(`REVOKE ${quoteIdentifier(other)} FROM ${quoteIdentifier(former)}`);
}

const presentRow = v.object({ name: v.string(), powerful: v.boolean(), ours: v.boolean() });

async function presentRoles(session: Session): Promise<ReadonlyMap<string, Present>> {
  const rows = await session.rows(
    presentRow,
    `SELECT r.rolname AS name,
            r.rolsuper OR (r.rolcreaterole AND pg_catalog.current_setting('server_version_num')::integer < $2) OR EXISTS (
              SELECT FROM pg_catalog.pg_roles d WHERE d.rolname::text = ANY ($3::text[]) AND pg_catalog.pg_has_role(r.oid, d.oid, 'MEMBER')
            ) AS powerful,
            EXISTS (SELECT FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles o ON o.oid = m.roleid
                    WHERE m.member = r.oid AND o.rolname = $1) AS ours
     FROM pg_catalog.pg_roles r`,
    [OWNERS, CREATEROLE_CONFINED_SINCE * 10_000, [...REACHES_OUT]],
  );
  return new Map(rows.map(({ name, ...rest }) => [name, rest]));
}

const majorRow = v.object({ major: v.number() });

/** The major version of a session's server. */
export async function majorOf(session: Session): Promise<number> {
  const row = await session.one(
    majorRow,
    "SELECT pg_catalog.current_setting('server_version_num')::integer / 10000 AS major",
  );
  return row.major;
}
