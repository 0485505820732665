import canonicalize from 'canonicalize';
import { JsonError } from './parse.js';

/**
 * The canonical form of a value (RFC 8785): the bytes that are hashed and signed. Members whose value is `undefined` count as
 * absent, as in `JSON.stringify`.
 *
 * @throws JsonError for anything that JSON cannot say: NaN, a Map, a Date, a function, half a surrogate pair.
 */
export function canonicalJson(value: unknown): string {
  refuseForeign(value, '$');
  const text = canonicalize(value);
  if (text === undefined) throw new JsonError('nothing to write');
  return text;
}

/** The library turns a Map into `{}` and drops what it does not know; what we sign must say what we meant. */
function refuseForeign(value: unknown, at: string): void {
  if (value === null || typeof value === 'boolean' || value === undefined) return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new JsonError(`${at} is ${value}, which JSON cannot say`);
    return;
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new JsonError(`${at} holds half of a surrogate pair`);
    return;
  }
  if (Array.isArray(value)) {
    // `entries` visits the holes too.
    for (const [index, member] of value.entries()) {
      if (member === undefined) throw new JsonError(`${at}[${index}] is undefined, which JSON cannot say`);
      refuseForeign(member, `${at}[${index}]`);
    }
    return;
  }
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    for (const [key, member] of Object.entries(value)) {
      if (!key.isWellFormed()) throw new JsonError(`a key of ${at} holds half of a surrogate pair`);
      refuseForeign(member, `${at}.${key}`);
    }
    return;
  }
  throw new JsonError(`${at} is a ${kindOf(value)}, which JSON cannot say`);
}

function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}
