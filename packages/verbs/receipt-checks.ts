import { fetchManifest, inSet } from '#archive';
import { MANIFEST_FILE } from '#manifest';
import {
  misplaced,
  openReceipt,
  ownPlace,
  receiptNamed,
  subjectOf,
  type OpenedReceipt,
  type Receipt,
} from '#provenance';
import { SignatureRefused, type SignedBy, type Trust } from '#seal';
import type { Store } from '#stores';
import { UserError, decided, notRun, type Check } from '#verdict';

/** A receipt as it lies in its store. */
export interface FoundReceipt {
  readonly store: Store;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Who signed a receipt, as far as the caller trusts them; `opened` is undefined where it is refused. */
export async function signatureCheck(
  { bytes, path }: FoundReceipt,
  trust: Trust | undefined,
): Promise<{ readonly check: Check; readonly opened: OpenedReceipt | undefined }> {
  const parts = { id: 'receipt.signature', expected: 'a signature of somebody trusted', where: path };
  try {
    const opened = await openReceipt(bytes, path, trust);
    if (opened.signature === 'verified')
      return {
        check: decided(true, { ...parts, found: `signed by ${opened.by.map(signerOf).join(' and ')}` }),
        opened,
      };
    const found =
      opened.signature === 'none'
        ? 'nobody signed it: it is evidence as good as the right to write to its store'
        : 'nobody said whose signature would count: give `verify-key` or `signer`';
    return { check: notRun({ ...parts, found }), opened };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const code = error instanceof SignatureRefused ? `${error.code}: ` : '';
    return { check: decided(false, { ...parts, found: `${code}${error.message}` }), opened: undefined };
  }
}

/** Whether a receipt lies where it was written, and speaks of the manifest that lies where it says. */
export async function subjectCheck({ store, path }: FoundReceipt, receipt: Receipt): Promise<Check> {
  const [about] = receipt.subject;
  const parts = {
    id: 'receipt.subject',
    expected: `the manifest ${about.name}, as the receipt has it`,
    where: path,
  };
  const elsewhere = movedFrom(path, receipt);
  if (elsewhere !== undefined) return decided(false, { ...parts, found: elsewhere });
  const [, name = '', id = ''] = PLACE.exec(about.name) ?? [];
  const place = { store, name, id };
  if (name === '' || (await store.head(inSet(place, MANIFEST_FILE))) === undefined)
    return notRun({ ...parts, found: 'the set is not in this store, or not any more' });
  const { digest } = subjectOf(await fetchManifest(place));
  const same = digest.sha256 === about.digest.sha256 && digest.sha3_256 === about.digest.sha3_256;
  return decided(same, { ...parts, found: same ? 'the same' : `another manifest: SHA-256 ${digest.sha256}` });
}

/** How its name says something else than a receipt; what bears no receipt's name says nothing. */
function movedFrom(path: string, receipt: Receipt): string | undefined {
  const [, name = '', file = ''] = /^(.+)\/receipts\/([^/]+)$/.exec(path) ?? [];
  const named = receiptNamed(file);
  return named === undefined ? undefined : misplaced(ownPlace(receipt), { ...named, name });
}

const PLACE = /^([^/]+)\/backups\/(backup-\d{8}-\d{6})\/[^/]+$/;

/** Who signed, in a word. */
export function signerOf(by: SignedBy): string {
  return by.kind === 'key' ? `key ${by.keyId}` : by.identity;
}
