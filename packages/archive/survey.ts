import { CLAIM_FILE, MANIFEST_FILE } from '#manifest';
import { parseBackupId, parseLegacyName } from '#policy';
import { receiptFor, receiptsFolder } from '#provenance';
import type { Store, StoreObject } from '#stores';
import { inSet } from './catalogue.js';

/** A backup as the listing of its name shows it, without a look into any object. */
export interface SurveyedBackup {
  /** The set's id, or the path of a file of the older naming below the name. */
  readonly id: string;
  readonly at: Date;
  /** It has its manifest; of a file of the older naming, that it is not empty. */
  readonly complete: boolean;
  /** One file in the older naming, which no manifest and no drill speaks of. */
  readonly legacy: boolean;
  /** All that it takes up in the store. */
  readonly bytes: number;
  /** When the newest of its objects was written. */
  readonly writtenAt: Date;
  /** Somebody wrote over an object of it, or deleted one, and the store kept what lies beneath. */
  readonly covered: StoreObject['covered'];
}

export interface Survey {
  /** Newest first. */
  readonly backups: readonly SurveyedBackup[];
  /** Paths of the receipts that may be about a set, by its id. */
  readonly receipts: ReadonlyMap<string, readonly string[]>;
}

/** All backups of a name, from one listing: a request a thousand objects, however many sets there are. */
export async function survey(store: Store, name: string): Promise<Survey> {
  const found = new Map<string, SurveyedBackup>();
  const receipts = new Map<string, string[]>();
  for await (const object of store.list(name)) {
    const [folder = '', ...rest] = object.path.slice(name.length + 1).split('/');
    if (folder === 'receipts') addReceipt(receipts, object.path, rest);
    else if (rest.length <= 1) addLegacy(found, object, name);
    if (folder === 'backups' && rest.length > 1) addToSet(found, object, rest);
  }
  const backups = [...found.values()].toSorted(
    (a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1),
  );
  return { backups, receipts };
}

/** One set as its own folder shows it; undefined where there is nothing. */
export async function surveySet(store: Store, name: string, id: string): Promise<SurveyedBackup | undefined> {
  const found = new Map<string, SurveyedBackup>();
  const folder = inSet({ name, id });
  for await (const object of store.list(folder))
    addToSet(found, object, [id, ...object.path.slice(folder.length + 1).split('/')]);
  return found.get(id);
}

/** The receipts of a name by the set that they may be about, without the rest of it. */
export async function listReceipts(
  store: Store,
  name: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const receipts = new Map<string, string[]>();
  const folder = receiptsFolder(name);
  for await (const { path } of store.list(folder))
    addReceipt(receipts, path, path.slice(folder.length + 1).split('/'));
  return receipts;
}

function addReceipt(receipts: Map<string, string[]>, path: string, below: readonly string[]): void {
  const [file = '', ...deeper] = below;
  const id = deeper.length === 0 ? receiptFor(file) : undefined;
  if (id === undefined) return;
  const paths = receipts.get(id);
  if (paths === undefined) receipts.set(id, [path]);
  else paths.push(path);
}

/** Files of older tools lie right below the name, or in the folder of its sets. */
function addLegacy(found: Map<string, SurveyedBackup>, object: StoreObject, name: string): void {
  const id = object.path.slice(name.length + 1);
  const folder = id.includes('/') ? id.slice(0, id.indexOf('/')) : '';
  const at = parseLegacyName(id.slice(id.lastIndexOf('/') + 1));
  if (at === undefined || (folder !== '' && folder !== 'backups')) return;
  const { size, modifiedAt, covered } = object;
  found.set(id, {
    ...{ id, at, complete: size > 0, legacy: true, bytes: size, writtenAt: modifiedAt, covered },
  });
}

function addToSet(
  found: Map<string, SurveyedBackup>,
  object: StoreObject,
  [id = '', ...path]: readonly string[],
): void {
  const at = parseBackupId(id);
  if (at === undefined) return;
  const known = found.get(id);
  const inner = path.join('/');
  found.set(id, {
    ...{ id, at, legacy: false },
    complete: known?.complete === true || inner === MANIFEST_FILE,
    bytes: (known?.bytes ?? 0) + object.size,
    writtenAt:
      known !== undefined && known.writtenAt > object.modifiedAt ? known.writtenAt : object.modifiedAt,
    // The mark of a set that was being written is deleted by its own writer, which may not be allowed to delete what lies beneath.
    covered: known?.covered ?? (inner === CLAIM_FILE ? undefined : object.covered),
  });
}
