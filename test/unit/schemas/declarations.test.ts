import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { parse } from 'yaml';
import { inputsOn, parseInputs, parseValue, type ActionSchema } from '#kit';
import { actionSchemas, schemas } from '#verbs';
import { provenanceVerify, restoreDrill, root } from '../../../packages/verbs/schemas/index.js';
import { VERSION } from '#verdict';
import { entries } from '../../../actions/index.js';
import { generatedParts } from '../../../scripts/docs/tables.js';
import { REPOSITORY } from '../../support/runner.js';

const declaration = v.object({
  inputs: v.record(
    v.string(),
    v.strictObject({ description: v.string(), required: v.boolean(), default: v.optional(v.string()) }),
  ),
  outputs: v.record(v.string(), v.strictObject({ description: v.string() })),
  runs: v.strictObject({
    using: v.literal('node24'),
    main: v.string(),
    post: v.string(),
    'post-if': v.literal('always()'),
  }),
});

function folderOf(schema: ActionSchema): string {
  return schema.name === '' ? REPOSITORY : join(REPOSITORY, 'actions', schema.name);
}

/** Words alone, so that the padding of tables and line breaks does not count. */
function words(text: string): string {
  return text.replaceAll(/[-\s]+/g, ' ');
}

describe.each(actionSchemas.map((schema) => [schema.verb, schema] as const))(
  'the action behind %s',
  (_verb, schema) => {
    const declared = v.parse(declaration, parse(readFileSync(join(folderOf(schema), 'action.yml'), 'utf8')));

    test('declares the inputs of its schema', () => {
      const inputs = inputsOn(schema, 'action');
      expect(Object.keys(declared.inputs)).toEqual(inputs.map(([name]) => name));
      for (const [name, spec] of inputs) {
        const input = declared.inputs[name];
        expect(input?.description).toBe(spec.description);
        // What the runner passes when nothing is given means what the schema's default means.
        const own = spec.type === 'text' ? spec.actionDefault : undefined;
        expect(input?.required).toBe(spec.type === 'text' && spec.required === true && own === undefined);
        // An expression is evaluated before it is passed.
        if (own !== undefined) expect(input?.default).toBe(own);
        else if (input?.required === false)
          expect(parseValue(spec, input.default ?? '')).toEqual(parseValue(spec, ''));
      }
    });

    test('starts what the bundle holds', () => {
      const started = [declared.runs.main, declared.runs.post].map((path) =>
        relative(REPOSITORY, join(folderOf(schema), path)),
      );
      for (const path of started)
        expect(Object.keys(entries).map((name) => `dist/${name}.js`)).toContain(path);
    });

    test('declares the outputs of its schema', () => {
      expect(Object.keys(declared.outputs)).toEqual(Object.keys(schema.outputs));
      for (const name of ['verdict', 'claim']) expect(declared.outputs).toHaveProperty(name);
    });
  },
);

describe.each(actionSchemas.map((schema) => [schema.verb, schema] as const))(
  'the README of the action behind %s',
  (_verb, schema) => {
    const readme = readFileSync(join(folderOf(schema), 'README.md'), 'utf8');

    // The project's own README opens with what the project is.
    if (schema.name !== '')
      test('opens with the permissions', () => {
        const [title, next] = readme.split('\n').filter((line) => line !== '' && !line.startsWith('<!--'));
        expect(title).toBe(`# ${schema.name}`);
        expect(next).toContain('Permissions');
      });

    test('holds what follows from the schema', () => {
      for (const [name, part] of generatedParts(schema)) {
        const from = readme.indexOf(`<!-- ${name}:begin -->`);
        const to = readme.indexOf(`<!-- ${name}:end -->`);
        expect(from).toBeGreaterThan(-1);
        expect(words(readme.slice(from, to))).toContain(words(part));
      }
    });

    test('shows only inputs that there are', () => {
      const inputs = inputsOn(schema, 'action').map(([name]) => name);
      const examples = [...readme.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, text = '']) => text);
      expect(examples.length).toBeGreaterThan(0);
      for (const given of examples.flatMap((text) => withBlocks(parse(text)))) {
        expect(inputs).toEqual(expect.arrayContaining([...given]));
      }
    });
  },
);

