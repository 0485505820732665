import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';

const definitions = v.record(v.string(), v.looseObject({ title: v.optional(v.string()) }));

const whole = v.object({ $schema: v.string(), $ref: v.string(), $defs: definitions });

/** The JSON schema of a file that people write, for editors: from the same shape that reads it. */
export function publishedSchema(shape: v.GenericSchema): string {
  const generated = toJsonSchema(shape, {
    typeMode: 'input',
    // What JSON Schema cannot say (which references exist, what is a pattern) is told when the file is read.
    errorMode: 'ignore',
    // Unknown keys are mistakes everywhere.
    overrideSchema: ({ valibotSchema, jsonSchema }) =>
      valibotSchema.type === 'loose_object' ? { ...jsonSchema, additionalProperties: false } : undefined,
  });
  return renamed(JSON.stringify(generated), v.parse(definitions, generated.$defs ?? {}));
}

/** Definitions by what they are called, since a number says nothing and changes with every other one. */
function renamed(schema: string, found: v.InferOutput<typeof definitions>): string {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const [id, { title }] of Object.entries(found)) {
    const words = (title ?? id).replace(/^(an?|the) /, '').replaceAll(' ', '-');
    let name = words;
    for (let i = 2; taken.has(name); i++) name = `${words}-${i}`;
    taken.add(name);
    names.set(id, name);
  }
  const nameOf = (id: string): string => names.get(id) ?? id;
  const text = schema.replaceAll(/"#\/\$defs\/(\d+)"/g, (_, id: string) => `"#/$defs/${nameOf(id)}"`);
  const parsed = v.parse(whole, JSON.parse(text));
  const defs = Object.fromEntries(Object.entries(parsed.$defs).map(([id, def]) => [nameOf(id), def]));
  const { $schema, $ref } = parsed;
  return JSON.stringify({ $schema, $ref, $defs: defs });
}
