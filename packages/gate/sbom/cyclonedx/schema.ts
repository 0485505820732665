import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import * as v from 'valibot';
import type { Json } from '#json';
import { SbomRefused, quoted } from '../refused.js';
import { valueDigest } from '../value-digest.js';
import { SCHEMAS } from './schemas.js';

/** Versions of CycloneDX that are read. */
export const VERSIONS = ['1.4', '1.5', '1.6'] as const;
export type Version = (typeof VERSIONS)[number];

const COMPILED = new Map<Version, ValidateFunction>();

/** Hold a document against CycloneDX's own JSON schema. @throws SbomRefused */
export function holdToCycloneDx(document: Json, version: Version): void {
  const isValid = COMPILED.get(version) ?? compiled(version);
  COMPILED.set(version, isValid);
  if (isValid(document)) return;
  throw new SbomRefused('sbom-schema', `CycloneDX ${version} does not allow it: ${told(isValid.errors)}`);
}

function compiled(version: Version): ValidateFunction {
  const ajv = new Ajv({ strict: false, logger: false, inlineRefs: false, formats: FORMATS });
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({ keyword: 'uniqueItems', type: 'array', schemaType: 'boolean', validate: isUnique });
  for (const name of ['spdx', 'jsf-0.82'] as const)
    ajv.addSchema(parsedSchema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  return ajv.compile(parsedSchema(version));
}

const object = v.record(v.string(), v.unknown());

function parsedSchema(name: keyof typeof SCHEMAS): Record<string, unknown> {
  return v.parse(object, JSON.parse(SCHEMAS[name]));
}

/** As the library's own keyword, which takes the square of a list's length. */
function isUnique(asked: boolean, list: readonly Json[]): boolean {
  return !asked || new Set(list.map(valueDigest)).size === list.length;
}

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DATE = /^\d{4}-(\d\d)-(\d\d)$/;
const DATE_TIME =
  /^(\d{4}-\d\d-\d\d)[Tt ](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-]\d\d(?::?\d\d)?)$/;

/** Formats that CycloneDX's schemas name: RFC 3339, 3986, 3987 and 6531, as far as a document could be misread by them. */
const FORMATS = {
  date: isDate,
  'date-time': (text: string): boolean => isDate(DATE_TIME.exec(text)?.[1] ?? ''),
  uri: (text: string): boolean => /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text) && isReference(text),
  'iri-reference': isReference,
  'idn-email': (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text),
};

function isDate(text: string): boolean {
  const [, month = '', day = ''] = DATE.exec(text) ?? [];
  return Number(day) >= 1 && Number(day) <= (MONTH_DAYS[Number(month) - 1] ?? 0);
}

/** Neither white space nor what a reference would have to encode, and whole escapes. Braces are taken: Maven leaves its variables in. */
function isReference(text: string): boolean {
  return /^[^\s"<>\\^`|\u0000-\u001f\u007f]*$/.test(text) && !/%(?![0-9A-Fa-f]{2})/.test(text);
}

/** The error that is furthest down: the others follow from it. */
function told(errors: ValidateFunction['errors']): string {
  const [first] = (errors ?? []).toSorted((a, b) => depth(b) - depth(a));
  if (first === undefined) return 'nobody knows why';
  const { additionalProperty }: { additionalProperty?: unknown } = first.params;
  const which = typeof additionalProperty === 'string' ? ` (${quoted(additionalProperty)})` : '';
  return `${first.instancePath === '' ? 'the document' : first.instancePath.slice(0, 200)} ${first.message ?? ''}${which}`;
}

function depth({ instancePath }: ErrorObject): number {
  return instancePath.split('/').length;
}
