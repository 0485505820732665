import { fetchManifest, inSet } from '#archive';
import { MANIFEST_SIGNATURE_FILE, parseManifest } from '#manifest';
import { knownHead, signManifest } from '#provenance';
import { keySigner, newKeyPair, parseSigningKey, parseVerifyKeys, type Signer, type Trust } from '#seal';
import type { Store } from '#stores';
import { putSet, type MadeSetOptions } from './made-sets.js';
import { once } from './once.js';

/** Keys that sign together, and whoever trusts so many of them. */
export interface Signers {
  readonly signer: Signer;
  readonly trust: Trust;
  readonly publicPem: string;
  readonly privatePem: string;
}

/** New keys, of which `threshold` must have signed. */
export function newSigners(count = 1, threshold = 1): Signers {
  const pairs = Array.from({ length: count }, () => newKeyPair());
  const publicPem = pairs.map((pair) => pair.publicPem).join('');
  return {
    signer: keySigner(pairs.map((pair) => parseSigningKey(pair.privatePem))),
    trust: { keys: { keys: parseVerifyKeys(publicPem), threshold } },
    publicPem,
    privatePem: pairs.map((pair) => pair.privatePem).join(''),
  };
}

/** Put a set into a store with its signature, as a backup does. @returns its id */
export async function putSignedSet(
  store: Store,
  at: Date,
  signer: Signer,
  options: MadeSetOptions = {},
): Promise<string> {
  const { name = 'app' } = options;
  const id = await putSet(store, at, options);
  const { bytes } = await fetchManifest({ store, name, id });
  const ledger = await knownHead(store, name);
  const signature = await signManifest({ manifest: parseManifest(bytes, id), name, bytes, ledger }, signer);
  await store.put(inSet({ name, id }, MANIFEST_SIGNATURE_FILE), once(signature), options.protection);
  return id;
}
