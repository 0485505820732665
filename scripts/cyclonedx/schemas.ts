import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const LIBRARY = join(ROOT, 'node_modules', '@cyclonedx', 'cyclonedx-library', 'res', 'schema');

/** The file that is made. */
export const SCHEMAS_FILE = join(ROOT, 'packages', 'gate', 'sbom', 'cyclonedx', 'schemas.ts');

/** Their names here, and in the library. */
const SOURCES = {
  '1.4': 'bom-1.4',
  '1.5': 'bom-1.5',
  '1.6': 'bom-1.6',
  'jsf-0.82': 'jsf-0.82',
  spdx: 'spdx',
};

const HEAD = `/**
 * JSON schemas of CycloneDX 1.4, 1.5 and 1.6, and what they refer to, without their prose. Made by \`npm run cyclonedx\`; do not edit.
 *
 * Copyright OWASP Foundation, under the Apache License 2.0: https://github.com/CycloneDX/specification
 */
`;

/** What that file holds. */
export async function schemasText(): Promise<string> {
  const members = await Promise.all(
    Object.entries(SOURCES).map(async ([name, file]) => {
      const schema: unknown = JSON.parse(
        await readFile(join(LIBRARY, `${file}.SNAPSHOT.schema.json`), 'utf8'),
      );
      return `'${name}': ${JSON.stringify(JSON.stringify(withoutProse(schema)))}`;
    }),
  );
  const text = `${HEAD}export const SCHEMAS = {${members.join(',')}} as const;\n`;
  return format(text, { ...(await resolveConfig(SCHEMAS_FILE)), filepath: SCHEMAS_FILE });
}

const PROSE: ReadonlySet<string> = new Set([
  'title',
  'description',
  'examples',
  'meta:enum',
  'deprecated',
  '$comment',
]);
/** Below these, keys are names of the schema's author's choice. */
const NAMED: ReadonlySet<string> = new Set(['properties', 'definitions', 'patternProperties']);

/** A schema with what it demands, and nothing that only people read. */
function withoutProse(value: unknown, isNamed = false): unknown {
  if (Array.isArray(value)) return value.map((member) => withoutProse(member));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => isNamed || !PROSE.has(key))
      .map(([key, member]) => [key, withoutProse(member, !isNamed && NAMED.has(key))]),
  );
}
