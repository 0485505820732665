import { knownHead, signManifest, type WrittenManifest } from '#provenance';
import type { Signer } from '#seal';
import type { Store } from '#stores';
import { UserError, decided, messageOf, type Check, type Logger } from '#verdict';

/** A manifest's signature, or why there is none. */
export interface ManifestSignature {
  /** Absent where it could not be made. */
  readonly bytes: Uint8Array | undefined;
  readonly check: Check;
}

/**
 * Sign a set that is otherwise whole. A service that does not sign costs the set its signature and the run its verdict, but not the data:
 * an unsigned backup is worth more than none.
 *
 * @param store has the ledger
 */
export async function signatureOf(
  written: Omit<WrittenManifest, 'ledger'>,
  store: Store,
  signer: Signer,
  log: Pick<Logger, 'warning'>,
): Promise<ManifestSignature> {
  const parts = {
    id: 'backup.signed',
    expected: signer.kind === 'key' ? 'a signature by key' : 'a signature by the identity of the workflow',
    where: written.manifest.backup_id,
  };
  try {
    const ledger = await knownHead(store, written.name);
    const signature = await signManifest({ ...written, ledger }, signer);
    return { bytes: signature, check: decided(true, { ...parts, found: 'signed' }) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.warning(`The set is written without a signature: ${messageOf(error)}`);
    return { bytes: undefined, check: decided(false, { ...parts, found: messageOf(error) }) };
  }
}
