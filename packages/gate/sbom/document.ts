import { JsonError, parseJson, type Json } from '#json';
import type { Sbom } from './model.js';
import { refuseContradictions } from './parts.js';
import { SbomRefused, quoted } from './refused.js';

/** Largest bill of materials that is read, in bytes. */
export const MAX_SBOM_BYTES = 64 * 1024 * 1024;

/** A document that says of itself that it is one. */
export interface SbomFormat {
  readonly family: 'CycloneDX' | 'SPDX';
  /** As the document writes it: `1.6`, `2.3`. */
  readonly version: string;
}

/** JSON from somebody we do not trust. @throws SbomRefused */
export function parseSbom(bytes: Uint8Array): Json {
  try {
    return parseJson(bytes, { maxBytes: MAX_SBOM_BYTES });
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new SbomRefused('sbom-malformed', `it is not JSON: ${error.message}`);
  }
}

/** What a document says that it is; undefined where that is no bill of materials. */
export function formatOf(document: Json): SbomFormat | undefined {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return undefined;
  const of = new Map(Object.entries(document));
  const [bom, spec, spdx] = ['bomFormat', 'specVersion', 'spdxVersion'].map((key) => of.get(key));
  if (bom === 'CycloneDX' && typeof spec === 'string') return { family: 'CycloneDX', version: spec };
  const version = typeof spdx === 'string' ? /^SPDX-(\S+)$/.exec(spdx)?.[1] : undefined;
  return version === undefined ? undefined : { family: 'SPDX', version };
}

/**
 * Hold a document against the schema of its format, and against itself.
 *
 * @throws SbomRefused with the reason
 */
export async function readSbom(document: Json): Promise<Sbom> {
  const format = formatOf(document);
  if (format === undefined) {
    throw new SbomRefused('sbom-malformed', 'it says neither that it is CycloneDX nor that it is SPDX');
  }
  const sbom = await readAs(format, document);
  refuseContradictions(sbom);
  return sbom;
}

async function readAs({ family, version }: SbomFormat, document: Json): Promise<Sbom> {
  // Schemas take their time to load, and few policies ask for them.
  if (family === 'CycloneDX') {
    const { VERSIONS, holdToCycloneDx } = await import('./cyclonedx/schema.js');
    const known = VERSIONS.find((one) => one === version);
    if (known === undefined) throw unknown(`CycloneDX ${version}`, `CycloneDX ${VERSIONS.join(', ')}`);
    holdToCycloneDx(document, known);
    const { readCycloneDx } = await import('./cyclonedx/read.js');
    return readCycloneDx(document, known);
  }
  if (version !== '2.3') throw unknown(`SPDX ${version}`, 'SPDX 2.3');
  const { readSpdx } = await import('./spdx/read.js');
  return readSpdx(document);
}

function unknown(found: string, read: string): SbomRefused {
  return new SbomRefused('sbom-schema', `it is ${quoted(found)}, and ${read} is what is read`);
}
