import * as v from 'valibot';
import { duration, mapping, word, type Mistakes, type YamlSpot } from '#yaml-file';
import type { AttestationRequirement, MaterialRequirement } from './model.js';
import { LONGEST, artifactKey, workspacePath } from './parts.js';
import { readSigners, signedByShape } from './signers.js';

const MAX_ATTESTATIONS = 100;
const MAX_FILES = 20;
const MAX_MATERIALS = 100;
/** In place of a commit, which no policy can know beforehand. */
const DEPLOYED = 'deployed';

const digest = v.pipe(
  word,
  v.regex(
    /^[A-Za-z0-9_]{1,32}:[0-9a-f]{32,128}$/,
    'must be an algorithm and lowercase hexadecimal digits, such as sha256:9f86…',
  ),
);

const material = mapping(
  {
    uri: v.pipe(
      word,
      v.description('What it is, exactly as the attestation has it.'),
      v.examples(['git+https://github.com/acme/shop@refs/heads/main']),
    ),
    digest: v.optional(
      v.pipe(
        digest,
        v.description('Its digest; any where absent.'),
        v.examples(['gitCommit:26d16513386ffaa790b1c32f927544f1322e4194']),
      ),
    ),
  },
  { what: 'a material', description: 'Something that the build must have been made of.' },
);

const attestation = mapping(
  {
    artifact: artifactKey,
    bundle: v.optional(
      v.pipe(
        v.union(
          [
            workspacePath,
            v.pipe(
              v.array(workspacePath),
              v.minLength(1, 'must have at least one path'),
              v.maxLength(MAX_FILES, `must have at most ${MAX_FILES} paths`),
            ),
          ],
          'must be a path below the workspace, or a list of them',
        ),
        v.description(
          'Files below the workspace in which the attestations lie: Sigstore bundles or DSSE envelopes, one a file or one a line. GitHub is asked for those of the repository where absent.',
        ),
        v.examples(['dist/app.tar.gz.intoto.jsonl']),
      ),
    ),
    'predicate-type': v.pipe(
      word,
      v.description('What is attested, exact.'),
      v.examples(['https://slsa.dev/provenance/v1']),
    ),
    'signed-by': signedByShape,
    builder: v.optional(
      v.pipe(
        word,
        v.description('Who built it, exact: the `builder.id` of a provenance.'),
        v.examples(['https://github.com/actions/runner/github-hosted']),
      ),
    ),
    'source-repository': v.optional(
      v.pipe(
        word,
        v.regex(
          /^https:\/\/[^@?#]+(?<!\/|\.git)$/,
          'must be the URL of a repository, such as https://github.com/acme/shop, without .git',
        ),
        v.description('URL of the repository that it was built from, exact.'),
        v.examples(['https://github.com/acme/shop']),
      ),
    ),
    ref: v.optional(
      v.pipe(
        word,
        v.regex(/^refs\//, 'must be whole, such as refs/heads/main'),
        v.description('The ref that it was built from.'),
        v.examples(['refs/heads/main']),
      ),
    ),
    commit: v.optional(
      v.pipe(
        word,
        v.regex(
          /^(?:[0-9a-f]{40}|[0-9a-f]{64}|deployed)$/,
          'must be a whole commit, in lower case, or the word deployed',
        ),
        v.description(
          'The commit that it was built from; `deployed` for the one that is to be deployed (`commit` of the step).',
        ),
        v.examples([DEPLOYED]),
      ),
    ),
    materials: v.optional(
      v.pipe(
        v.array(material),
        v.maxLength(MAX_MATERIALS, `must have at most ${MAX_MATERIALS} materials`),
        v.description('What the build must have been made of; all of it.'),
      ),
      [],
    ),
    'max-age': v.optional(
      duration({
        ...LONGEST,
        description:
          'How long ago it may have been signed, by the time that a log or a timestamp authority vouches for.',
      }),
    ),
  },
  {
    what: 'an attestation',
    description: 'Something that somebody trusted must have said of an artifact.',
  },
);
type AttestationEntry = v.InferOutput<typeof attestation>;

export const attestationsShape = v.pipe(
  v.array(attestation),
  v.minLength(1, 'must have at least one attestation'),
  v.maxLength(MAX_ATTESTATIONS, `must have at most ${MAX_ATTESTATIONS} attestations`),
  v.description('Attestations over artifacts: where something comes from, and who says so.'),
);

/** The attestations that are asked for, with mistakes that a shape cannot tell. */
export async function attestationRequirements(
  entries: readonly AttestationEntry[],
  spot: YamlSpot,
  mistakes: Mistakes,
): Promise<readonly AttestationRequirement[]> {
  const read: AttestationRequirement[] = [];
  for (const [index, entry] of entries.entries()) {
    read.push(await attestationRequirement(entry, spot.at(index), mistakes));
  }
  return read;
}

async function attestationRequirement(
  entry: AttestationEntry,
  spot: YamlSpot,
  mistakes: Mistakes,
): Promise<AttestationRequirement> {
  const { artifact, bundle, builder, ref, commit } = entry;
  const { 'source-repository': sourceRepository, 'max-age': maxAge } = entry;
  const signers = await readSigners(entry['signed-by'], spot.at('signed-by'), mistakes);
  if (maxAge !== undefined && signers.trust.identities === undefined) {
    mistakes.add(
      spot.at('max-age').keyPlace,
      'needs "identities": nothing vouches for when a bare key signed',
    );
  }
  return {
    ...{ signers, predicateType: entry['predicate-type'] },
    ...(bundle === undefined ? {} : { bundles: typeof bundle === 'string' ? [bundle] : bundle }),
    materials: entry.materials.map(materialRequirement),
    ...(artifact === undefined ? {} : { artifact }),
    ...(builder === undefined ? {} : { builder }),
    ...(sourceRepository === undefined ? {} : { sourceRepository }),
    ...(ref === undefined ? {} : { ref }),
    ofDeployedCommit: commit === DEPLOYED,
    ...(commit === undefined || commit === DEPLOYED ? {} : { commit }),
    ...(maxAge === undefined ? {} : { maxAge }),
  };
}

function materialRequirement({ uri, digest: given }: v.InferOutput<typeof material>): MaterialRequirement {
  if (given === undefined) return { uri };
  const at = given.indexOf(':');
  return { uri, digest: { algorithm: given.slice(0, at), value: given.slice(at + 1) } };
}
