import type { Manifest } from '#manifest';
import { signManifest } from '#provenance';
import type { Signer } from '#seal';
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
 */
export async function signatureOf(
  manifest: Manifest,
  name: string,
  bytes: Uint8Array,
  signer: Signer,
  log: Pick<Logger, 'warning'>,
): Promise<ManifestSignature> {
  const parts = {
    id: 'backup.signed',
    expected: signer.kind === 'key' ? 'a signature by key' : 'a signature by the identity of the workflow',
    where: manifest.backup_id,
  };
  try {
    const signature = await signManifest({ manifest, name, bytes }, signer);
    return { bytes: signature, check: decided(true, { ...parts, found: 'signed' }) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.warning(`The set is written without a signature: ${messageOf(error)}`);
    return { bytes: undefined, check: decided(false, { ...parts, found: messageOf(error) }) };
  }
}
