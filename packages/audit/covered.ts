import { inSet, type SetPlace } from '#archive';
import { MANIFEST_FILE } from '#manifest';
import type { CoveredObject } from './model.js';
import type { FoundReceipt } from './receipts.js';
import type { FoundBackup } from './sets.js';

/** Manifests and receipts that somebody put something over; undefined where the store keeps no versions, and cannot tell. */
export async function coveredIn(
  { store, name }: Pick<SetPlace, 'store' | 'name'>,
  receipts: readonly FoundReceipt[],
  sets: readonly FoundBackup[],
): Promise<readonly CoveredObject[] | undefined> {
  if (!(await store.capabilities()).versions) return undefined;
  const manifests = sets.map(({ id, covered }) => ({ path: inSet({ name, id }, MANIFEST_FILE), covered }));
  const found = [...manifests, ...receipts.map(({ path, covered }) => ({ path, covered }))];
  return found.flatMap(({ path, covered }) => (covered === undefined ? [] : [{ path, how: covered }]));
}
