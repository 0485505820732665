import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { lstat, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '#process';
import { PGDG_KEY } from '../../packages/postgres/programs/apt/pgdg-key.js';
import { aptSource, writeSource } from '../../packages/postgres/programs/apt/sources.js';

let base: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'bp-sources-'));
});

afterEach(async () => {
  await rm(base, { recursive: true, force: true });
});

test("the key that comes along is that of PostgreSQL's repository", async () => {
  const args = ['--homedir', base, '--batch', '--with-colons', '--show-keys'];
  const shown = await runProgram('/usr/bin/gpg', { args, env: { PATH: '/usr/bin:/bin' } }, PGDG_KEY);
  const fingerprints = Array.from(shown.matchAll(/^fpr:+([0-9A-F]{40}):/gm), ([, each]) => each);
  expect(fingerprints).toEqual(['B97B0AFCAA1A47F044F244A07FCC7D46ACCC4CF8']);
});

describe('the default source', () => {
  const no = (): Promise<boolean> => Promise.resolve(false);
  const yes = (): Promise<boolean> => Promise.resolve(true);

  test("on a runner is PostgreSQL's repository for this release, tied to its key, beside the system's sources", async () => {
    const files = await writeSource(aptSource('', true, 'noble', 'x64'), base, 'noble', no);
    const list = await readFile(files.list, 'utf8');
    expect(list).toBe(
      `deb [signed-by=${base}/pgdg.asc] https://apt.postgresql.org/pub/repos/apt noble-pgdg main\n`,
    );
    expect(await readFile(join(base, 'pgdg.asc'), 'utf8')).toBe(PGDG_KEY);
    expect(await readdir(files.parts)).not.toEqual([]);
  });

  test('leaves that repository to the system where the system has it', async () => {
    const files = await writeSource(aptSource('', true, 'noble', 'x64'), base, 'noble', yes);
    expect(await readFile(files.list, 'utf8')).toBe('');
  });

  test("elsewhere is the system's sources, read where they are", async () => {
    const files = await writeSource(aptSource('', false, 'bookworm', 'x64'), base, 'bookworm', no);
    expect(await readFile(files.list, 'utf8')).toBe('');
    const linked = await readdir(files.parts);
    expect(linked).not.toEqual([]);
    for (const name of linked) expect((await lstat(join(files.parts, name))).isSymbolicLink()).toBe(true);
  });
});

test('given lines stand alone', async () => {
  const given = 'deb [signed-by=/k.asc] https://mirror.example/debian trixie main';
  const files = await writeSource(aptSource(`\n ${given}\n`, true, 'noble', 'x64'), base, 'noble', () =>
    Promise.resolve(false),
  );
  expect(await readFile(files.list, 'utf8')).toBe(`${given}\n`);
  expect(await readdir(files.parts)).toEqual([]);
});