/** The names in every `with:` of a piece of YAML. */
function withBlocks(node: unknown): readonly (readonly string[])[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => [
    ...(key === 'with' && typeof value === 'object' && value !== null ? [Object.keys(value)] : []),
    ...withBlocks(value),
  ]);
}

test('the README of the project names commands and flags that there are', () => {
  const readme = readFileSync(join(REPOSITORY, 'README.md'), 'utf8');
  const commands = [...readme.matchAll(/^backproof (\w+)(.*)$/gm)];
  expect(commands.length).toBeGreaterThan(2);
  for (const [, verb = '', rest = ''] of commands) {
    // A verb may have two words.
    const schema = schemas.find((one) => `${verb}${rest} `.startsWith(`${one.verb} `));
    const flags = [...rest.matchAll(/--([a-z0-9-]+)/g)].map(([, flag]) => flag);
    expect(schema === undefined ? [] : inputsOn(schema, 'cli').map(([name]) => name)).toEqual(
      expect.arrayContaining(flags),
    );
  }
  const { scripts } = v.parse(
    v.object({ scripts: v.record(v.string(), v.string()) }),
    JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')),
  );
  for (const [, script] of readme.matchAll(/npm (?:run )?(demo|test)\b/g))
    expect(scripts).toHaveProperty(script ?? '');
});

test('the version is that of package.json', () => {
  const { version } = v.parse(
    v.object({ version: v.string() }),
    JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')),
  );
  expect(VERSION).toBe(version);
});

describe('all schemas', () => {
  test('say for every input what it is, in a whole sentence, with a default that parses', () => {
    for (const schema of schemas) {
      for (const [name, spec] of Object.entries(schema.inputs)) {
        expect(name).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
        expect(spec.description).toMatch(/\.$/);
        if (spec.type !== 'text' || spec.required !== true) parseValue(spec, '');
        if (spec.example !== undefined && !spec.example.includes('${{')) parseValue(spec, spec.example);
      }
    }
  });

  test('keep a restored server for the later steps of a job, and end it with a command', () => {
    const given = new Map([['store', '/backups']]);
    const spell = (name: string): string => name;
    for (const schema of [restoreDrill, root]) {
      expect(parseInputs(schema, given, {}, { side: 'action', spell })['keep']).toBe(true);
      expect(parseInputs(schema, given, {}, { side: 'cli', spell })['keep']).toBe(false);
    }
  });

  test('have the names that were promised', () => {
    const names = (verb: string): string[] =>
      Object.keys(schemas.find((schema) => schema.verb === verb)?.inputs ?? {});
    expect(names('backup')).toEqual(
      expect.arrayContaining([
        'source',
        'databases',
        'name',
        'store',
        'format',
        'jobs',
        'compression',
        'system-version',
        'stall-timeout',
      ]),
    );
    expect(names('verify')).toEqual(
      expect.arrayContaining([
        'store',
        'name',
        'backup-id',
        'manifest-sha256',
        'level',
        'max-age',
        'max-size-deviation',
      ]),
    );
    expect(names('drill')).toEqual(
      expect.arrayContaining([
        'store',
        'name',
        'backup-id',
        'target',
        'target-version',
        'jobs',
        'assertions',
        'rto-target',
        'report-dir',
        'keep',
      ]),
    );
    expect(names('restore')).toEqual(expect.arrayContaining(['store', 'backup-id', 'to']));
    for (const schema of actionSchemas) {
      const promised = ['summary', 'allow-unproven'].filter(
        (name) => schema !== provenanceVerify || name === 'summary',
      );
      expect(Object.keys(schema.inputs)).toEqual(expect.arrayContaining(promised));
    }
  });
});
