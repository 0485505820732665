import type { Inventory, ServerInfo } from '#postgres';
import { decided, notRun, type Check } from '#verdict';

/**
 * Whether the user was shown everything that a later comparison needs, and that pg_dump writes for superusers only. What it was not
 * shown is missing from the dump or the inventory, and no restore brings it back.
 */
export function inventoryCheck(
  database: string,
  inventory: Inventory,
  server: Pick<ServerInfo, 'superuser'>,
): Check {
  const open = Object.entries(inventory.unreadable ?? {}).map(
    ([part, reason]) => `${part.replaceAll('_', ' ')} (${reason})`,
  );
  const subscriptions = server.superuser ? [] : (inventory.subscriptions ?? []);
  if (subscriptions.length > 0) {
    const names = subscriptions.map(({ name }) => name).join(', ');
    open.push(`subscriptions (pg_dump writes them for superusers only: ${names})`);
  }
  const parts = {
    id: 'source.inventory',
    expected: 'everything that is no row, shown to the user of the backup',
    where: database,
  };
  if (open.length === 0) return decided(true, { ...parts, found: 'read' });
  return notRun({
    ...parts,
    found: `not known: ${open.join('; ')}. Back up as a role that is shown them, or keep them elsewhere`,
  });
}
