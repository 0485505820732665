import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface JsonLimits {
  /** Largest document in bytes. */
  readonly maxBytes: number;
  /** Deepest nesting of arrays and objects; RFC 8259 section 9 lets a parser set one. */
  readonly maxDepth?: number;
}

/** A document that is not the JSON that was asked for; `offset` is in UTF-16 units where it is known. */
export class JsonError extends Error {
  readonly offset: number | undefined;
  constructor(message: string, offset?: number, cause?: unknown) {
    super(
      offset === undefined ? message : `${message} at offset ${offset}`,
      cause === undefined ? undefined : { cause },
    );
    this.name = 'JsonError';
    this.offset = offset;
  }
}

const DEFAULT_DEPTH = 64;

/**
 * Parse JSON from somebody we do not trust: strict UTF-8, bounded size and depth, no duplicate keys (two readers of one
 * signed document must never see two things), no `__proto__`, no lone surrogates (RFC 7493, I-JSON).
 *
 * @throws JsonError
 */
export function parseJson(bytes: Uint8Array, limits: JsonLimits): Json {
  if (bytes.length > limits.maxBytes) {
    throw new JsonError(
      `document of ${bytes.length} bytes is larger than the ${limits.maxBytes} bytes allowed`,
    );
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new JsonError('not valid UTF-8', undefined, error);
  }
  refuseDepth(text, limits.maxDepth ?? DEFAULT_DEPTH);
  const value: unknown = parseText(text);
  refuseDuplicateKeys(text);
  return checked(value);
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new JsonError(error instanceof Error ? error.message : 'not JSON', undefined, error);
  }
}

/** Before anything recursive sees the text: brackets outside strings may nest only so deep. */
function refuseDepth(text: string, maxDepth: number): void {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (inString) {
      if (unit === 0x5c) i++;
      else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x7b || unit === 0x5b) {
      if (++depth > maxDepth) throw new JsonError(`nested deeper than ${maxDepth} levels`, i);
    } else if (unit === 0x7d || unit === 0x5d) depth--;
  }
}

/** `JSON.parse` keeps the last of two equal keys in silence, so the keys are read once more from a syntax tree. */
function refuseDuplicateKeys(text: string): void {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (first !== undefined) throw new JsonError(printParseErrorCode(first.error), first.offset);
  const pending: Node[] = root === undefined ? [] : [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const keys = new Set<string>();
    for (const child of node.children ?? []) {
      if (node.type === 'object') {
        const key = String(child.children?.[0]?.value);
        if (keys.has(key)) throw new JsonError(`duplicate key ${JSON.stringify(key)}`, child.offset);
        if (key === '__proto__') throw new JsonError('key "__proto__" is not allowed', child.offset);
        keys.add(key);
      }
      pending.push(child);
    }
  }
}

/** Narrow `JSON.parse`'s result to `Json`, refusing strings that are not well-formed Unicode. */
function checked(value: unknown): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new JsonError('a string holds half of a surrogate pair');
    return value;
  }
  if (Array.isArray(value)) return value.map(checked);
  if (typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]: [string, unknown]) => {
        if (!key.isWellFormed()) throw new JsonError('a key holds half of a surrogate pair');
        return [key, checked(member)];
      }),
    );
  }
  throw new JsonError(`unexpected ${typeof value}`);
}
