import { headOf, type LedgerHead } from '#ledger';
import type { Store } from '#stores';
import { UserError } from '#verdict';

/**
 * The newest entry of a name's ledger, for what is about to be signed. Undefined where there is no ledger, and where the store does not
 * show it: whoever may only write still signs.
 */
export async function knownHead(store: Store, name: string): Promise<LedgerHead | undefined> {
  try {
    return await headOf(store, name);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
