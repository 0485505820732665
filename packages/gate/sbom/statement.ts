import type { Json } from '#json';
import type { Statement } from '../statement.js';
import { formatOf } from './document.js';
import { SbomRefused, quoted } from './refused.js';

/** Predicate types that bills of materials are attested as, with the format's version where they name it. */
const TYPES = [
  { family: 'CycloneDX', type: /^https:\/\/cyclonedx\.org\/bom(?:\/v(?<version>\d+\.\d+))?$/ },
  { family: 'SPDX', type: /^https:\/\/spdx\.dev\/Document(?:\/v(?<version>\d+\.\d+))?$/ },
] as const;

/**
 * The bill of materials that a statement holds as its predicate.
 *
 * @throws SbomRefused where it holds something else than it says
 */
export function documentIn({ predicateType, predicate }: Statement): Json {
  for (const { family, type } of TYPES) {
    const match = type.exec(predicateType);
    if (match === null) continue;
    if (predicate === undefined) throw new SbomRefused('sbom-missing', 'the statement has no predicate');
    const found = formatOf(predicate);
    const said = match.groups?.['version'];
    // What says nothing of itself is told by whoever reads it.
    if (found === undefined || (found.family === family && (said ?? found.version) === found.version))
      return predicate;
    throw wrong(`it is attested as ${predicateType}, and is ${quoted(`${found.family} ${found.version}`)}`);
  }
  throw wrong(`what is attested is ${quoted(predicateType)}`);
}

function wrong(message: string): SbomRefused {
  return new SbomRefused('sbom-wrong-predicate', message);
}
