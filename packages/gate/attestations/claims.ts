import * as v from 'valibot';
import type { Json } from '#json';
import type { Statement } from '../statement.js';

/** What a provenance says of a build. Absent is what it does not say. */
export interface Claims {
  /** Who built it, as a URI. */
  readonly builder?: string;
  /** The source's URL, without a ref: `https://github.com/acme/shop`. */
  readonly repository?: string;
  readonly ref?: string;
  readonly commit?: string;
  /** Path of the workflow in the source. */
  readonly workflow?: string;
  /** What went into the build. */
  readonly materials: readonly Material[];
}

export interface Material {
  readonly uri?: string | undefined;
  readonly digest?: Readonly<Record<string, string>> | undefined;
}

const text = v.optional(v.string());
const material = v.looseObject({ uri: text, digest: v.optional(v.record(v.string(), v.string())) });
const materials = v.optional(v.array(material), []);
const builder = v.optional(v.looseObject({ id: text }));

/** https://slsa.dev/spec/v1.0/provenance, with what builds on GitHub put into it. */
const slsa1 = v.looseObject({
  buildDefinition: v.looseObject({
    externalParameters: v.optional(
      v.looseObject({
        workflow: v.optional(v.looseObject({ ref: text, repository: text, path: text })),
        source: v.optional(material),
      }),
    ),
    resolvedDependencies: materials,
  }),
  runDetails: v.looseObject({ builder }),
});

/** https://slsa.dev/spec/v0.2/provenance */
const slsa02 = v.looseObject({
  builder,
  invocation: v.optional(
    v.looseObject({
      configSource: v.optional(v.looseObject({ ...material.entries, entryPoint: text })),
    }),
  ),
  materials,
});

const READERS: Readonly<Record<string, (predicate: Json) => Claims | undefined>> = {
  'https://slsa.dev/provenance/v1': ofSlsa1,
  'https://slsa.dev/provenance/v0.2': ofSlsa02,
};

/** What a statement says of a build: nothing where it is no provenance; undefined where it is a malformed one. */
export function claimsOf({ predicateType, predicate }: Statement): Claims | undefined {
  const read = Object.hasOwn(READERS, predicateType) ? READERS[predicateType] : undefined;
  return read === undefined ? { materials: [] } : read(predicate ?? null);
}

function ofSlsa1(predicate: Json): Claims | undefined {
  const parsed = v.safeParse(slsa1, predicate);
  if (!parsed.success) return undefined;
  const { buildDefinition, runDetails } = parsed.output;
  const { externalParameters, resolvedDependencies } = buildDefinition;
  const { workflow, source: stated } = externalParameters ?? {};
  const dependency = resolvedDependencies.find(
    ({ uri }) => workflow?.repository !== undefined && sourceIn(uri).repository === workflow.repository,
  );
  const source = stated ?? dependency;
  const { repository, ref } = sourceIn(source?.uri);
  return without({
    builder: runDetails.builder?.id,
    repository: repository ?? workflow?.repository,
    ref: ref ?? workflow?.ref,
    commit: commitOf(source),
    workflow: workflow?.path,
    materials: resolvedDependencies,
  });
}

function ofSlsa02(predicate: Json): Claims | undefined {
  const parsed = v.safeParse(slsa02, predicate);
  if (!parsed.success) return undefined;
  const config = parsed.output.invocation?.configSource;
  return without({
    builder: parsed.output.builder?.id,
    ...sourceIn(config?.uri),
    commit: commitOf(config),
    workflow: config?.entryPoint,
    materials: parsed.output.materials,
  });
}

interface Source {
  readonly repository: string | undefined;
  readonly ref: string | undefined;
}

/** `git+https://github.com/acme/shop@refs/heads/main` (SPDX's form of a download location). */
function sourceIn(uri: string | undefined): Source {
  const [, repository, ref] = /^(?:git\+)?(https:\/\/[^@]+)(?:@(.+))?$/.exec(uri ?? '') ?? [];
  return { repository, ref };
}

function commitOf(source: Material | undefined): string | undefined {
  return source?.digest?.['gitCommit'] ?? source?.digest?.['sha1'];
}

type Stated = { readonly [K in keyof Claims]: Claims[K] | undefined } & Pick<Claims, 'materials'>;

function without({ materials: all, builder: by, repository, ref, commit, workflow }: Stated): Claims {
  return {
    materials: all,
    ...(by === undefined ? {} : { builder: by }),
    ...(repository === undefined ? {} : { repository }),
    ...(ref === undefined ? {} : { ref }),
    ...(commit === undefined ? {} : { commit }),
    ...(workflow === undefined ? {} : { workflow }),
  };
}
