import type { Inventory } from '../source/inventory.js';

/**
 * What belonged to a superuser could read everybody's tables, such as a materialised view that is computed anew. Its owner is a plain
 * role here, so during the restore it is a member of the others; where one of them is its member already, the circle is left open.
 */
export function lent(
  inventory: Pick<Inventory, 'roles' | 'memberships'>,
  touchable: (role: string) => boolean,
): readonly { readonly former: string; readonly other: string }[] {
  const { roles } = inventory;
  const pairs: { former: string; other: string }[] = [];
  for (const former of roles) {
    if (!former.superuser || !touchable(former.name)) continue;
    const below = membersOf(former.name, inventory);
    for (const other of roles) {
      const isMember = inventory.memberships.some(
        (membership) => membership.role === other.name && membership.member === former.name,
      );
      if (other.superuser || isMember || below.has(other.name) || !touchable(other.name)) continue;
      pairs.push({ former: former.name, other: other.name });
    }
  }
  return pairs;
}

/** Every role that is a member of a role, at any distance. */
function membersOf(role: string, inventory: Pick<Inventory, 'memberships'>): ReadonlySet<string> {
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
