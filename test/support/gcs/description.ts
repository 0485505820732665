import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { PROJECT_ROOT } from '../postgres.js';

interface Schema {
  readonly type?: string | undefined;
  readonly format?: string | undefined;
  readonly $ref?: string | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly items?: Schema | undefined;
  readonly additionalProperties?: Schema | undefined;
}

const schemaSchema: v.GenericSchema<Schema> = v.object({
  type: v.optional(v.string()),
  format: v.optional(v.string()),
  $ref: v.optional(v.string()),
  properties: v.optional(
    v.record(
      v.string(),
      v.lazy(() => schemaSchema),
    ),
  ),
  items: v.optional(v.lazy(() => schemaSchema)),
  additionalProperties: v.optional(v.lazy(() => schemaSchema)),
});

const parameterSchema = v.object({
  type: v.string(),
  location: v.optional(v.string(), 'query'),
  required: v.optional(v.boolean(), false),
});

const descriptionSchema = v.object({
  servicePath: v.string(),
  parameters: v.record(v.string(), parameterSchema),
  methods: v.record(
    v.string(),
    v.object({
      httpMethod: v.string(),
      path: v.string(),
      uploadPath: v.optional(v.string()),
      parameters: v.record(v.string(), parameterSchema),
      request: v.optional(v.string()),
      response: v.optional(v.string()),
    }),
  ),
  schemas: v.record(v.string(), schemaSchema),
});

const DESCRIPTION = v.parse(
  descriptionSchema,
  JSON.parse(readFileSync(join(PROJECT_ROOT, 'test/fixtures/gcs/storage-v1.json'), 'utf8')),
);

/** A request as Google's description has it. */
export interface Called {
  /** Such as `objects.list`. */
  readonly method: string;
  readonly bucket: string;
  /** '' where the method is not about one. */
  readonly object: string;
  /** It carries, or opens, an upload. */
  readonly uploads: boolean;
}

/** Which method a request calls. */
export function calledBy(httpMethod: string, pathname: string): Called | undefined {
  for (const [method, { httpMethod: wanted, path, uploadPath }] of Object.entries(DESCRIPTION.methods)) {
    if (wanted !== httpMethod) continue;
    const full = uploadPath ?? `/${DESCRIPTION.servicePath}${path}`;
    const pattern = full.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const groups = new RegExp(`^${pattern}$`).exec(pathname)?.groups;
    if (groups === undefined) continue;
    return {
      method,
      bucket: decodeURIComponent(groups['bucket'] ?? ''),
      object: decodeURIComponent(groups['object'] ?? ''),
      uploads: uploadPath !== undefined,
    };
  }
  return undefined;
}

/** What is wrong with the query of a request, or nothing. */
export function wrongInQuery({ method }: Called, query: URLSearchParams): string | undefined {
  const known = { ...DESCRIPTION.parameters, ...DESCRIPTION.methods[method]?.parameters };
  for (const [name, value] of query) {
    const parameter = known[name];
    if (parameter?.location !== 'query') return `has no query parameter ${name}`;
    if (parameter.type === 'boolean' && !/^(?:true|false)$/.test(value))
      return `${name} is no boolean: ${value}`;
    if (parameter.type === 'integer' && !/^\d+$/.test(value)) return `${name} is no number: ${value}`;
  }
  return undefined;
}

export function wrongInBody({ method }: Called, body: unknown): string | undefined {
  const name = DESCRIPTION.methods[method]?.request;
  return name === undefined ? 'takes no body' : wrongIn(body, { $ref: name }, 'body');
}

export function wrongInAnswer({ method }: Called, body: unknown): string | undefined {
  const name = DESCRIPTION.methods[method]?.response;
  return name === undefined ? undefined : wrongIn(body, { $ref: name }, 'answer');
}

function wrongIn(value: unknown, schema: Schema, at: string): string | undefined {
  if (schema.$ref !== undefined) return wrongIn(value, DESCRIPTION.schemas[schema.$ref] ?? {}, at);
  switch (schema.type) {
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${at} is no object`;
      for (const [name, field] of Object.entries(value)) {
        const known = schema.properties?.[name] ?? schema.additionalProperties;
        if (known === undefined) return `${at} has no field ${name}`;
        const wrong = wrongIn(field, known, `${at}.${name}`);
        if (wrong !== undefined) return wrong;
      }
      return undefined;
    }
    case 'array': {
      if (!Array.isArray(value)) return `${at} is no list`;
      const items: readonly unknown[] = value;
      return items
        .map((item) => wrongIn(item, schema.items ?? {}, `${at}[]`))
        .find((wrong) => wrong !== undefined);
    }
    case 'string':
      if (typeof value !== 'string') return `${at} is no string`;
      if (schema.format === 'date-time' && Number.isNaN(Date.parse(value))) return `${at} is no moment`;
      if (schema.format?.endsWith('int64') === true && !/^\d+$/.test(value))
        return `${at} is no number in a string`;
      return undefined;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `${at} is no boolean`;
    case 'integer':
      return Number.isInteger(value) ? undefined : `${at} is no number`;
    case undefined:
    default:
      return undefined;
  }
}
