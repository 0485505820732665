import type { IncomingMessage } from 'node:http';
import { formatCount } from '#verdict';
import type * as Paths from '../../json-path.js';
import type { HttpPart } from '../../model.js';
import type { Found } from '../../judge/judge.js';
import { parseExactly, textOfJson } from '../../judge/json-text.js';
import type { Looked } from '../answer.js';
import { textOf, type Body } from './body.js';

export type JsonPart = Extract<HttpPart, { path: string }>;

export function isJsonPart(part: HttpPart): part is JsonPart {
  return 'path' in part;
}

/** A body as JSON, or why it is none. */
export type JsonBody = { readonly value: unknown } | { readonly missing: string };

/** Values that are judged one by one: a report of more could not be read. */
const MAX_EACH = 1000;

export async function readJson(response: Pick<IncomingMessage, 'headers'>, body: Body): Promise<JsonBody> {
  const found = await textOf(response, body, 'json');
  if ('missing' in found) return found;
  if (found.text.trim() === '') return { missing: 'no JSON: the body is empty' };
  try {
    return { value: parseExactly(found.text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { missing: `no JSON: ${error.message}` };
    if (error instanceof RangeError) return TOO_DEEP;
    throw error;
  }
}

const TOO_DEEP = { missing: 'JSON that is nested too deeply' };

/** The library, once a path was followed: it is asked for hundreds of times. */
let paths: typeof Paths | undefined;

/** What stands at a path of a body, in the way that the part asks for. */
export async function lookIntoJson(document: JsonBody, part: JsonPart): Promise<Looked> {
  if ('missing' in document) return document;
  paths ??= await import('../../json-path.js');
  return follow(document, part, paths);
}

function follow(
  document: { readonly value: unknown },
  part: JsonPart,
  { JsonPathError, compilePath, locate, select }: typeof Paths,
): Looked {
  const at = (value: unknown, path: string | undefined): readonly unknown[] =>
    path === undefined ? [value] : select(value, compilePath(path));
  try {
    const nodes = locate(document.value, compilePath(part.path));
    const only = (values: readonly unknown[], path: string): Found => {
      if (values.length === 0) return { missing: `no value at ${path}` };
      if (values.length > 1)
        return { missing: `${formatCount(values.length)} values at ${path}, where one was expected` };
      return foundIn(values[0]);
    };
    if (part.kind === 'json-count') return { text: String(nodes.length) };
    if (part.kind === 'json')
      return only(
        nodes.map(({ value }) => value),
        part.path,
      );
    if (nodes.length === 0) return { missing: `no value at ${part.path}` };
    if (part.kind === 'json-any') return { any: nodes.map(({ value }) => foundIn(value)) };
    if (nodes.length > MAX_EACH) {
      const count = formatCount(nodes.length);
      return {
        missing: `${count} values at ${part.path}, more than the ${formatCount(MAX_EACH)} that are judged`,
      };
    }
    const { label, inside = '$' } = part;
    return {
      each: nodes.map(({ value, location }) => {
        const key = String(location.at(-1) ?? part.path);
        const [name = key] = label === undefined ? [key] : at(value, label);
        return { label: textOfJson(name), found: only(at(value, inside), inside) };
      }),
    };
  } catch (error) {
    if (error instanceof JsonPathError)
      return { missing: `JSON in which the path ${part.path} ${error.message}` };
    if (error instanceof RangeError) return TOO_DEEP;
    throw error;
  }
}

function foundIn(value: unknown): Found {
  return { text: textOfJson(value), number: typeof value === 'number' };
}
