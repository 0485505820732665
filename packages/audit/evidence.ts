import { StatementRefused } from '#provenance';
import { SignatureRefused, type SignedBy } from '#seal';
import type { UserError } from '#verdict';

/** What a row of an audit rests on. */
export interface Evidence {
  /**
   * `signed`: somebody trusted signed it. `unchecked`: it has a signature, and nobody said whose would count. `unsigned`: anybody who may
   * write to the store could have written it. `refused`: it does not count. `ledger`: the ledger alone tells of it.
   */
  readonly standing: 'signed' | 'unchecked' | 'unsigned' | 'refused' | 'ledger';
  /** Who signed it; nobody where that was not checked. */
  readonly by: readonly SignedBy[];
  /** Why it is refused: a stable code, and what is wrong in words. */
  readonly refusal?: { readonly code: string; readonly message: string };
}

/** What lies in the store and does not count. */
export function refused(code: string, message: string): Evidence {
  return { standing: 'refused', by: [], refusal: { code, message } };
}

/** The same for what a reader refused. */
export function refusedBy(error: UserError): Evidence {
  const code =
    error instanceof SignatureRefused || error instanceof StatementRefused ? error.code : 'unreadable';
  return refused(code, error.message);
}
