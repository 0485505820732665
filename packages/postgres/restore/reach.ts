import type { Inventory } from '../source/inventory.js';

/**
 * What belonged to a superuser could read everybody's tables, such as a materialised view that is computed anew. Its owner is a plain
 * role here, so during the restore it is a member of the others; where one of them is its member already, the circle is left open.
 *
 * @param known whether the target has a role
 */
export function lent(
  inventory: Pick<Inventory, 'roles' | 'memberships'>,
  touchable: (role: string) => boolean,
  known: (role: string) => boolean,
): readonly { readonly former: string; readonly other: string }[] {
  const { roles } = inventory;
  const pairs: { former: string; other: string }[] = [];
  for (const former of roles) {
    if (!former.superuser || !touchable(former.name)) continue;
    // What was lent to another former superuser counts too.
    const below = membersOf(former.name, [
      ...inventory.memberships,
      ...pairs.map((pair) => ({ role: pair.other, member: pair.former })),
    ]);
    const others = roles.filter((other) => !other.superuser && touchable(other.name));
    for (const other of [...others.map(({ name }) => name), ...(known(READ_ALL) ? [READ_ALL] : [])]) {
      const isMember = inventory.memberships.some(
        (membership) => membership.role === other && membership.member === former.name,
      );
      if (!isMember && !below.has(other)) pairs.push({ former: former.name, other });
    }
  }
  return pairs;
}

/** Since 14: tables of roles that the target has for itself are among what a superuser could read. */
const READ_ALL = 'pg_read_all_data';

/** Every role that is a member of a role, at any distance. */
function membersOf(
  role: string,
  memberships: readonly Pick<Inventory['memberships'][number], 'role' | 'member'>[],
): ReadonlySet<string> {
  const members = new Set<string>();
  const pending = [role];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const membership of memberships) {
      if (membership.role !== next || members.has(membership.member)) continue;
      members.add(membership.member);
      pending.push(membership.member);
    }
  }
  return members;
}
