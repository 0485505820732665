import type { FoundSet } from '#archive';
import { parseJson, type Json } from '#json';
import type { VerbContext } from '#kit';
import { MAX_MANIFEST_BYTES } from '#manifest';
import type { Check } from '#verdict';
import { storeFrom } from './engine.js';
import { trustFrom, type TrustInputs } from './trust.js';

/** Which set was restored. */
export interface SetInputs extends TrustInputs {
  readonly store: string;
  readonly name: string;
  readonly 'backup-id': string;
  readonly 'manifest-sha256': string;
}

/** What probes compare with: the manifest as it is stored, and whether it is what was written. */
export interface RestoredSet {
  readonly found: FoundSet;
  readonly name: string;
  readonly id: string;
  /** Undefined where a check says why. */
  readonly manifest: Json | undefined;
  readonly checks: readonly Check[];
}

/** The manifest of the set that the inputs name; nothing else of the set is read. @throws UserError where there is none */
export async function readSet(inputs: SetInputs, context: VerbContext): Promise<RestoredSet> {
  const { checkManifest, chooseSet, fetchManifest, parsePin, resolveName } = await import('#archive');
  const authority = {
    manifestSha256: parsePin(inputs['manifest-sha256']),
    trust: await trustFrom(inputs, context),
  };
  const store = await storeFrom(inputs, context);
  const name = await resolveName(store, inputs.name);
  const found = await fetchManifest(await chooseSet(store, name, inputs['backup-id']));
  const { manifest, checks } = await checkManifest(found, authority);
  const believed = manifest !== undefined && checks.every(({ verdict }) => verdict !== 'failed');
  return {
    found,
    name: found.name,
    id: `${found.name}/${found.id}`,
    manifest: believed ? parseJson(found.bytes, { maxBytes: MAX_MANIFEST_BYTES }) : undefined,
    checks,
  };
}
