import * as v from 'valibot';
import {
  grantMembership,
  membershipName,
  quoteIdentifier,
  quoteLiteral,
  serverMajorOf,
  type Inventory,
  type Session,
} from '#postgres';
import { messageOf } from '#verdict';

/** What became of the source's roles on a real target. */
export interface TargetRoles {
  /** Whether owners and privileges can be restored: a superuser may give objects away to anybody, others to whom they are members of. */
  readonly keepOwners: boolean;
  readonly notes: readonly string[];
}

const roleRow = v.object({ name: v.string() });
const rightsRow = v.object({ superuser: v.boolean() });

/** Since this major, to be a member of a role is not yet to be allowed to act as it. */
const SET_OPTION_SINCE = 16;

/**
 * Make the roles that the target lacks as the source had them, memberships included, but for login and password: whoever recovers
 * gives those out. Roles that are there already are left as they are. Who is no superuser makes none.
 *
 * @param owners of everything that is restored; undefined where that is not known
 */
export async function createMissingRoles(
  session: Session,
  inventory: Inventory,
  owners?: ReadonlySet<string>,
): Promise<TargetRoles> {
  const { superuser } = await session.one(
    rightsRow,
    'SELECT rolsuper AS superuser FROM pg_catalog.pg_roles WHERE rolname = current_user',
  );
  const rows = await session.rows(roleRow, 'SELECT rolname AS name FROM pg_catalog.pg_roles');
  const present = new Set(rows.map((row) => row.name));
  const missing = inventory.roles.filter((role) => !present.has(role.name));
  if (!superuser) {
    if (missing.length === 0 && owners !== undefined && (await mayActAs(session, owners)))
      return { keepOwners: true, notes: [] };
    const owner = session.connection.user;
    return {
      keepOwners: false,
      notes: [
        `owners and privileges were not restored: ${owner} is no superuser, and everything belongs to it`,
      ],
    };
  }
  const made = new Set(missing.map((role) => role.name));
  for (const role of missing)
    await session.execute(`CREATE ROLE ${quoteIdentifier(role.name)} ${attributes(role)}`);
  const major = await serverMajorOf(session);
  const notes =
    missing.length === 0
      ? []
      : [`roles made anew, without login and password: ${missing.map((role) => role.name).join(', ')}`];
  for (const membership of inventory.memberships) {
    const { role, member } = membership;
    if (!made.has(role) && !made.has(member)) continue;
    try {
      await grantMembership(session, membership, major);
    } catch (error) {
      // Such as a predefined role that only the source's major has: no reason to hold up a recovery.
      notes.push(`${membershipName(role, member)} was not granted: ${messageOf(error)}`);
    }
  }
  return { keepOwners: true, notes };
}

const allRow = v.object({ all: v.boolean() });

/** Whether everything can be given to these roles, all of which are there. */
async function mayActAs(session: Session, owners: ReadonlySet<string>): Promise<boolean> {
  const right = (await serverMajorOf(session)) >= SET_OPTION_SINCE ? 'SET' : 'MEMBER';
  const { all } = await session.one(
    allRow,
    `SELECT coalesce(bool_and(pg_catalog.pg_has_role(current_user, r.oid, $2)), false) AND count(*) = cardinality($1::text[]) AS all
     FROM pg_catalog.pg_roles r WHERE r.rolname = ANY ($1::text[])`,
    [[...owners], right],
  );
  return all;
}

function attributes(role: Inventory['roles'][number]): string {
  const flags: readonly (readonly [boolean, string])[] = [
    [role.superuser, 'SUPERUSER'],
    [role.inherit, 'INHERIT'],
    [role.create_role, 'CREATEROLE'],
    [role.create_db, 'CREATEDB'],
    [role.replication, 'REPLICATION'],
    [role.bypass_rls, 'BYPASSRLS'],
  ];
  const words = flags.map(([on, word]) => (on ? word : `NO${word}`));
  const until = role.valid_until === null ? [] : [`VALID UNTIL ${quoteLiteral(role.valid_until)}`];
  return ['NOLOGIN', ...words, `CONNECTION LIMIT ${role.connection_limit}`, ...until].join(' ');
}
