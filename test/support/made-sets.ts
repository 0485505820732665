import { fetchManifest } from '#archive';
import { MANIFEST_DIGEST_FILE, MANIFEST_FILE, MANIFEST_VERSION, digestLine, encodeManifest } from '#manifest';
import { backupId } from '#policy';
import { writeReceipt, type DrillPredicate } from '#provenance';
import { DigestHasher } from '#seal';
import type { Protection, Store } from '#stores';
import { once } from './once.js';

export interface MadeSetOptions {
  readonly name?: string;
  /** Bytes of its one data file. */
  readonly bytes?: number;
  /** Databases that it says it holds. */
  readonly databases?: readonly string[];
  /** Without it the set is incomplete. */
  readonly manifest?: boolean;
  readonly protection?: Protection;
}

/** The objects of a set as a backup writes them, in that order: the path of each in the store, and its bytes. */
export function madeSet(
  at: Date,
  { name = 'app', bytes = 100, databases = [], manifest = true }: MadeSetOptions = {},
): {
  readonly id: string;
  readonly objects: readonly (readonly [string, Uint8Array])[];
} {
  const id = backupId(at);
  const folder = `${name}/backups/${id}`;
  const data = Buffer.alloc(bytes, 'x');
  const hasher = new DigestHasher();
  hasher.update(data);
  const file = [`${folder}/data/app.sql`, data] as const;
  if (!manifest) return { id, objects: [file] };
  const encoded = encodeManifest({
    version: MANIFEST_VERSION,
    ...{ backup_id: id, name, created_by: 'test', system_version: '', kind: 'logical' },
    created_at: at.toISOString(),
    completed_at: new Date(at.getTime() + 60_000).toISOString(),
    databases: databases.map((one) => ({
      ...{ name: one, server_version: '17.2', snapshot_at: at.toISOString(), relations: [], inventory: {} },
    })),
    source: {},
    files: [{ path: 'data/app.sql', type: 'database', ...hasher.digests() }],
    ...{ total_files: 1, total_size_bytes: data.length, compression: 'none', encryption: 'none' },
  });
  const digest = Buffer.from(digestLine(encoded.sha256));
  return {
    id,
    objects: [
      file,
      [`${folder}/${MANIFEST_DIGEST_FILE}`, digest],
      [`${folder}/${MANIFEST_FILE}`, encoded.bytes],
    ],
  };
}

/** Put a set into a store as if a backup had written it. @returns its id */
export async function putSet(store: Store, at: Date, options: MadeSetOptions = {}): Promise<string> {
  const { id, objects } = madeSet(at, options);
  for (const [path, bytes] of objects) await store.put(path, once(bytes), options.protection);
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
  const receipt = { kind: 'drill', predicate: drillPredicate(at, predicate) } as const;
  return writeReceipt(await fetchManifest({ store, name, id }), receipt);
}
