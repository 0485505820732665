import { randomInt } from 'node:crypto';
import {
  MANIFEST_DIGEST_FILE,
  MANIFEST_FILE,
  MANIFEST_SIGNATURE_FILE,
  MAX_MANIFEST_BYTES,
  isInnerPath,
  parseManifest,
  sha256Hex,
  type Manifest,
} from '#manifest';
import { newestFirst, parseBackupId } from '#policy';
import { MAX_SIGNATURE_BYTES } from '#provenance';
import type { Store } from '#stores';
import { UserError } from '#verdict';

/** Where a set lies in its store. */
export interface SetPlace {
  readonly store: Store;
  readonly name: string;
  readonly id: string;
  /** The ids of all sets under the name, newest first, where they were listed to find this one: thousands are not listed twice. */
  readonly siblings?: readonly string[];
}

/** A set as it was found: its manifest's bytes, not yet believed. */
export interface FoundSet extends SetPlace {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Path of something in a set. */
export function inSet(place: Pick<SetPlace, 'name' | 'id'>, path = ''): string {
  return `${place.name}/backups/${place.id}${path === '' ? '' : `/${path}`}`;
}

/** The name to look under: the one given, or the only one there is. */
export async function resolveName(store: Store, name: string): Promise<string> {
  if (name !== '') {
    if (isInnerPath(name) && !name.includes('/')) return name;
    throw new UserError(`'${name}' cannot be a set's name`, {
      remedy: 'Give the folder below the store, such as `app`',
    });
  }
  const all = await namesIn(store);
  // What a recovery put there by itself makes nobody's choice less clear.
  const names = all.filter((one) => !all.some((other) => one === nameBeforeRecovery(other)));
  const [only, ...others] = names;
  if (only === undefined)
    throw new UserError('There is no backup in the store', {
      remedy: 'Back up first, or check `store`',
      where: store.url,
    });
  if (others.length === 0) return only;
  throw new UserError(`The store holds ${names.length} names: ${names.slice(0, 10).join(', ')}`, {
    remedy: 'Say which with `name`',
    where: store.url,
  });
}

/** Under which name the backups lie that a recovery takes of its target first: beside the sets that it is recovered from, and never among them. */
export function nameBeforeRecovery(name: string): string {
  return `${name}-before-recovery`;
}

/** Every name in the store that has a folder of sets. */
export async function namesIn(store: Store): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const name of store.folders('')) {
    for await (const folder of store.folders(name)) if (folder === 'backups') names.push(name);
  }
  return names;
}

/** Ids of every set under a name, newest first, incomplete ones included. */
export async function setIds(store: Store, name: string): Promise<readonly string[]> {
  const folders: string[] = [];
  for await (const folder of store.folders(`${name}/backups`)) folders.push(folder);
  return newestFirst(folders);
}

/** Whether a set has its manifest, which is written last. */
export async function isComplete(place: SetPlace): Promise<boolean> {
  return (await place.store.head(inSet(place, MANIFEST_FILE))) !== undefined;
}

/**
 * The set that is meant: `latest`, `random` (any but the newest where there are more), or an id.
 *
 * @throws UserError where there is none
 */
export async function chooseSet(store: Store, name: string, wanted: string): Promise<SetPlace> {
  if (wanted !== 'latest' && wanted !== 'random') return namedSet(store, name, wanted);
  const ids = await setIds(store, name);
  const newest = await firstComplete(store, name, ids);
  if (newest === undefined) {
    throw new UserError(`There is no complete backup set of '${name}'`, {
      remedy: 'Back up first, or check `store` and `name`',
      where: store.url,
    });
  }
  if (wanted === 'latest') return { ...newest, siblings: ids };
  const older = ids.slice(ids.indexOf(newest.id) + 1);
  return { ...((await firstComplete(store, name, shuffled(older))) ?? newest), siblings: ids };
}

async function firstComplete(
  store: Store,
  name: string,
  ids: Iterable<string>,
): Promise<SetPlace | undefined> {
  for (const id of ids) {
    const place = { store, name, id };
    if (await isComplete(place)) return place;
  }
  return undefined;
}

/** The same in an order of chance, as far as it is asked for (Fisher and Yates). */
function* shuffled(ids: readonly string[]): Generator<string> {
  const left = [...ids];
  while (left.length > 0) {
    const index = randomInt(left.length);
    const [last = '', chosen = last] = [left.pop(), left[index]];
    if (index < left.length) left[index] = last;
    yield chosen;
  }
}

async function namedSet(store: Store, name: string, id: string): Promise<SetPlace> {
  if (parseBackupId(id) === undefined) {
    throw new UserError(`'${id}' is not a backup id`, {
      remedy: 'Give latest, random, or an id such as backup-20261120-030000',
    });
  }
  const place = { store, name, id };
  if (await isComplete(place)) return place;
  const present = (await setIds(store, name)).includes(id);
  throw new UserError(
    present
      ? `The set ${id} of '${name}' has no manifest: it is still being written, or its backup was killed`
      : `There is no set ${id} of '${name}'`,
    {
      remedy: '`backproof list` shows the sets that there are',
      where: present ? inSet(place, MANIFEST_FILE) : store.url,
    },
  );
}

/** The manifest's bytes, as many as one may have and one more: whoever reads them refuses what is longer. */
export async function fetchManifest(place: SetPlace): Promise<FoundSet> {
  const bytes = await readStart(place.store, inSet(place, MANIFEST_FILE), MAX_MANIFEST_BYTES + 1);
  return { ...place, bytes, sha256: sha256Hex(bytes) };
}

const MAX_SIDECAR_BYTES = 1024;

/** The sidecar's text, or its start where it is longer than any; undefined where there is none. */
export async function fetchSidecar(place: SetPlace): Promise<string | undefined> {
  const path = inSet(place, MANIFEST_DIGEST_FILE);
  if ((await place.store.head(path)) === undefined) return undefined;
  return Buffer.from(await readStart(place.store, path, MAX_SIDECAR_BYTES)).toString('latin1');
}

/** Whether a set says that it is signed. */
export async function hasSignature(place: SetPlace): Promise<boolean> {
  return (await place.store.head(inSet(place, MANIFEST_SIGNATURE_FILE))) !== undefined;
}

/** The signature file's bytes, as many as one may have and one more; undefined where there is none. */
export async function fetchSignature(place: SetPlace): Promise<Uint8Array | undefined> {
  if (!(await hasSignature(place))) return undefined;
  return readStart(place.store, inSet(place, MANIFEST_SIGNATURE_FILE), MAX_SIGNATURE_BYTES + 1);
}

async function readStart(store: Store, path: string, length: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of store.get(path, { start: 0, end: length })) parts.push(part);
  return Buffer.concat(parts);
}

/** A manifest that says where it lies: an older set in a newer one's place is refused. @throws UserError */
export function readManifest(found: FoundSet): Manifest {
  const where = inSet(found, MANIFEST_FILE);
  const manifest = parseManifest(found.bytes, where);
  if (manifest.backup_id !== found.id || (manifest.name !== undefined && manifest.name !== found.name)) {
    throw new UserError(
      `The manifest speaks of ${manifest.name ?? found.name}/${manifest.backup_id}, but lies at ${found.name}/${found.id}`,
      { remedy: 'Somebody moved it; take another set', where },
    );
  }
  return manifest;
}
