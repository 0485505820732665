import * as v from 'valibot';
import { mapping, type Mistakes, type YamlSpot } from '#yaml-file';
import type { SbomRequirement } from './model.js';
import { artifactKey, workspacePath } from './parts.js';
import { readSigners, signedByShape } from './signers.js';

/** Kinds of packages as `npm --omit` has them. */
const OMITTABLE = ['dev', 'optional', 'peer'] as const;

export const sbomShape = mapping(
  {
    artifact: artifactKey,
    bundle: v.pipe(
      workspacePath,
      v.description(
        'File below the workspace with the SBOM as it was signed: a Sigstore bundle or DSSE envelope of an in-toto statement, one or one a line.',
      ),
      v.examples(['dist/app.tar.gz.sbom.jsonl']),
    ),
    'signed-by': signedByShape,
    file: v.optional(
      v.pipe(
        workspacePath,
        v.description('File below the workspace that must say the same as what was signed.'),
        v.examples(['dist/sbom.cdx.json']),
      ),
    ),
    'lock-file': v.optional(
      v.pipe(
        workspacePath,
        v.description(
          "npm's `package-lock.json` (version 2 or 3) below the workspace, which must list the same packages of npm in the same versions.",
        ),
        v.examples(['package-lock.json']),
      ),
    ),
    'lock-omit': v.optional(
      v.pipe(
        v.array(v.picklist(OMITTABLE, 'must be dev, optional or peer')),
        v.description(
          'Kinds of packages in the lock file that the SBOM need not list, as `npm --omit` has them.',
        ),
        v.examples([['dev']]),
      ),
      [],
    ),
  },
  {
    what: 'sbom',
    description:
      'A bill of materials of the artifact (CycloneDX 1.4 to 1.6 or SPDX 2.3, JSON): signed, valid, and consistent with itself and with a lock file. No scan for vulnerabilities.',
  },
);

/** What is asked of a bill of materials, with mistakes that a shape cannot tell. */
export async function sbomRequirement(
  entry: v.InferOutput<typeof sbomShape>,
  spot: YamlSpot,
  mistakes: Mistakes,
): Promise<SbomRequirement> {
  const { artifact, bundle, file, 'lock-file': lockFile, 'lock-omit': omit } = entry;
  const signers = await readSigners(entry['signed-by'], spot.at('signed-by'), mistakes);
  if (omit.length > 0 && lockFile === undefined) {
    mistakes.add(spot.at('lock-omit').keyPlace, 'says what a lock file may have besides: add lock-file');
  }
  return {
    ...{ bundle, signers },
    ...(artifact === undefined ? {} : { artifact }),
    ...(file === undefined ? {} : { file }),
    ...(lockFile === undefined ? {} : { lockFile: { path: lockFile, omit } }),
  };
}
