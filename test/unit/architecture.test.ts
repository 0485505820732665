import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { roomsOf, sourcesBelow, violations, type Source } from '../support/architecture.js';
import { PROJECT_ROOT } from '../support/postgres.js';

let rooms: readonly string[];
let sources: readonly Source[];

beforeAll(async () => {
  rooms = roomsOf(await readFile(join(PROJECT_ROOT, 'docs', 'architecture.md'), 'utf8'));
  sources = await sourcesBelow('actions', 'packages');
});

describe('the rooms', () => {
  test('are those that the architecture’s page lists', async () => {
    const entries = await readdir(join(PROJECT_ROOT, 'packages'), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    expect(rooms.toSorted()).toEqual(['actions', ...folders].sort());
  });

  test('each have a name to be imported by, which is that of their index', async () => {
    const schema = v.object({ imports: v.record(v.string(), v.string()) });
    const { imports } = v.parse(
      schema,
      JSON.parse(await readFile(join(PROJECT_ROOT, 'package.json'), 'utf8')),
    );
    const expected = rooms
      .filter((room) => room !== 'actions')
      .map((room) => [`#${room}`, `./build/packages/${room}/index.js`] as const);
    expect(imports).toEqual(Object.fromEntries(expected));
  });

  test('import only what is below them, by its name; one file starts programs; engines read no environment', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(violations(sources, rooms)).toEqual([]);
  });
});

describe('the rules', () => {
  const order = ['actions', 'cli', 'kit', 'backup', 'postgres', 'verdict'];
  const broken = (path: string, text: string): number => violations([{ path, text }], order).length;

  test.each([
    ['packages/postgres/a.ts', "import { x } from '#backup';"],
    ['packages/postgres/a.ts', "import type { X } from '#backup';"],
    ['packages/postgres/a.ts', "export * from '#backup';"],
    ['packages/postgres/a.ts', "const x = await import('#backup');"],
    ['packages/backup/a.ts', "import { x } from '#backup';"],
    ['packages/backup/a.ts', "import { x } from '#nowhere';"],
    ['packages/backup/a.ts', "import { x } from '../postgres/index.js';"],
    ['packages/backup/deep/a.ts', "import { x } from '../../postgres/run.js';"],
    ['actions/pg-backup/main.ts', "import { x } from '../../packages/kit/index.js';"],
    ['packages/backup/a.ts', "import { spawn } from 'node:child_process';"],
    ['packages/postgres/other.ts', "import cp from 'child_process';"],
    ['packages/backup/a.ts', 'const x = process.env.HOME;'],
    ['packages/backup/a.ts', "const x = process['env'];"],
  ])('catch in %s: %s', (path, text) => {
    expect(broken(path, text)).toBe(1);
  });

  test.each([
    ['packages/backup/a.ts', "import { x } from '#postgres';\nimport y from './b.js';\nimport z from 'pg';"],
    ['packages/backup/deep/a.ts', "import { x } from '../b.js';"],
    ['packages/process/run.ts', "import { spawn } from 'node:child_process';"],
    ['packages/kit/a.ts', 'const x = process.env;'],
    ['packages/backup/a.ts', "// import { x } from '#actions'; process.env\nconst env = options.env;"],
    ['actions/a.ts', "import './pg-backup/main.js';"],
  ])('allow in %s: %s', (path, text) => {
    expect(broken(path, text)).toBe(0);
  });
});
