import type { Inventory } from '#postgres';

/** How the source writes money, where the set says so. */
export function monetaryLocale(inventory: Inventory): string | undefined {
  return inventory.server?.settings.find(({ name }) => name === 'lc_monetary')?.value ?? undefined;
}
