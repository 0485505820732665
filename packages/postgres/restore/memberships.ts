import { shownName } from '#dump-format';
import { messageOf } from '#verdict';
import type { Session } from '../connection/index.js';
import type { Inventory } from '../source/inventory.js';
import { quoteIdentifier } from '../sql.js';
import type { Shortfall } from './shortfall.js';

/** Predefined roles whose members read and write the server's files, run its programs, or connect elsewhere (22.5). */
export const REACHES_OUT: ReadonlySet<string> = new Set([
  'pg_execute_server_program',
  'pg_read_server_files',
  'pg_write_server_files',
  'pg_create_subscription',
]);

const OPTIONS_SINCE = 16;

type Membership = Inventory['memberships'][number];

/** Make a membership of the source's, but for one that a drill gives to nobody. Returns what was not made alike. */
export async function makeMembership(
  superuser: Session,
  membership: Membership,
  major: number,
): Promise<readonly Shortfall[]> {
  const { role, member } = membership;
  const parts = { check: 'schema.memberships', object: membershipName(role, member) };
  if (REACHES_OUT.has(role)) {
    const reason = `${role} reaches out of the database: a drill gives it to nobody`;
    return [{ ...parts, reason, deliberate: true }];
  }
  let complete: boolean;
  try {
    complete = await grantMembership(superuser, membership, major);
  } catch (error) {
    // A predefined role of another major, or a circle that reaching for everybody's tables closed.
    return [{ ...parts, reason: messageOf(error), deliberate: false }];
  }
  if (complete) return [];
  return [{ ...parts, reason: `PostgreSQL ${major} knows no options of memberships`, deliberate: false }];
}

/**
 * Make a role a member of another with the options that the source knew.
 *
 * @returns whether the server knows all of them
 */
export async function grantMembership(
  session: Session,
  { role, member, admin, inherit, set }: Membership,
  major: number,
): Promise<boolean> {
  const since16 = [
    ...(inherit === null ? [] : [`INHERIT ${inherit ? 'TRUE' : 'FALSE'}`]),
    ...(set === null ? [] : [`SET ${set ? 'TRUE' : 'FALSE'}`]),
  ];
  const known = major >= OPTIONS_SINCE;
  const options = [...(admin ? ['ADMIN OPTION'] : []), ...(known ? since16 : [])];
  const clause = options.length === 0 ? '' : ` WITH ${options.join(', ')}`;
  await session.execute(`GRANT ${quoteIdentifier(role)} TO ${quoteIdentifier(member)}${clause}`);
  return known || since16.length === 0;
}

/** A membership as checks name it. */
export function membershipName(role: string, member: string): string {
  return `${shownName(member)} in ${shownName(role)}`;
}
