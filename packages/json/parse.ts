import { printParseErrorCode, visit } from 'jsonc-parser';

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
 * signed document must never see two things), no `__proto__`, no lone surrogates, no number that is none (RFC 7493, I-JSON).
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
  refuseUnsayable(value);
  return value;
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new JsonError(error instanceof Error ? inOneLine(error.message) : 'not JSON', undefined, error);
  }
}

/** What the engine says quotes a piece of the document, line breaks and all. */
function inOneLine(message: string): string {
  return message.replace(/\p{Cc}+/gu, ' ');
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

/**
 * `JSON.parse` keeps the last of two equal keys in silence, so the keys are read once more. Only those of the objects that are open
 * are kept: a syntax tree of a hostile document would take a hundred times its size.
 */
function refuseDuplicateKeys(text: string): void {
  const open: Set<string>[] = [];
  visit(
    text,
    {
      onObjectBegin: () => {
        open.push(new Set());
      },
      onObjectEnd: () => {
        open.pop();
      },
      onObjectProperty: (key, offset) => {
        const keys = open.at(-1);
        if (keys?.has(key) === true) throw new JsonError(`duplicate key ${JSON.stringify(key)}`, offset);
        if (key === '__proto__') throw new JsonError('key "__proto__" is not allowed', offset);
        keys?.add(key);
      },
      onError: (code, offset) => {
        throw new JsonError(printParseErrorCode(code), offset);
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
}

/** Refuse what `JSON.parse` lets through and two readers may see differently. */
function refuseUnsayable(value: unknown): asserts value is Json {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new JsonError('a string holds half of a surrogate pair');
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new JsonError('a number is beyond the range of a double');
  } else if (Array.isArray(value)) {
    for (const member of value) refuseUnsayable(member);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      if (!key.isWellFormed()) throw new JsonError('a key holds half of a surrogate pair');
      refuseUnsayable(member);
    }
  }
}
