import * as v from 'valibot';
import { code } from './tables.js';

const key = v.object({
  $ref: v.optional(v.string()),
  description: v.optional(v.string()),
  default: v.optional(v.unknown()),
  examples: v.optional(v.array(v.unknown())),
});
const definition = v.object({
  description: v.optional(v.string()),
  properties: v.optional(v.record(v.string(), key)),
  required: v.optional(v.array(v.string()), []),
});
const schema = v.object({ $defs: v.record(v.string(), definition) });

type Definitions = v.InferOutput<typeof schema>['$defs'];
type Key = v.InferOutput<typeof key>;

/** A table of keys for each mapping of a file, by the mapping's name in the file's published schema. */
export function keyTables(published: string): ReadonlyMap<string, string> {
  const { $defs } = v.parse(schema, JSON.parse(published));
  const mappings = Object.entries($defs).filter(([, { properties }]) => properties !== undefined);
  return new Map(mappings.map(([name, mapping]) => [name, table(mapping, $defs)]));
}

function table({ properties, required }: Definitions[string], all: Definitions): string {
  const rows = Object.entries(properties ?? {}).map(
    ([name, entry]) =>
      `| \`${name}\` | ${meaning(entry, all)} | ${required.includes(name) ? '**required**' : valueCode(entry.default)} |`,
  );
  return ['| Key | What it is | Default |', '| --- | --- | --- |', ...rows].join('\n');
}

function meaning({ $ref, description, examples }: Key, all: Definitions): string {
  const told = description ?? all[$ref?.split('/').at(-1) ?? '']?.description ?? '';
  const [example] = examples ?? [];
  return example === undefined ? told : `${told} Example: ${valueCode(example)}.`;
}

function valueCode(value: unknown): string {
  if (value === undefined) return '';
  return code(typeof value === 'string' ? value : JSON.stringify(value));
}
