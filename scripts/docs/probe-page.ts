import * as v from 'valibot';
import { smokeSchema } from './smoke-schema.js';

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

/** A table of keys for each mapping of a probe file, by the mapping's name in the schema. */
export function probePageParts(): ReadonlyMap<string, string> {
  const { $defs } = v.parse(schema, JSON.parse(smokeSchema()));
  const mappings = Object.entries($defs).filter(([, { properties }]) => properties !== undefined);
  return new Map(mappings.map(([name, mapping]) => [name, table(mapping, $defs)]));
}

function table({ properties, required }: Definitions[string], all: Definitions): string {
  const rows = Object.entries(properties ?? {}).map(
    ([name, entry]) =>
      `| \`${name}\` | ${meaning(entry, all)} | ${required.includes(name) ? '**required**' : code(entry.default)} |`,
  );
  return ['| Key | What it is | Default |', '| --- | --- | --- |', ...rows].join('\n');
}

function meaning({ $ref, description, examples }: Key, all: Definitions): string {
  const told = description ?? all[$ref?.split('/').at(-1) ?? '']?.description ?? '';
  const [example] = examples ?? [];
  return example === undefined ? told : `${told} Example: ${code(example)}.`;
}

function code(value: unknown): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `\`${text.replaceAll('|', '\\|')}\``;
}
