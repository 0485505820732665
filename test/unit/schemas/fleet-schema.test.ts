import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import * as v from 'valibot';
import { parse } from 'yaml';
import { firstFleet } from '#fleet';
import { fleetPageParts } from '../../../scripts/docs/fleet-page.js';
import { fleetSchema } from '../../../scripts/docs/fleet-schema.js';
import { withParts } from '../../../scripts/docs/tables.js';
import { bigFleet, fleetMistakes } from '../../support/fleet.js';
import { PROJECT_ROOT } from '../../support/postgres.js';

let published: unknown;
let isValid: ValidateFunction;
let page: string;

beforeAll(async () => {
  published = JSON.parse(await readFile(join(PROJECT_ROOT, 'schemas', 'backproof.schema.json'), 'utf8'));
  const schema = v.parse(v.record(v.string(), v.unknown()), published);
  isValid = new Ajv({ allErrors: true, strictTypes: false }).compile(schema);
  page = await readFile(join(PROJECT_ROOT, 'docs', 'fleet-file.md'), 'utf8');
});

const app = (settings: string): string =>
  `databases: { app: { store: /mnt/backups, source-secret: APP_URL, ${settings} } }`;

describe('the published schema of fleet files', () => {
  test('is that of the shapes which read them, as the page tells them', () => {
    expect(published).toEqual(JSON.parse(fleetSchema()));
    const words = (text: string): string => text.replaceAll(/[-\s]+/g, ' ');
    expect(words(page)).toBe(words(withParts(page, fleetPageParts())));
    for (const part of ['fleet-file', 'database', 'backup', 'verify', 'drill']) {
      expect(page).toContain(`<!-- ${part}:begin -->`);
    }
  });

  test('describes every key', () => {
    const key = v.looseObject({ description: v.optional(v.string()), $ref: v.optional(v.string()) });
    const mapping = v.object({ properties: v.optional(v.record(v.string(), key)) });
    const { $defs } = v.parse(v.object({ $defs: v.record(v.string(), mapping) }), published);
    const undescribed = Object.entries($defs).flatMap(([name, { properties }]) =>
      Object.entries(properties ?? {})
        .filter(([, { description, $ref }]) => description === undefined && $ref === undefined)
        .map(([one]) => `${name}.${one}`),
    );
    expect(undescribed).toEqual([]);
  });

  const answers = {
    ...{ database: 'app-production', 'source-secret': 'APP_URL', store: 'C:\\backups: "all" #1' },
    ...{ 'runs-on': 'self-hosted', schedule: '17 3 * * *' },
  };
  test.each([
    ['the page', () => /```yaml\n(# yaml-language-server[^]*?)```/.exec(page)?.[1] ?? ''],
    ['init', () => firstFleet(answers, 'https://example.org/schema.json')],
    ['a hundred databases', () => bigFleet(100)],
    [
      'one that says all',
      () => app("runs-on: [a, b], backup: { schedule: '1 2 3 4 5', timeout: 90m, jobs: 4 }"),
    ],
  ])('accepts the fleet of %s, as we do', (_what, load) => {
    const text = load();
    expect(isValid(parse(text)) ? [] : isValid.errors).toEqual([]);
    expect(fleetMistakes(text)).toEqual([]);
  });

  test.each([
    '{}',
    'databases: []',
    'databases: { app: [] }',
    `max-parallel: 0\n${app('backup: {}')}`,
    `parallel: 4\n${app('backup: {}')}`,
    app('backup: { source: postgres://a/b }'),
    app('backup: { jobs: 65 }'),
    app('backup: { globals: yes please }'),
    app('backup: { databases: app }'),
    app('verify: { level: most }'),
    app('drill: { timeout: 10 }'),
    app('backup: [], runs-on: []'),
    app('backup: {}, runs-on: "a,b"'),
    app('backup: {}, keys: none'),
    'databases: { app: { store: /mnt, source-secret: github_token, backup: {} } }',
    'databases: { app: { store: /mnt, source-secret: "postgres://a", backup: {} } }',
  ])('rejects %s, as we do', (text) => {
    expect(isValid(parse(text))).toBe(false);
    expect(fleetMistakes(text)).not.toEqual([]);
  });
});
