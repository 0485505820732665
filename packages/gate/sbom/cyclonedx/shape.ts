import * as v from 'valibot';

/** What is read of a CycloneDX document that its schema let through. */

const text = v.string();
const refs = v.optional(v.array(text), []);

const flatComponent = v.looseObject({
  type: text,
  'bom-ref': v.optional(text),
  group: v.optional(text),
  name: text,
  version: v.optional(text),
  purl: v.optional(text),
  hashes: v.optional(v.array(v.looseObject({ alg: text, content: text })), []),
});

export interface Component extends v.InferOutput<typeof flatComponent> {
  readonly components: readonly Component[];
}

const component: v.GenericSchema<unknown, Component> = v.looseObject({
  ...flatComponent.entries,
  components: v.optional(v.array(v.lazy(() => component)), []),
});

export const bom = v.looseObject({
  metadata: v.optional(v.looseObject({ component: v.optional(component) }), {}),
  components: v.optional(v.array(component), []),
  dependencies: v.optional(v.array(v.looseObject({ ref: text, dependsOn: refs, provides: refs })), []),
  compositions: v.optional(
    v.array(v.looseObject({ assemblies: refs, dependencies: refs, vulnerabilities: refs })),
    [],
  ),
  vulnerabilities: v.optional(
    v.array(v.looseObject({ affects: v.optional(v.array(v.looseObject({ ref: text })), []) })),
    [],
  ),
  annotations: v.optional(v.array(v.looseObject({ subjects: refs })), []),
});
export type Bom = v.InferOutput<typeof bom>;
