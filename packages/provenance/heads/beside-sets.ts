import type { Anchor, LedgerHead } from '#ledger';
import { MANIFEST_SIGNATURE_FILE } from '#manifest';
import { parseBackupId } from '#policy';
import type { SignedBy, Trust } from '#seal';
import { atOnce, type Store } from '#stores';
import { UserError } from '#verdict';
import { MAX_SIGNATURE_BYTES, verifySignedBackup } from '../backup-statement.js';
import { misplaced, ownPlace, type OwnPlace } from '../misplaced.js';
import { openReceipt, type OpenedReceipt } from '../open-receipt.js';
import { signerName } from './anchored.js';
import {
  fetchReceipt,
  receiptNamed,
  receiptsFolder,
  type ReceiptKind,
  type ReceiptName,
} from '../receipts.js';
import type { Receipt } from '../statement.js';

/** Where heads of a ledger are looked for, and whose count. */
export interface HeadsPlace {
  readonly store: Store;
  readonly name: string;
  readonly trust: Trust;
  /** Receipts that were opened already, by the same trust: they are not read again. */
  readonly seen?: SeenReceipts;
}

/** What opened receipts said of the ledger, so that whoever reads a thousand for another reason need not read them twice. */
export class SeenReceipts {
  readonly #said = new Map<string, SaidInReceipt>();

  add(path: string, { receipt, by }: OpenedReceipt): void {
    this.#said.set(path, saidIn(receipt, by));
  }

  get(path: string): SaidInReceipt | undefined {
    return this.#said.get(path);
  }
}

interface SaidInReceipt extends Said {
  readonly own: OwnPlace;
}

function saidIn(receipt: Receipt, by: readonly SignedBy[]): SaidInReceipt {
  return { own: ownPlace(receipt), head: headFrom(receipt.predicate.ledger), by };
}

/** Heads of a ledger that somebody trusted signed. */
export interface SignedHeads {
  readonly anchors: readonly Anchor[];
  /** Paths of what is signed by nobody trusted, or not at all, or speaks of another set than its place says: it vouches for nothing. */
  readonly refused: readonly string[];
}

/**
 * The heads of a name's ledger that are signed beside its sets: in their receipts, and in the signatures of their manifests.
 *
 * @param most of these are read, the newest by their names first
 * @throws UserError where the store does not give what it has
 */
export async function signedHeads(place: HeadsPlace, most = Number.POSITIVE_INFINITY): Promise<SignedHeads> {
  const { store, name } = place;
  const signed = [...(await receiptsOf(store, name)), ...(await setsOf(store, name))]
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, most);
  const found = await atOnce(signed, async (one) => ({ ...one, said: await headIn(one, place) }));
  return {
    anchors: found.flatMap(({ said, path }) =>
      said === 'refused' || said?.head === undefined
        ? []
        : [{ head: said.head, source: path, by: said.by.map(signerName).join(', ') }],
    ),
    refused: found.flatMap(({ said, path }) => (said === 'refused' ? [path] : [])),
  };
}

/** Something about a set that may be signed, by what its path says. */
interface MaySign {
  readonly path: string;
  readonly kind: ReceiptKind | 'manifest';
  /** The set's. */
  readonly id: string;
  readonly at: Date;
}

async function receiptsOf(store: Store, name: string): Promise<readonly MaySign[]> {
  const folder = receiptsFolder(name);
  const found: MaySign[] = [];
  for await (const { path } of store.list(folder)) {
    const named = receiptNamed(path.slice(folder.length + 1));
    if (named !== undefined) found.push({ path, ...named });
  }
  return found;
}

async function setsOf(store: Store, name: string): Promise<readonly MaySign[]> {
  const found: MaySign[] = [];
  for await (const id of store.folders(`${name}/backups`)) {
    const at = parseBackupId(id);
    if (at === undefined) continue;
    found.push({ path: `${name}/backups/${id}/${MANIFEST_SIGNATURE_FILE}`, kind: 'manifest', id, at });
  }
  return found;
}

interface Said {
  readonly head: LedgerHead | undefined;
  readonly by: readonly SignedBy[];
}

/** Undefined where nothing lies there. */
async function headIn(
  { path, kind, id, at }: MaySign,
  { store, name, trust, seen }: HeadsPlace,
): Promise<Said | 'refused' | undefined> {
  const known = seen?.get(path);
  if (known !== undefined && kind !== 'manifest') return ofPlace(known, { name, id, kind, at });
  const bytes = kind === 'manifest' ? await fetchSignature(store, path) : await fetchReceipt(store, path);
  if (bytes === undefined) return undefined;
  try {
    if (kind === 'manifest') {
      const { statement, by } = await verifySignedBackup({ name, id }, bytes, trust);
      return { head: headFrom(statement.predicate.ledger), by };
    }
    const { receipt, by } = await openReceipt(bytes, path, trust);
    return ofPlace(saidIn(receipt, by), { name, id, kind, at });
  } catch (error) {
    if (error instanceof UserError) return 'refused';
    throw error;
  }
}

/**
 * Signed of another name, of another set or of another time: whoever put it here would have this ledger held to another one's head, or
 * to an old one under a new name, with newer ones behind the last that is read.
 */
function ofPlace(
  { own, head, by }: SaidInReceipt,
  place: ReceiptName & { readonly name: string },
): Said | 'refused' {
  return misplaced(own, place) === undefined ? { head, by } : 'refused';
}

/** Undefined where the set is not signed. @throws UserError where the store does not give it, though it is there */
async function fetchSignature(store: Store, path: string): Promise<Uint8Array | undefined> {
  try {
    const parts: Uint8Array[] = [];
    for await (const part of store.get(path, { start: 0, end: MAX_SIGNATURE_BYTES + 1 })) parts.push(part);
    return Buffer.concat(parts);
  } catch (error) {
    if (error instanceof UserError && (await store.head(path)) === undefined) return undefined;
    throw error;
  }
}

/** An empty ledger has no head that could be held against anything. */
function headFrom(ledger: LedgerHead | undefined): LedgerHead | undefined {
  return ledger === undefined || ledger.seq === 0 ? undefined : { seq: ledger.seq, hash: ledger.hash };
}
