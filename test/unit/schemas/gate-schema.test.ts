import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import * as v from 'valibot';
import { parse } from 'yaml';
import { readGatePolicy } from '#gate';
import { gatePageParts, gateSchema } from '../../../scripts/docs/gate-page.js';
import { withParts } from '../../../scripts/docs/tables.js';
import { PROJECT_ROOT } from '../../support/postgres.js';

async function text(...path: readonly string[]): Promise<string> {
  return readFile(join(PROJECT_ROOT, ...path), 'utf8');
}

test('the schema and the page of policies are those of the shape which reads them, every key described', async () => {
  const published: unknown = JSON.parse(await text('schemas', 'gate.schema.json'));
  expect(published).toEqual(JSON.parse(gateSchema()));
  const page = await text('docs', 'gate.md');
  const words = (one: string): string => one.replaceAll(/[-\s]+/g, ' ');
  expect(words(page)).toBe(words(withParts(page, gatePageParts())));
  for (const part of gatePageParts().keys()) expect(page).toContain(`<!-- ${part}:begin -->`);
  const key = v.looseObject({ description: v.optional(v.string()), $ref: v.optional(v.string()) });
  const mapping = v.object({ properties: v.optional(v.record(v.string(), key), {}) });
  const { $defs } = v.parse(v.object({ $defs: v.record(v.string(), mapping) }), published);
  for (const { properties } of Object.values($defs))
    for (const one of Object.values(properties)) expect(one.description ?? one.$ref).toBeDefined();
});

test('the policy on the page is valid, by the schema and by its reader', async () => {
  const example = /```yaml\n(# \.github\/backproof-gate[^]*?)```/.exec(await text('docs', 'gate.md'))?.[1];
  const schema = v.parse(
    v.record(v.string(), v.unknown()),
    JSON.parse(await text('schemas', 'gate.schema.json')),
  );
  const isValid = new Ajv({ allErrors: true, strictTypes: false }).compile(schema);
  expect([isValid(parse(example ?? '')), isValid.errors]).toEqual([true, null]);
  expect(isValid({ store: '/b', bakup: {} })).toBe(false);
  const policy = await readGatePolicy(example ?? '', 'gate.yml');
  expect(policy.backup).toBeDefined();
  expect(policy.signatures?.trust.identities).toHaveLength(1);
});
