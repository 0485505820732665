import * as v from 'valibot';
import type { Json } from '#json';
import { hashesOf } from '../hashes.js';
import type { Part, Sbom } from '../model.js';
import { SbomRefused, quoted } from '../refused.js';
import { isList } from '../value-digest.js';
import { bom, type Bom, type Component } from './shape.js';

/** Kinds of which a version is half of what they are. */
const VERSIONED: ReadonlySet<string> = new Set([
  ...['application', 'container', 'firmware', 'framework', 'library'],
]);

/**
 * Read a CycloneDX document that its schema let through.
 *
 * @throws SbomRefused where it contradicts itself
 */
export function readCycloneDx(document: Json, version: string): Sbom {
  const read = v.parse(bom, document);
  refuseDangling(read, refsIn(document));
  const root = read.metadata.component;
  if (root === undefined) throw wrong('it does not say what it is about: metadata.component is missing');
  const parts = [...root.components, ...read.components].flatMap(withNested);
  return { format: `CycloneDX ${version}`, roots: [partOf(root)], parts: parts.map(partOf) };
}

function withNested(component: Component): readonly Component[] {
  return [component, ...component.components.flatMap(withNested)];
}

function partOf(component: Component): Part {
  const { type, group = '', name, version, purl, hashes } = component;
  const pairs = hashes.map(({ alg, content }) => [alg, content] as const);
  return {
    ref: component['bom-ref'],
    name: group === '' ? name : `${group}/${name}`,
    // A scope is no name; a name that holds it already is whole.
    shortName: group.startsWith('@') ? `${group}/${name}` : name,
    version,
    needsVersion: VERSIONED.has(type),
    purls: purl === undefined ? [] : [purl],
    hashes: hashesOf(pairs, quoted(name)),
  };
}

/** Every `bom-ref` of a document, wherever it stands. @throws SbomRefused for one that is there twice */
function refsIn(document: Json): ReadonlySet<string> {
  const refs = new Set<string>();
  const waiting: Json[] = [document];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (isList(value)) {
      for (const member of value) waiting.push(member);
      continue;
    }
    const { 'bom-ref': ref } = value;
    if (typeof ref === 'string') {
      if (refs.has(ref)) throw wrong(`the bom-ref ${quoted(ref)} is there twice`);
      refs.add(ref);
    }
    for (const member of Object.values(value)) waiting.push(member);
  }
  return refs;
}

/** What is referred to must be there. Links to other documents begin with `urn:cdx:`, and are left as they are. */
function refuseDangling(read: Bom, refs: ReadonlySet<string>): void {
  const told = new Set<string>();
  for (const { ref } of read.dependencies) {
    if (told.has(ref)) throw wrong(`the dependencies of ${quoted(ref)} are there twice`);
    told.add(ref);
  }
  const own = read.dependencies.flatMap(({ ref, dependsOn, provides }) => [ref, ...dependsOn, ...provides]);
  const anywhere = [
    ...read.compositions.flatMap((one) => [...one.assemblies, ...one.dependencies, ...one.vulnerabilities]),
    ...read.vulnerabilities.flatMap(({ affects }) => affects.map(({ ref }) => ref)),
    ...read.annotations.flatMap(({ subjects }) => subjects),
  ].filter((ref) => !ref.startsWith('urn:cdx:'));
  const missing = [own, anywhere].flat().find((ref) => !refs.has(ref));
  if (missing !== undefined) throw wrong(`it refers to ${quoted(missing)}, which it does not hold`);
}

function wrong(message: string): SbomRefused {
  return new SbomRefused('sbom-inconsistent', message);
}
