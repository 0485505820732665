import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { canonicalJson, parseJson } from '#json';
import { UserError, messageOf } from '#verdict';
import {
  MANIFEST_VERSION,
  MAX_MANIFEST_BYTES,
  manifestSchema,
  type Manifest,
  type ManifestFile,
} from './schema.js';

/** What may lie in a set besides the data files that the manifest lists. */
export const MANIFEST_FILE = 'backup.manifest.json';
export const MANIFEST_DIGEST_FILE = 'backup.manifest.json.sha256';
export const MANIFEST_SIGNATURE_FILE = 'backup.manifest.json.sig';
/** Lies in a set while it is being written, so that nobody else writes there; gone before there is a manifest. */
export const CLAIM_FILE = 'backup.incomplete';

/**
 * Read a manifest from somebody we do not trust: bounded, strict JSON, the right version, every path inside the set, nothing
 * listed twice, and sums that add up. Unknown fields are kept.
 *
 * @param where what to call the document in an error, such as its path in the store
 * @throws UserError in one line, naming the first thing that is wrong
 */
export function parseManifest(bytes: Uint8Array, where: string): Manifest {
  const value = readDocument(bytes, where);
  refuseVersion(value, where);
  const result = v.safeParse(manifestSchema, value, { abortEarly: true });
  if (!result.success) {
    const issue = result.issues[0];
    const at = v.getDotPath(issue) ?? 'document';
    throw new UserError(`The manifest is not valid: ${at} ${issue.message}`, { where });
  }
  const problem = arithmeticProblem(result.output);
  if (problem !== undefined) throw new UserError(`The manifest contradicts itself: ${problem}`, { where });
  return result.output;
}

function readDocument(bytes: Uint8Array, where: string): unknown {
  try {
    return parseJson(bytes, { maxBytes: MAX_MANIFEST_BYTES });
  } catch (error) {
    throw new UserError(`The manifest cannot be read: ${messageOf(error)}`, {
      remedy: 'It is damaged or cut off; take another backup set',
      where,
      cause: error,
    });
  }
}

function refuseVersion(value: unknown, where: string): void {
  const version =
    typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  if (version === MANIFEST_VERSION) return;
  const found = typeof version === 'string' ? `'${version.slice(0, 80)}'` : 'none';
  throw new UserError(`The manifest's version is ${found}, this program reads ${MANIFEST_VERSION}`, {
    remedy: 'A newer Backproof may read it',
    where,
  });
}

/** What does not add up, or undefined. */
function arithmeticProblem(manifest: Manifest): string | undefined {
  if (manifest.total_files !== manifest.files.length) {
    return `total_files is ${manifest.total_files}, but ${manifest.files.length} files are listed`;
  }
  const total = sizeOf(manifest.files);
  if (manifest.total_size_bytes !== total) {
    return `total_size_bytes is ${manifest.total_size_bytes}, but the files' sizes add up to ${total}`;
  }
  return pathProblem(manifest) ?? databaseProblem(manifest);
}

function pathProblem(manifest: Manifest): string | undefined {
  const returned = new Set<string>();
  for (const file of manifest.files) {
    if (returned.has(file.path)) return `the path ${file.path} is listed twice`;
    returned.add(file.path);
    if (file.within !== undefined && file.stored !== undefined)
      return `the file ${file.path} is stored in two ways`;
    const volumes = file.stored?.volumes;
    if (volumes !== undefined && sizeOf(volumes) !== file.stored?.size_bytes)
      return `the volumes of ${file.path} do not add up to its size`;
  }
  const stored = new Set<string>([MANIFEST_FILE, MANIFEST_DIGEST_FILE]);
  for (const object of allObjects(manifest)) {
    if (stored.has(object.path)) return `the stored path ${object.path} is listed twice`;
    if (!object.path.startsWith('data/')) return `the stored path ${object.path} is not below data/`;
    stored.add(object.path);
  }
  return bundleProblem(manifest);
}

