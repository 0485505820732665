import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { EXIT, runCli } from '#cli';
import { UserError } from '#verdict';
import { verbs } from '#verbs';
import { askAt } from '../../../packages/cli/ask.js';
import { init } from '../../../packages/verbs/schemas/index.js';
import { fleetOf } from '../../support/fleet.js';

/** A terminal at which somebody types these lines, and then ends the input. */
function typing(...lines: readonly string[]): { readonly input: PassThrough; readonly output: PassThrough } {
  const input = new PassThrough();
  for (const line of lines) input.write(`${line}\n`);
  input.end();
  return { input, output: new PassThrough() };
}

describe('a question at a terminal', () => {
  test('is answered by the line that is typed', async () => {
    const { input, output } = typing('/mnt/backups');
    await expect(askAt(input, output, 'Where? ', new AbortController().signal)).resolves.toBe('/mnt/backups');
    expect(String(output.read())).toContain('Where? ');
  });

  test('ends with the input, and with the command', async () => {
    const { input, output } = typing();
    await expect(askAt(input, output, 'Where? ', new AbortController().signal)).rejects.toThrow(UserError);
    // Ctrl-D, where the terminal's keys are read one by one.
    const keys = new PassThrough();
    const pressed = askAt(
      keys,
      Object.assign(new PassThrough(), { isTTY: true }),
      'Where? ',
      new AbortController().signal,
    );
    keys.write('\u0004');
    await expect(pressed).rejects.toThrow(UserError);
    const asked = askAt(new PassThrough(), output, 'Where? ', AbortSignal.timeout(20));
    await expect(asked).rejects.toThrow();
  });
});

describe('init', () => {
  /** What somebody answers, in order; every question that came. */
  async function answering(
    folder: string,
    answers: readonly string[],
    ...flags: readonly string[]
  ): Promise<{
    readonly code: number;
    readonly questions: number;
  }> {
    const left = [...answers];
    const quiet = { write: () => true };
    const code = await runCli([{ schema: init, load: verbs.init }], {
      argv: ['init', `--folder=${folder}`, ...flags],
      env: { RUNNER_TEMP: tmpdir() },
      ...{ stdout: quiet, stderr: quiet },
      handlers: { endServer: () => Promise.resolve(), endProcess: () => Promise.resolve() },
      ask: () => Promise.resolve(left.shift() ?? ''),
    });
    return { code, questions: answers.length - left.length };
  }

  test('asks five questions, those with a wrong answer again, and takes an empty line for the usual', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'init-'));
    try {
      const answers = ['shop', 'postgres://x', 'SHOP_URL', '/srv/backups', '', 'soon', '27 4 * * *'];
      const told = await answering(folder, answers);
      expect(told).toEqual({ code: EXIT.proven, questions: 7 });
      const fleet = fleetOf(await readFile(join(folder, '.github', 'backproof.yml'), 'utf8'));
      expect(fleet.databases).toMatchObject([
        {
          ...{ name: 'shop', store: '/srv/backups', runsOn: ['self-hosted'] },
          tasks: { backup: { schedule: { cron: '27 4 * * *' }, secrets: { source: 'SHOP_URL' } } },
        },
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('asks only for what no flag says', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'init-'));
    try {
      const told = await answering(folder, ['', '', ''], '--database=shop', '--store=/srv/backups');
      expect(told).toEqual({ code: EXIT.proven, questions: 3 });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
