import {
  FunctionExpressionType,
  JSONPathEnvironment,
  JSONPathError,
  type JSONPathQuery,
  type JSONValue,
} from 'json-p3';
import { compilePattern, matches, PatternError } from './pattern.js';
import { TookTooLong, withinTime } from '#yaml-file';

/** A compiled JSON path (RFC 9535). */
export type JsonPath = JSONPathQuery;

/** Why a text is no path, or a path could not be followed: the end of the sentence "the JSON path …". */
export class JsonPathError extends Error {}

/** Longest path in UTF-16 units: its parser is recursive. */
const MAX_LENGTH = 1024;
/** How deep `..` goes. */
const MAX_DEPTH = 512;
/** Values that one path may find. */
const MAX_FOUND = 1_000_000;
/** A path with several `..` in it takes more than any power of the document's size. */
const MAX_MILLISECONDS = 2000;

/** The library's own `match` and `search` hand patterns, which may come out of the document, to a matcher that backtracks. */
class Environment extends JSONPathEnvironment {
  protected override setupFilterFunctions(): void {
    super.setupFilterFunctions();
    this.functionRegister.set(
      'match',
      matcher((pattern) => `^(?:${pattern})$`),
    );
    this.functionRegister.set(
      'search',
      matcher((pattern) => pattern),
    );
  }
}

const environment = new Environment({ maxRecursionDepth: MAX_DEPTH });

/** A function of two values that holds where the first is text that the second, a pattern, matches (RFC 9535, 2.4.6 and 2.4.7). */
function matcher(anchor: (pattern: string) => string) {
  return {
    argTypes: [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType],
    returnType: FunctionExpressionType.LogicalType,
    call: (text: unknown, pattern: unknown): boolean =>
      typeof text === 'string' && typeof pattern === 'string' && holds(anchor(pattern), text),
  };
}

/** What is no pattern matches nothing, as the standard wants it. */
function holds(pattern: string, text: string): boolean {
  try {
    return matches(compilePattern(pattern), text);
  } catch (error) {
    if (error instanceof PatternError) return false;
    throw error;
  }
}

/** The same few paths are followed in every answer. */
const compiled = new Map<string, JsonPath>();
const MAX_COMPILED = 1000;

/**
 * Compile a JSON path (RFC 9535).
 *
 * @throws JsonPathError
 */
export function compilePath(text: string): JsonPath {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  if (text.length > MAX_LENGTH) throw new JsonPathError(`is longer than ${MAX_LENGTH} characters`);
  try {
    const path = environment.compile(text);
    if (compiled.size < MAX_COMPILED) compiled.set(text, path);
    return path;
  } catch (error) {
    if (!(error instanceof JSONPathError)) throw error;
    throw new JsonPathError(`is not one of RFC 9535: ${error.message}`);
  }
}

/** A value that a path found. */
export interface Found {
  readonly value: unknown;
  /** Where: the keys and indices that lead to it from the document's root. */
  readonly location: readonly (string | number)[];
}

/**
 * The values that a path finds in a JSON document, in the document's order.
 *
 * @throws JsonPathError where they are too many, too deep, or take longer than two seconds to find
 */
export function select(document: unknown, path: JsonPath): readonly unknown[] {
  return locate(document, path).map(({ value }) => value);
}

/** The same, each with where it was found. @throws JsonPathError as `select` does */
export function locate(document: unknown, path: JsonPath): readonly Found[] {
  if (!isJson(document)) return [];
  const found: Found[] = [];
  const follow = (): void => {
    for (const node of path.lazyQuery(document)) {
      if (found.push({ value: node.value, location: node.location }) > MAX_FOUND)
        throw new JsonPathError(`finds more than ${MAX_FOUND} values`);
    }
  };
  try {
    // One that names a single place takes a step for each of its parts; most are of that kind, and a watch takes far longer than they do.
    if (path.singularQuery()) follow();
    else withinTime(MAX_MILLISECONDS, follow);
  } catch (error) {
    if (error instanceof TookTooLong) throw new JsonPathError(error.message);
    if (error instanceof JSONPathError) throw new JsonPathError(error.message);
    throw error;
  }
  return found;
}

/** Documents come from a JSON parser, whose values are all of the library's kind. */
function isJson(document: unknown): document is JSONValue {
  return document !== undefined;
}
