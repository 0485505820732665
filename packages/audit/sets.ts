import {
  fetchManifest,
  fetchSignature,
  inSet,
  isComplete,
  momentOf,
  readManifest,
  type FoundSet,
  type SetPlace,
} from '#archive';
import type { LedgerHead } from '#ledger';
import { MANIFEST_FILE, type Manifest } from '#manifest';
import { verifyManifestSignature } from '#provenance';
import type { Trust } from '#seal';
import { atOnce, type StoreObject } from '#stores';
import { OperationFailed, UserError } from '#verdict';
import { refusedBy, type Evidence } from './evidence.js';

/** What a manifest says, without the long lists that it has. */
export interface ManifestSaid {
  /** The moment that the set shows: its earliest snapshot. */
  readonly snapshotAt: Date;
  readonly databases: readonly { readonly name: string; readonly serverVersion: string }[];
  readonly sizeBytes: number;
  readonly encryption: string;
  /** The workflow run, as the manifest tells it. */
  readonly source: Manifest['source'];
  /** The program that made it, with its version. */
  readonly tool: string;
}

/** A set as it lies in the store. */
export interface FoundBackup {
  readonly id: string;
  /** It has its manifest. */
  readonly complete: boolean;
  /** Of the manifest's bytes; '' where there is none. */
  readonly manifestSha256: string;
  readonly evidence: Evidence;
  /** Undefined where there is no manifest, or none that can be read. */
  readonly said: ManifestSaid | undefined;
  /** What was put over its manifest, on a store that keeps what lies beneath. */
  readonly covered?: NonNullable<StoreObject['covered']>;
  /** The ledger's head that was signed together with the manifest. */
  readonly head?: LedgerHead;
}

/**
 * Look at sets, some at once: the manifest of each and its signature, and no data.
 *
 * @throws UserError where the store does not give what it has
 */
export function readSets(
  place: Pick<SetPlace, 'store' | 'name'>,
  ids: readonly string[],
  trust: Trust | undefined,
): Promise<readonly FoundBackup[]> {
  return atOnce(ids, async (id) => {
    const set = { ...place, id };
    return { ...(await readSet(set, trust)), ...(await coveredManifest(set)) };
  });
}

/** Asked only of a store that can tell. */
async function coveredManifest(set: SetPlace): Promise<Pick<FoundBackup, 'covered'>> {
  if (!(await set.store.capabilities()).versions) return {};
  const covered = (await set.store.head(inSet(set, MANIFEST_FILE)))?.covered;
  return covered === undefined ? {} : { covered };
}

async function readSet(place: SetPlace, trust: Trust | undefined): Promise<FoundBackup> {
  const { id } = place;
  const found = await manifestOf(place);
  if (found === undefined) {
    const evidence: Evidence = { standing: 'unsigned', by: [] };
    return { id, complete: false, manifestSha256: '', evidence, said: undefined };
  }
  const parts = { id, complete: true, manifestSha256: found.sha256 };
  let said: ManifestSaid | undefined;
  try {
    said = saidBy(readManifest(found));
    return { ...parts, said, ...(await signedBy(found, trust)) };
  } catch (error) {
    // A store that does not answer says nothing of the set.
    if (!(error instanceof UserError) || error instanceof OperationFailed) throw error;
    return { ...parts, said, evidence: refusedBy(error) };
  }
}

/** Undefined for a set that has no manifest. */
async function manifestOf(place: SetPlace): Promise<FoundSet | undefined> {
  try {
    return await fetchManifest(place);
  } catch (error) {
    if (!(error instanceof UserError) || (await isComplete(place))) throw error;
    return undefined;
  }
}

/** @throws SignatureRefused, StatementRefused */
async function signedBy(
  found: FoundSet,
  trust: Trust | undefined,
): Promise<Pick<FoundBackup, 'evidence' | 'head'>> {
  const signature = await fetchSignature(found);
  if (trust === undefined)
    return { evidence: { standing: signature === undefined ? 'unsigned' : 'unchecked', by: [] } };
  const { by, statement } = await verifyManifestSignature(found, signature ?? new Uint8Array(), trust);
  const { ledger } = statement.predicate;
  return { evidence: { standing: 'signed', by }, ...(ledger === undefined ? {} : { head: ledger }) };
}

function saidBy(manifest: Manifest): ManifestSaid {
  return {
    snapshotAt: momentOf(manifest),
    databases: manifest.databases.map(({ name, server_version }) => ({
      name,
      serverVersion: server_version,
    })),
    sizeBytes: manifest.total_size_bytes,
    encryption: manifest.encryption,
    source: manifest.source,
    tool: manifest.created_by,
  };
}
