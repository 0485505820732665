import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { parseSbom, readSbom } from '../../packages/gate/sbom/document.js';
import { SbomRefused } from '../../packages/gate/sbom/refused.js';
import { PROJECT_ROOT } from './postgres.js';

/** A package as an SBOM and a lock file list it. */
export interface Listed {
  readonly name: string;
  readonly version: string;
}

export const SHOP: readonly Listed[] = [
  { name: '@acme/money', version: '2.1.0' },
  { name: 'left-pad', version: '1.3.0' },
  { name: 'pg', version: '8.23.1' },
];

const SPECS = { '1.4': Spec.Spec1dot4, '1.5': Spec.Spec1dot5, '1.6': Spec.Spec1dot6 };

/** A CycloneDX document as its own library writes it, with everything depending on the root. */
export function cycloneDx(version: keyof typeof SPECS, listed = SHOP, rootSha256?: string): unknown {
  const bom = new Models.Bom({ serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79' });
  const component = ({ name, version: at }: Listed, type: Enums.ComponentType): Models.Component =>
    new Models.Component(type, name, {
      version: at,
      bomRef: `${name}@${at}`,
      purl: `pkg:npm/${name.replace('@', '%40')}@${at}`,
    });
  const root = component({ name: 'shop', version: '3.0.0' }, Enums.ComponentType.Application);
  if (rootSha256 !== undefined) root.hashes.set(Enums.HashAlgorithm['SHA-256'], rootSha256);
  bom.metadata.component = root;
  bom.metadata.timestamp = new Date('2026-11-20T03:00:00Z');
  for (const one of listed) {
    const part = component(one, Enums.ComponentType.Library);
    bom.components.add(part);
    root.dependencies.add(part.bomRef);
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(SPECS[version]));
  return JSON.parse(serializer.serialize(bom, { sortLists: true }));
}

/** An SPDX document of the same. */
export function spdx(listed = SHOP, rootSha256?: string): unknown {
  const ref = ({ name, version }: Listed): string => `SPDXRef-${name.replaceAll(/[@/]/g, '.')}-${version}`;
  const one = (about: Listed, more: object = {}): object => ({
    SPDXID: ref(about),
    name: about.name,
    versionInfo: about.version,
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    externalRefs: [
      {
        referenceCategory: 'PACKAGE-MANAGER',
        referenceType: 'purl',
        referenceLocator: `pkg:npm/${about.name.replace('@', '%40')}@${about.version}`,
      },
    ],
    ...more,
  });
  const root = { name: 'shop', version: '3.0.0' };
  const checksums =
    rootSha256 === undefined ? {} : { checksums: [{ algorithm: 'SHA256', checksumValue: rootSha256 }] };
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'shop',
    documentNamespace: 'https://shop.example/sboms/3e671687',
    creationInfo: { created: '2026-11-20T03:00:00Z', creators: ['Tool: by-hand-1.0'] },
    packages: [one(root, checksums), ...listed.map((about) => one(about))],
    relationships: [
      relation('SPDXRef-DOCUMENT', 'DESCRIBES', ref(root)),
      ...listed.map((about) => relation(ref(root), 'DEPENDS_ON', ref(about))),
    ],
  };
}

export function relation(from: string, type: string, to: string): object {
  return { spdxElementId: from, relationshipType: type, relatedSpdxElement: to };
}

/** An SBOM of this project as npm makes it from the lock file, without the network. */
export async function npmSbom(format: 'cyclonedx' | 'spdx'): Promise<unknown> {
  // The tree of a compiler under two names is one that npm finds fault with.
  const args = ['sbom', '--package-lock-only', '--legacy-peer-deps', '--sbom-format', format];
  const npm = spawn('npm', args, { cwd: PROJECT_ROOT, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(npm, 'close');
  const written = await text(npm.stdout);
  await ended;
  if (npm.exitCode !== 0) throw new Error(`npm sbom ended with ${npm.exitCode ?? 'a signal'}`);
  return JSON.parse(written);
}

export function bytesOfJson(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

/** What becomes of a document: its format where it holds, otherwise why not. */
export async function judged(document: unknown): Promise<string> {
  try {
    const bytes = document instanceof Uint8Array ? document : bytesOfJson(document);
    return (await readSbom(parseSbom(bytes))).format;
  } catch (error) {
    if (error instanceof SbomRefused) return error.code;
    throw error;
  }
}
