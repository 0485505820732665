import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { runCli } from '#cli';
import { schemas } from '#verbs';
import { fixture, schema } from '../kit/fixture/verb.js';

let temp = '';
beforeAll(async () => {
  temp = await mkdtemp(join(tmpdir(), 'cli-'));
});
afterAll(async () => {
  await rm(temp, { recursive: true, force: true });
});

interface Said {
  code: number;
  out: string;
  err: string;
}

async function cli(argv: readonly string[], env: Record<string, string> = {}, isTTY = false): Promise<Said> {
  const said: Said = { code: -1, out: '', err: '' };
  said.code = await runCli([{ schema, load: () => Promise.resolve(fixture) }], {
    argv,
    env: { RUNNER_TEMP: temp, ...env },
    stdout: { write: (text) => (said.out += text) },
    stderr: { isTTY, columns: 40, write: (text) => (said.err += text) },
    handlers: {
      async endServer(folder) {
        await rm(folder, { recursive: true });
      },
      endProcess: ({ pid }) => Promise.reject(new Error(`the process ${pid} is none of this test`)),
    },
  });
  return said;
}

const document = v.object({
  verdict: v.string(),
  claim: v.string(),
  checks: v.array(v.object({ id: v.string(), verdict: v.string() })),
  seen: v.optional(v.string()),
});

describe('the command line', () => {
  test.each([
    [['try'], 0],
    [['try', '--what', 'fail'], 1],
    [['try', '--what', 'operation-failed'], 1],
    [['try', '--what', 'defect'], 1],
    [['try', '--what=unproven'], 2],
    [['try', '--what=unproven', '--allow-unproven'], 0],
    [['try', '--what=unproven', '--allow-unproven', '--no-allow-unproven'], 3],
    [['try', '--what=unproven', '--no-allow-unproven'], 2],
    [['try', '--what', 'user-error'], 3],
    [['try', '--nonsense'], 3],
    [['try', 'stray'], 3],
    [['try', '--jobs'], 3],
    [['try', '--jobs', '--what', 'x'], 3],
    [['try', '--jobs', 'many'], 3],
    [['try', '--jobs', '1', '--jobs', '2'], 3],
    [['try', '--summary'], 3],
    [['nothing'], 3],
    [[], 3],
    [['--help'], 0],
    [['try', '--help'], 0],
    [['try', '-h'], 0],
    [['--version'], 0],
  ])('%j exits with %d', async (argv, code) => {
    expect((await cli(argv)).code).toBe(code);
    expect((await readdir(temp)).filter((name) => name.startsWith('backproof-'))).toEqual([]);
  });

  test.each([
    [['try'], 'proven'],
    [['try', '--what', 'fail'], 'failed'],
    [['try', '--what', 'unproven'], 'unproven'],
    [['try', '--what', 'user-error'], 'failed'],
    [['try', '--what', 'defect'], 'failed'],
    [['try', '--whta', 'x'], 'failed'],
    [['nothing'], 'failed'],
  ])('%j --json prints one document that says %s', async (argv, verdict) => {
    const { out } = await cli([...argv, '--json']);
    const parsed = v.parse(document, JSON.parse(out));
    expect(parsed.verdict).toBe(verdict);
    if (argv.length === 1 && argv[0] === 'try')
      expect(parsed.checks.map((check) => check.id)).toEqual(['fixture.held']);
  });

  test('flags arrive parsed; a list may be repeated', async () => {
    const { out } = await cli([
      'try',
      '--json',
      '--jobs=3',
      '--names',
      'a,b',
      '--names',
      'c',
      '--max-age',
      '2m',
    ]);
    expect(v.parse(document, JSON.parse(out)).seen).toBe('[3,["a","b","c"],120]');
  });

  test('only the wrong flags are told, with the nearest right one', async () => {
    const { err } = await cli(['try', '--jbos', '4', '--what', 'prove', '--max-aeg=1h']);
    expect(err).toContain('--jobs');
    expect(err).toContain('--max-age');
    expect(err).not.toContain('--what');
    expect(err).not.toContain('"4"');
  });

  test('a password on the command line is refused, unseen, with the variable to use', async () => {
    const { code, out, err } = await cli(['try', '--source', 'postgres://app:s3cret@db/app']);
    expect(code).toBe(3);
    expect(err).toContain('FIXTURE_SOURCE');
    expect(out + err).not.toContain('s3cret');
    expect((await cli(['try', '--source', 'postgres://app@db/app'])).code).toBe(0);
  });

  test('the variable is used, and no form of it is shown', async () => {
    const env = { FIXTURE_SOURCE: 'postgres://app:s%403cret@db/app', PGPASSWORD: 'an0ther' };
    for (const what of ['prove', 'defect', 'user-error']) {
      const { out, err } = await cli(['try', '--what', what, '--json'], env);
      expect(out + err).toContain('***');
      for (const form of ['s%403cret', 's@3cret', 'an0ther']) expect(out + err).not.toContain(form);
    }
  });

  test('a terminal has progress on a line of its own, a file has none of it', async () => {
    expect((await cli(['try'], {}, true)).err).toContain('\r\u001b[K');
    expect((await cli(['try'])).err).not.toContain('\u001b');
  });

  test('a kept server stays until Ctrl-C, and is then removed with everything else', async () => {
    const running = cli(['try', '--what', 'leave']);
    const folder = async (): Promise<string | undefined> =>
      (await readdir(temp)).find((name) => name.startsWith('backproof-'));
    let server = '';
    while (!existsSync(server)) {
      await new Promise((wake) => setTimeout(wake, 10));
      server = join(temp, (await folder()) ?? 'none', 'work', 'server');
    }
    await new Promise((wake) => setTimeout(wake, 100));
    expect(existsSync(server)).toBe(true);
    process.emit('SIGINT');
    expect((await running).code).toBe(0);
    expect(await folder()).toBeUndefined();
    expect(existsSync(join(temp, 'notes-file'))).toBe(false);
  });

  test('SIGTERM ends a run with exit code 1, cleaned up', async () => {
    const running = cli(['try', '--what', 'wait', '--json']);
    await new Promise((wake) => setTimeout(wake, 100));
    process.emit('SIGTERM');
    const { code, out } = await running;
    expect(code).toBe(1);
    expect(v.parse(document, JSON.parse(out)).verdict).toBe('failed');
    expect((await readdir(temp)).filter((name) => name.startsWith('backproof-'))).toEqual([]);
  });

  test('every verb explains all of its flags within the width of a terminal', async () => {
    for (const real of schemas) {
      let help = '';
      await runCli([{ schema: real, load: () => Promise.reject(new Error('not loaded for help')) }], {
        argv: [real.verb, '--help'],
        env: {},
        stdout: { write: (text) => (help += text) },
        stderr: { write: () => undefined },
        handlers: { endServer: () => Promise.resolve(), endProcess: () => Promise.resolve() },
      });
      for (const [name, spec] of Object.entries(real.inputs)) {
        expect(help.includes(`  --${name}`)).toBe(spec.only !== 'action');
      }
      expect(Math.max(...help.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    }
  });
});
