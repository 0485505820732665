import * as v from 'valibot';
import { parseValue, WrongValue, type InputSpec } from '#kit';
import { scalar, whole } from '#yaml-file';
import type { InputSpecs } from './kinds.js';

type InputShape = v.GenericSchema;

/** Optional keys for inputs; what a value must be is what the action itself would say of it. */
export function inputEntries(specs: InputSpecs): Readonly<Record<string, v.GenericSchema>> {
  return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, v.optional(shapeOf(spec))]));
}

function shapeOf(spec: InputSpec): InputShape {
  return v.pipe(kindOf(spec), v.metadata(published(spec)));
}

function kindOf(spec: InputSpec): InputShape {
  switch (spec.type) {
    case 'boolean':
      return v.boolean();
    case 'integer':
      return whole(spec.min, spec.max);
    case 'choice':
      return v.picklist(spec.values);
    case 'list':
      // The action takes them in one text, separated by these.
      return v.pipe(
        v.array(
          v.pipe(v.string(), v.regex(/^[^,\r\n]*[^,\s][^,\r\n]*$/, 'must be one name, without commas')),
        ),
        v.minLength(1, 'must have at least one item'),
      );
    case 'text':
    case 'duration':
    case 'percent':
      return v.pipe(
        scalar,
        v.check(
          (value) => problemOf(spec, value) === undefined,
          ({ input }) => problemOf(spec, input) ?? '',
        ),
      );
  }
}

function problemOf(spec: InputSpec, value: string | number | boolean): string | undefined {
  const text = String(value).trim();
  if (text === '') return 'must not be empty';
  try {
    parseValue(spec, text);
    return undefined;
  } catch (error) {
    if (error instanceof WrongValue) return error.message;
    throw error;
  }
}

function published(spec: InputSpec): Record<string, unknown> {
  const example = spec.example;
  return {
    // A workflow has no lists, a file has.
    description: spec.description.replace(', separated by commas or newlines', ', as a list'),
    ...(spec.type === 'list' || spec.default === undefined ? {} : { default: spec.default }),
    ...(example === undefined || example.includes('${{') || spec.type === 'list'
      ? {}
      : { examples: [example] }),
  };
}
