import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { PROJECT_ROOT } from '../postgres.js';
import { isJson, nameOf, referencesIn, toJsonSchema, type Json } from './schema.js';

/** What GitHub publishes of its API: the reference that every request and every answer is held against. */
const PUBLISHED = join(PROJECT_ROOT, 'node_modules/@octokit/openapi/generated/api.github.com.json');

let published: Json | undefined;

/** Read once a process, and only by tests that start a server. */
function publishedDescription(): Json {
  published ??= objectOf(JSON.parse(readFileSync(PUBLISHED, 'utf8')));
  return published;
}

function objectOf(value: unknown): Json {
  if (!isJson(value)) throw new Error('GitHub publishes something else than it did');
  return value;
}

function resolve(reference: string): unknown {
  let value: unknown = publishedDescription();
  for (const part of reference.split('/').slice(1)) {
    value = objectOf(value)[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  if (value === undefined) throw new Error(`GitHub's description has no ${reference}`);
  return value;
}

function followed(value: unknown): Json {
  const object = objectOf(value);
  return typeof object['$ref'] === 'string' ? objectOf(resolve(object['$ref'])) : object;
}

const ajv = new Ajv({ strict: false, allErrors: false });
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);
ajv.addFormat('uri', (text: string) => URL.canParse(text));
ajv.addFormat('email', /^[^@\s]+@[^@\s]+$/);
ajv.addFormat('int64', true);
ajv.addFormat('repo.nwo', true);

function compile(schema: unknown): ValidateFunction {
  const references = new Set<string>();
  referencesIn(schema, references, resolve);
  const $defs: Record<string, unknown> = {};
  for (const reference of references) $defs[nameOf(reference)] = toJsonSchema(resolve(reference));
  return ajv.compile({ allOf: [toJsonSchema(schema)], $defs });
}

/** Described as one moment, and documented as a span of time in the syntax of GitHub's search: `>=2026-11-20`. */
const DESCRIBED_TOO_NARROWLY: ReadonlySet<string> = new Set(['#/components/parameters/created']);

interface Parameter {
  readonly required: boolean;
  /** Numbers and booleans arrive as text. */
  readonly kind: string;
  readonly check: ValidateFunction;
}

/** One operation as GitHub describes it. Every method gives what is wrong, or nothing. */
export class Operation {
  readonly #parameters = new Map<string, Parameter>();
  readonly #bodyFields: ReadonlySet<string> | undefined;
  readonly #checkBody: ValidateFunction | undefined;
  readonly #bodyRequired: boolean;
  readonly #responses: Json;
  readonly #checksOfAnswers = new Map<number, ValidateFunction | undefined>();

  /** @param name such as `GET /repos/{owner}/{repo}/issues` */
  constructor(readonly name: string) {
    const [method = '', path = ''] = name.split(' ');
    const described = objectOf(
      objectOf(objectOf(publishedDescription()['paths'])[path])[method.toLowerCase()],
    );
    const parameters = described['parameters'];
    const listed: readonly unknown[] = Array.isArray(parameters) ? parameters : [];
    for (const each of listed) {
      const parameter = followed(each);
      const isNarrow = isJson(each) && DESCRIBED_TOO_NARROWLY.has(String(each['$ref']));
      const schema = isNarrow ? { type: 'string' } : objectOf(parameter['schema']);
      this.#parameters.set(`${String(parameter['in'])} ${String(parameter['name'])}`, {
        required: parameter['required'] === true,
        kind: String(schema['type']),
        check: compile(schema),
      });
    }
    this.#responses = objectOf(described['responses']);
    const requestBody = described['requestBody'];
    this.#bodyRequired = isJson(requestBody) && requestBody['required'] === true;
    const schema = jsonSchemaIn(requestBody);
    if (schema !== undefined) {
      this.#checkBody = compile(schema);
      const fields = new Set<string>();
      collectFields(schema, fields);
      this.#bodyFields = fields;
    }
  }

  wrongInQuery(query: URLSearchParams): string | undefined {
    for (const [name, text] of query) {
      const parameter = this.#parameters.get(`query ${name}`);
      if (parameter === undefined) return `has no query parameter ${name}`;
      if (!parameter.check(typed(text, parameter.kind))) return `${name}: ${reasonOf(parameter.check)}`;
    }
    for (const [key, { required }] of this.#parameters) {
      const [place = '', name = ''] = key.split(' ');
      if (required && place === 'query' && !query.has(name)) return `lacks the query parameter ${name}`;
    }
    return undefined;
  }

  wrongInBody(body: unknown): string | undefined {
    if (body === undefined) return this.#bodyRequired ? 'lacks its body' : undefined;
    if (this.#checkBody === undefined || this.#bodyFields === undefined) return 'takes no body';
    if (!this.#checkBody(body)) return `body: ${reasonOf(this.#checkBody)}`;
    // GitHub drops fields that it does not know without a word, which hides every typing error.
    const unknown = Object.keys(objectOf(body)).find((field) => this.#bodyFields?.has(field) !== true);
    return unknown === undefined ? undefined : `has no field ${unknown}`;
  }

  /** An answer that GitHub would not give. */
  wrongInAnswer(status: number, body: unknown): string | undefined {
    if (!this.#checksOfAnswers.has(status)) this.#checksOfAnswers.set(status, this.#compileAnswer(status));
    const check = this.#checksOfAnswers.get(status);
    if (check === undefined) {
      return body === undefined ? undefined : `its description knows no body of an answer ${status}`;
    }
    return check(body) ? undefined : `answer ${status}: ${reasonOf(check)}`;
  }

  /** GitHub's own example of an answer that is right. */
  get example(): { readonly status: number; readonly body: unknown } {
    const status = Object.keys(this.#responses).find((code) => code.startsWith('2')) ?? '';
    const { content } = followed(this.#responses[status]);
    if (content === undefined) return { status: Number(status), body: undefined };
    const examples = objectOf(objectOf(objectOf(content)['application/json'])['examples']);
    const { value } = followed(examples['default'] ?? Object.values(examples)[0]);
    // Some examples refer to another one from within their value.
    const isReference = isJson(value) && typeof value['$ref'] === 'string';
    return { status: Number(status), body: isReference ? followed(value)['value'] : value };
  }

  #compileAnswer(status: number): ValidateFunction | undefined {
    // Errors that every operation may give are described with few of them.
    const usual = status >= 400 ? { $ref: '#/components/responses/not_found' } : undefined;
    const response = this.#responses[String(status)] ?? usual;
    if (response === undefined) throw new Error(`${this.name} never answers ${status}`);
    const schema = jsonSchemaIn(followed(response));
    return schema === undefined ? undefined : compile(schema);
  }
}

function jsonSchemaIn(holder: unknown): unknown {
  if (!isJson(holder) || !isJson(holder['content'])) return undefined;
  const json = holder['content']['application/json'];
  return isJson(json) ? json['schema'] : undefined;
}

/** The fields that a body may have, in any of its alternatives. */
function collectFields(schema: unknown, fields: Set<string>): void {
  const object = followed(schema);
  if (isJson(object['properties'])) for (const name of Object.keys(object['properties'])) fields.add(name);
  for (const key of ['oneOf', 'anyOf', 'allOf']) {
    const alternatives = object[key];
    if (Array.isArray(alternatives)) for (const each of alternatives) collectFields(each, fields);
  }
}

function typed(text: string, kind: string): unknown {
  if (kind === 'integer' || kind === 'number') return text.trim() === '' ? text : Number(text);
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

function reasonOf(check: ValidateFunction): string {
  return ajv.errorsText(check.errors, { dataVar: 'value' });
}

const operations = new Map<string, Operation>();

/** Compiled when it is first asked for, once a process. */
export function operationOf(name: string): Operation {
  const known = operations.get(name);
  if (known !== undefined) return known;
  const fresh = new Operation(name);
  operations.set(name, fresh);
  return fresh;
}
