/** GitHub's description is OpenAPI 3.0; what of it differs from JSON Schema is written anew here. */

/** Any JSON value, as far as we look into it. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Words of OpenAPI that say nothing about whether a value is right. */
const DOCUMENTATION = new Set([
  'example',
  'examples',
  'externalDocs',
  'discriminator',
  'deprecated',
  'xml',
  'readOnly',
  'writeOnly',
  'title',
  'description',
]);

/** The same rules as JSON Schema: `nullable` as an alternative, documentation left out, references into `$defs`. */
export function toJsonSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toJsonSchema);
  if (!isJson(schema)) return schema;
  const { $ref } = schema;
  if (typeof $ref === 'string') return { $ref: `#/$defs/${nameOf($ref)}` };
  const plain: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'nullable' || key.startsWith('x-')) continue;
    // A property may well be called `title` or `description`.
    if (key === 'properties' && isJson(value)) {
      plain[key] = Object.fromEntries(
        Object.entries(value).map(([name, member]) => [name, toJsonSchema(member)]),
      );
    } else if (key === 'enum' || key === 'required' || key === 'default') {
      plain[key] = value;
    } else if (!DOCUMENTATION.has(key)) {
      plain[key] = toJsonSchema(value);
    }
  }
  return schema['nullable'] === true ? { anyOf: [{ type: 'null' }, plain] } : plain;
}

/** `#/components/schemas/issue` is kept as `schemas-issue`. */
export function nameOf(reference: string): string {
  return reference.split('/').slice(2).join('-');
}

/** Everything that a schema refers to, and what that refers to. */
export function referencesIn(
  schema: unknown,
  found: Set<string>,
  resolve: (reference: string) => unknown,
): void {
  if (Array.isArray(schema)) {
    for (const member of schema) referencesIn(member, found, resolve);
    return;
  }
  if (!isJson(schema)) return;
  const { $ref } = schema;
  if (typeof $ref === 'string' && !found.has($ref)) {
    found.add($ref);
    referencesIn(resolve($ref), found, resolve);
  }
  for (const [key, value] of Object.entries(schema)) {
    if (!DOCUMENTATION.has(key) || key === 'title' || key === 'description')
      referencesIn(value, found, resolve);
  }
}
