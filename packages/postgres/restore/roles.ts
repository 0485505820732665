import * as v from 'valibot';
import { shownName } from '#dump-format';
import { messageOf } from '#verdict';
import type { Session } from '../connection/index.js';
import type { Inventory } from '../source/inventory.js';
import { quoteIdentifier, quoteLiteral } from '../sql.js';
import type { Shortfall } from './shortfall.js';

/** The role that a drill restores as: no superuser, member of every recreated role. */
export const RESTORER = 'backproof_restorer';

/**
 * A role that every recreated role belongs to during the restore. `ALTER … OWNER TO` by anybody but a superuser demands that the
 * new owner may create in the schema, which the owners of a real database often may not.
 */
export const OWNERS = 'backproof_owners';

/** Predefined roles whose members read and write the server's files, run its programs, or connect elsewhere (22.5). */
const REACHES_OUT = new Set([
  'pg_execute_server_program',
  'pg_read_server_files',
  'pg_write_server_files',
  'pg_create_subscription',
]);

/** From 16 on, CREATEROLE reaches only roles that one administers; before, it hands out pg_execute_server_program. */
export const CREATEROLE_CONFINED_SINCE = 16;
const MEMBERSHIP_OPTIONS_SINCE = 16;

/** What recreating the roles came to. */
export interface Roles {
  /** Roles of the source that the target has as superusers: a drill must not become a member, so owners cannot be restored. */
  readonly superusers: readonly string[];
  readonly shortfalls: readonly Shortfall[];
}

type Role = Inventory['roles'][number];
type Membership = Inventory['memberships'][number];

interface Present {
  readonly superuser: boolean;
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
  const superusers: string[] = [];
  const shortfalls: Shortfall[] = [];
  // A role of the source that is called like one of ours is played by ours.
  for (const role of inventory.roles.filter(({ name }) => !OURS.has(name))) {
    const there = present.get(role.name);
    if (there?.superuser === true) superusers.push(role.name);
    else await makeRole(superuser, role, there, major);
    if (there !== undefined && !there.ours) shortfalls.push(alreadyThere(role));
  }
  const touchable = (name: string): boolean => !OURS.has(name) && present.get(name)?.superuser !== true;
  for (const { former, other } of lent(inventory, touchable, present))
    await superuser.execute(`GRANT ${quoteIdentifier(other)} TO ${quoteIdentifier(former)}`);
  for (const membership of inventory.memberships) {
    if (!touchable(membership.role) || !touchable(membership.member)) continue;
    shortfalls.push(...(await makeMembership(superuser, membership, major)));
  }
  return { superusers, shortfalls };
}

const OURS: ReadonlySet<string> = new Set([RESTORER, OWNERS]);

async function makeRole(
  superuser: Session,
  role: Role,
  there: Present | undefined,
  major: number,
): Promise<void> {
  const name = quoteIdentifier(role.name);
  if (there === undefined) {
    await superuser.execute(`CREATE ROLE ${name} ${roleAttributes(role, major)}`);
    if (typeof role.comment === 'string')
      await superuser.execute(`COMMENT ON ROLE ${name} IS ${quoteLiteral(role.comment)}`);
  }
  await superuser.execute(`GRANT ${OWNERS} TO ${name}`);
  await superuser.execute(`GRANT ${name} TO ${RESTORER}`);
}

function alreadyThere(role: Role): Shortfall {
  return {
    check: 'schema.roles',
    object: `role ${shownName(role.name)}`,
    reason: 'the target had it already, and it was left as it was',
    deliberate: false,
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

async function makeMembership(
  superuser: Session,
  membership: Membership,
  major: number,
): Promise<readonly Shortfall[]> {
  const { role, member, admin, inherit, set } = membership;
  const parts = { check: 'schema.memberships', object: membershipName(role, member) };
  if (REACHES_OUT.has(role)) {
    const reason = `${role} reaches out of the database: a drill gives it to nobody`;
    return [{ ...parts, reason, deliberate: true }];
  }
  const options = [
    ...(admin ? ['ADMIN OPTION'] : []),
    ...(inherit === null ? [] : [`INHERIT ${inherit ? 'TRUE' : 'FALSE'}`]),
    ...(set === null ? [] : [`SET ${set ? 'TRUE' : 'FALSE'}`]),
  ];
  const known =
    major >= MEMBERSHIP_OPTIONS_SINCE ? options : options.filter((option) => option.startsWith('ADMIN'));
  try {
    await superuser.execute(
      `GRANT ${quoteIdentifier(role)} TO ${quoteIdentifier(member)}${known.length === 0 ? '' : ` WITH ${known.join(', ')}`}`,
    );
  } catch (error) {
    // A predefined role of another major, or a circle that reaching for everybody's tables closed.
    return [{ ...parts, reason: messageOf(error), deliberate: false }];
  }
  if (known.length === options.length) return [];
  return [{ ...parts, reason: `PostgreSQL ${major} knows no options of memberships`, deliberate: false }];
}

/** A membership as checks name it. */
export function membershipName(role: string, member: string): string {
  return `${shownName(member)} in ${shownName(role)}`;
}

/**
 * What belonged to a superuser could read everybody's tables, such as a materialised view that is computed anew. Its owner is a plain
 * role here, so during the restore it is a member of the others; where one of them is its member already, the circle is left open.
 */
function lent(
  inventory: Inventory,
  touchable: (role: string) => boolean,
  present: ReadonlyMap<string, Present>,
): readonly { readonly former: string; readonly other: string }[] {
  const pairs: { former: string; other: string }[] = [];
  for (const former of inventory.roles) {
    if (!former.superuser || !touchable(former.name)) continue;
    const below = membersOf(former.name, inventory);
    const others = inventory.roles.filter((other) => !other.superuser && touchable(other.name));
    for (const other of [...(present.has(READ_ALL) ? [READ_ALL] : []), ...others.map(({ name }) => name)]) {
      const isMember = inventory.memberships.some(
        (membership) => membership.role === other && membership.member === former.name,
      );
      if (!isMember && !below.has(other)) pairs.push({ former: former.name, other });
    }
  }
  return pairs;
}

/** Since 14. */
const READ_ALL = 'pg_read_all_data';

/** Take back what the restore alone needed, so that the memberships compared are the source's. */
export async function withdrawReach(superuser: Session, inventory: Inventory): Promise<void> {
  const present = await presentRoles(superuser);
  for (const { former, other } of lent(inventory, (name) => present.get(name)?.superuser !== true, present))
    await superuser.execute(`REVOKE ${quoteIdentifier(other)} FROM ${quoteIdentifier(former)}`);
}

/** Every role that is a member of a role, at any distance. */
function membersOf(role: string, inventory: Inventory): ReadonlySet<string> {
  const members = new Set<string>();
  const pending = [role];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const membership of inventory.memberships) {
      if (membership.role !== next || members.has(membership.member)) continue;
      members.add(membership.member);
      pending.push(membership.member);
    }
  }
  return members;
}

const presentRow = v.object({ name: v.string(), superuser: v.boolean(), ours: v.boolean() });

async function presentRoles(session: Session): Promise<ReadonlyMap<string, Present>> {
  const rows = await session.rows(
    presentRow,
    `SELECT r.rolname AS name, r.rolsuper AS superuser,
            EXISTS (SELECT FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles o ON o.oid = m.roleid
                    WHERE m.member = r.oid AND o.rolname = $1) AS ours
     FROM pg_catalog.pg_roles r`,
    [OWNERS],
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
