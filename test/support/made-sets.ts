import { fetchManifest } from '#archive';
import { MANIFEST_DIGEST_FILE, MANIFEST_FILE, MANIFEST_VERSION, digestLine, encodeManifest } from '#manifest';
import { backupId } from '#policy';
import { writeReceipt, type DrillPredicate } from '#provenance';
import { DigestHasher } from '#seal';
import type { Protection, Store } from '#stores';
import { once } from './store-contract.js';

export interface MadeSetOptions {
  readonly name?: string;
  /** Bytes of its one data file. */
  readonly bytes?: number;
  /** Without it the set is incomplete. */
  readonly manifest?: boolean;
  readonly protection?: Protection;
}

/** Put a set into a store as if a backup had written it, in four objects. @returns its id */
export async function putSet(store: Store, at: Date, options: MadeSetOptions = {}): Promise<string> {
  const { name = 'app', bytes = 100, manifest = true, protection } = options;
  const id = backupId(at);
  const folder = `${name}/backups/${id}`;
  const data = Buffer.alloc(bytes, 'x');
  const hasher = new DigestHasher();
  hasher.update(data);
  await store.put(`${folder}/data/app.sql`, once(data), protection);
  if (!manifest) return id;
  const encoded = encodeManifest({
    version: MANIFEST_VERSION,
    ...{ backup_id: id, name, created_by: 'test', system_version: '', kind: 'logical' },
    created_at: at.toISOString(),
    completed_at: new Date(at.getTime() + 60_000).toISOString(),
    databases: [],
    source: {},
    files: [{ path: 'data/app.sql', type: 'database', ...hasher.digests() }],
    ...{ total_files: 1, total_size_bytes: data.length, compression: 'none', encryption: 'none' },
  });
  await store.put(`${folder}/${MANIFEST_DIGEST_FILE}`, once(digestLine(encoded.sha256)), protection);
  await store.put(`${folder}/${MANIFEST_FILE}`, once(encoded.bytes), protection);
  return id;
}

/** What a drill says that went well in every respect. */
export function drillPredicate(at: Date, rest: Partial<DrillPredicate> = {}): DrillPredicate {
  return {
    ...{ verdict: 'proven', claim: 'equal-to-dump', signature: 'none', tool: 'test', run: {} },
    started_at: new Date(at.getTime() - 60_000).toISOString(),
    finished_at: at.toISOString(),
    source: { databases: [] },
    rto: { seconds: 60, phases: [{ name: 'restore', seconds: 60 }] },
    checks: [],
    ...rest,
  };
}

/** Put a receipt of a drill into a store, about the manifest that lies there. @returns its path */
export async function putReceipt(
  store: Store,
  id: string,
  at: Date,
  rest: Partial<DrillPredicate> & { readonly name?: string } = {},
): Promise<string> {
  const { name = 'app', ...predicate } = rest;
  return writeReceipt(await fetchManifest({ store, name, id }), drillPredicate(at, predicate));
}
