import * as v from 'valibot';
import type { Json } from '#json';
import { hashesOf } from '../hashes.js';
import type { Part, Sbom } from '../model.js';
import { SbomRefused, quoted } from '../refused.js';
import { findCycle } from './containment.js';
import { spdx, type Spdx } from './shape.js';

const DOCUMENT = 'SPDXRef-DOCUMENT';
/** In the place of an element, or of a version: that there is none, or that nothing is said. */
const NOTHING: ReadonlySet<string> = new Set(['NONE', 'NOASSERTION']);
/** Purposes of packages of which a version is half of what they are. */
const VERSIONED: ReadonlySet<string | undefined> = new Set([
  ...[undefined, 'APPLICATION', 'FRAMEWORK', 'LIBRARY', 'CONTAINER', 'FIRMWARE', 'INSTALL'],
]);

/**
 * Read an SPDX 2.3 document.
 *
 * @throws SbomRefused where it is not what the specification asks for, or contradicts itself
 */
export function readSpdx(document: Json): Sbom {
  const result = v.safeParse(spdx, document, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    const at = v.getDotPath(issue) ?? 'the document';
    throw new SbomRefused('sbom-schema', `SPDX 2.3 does not allow it: ${at.slice(0, 200)} ${issue.message}`);
  }
  const read = result.output;
  const ids = idsOf(read);
  refuseDangling(read, ids);
  const cycle = findCycle(containments(read));
  if (cycle !== undefined) throw wrong(`${quoted(cycle)} contains itself`);
  const roots = rootsOf(read);
  const elements = [...read.packages.map(packagePart), ...read.files.map(filePart)];
  const about = elements.filter(({ ref }) => ref !== undefined && roots.has(ref));
  if (about.length === 0)
    throw wrong('it does not say what it is about: it describes no package and no file');
  const parts = elements.filter(({ ref }) => ref === undefined || !roots.has(ref));
  return { format: 'SPDX 2.3', roots: about, parts };
}

function packagePart(one: Spdx['packages'][number]): Part {
  const { SPDXID: ref, name, versionInfo = 'NOASSERTION', checksums, externalRefs } = one;
  const purls = externalRefs.filter(({ referenceType }) => referenceType === 'purl');
  return {
    ...{ ref, name, shortName: name },
    version: NOTHING.has(versionInfo) ? undefined : versionInfo,
    needsVersion: VERSIONED.has(one.primaryPackagePurpose),
    purls: purls.map(({ referenceLocator }) => referenceLocator),
    hashes: hashesOf(pairsOf(checksums), quoted(name)),
  };
}

function filePart({ SPDXID: ref, fileName: name, checksums }: Spdx['files'][number]): Part {
  const hashes = hashesOf(pairsOf(checksums), quoted(name));
  return { ...{ ref, name, shortName: name, hashes }, version: undefined, needsVersion: false, purls: [] };
}

function pairsOf(checksums: Spdx['packages'][number]['checksums']): readonly (readonly [string, string])[] {
  return checksums.map(({ algorithm, checksumValue }) => [algorithm, checksumValue]);
}

/** Every element's identifier. @throws SbomRefused for one that is there twice */
function idsOf({ packages, files, snippets }: Spdx): ReadonlySet<string> {
  const ids = new Set([DOCUMENT]);
  for (const { SPDXID: id } of [packages, files, snippets].flat()) {
    if (ids.has(id)) throw wrong(`the SPDXID ${quoted(id)} is there twice`);
    ids.add(id);
  }
  return ids;
}

function refuseDangling(read: Spdx, ids: ReadonlySet<string>): void {
  const documents = new Set(read.externalDocumentRefs.map(({ externalDocumentId }) => externalDocumentId));
  const isThere = (ref: string): boolean => {
    const [document = '', element] = ref.split(':', 2);
    return ids.has(ref) || (element?.startsWith('SPDXRef-') === true && documents.has(document));
  };
  const refs = [
    ...read.documentDescribes,
    ...read.packages.flatMap(({ hasFiles }) => hasFiles),
    ...read.snippets.flatMap(({ snippetFromFile, ranges }) => [
      snippetFromFile,
      ...ranges.flatMap((range) => [range.startPointer.reference, range.endPointer.reference]),
    ]),
    ...read.relationships.flatMap(({ spdxElementId, relatedSpdxElement: related }) =>
      NOTHING.has(related) ? [spdxElementId] : [spdxElementId, related],
    ),
  ];
  const missing = refs.find((ref) => !isThere(ref));
  if (missing !== undefined) throw wrong(`it refers to ${quoted(missing)}, which it does not hold`);
}

/** What the document is about, in all the ways in which it may say so. */
function rootsOf({ documentDescribes, relationships }: Spdx): ReadonlySet<string> {
  const roots = new Set(documentDescribes);
  for (const { spdxElementId: from, relatedSpdxElement: to, relationshipType: type } of relationships) {
    if (type === 'DESCRIBES' && from === DOCUMENT) roots.add(to);
    if (type === 'DESCRIBED_BY' && to === DOCUMENT) roots.add(from);
  }
  return roots;
}

/** What contains what. */
function containments({ packages, relationships }: Spdx): ReadonlyMap<string, readonly string[]> {
  const contained = new Map<string, string[]>();
  const add = (outer: string, inner: string): void => {
    const known = contained.get(outer);
    if (known === undefined) contained.set(outer, [inner]);
    else known.push(inner);
  };
  for (const { SPDXID: id, hasFiles } of packages) for (const file of hasFiles) add(id, file);
  for (const { spdxElementId: from, relatedSpdxElement: to, relationshipType: type } of relationships) {
    if (type === 'CONTAINS') add(from, to);
    if (type === 'CONTAINED_BY') add(to, from);
  }
  return contained;
}

function wrong(message: string): SbomRefused {
  return new SbomRefused('sbom-inconsistent', message);
}
