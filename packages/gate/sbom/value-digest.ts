import { createHash } from 'node:crypto';
import type { Json } from '#json';

const KNOWN = new WeakMap<object, string>();

/**
 * A digest of what a JSON value says, whatever the order of its keys: equal for equal values and for no others. Each part of a value is
 * looked at once, however often it is asked for, so that hostile nesting costs nothing more.
 */
export function valueDigest(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const known = KNOWN.get(value);
  if (known !== undefined) return known;
  const digest = `#${createHash('sha256').update(written(value)).digest('base64url')}`;
  KNOWN.set(value, digest);
  return digest;
}

function written(value: readonly Json[] | Readonly<Record<string, Json>>): string {
  if (isList(value)) return `[${value.map(valueDigest).join()}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${valueDigest(value[key] ?? null)}`);
  return `{${members.join()}}`;
}

/** `Array.isArray` does not tell lists that cannot be written to. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
