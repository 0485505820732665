import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import * as v from 'valibot';
import { probePageParts } from '../../../scripts/docs/probe-page.js';
import { smokeSchema } from '../../../scripts/docs/smoke-schema.js';
import { withParts } from '../../../scripts/docs/tables.js';
import { mistakesIn } from '../../support/probe-files.js';
import { PROJECT_ROOT } from '../../support/postgres.js';
import { probeFile } from '../../support/smoke-probes.js';

let published: unknown;
let isValid: ValidateFunction;

beforeAll(async () => {
  published = JSON.parse(await readFile(join(PROJECT_ROOT, 'schemas', 'smoke.schema.json'), 'utf8'));
  const schema = v.parse(v.record(v.string(), v.unknown()), published);
  isValid = new Ajv({ allErrors: true, strictTypes: false }).compile(schema);
});

const one = (probe: string): string => `probes: [ ${probe} ]`;

/** The probes that a page or a workflow shows. */
async function exampleIn(path: string, marks: RegExp): Promise<string> {
  const text = await readFile(join(PROJECT_ROOT, path), 'utf8');
  const [, indent = '', example = ''] = marks.exec(text) ?? [];
  return example.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
}

describe('the published schema of probe files', () => {
  test('is that of the shapes which read them', () => {
    expect(published).toEqual(JSON.parse(smokeSchema()));
  });

  test('is what the page of probe files tells', async () => {
    const page = await readFile(join(PROJECT_ROOT, 'docs', 'probe-file.md'), 'utf8');
    const parts = probePageParts();
    for (const name of parts.keys()) {
      if (!['ready', 'use', 'table'].includes(name)) expect(page).toContain(`<!-- ${name}:begin -->`);
    }
    // Padding of tables does not count.
    const words = (text: string): string => text.replaceAll(/[-\s]+/g, ' ');
    expect(words(page)).toBe(words(withParts(page, parts)));
  });

  test('describes every key', () => {
    const undescribed: string[] = [];
    const mapping = v.object({
      properties: v.optional(
        v.record(
          v.string(),
          v.looseObject({ description: v.optional(v.string()), $ref: v.optional(v.string()) }),
        ),
      ),
    });
    const { $defs } = v.parse(v.object({ $defs: v.record(v.string(), mapping) }), published);
    for (const [name, { properties }] of Object.entries($defs)) {
      for (const [key, { description, $ref }] of Object.entries(properties ?? {})) {
        if (description === undefined && $ref === undefined) undescribed.push(`${name}.${key}`);
      }
    }
    expect(undescribed).toEqual([]);
  });

  test.each([
    ['the tests’ own service', () => Promise.resolve(probeFile({ cachePort: 1, tlsPort: 2 }))],
    [
      'the example workflow',
      () => exampleIn('.github/workflows/example-smoke.yml', /probes: \|\n( +)(base-url[^]*?)\n\n/),
    ],
    [
      'the action’s page',
      () => exampleIn('actions/dr-restore-smoke/README.md', /```yaml\n()(# yaml-language-server[^]*?)```/),
    ],
    [
      'the page of probe files',
      () => exampleIn('docs/probe-file.md', /```yaml\n()(# yaml-language-server[^]*?)```/),
    ],
    [
      'the ready sets',
      () =>
        Promise.resolve(
          one(
            '{ use: { health: { objects: [] } } }, { use: { postgres: { extensions: manifest, not-empty: [a, { schema: b, name: c }] } }, name: db }',
          ),
        ),
    ],
  ])('accepts the probes of %s, as we do', async (_what, load) => {
    const text = await load();
    expect(isValid(parse(text)) ? [] : isValid.errors).toEqual([]);
    expect(await mistakesIn(text)).toEqual([]);
  });

  test.each([
    'probes: []',
    'parallel: 4',
    'probes: {}',
    `parallel: 0\n${one('{ name: a, tcp: { host: a, port: 1 } }')}`,
    `parallell: 4\n${one('{ name: a, tcp: { host: a, port: 1 } }')}`,
    `timeout: 10\n${one('{ name: a, tcp: { host: a, port: 1 } }')}`,
    `timeout: 10sec\n${one('{ name: a, tcp: { host: a, port: 1 } }')}`,
    one('{ tcp: { host: a, port: 1 } }'),
    one('{ name: a }'),
    one('{ name: a, tcp: { host: a, port: 1 }, http: { url: /a } }'),
    one('{ name: a, tcp: { host: a, port: 65536 } }'),
    one('{ name: a, tcp: { host: a } }'),
    one('{ name: a, tcp: [a, 1] }'),
    one('{ name: a, http: { url: /a, method: FETCH } }'),
    one('{ name: a, http: { url: /a, headers: { "a b": c } } }'),
    one('{ name: a, http: { url: /a }, expect: { status: 200 } }'),
    one('{ name: a, http: { url: /a }, expect: [{ stats: 200 }] }'),
    one('{ name: a, http: { url: /a }, expect: [{ status: 200, body: a }] }'),
    one('{ name: a, http: { url: /a }, expect: [{ equals: 200 }] }'),
    one('{ name: a, http: { url: /a }, expect: [{ latency: 3 }] }'),
    one('{ name: a, http: { url: /a }, capture: { "a b": { body: } } }'),
    one('{ name: a, http: { url: /a }, capture: { a: { json-any: $.a } } }'),
    one('{ name: a, sql: { query: "" } }'),
    one('{ name: a, command: { run: a } }'),
    one('{ use: health }'),
    one('{ use: { health: {}, postgres: {} } }'),
    one('{ use: { health: { digest: md5 } } }'),
    one('{ use: { postgres: { newest: [{ table: a }] } } }'),
  ])('rejects %s, as we do', async (text) => {
    expect(isValid(parse(text))).toBe(false);
    expect(await mistakesIn(text)).not.toEqual([]);
  });
});