/** Bundles hold nothing but their files, whole and without a gap: so the files' digests are about every byte. */
function bundleProblem(manifest: Manifest): string | undefined {
  const ends = new Map((manifest.bundles ?? []).map(({ path }) => [path, 0]));
  for (const file of inStorageOrder(manifest.files)) {
    if (file.within === undefined) break;
    const { path, offset } = file.within;
    const end = ends.get(path);
    if (end === undefined) return `the file ${file.path} lies in ${path}, which is no bundle`;
    if (offset !== end) return `the file ${file.path} does not begin where the one before it in ${path} ends`;
    ends.set(path, end + file.size_bytes);
  }
  const wrong = manifest.bundles?.find(({ path, size_bytes: size }) => ends.get(path) !== size);
  return wrong === undefined ? undefined : `the files in ${wrong.path} do not add up to its size`;
}

function sizeOf(parts: readonly Pick<ManifestFile, 'size_bytes'>[]): number {
  return parts.reduce((sum, part) => sum + part.size_bytes, 0);
}

function databaseProblem(manifest: Manifest): string | undefined {
  const names = new Set<string>();
  for (const database of manifest.databases) {
    if (names.has(database.name)) return `the database ${database.name} is listed twice`;
    names.add(database.name);
    const dump = database.dump;
    if (dump === undefined) continue;
    const files = filesOfDump(manifest, dump);
    if (files.length === 0) return `no file of the database ${database.name} is listed at ${dump.path}`;
  }
  return undefined;
}

/** An object in the store: where it lies and what its bytes must be. */
export type StoredObject = Pick<ManifestFile, 'path' | 'size_bytes' | 'sha3_256' | 'sha256'>;

/** The objects in the store that hold a file alone: itself, its sealed form, or its volumes; none where it lies in a bundle. */
export function storedObjects(file: ManifestFile): readonly StoredObject[] {
  if (file.within !== undefined) return [];
  if (file.stored === undefined) return [file];
  return file.stored.volumes ?? [file.stored];
}

/** Every object that the set's files lie in. */
export function allObjects(manifest: Manifest): readonly Pick<StoredObject, 'path' | 'size_bytes'>[] {
  return [...manifest.files.flatMap(storedObjects), ...(manifest.bundles ?? [])];
}

/** Paths of the objects that hold a file, or a part of it. */
export function objectPaths(file: ManifestFile): readonly string[] {
  return file.within === undefined ? storedObjects(file).map(({ path }) => path) : [file.within.path];
}

/** Files in the order in which they are read with the fewest requests: those of each bundle as they lie there, then the others. */
export function inStorageOrder(files: readonly ManifestFile[]): readonly ManifestFile[] {
  const bundled = files.flatMap((file) => (file.within === undefined ? [] : [{ file, at: file.within }]));
  bundled.sort(
    (a, b) =>
      (a.at.path < b.at.path ? -1 : a.at.path > b.at.path ? 1 : a.at.offset - b.at.offset) ||
      // One of no bytes begins where the next one does.
      a.file.size_bytes - b.file.size_bytes,
  );
  return [...bundled.map(({ file }) => file), ...files.filter(({ within }) => within === undefined)];
}

/** The files that make up a database's dump: one, or for `directory` those in its folder. */
export function filesOfDump(
  manifest: Manifest,
  dump: NonNullable<Manifest['databases'][number]['dump']>,
): readonly ManifestFile[] {
  const prefix = `${dump.path}/`;
  return manifest.files.filter((file) =>
    dump.format === 'directory' ? file.path.startsWith(prefix) : file.path === dump.path,
  );
}

/** A manifest in the form that is written, hashed and signed: RFC 8785, UTF-8, with its SHA-256 in lowercase hex. */
export function encodeManifest(manifest: Manifest): { readonly bytes: Uint8Array; readonly sha256: string } {
  const bytes = Buffer.from(canonicalJson(manifest), 'utf8');
  parseManifest(bytes, MANIFEST_FILE);
  return { bytes, sha256: sha256Hex(bytes) };
}

/** The sidecar's text, in `sha256sum`'s form. */
export function digestLine(sha256: string): string {
  return `${sha256}  ${MANIFEST_FILE}\n`;
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
