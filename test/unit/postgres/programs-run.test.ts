import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ProgramFailed, runProgram, startProgram } from '#process';
import { OperationFailed, UserError } from '#verdict';

/** A program of our own making; Node is the one interpreter that is surely there. */
const script = (
  code: string,
): { readonly args: readonly string[]; readonly env: Record<string, string> } => ({
  args: ['-e', code],
  env: {},
});
const NODE = process.execPath;

async function failure(work: Promise<unknown>): Promise<ProgramFailed> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ProgramFailed) return error;
  throw new Error('it did not fail as a program does', { cause: error });
}

/** Whether a process is there and no zombie. */
async function alive(pid: number): Promise<boolean> {
  try {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8');
    return !status.includes(') Z ');
  } catch {
    return false;
  }
}

async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if (!(await alive(pid))) return true;
    await sleep(50);
  }
  return false;
}

describe('running a program', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bp-run-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  test('gives back what it wrote, and hands it its input', async () => {
    expect(await runProgram('/bin/cat', { args: [], env: {} }, 'ä\n🐘')).toBe('ä\n🐘');
    expect(await runProgram('/bin/true', { args: [], env: {} })).toBe('');
  });

  test('nothing of our environment reaches it', async () => {
    process.env['BACKPROOF_TEST_SECRET'] = 'hunter2';
    try {
      expect(await runProgram('/usr/bin/env', { args: [], env: {} })).toBe('');
      expect(await runProgram('/usr/bin/env', { args: [], env: { ONLY: 'this' } })).toBe('ONLY=this\n');
    } finally {
      delete process.env['BACKPROOF_TEST_SECRET'];
    }
  });

  test('arguments are handed over as they are: no shell reads them', async () => {
    const odd = ['$(touch x)', '`id`', 'a b', "it's", '"', '*', ';', '', '--', '\n'];
    const printed = await runProgram(NODE, {
      args: ['-e', 'console.log(JSON.stringify(process.argv.slice(1)))', '--', ...odd],
      env: {},
      cwd: folder,
    });
    expect(JSON.parse(printed)).toEqual(odd);
  });

  test('an exit code is told with the line that says why', async () => {
    const error = await failure(
      runProgram(
        NODE,
        script('console.error("x: error: it broke"); console.error("x: hint: none"); process.exit(3)'),
      ),
    );
    expect(error).toBeInstanceOf(OperationFailed);
    expect(error.ending).toMatchObject({
      code: 3,
      signal: null,
      stderr: ['x: error: it broke', 'x: hint: none'],
    });
    expect(error.message).toContain('exit code 3: x: error: it broke');
  });

  test('a signal is told by its name', async () => {
    const error = await failure(runProgram(NODE, script('process.kill(process.pid, "SIGKILL")')));
    expect(error.ending).toMatchObject({ code: null, signal: 'SIGKILL' });
    expect(error.message).toContain('SIGKILL');
  });

  test('of its messages the last lines are kept, none of them too long, and each is seen as it comes', async () => {
    let seen = 0;
    const error = await failure(
      runProgram(NODE, {
        ...script(
          'for (let i = 0; i < 5000; i++) console.error(i); console.error("y".repeat(9000)); process.exitCode = 1',
        ),
        onStderr: () => {
          seen++;
        },
      }),
    );
    expect(seen).toBe(5001);
    expect(error.ending.stderr.length).toBeLessThanOrEqual(200);
    expect(error.ending.stderr.at(-2)).toBe('4999');
    expect(error.ending.stderr.at(-1)).toHaveLength(4000);
  });

  test('an answer without end is cut off', async () => {
    await expect(runProgram('/usr/bin/yes', { args: [], env: {} })).rejects.toThrow(
      /more than 16777216 bytes/,
    );
  });

  test.each([
    ['is not there', '/nowhere/pg_dump'],
    ['is a folder', '/tmp'],
    ['is no program', '/etc/passwd'],
  ])('a program that %s is told in one line', async (_, path) => {
    const started = startProgram(path, { args: [], env: {} });
    await expect(started).rejects.toBeInstanceOf(UserError);
    await expect(started).rejects.toThrow(path);
  });

  test('one that does not read its input ends in its own way', async () => {
    expect(await runProgram('/bin/true', { args: [], env: {} }, 'x'.repeat(1 << 20))).toBe('');
  });

  test('aborting ends it and all that it started, and the reason is told', async () => {
    const controller = new AbortController();
    const child = 'setInterval(() => undefined, 1000)';
    const parent = `const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'ignore' });
      process.on('SIGTERM', () => undefined);
      console.log(process.pid + ' ' + child.pid); setInterval(() => undefined, 1000);`;
    const running = await startProgram(NODE, { ...script(parent), signal: controller.signal });
    const pids = await new Promise<readonly number[]>((resolve) => {
      running.stdout.once('data', (part: Buffer) => {
        resolve(String(part).trim().split(' ').map(Number));
      });
    });
    expect(pids).toHaveLength(2);
    controller.abort(new Error('enough'));
    // The parent does not care for SIGTERM: it is killed after a while.
    expect(await running.ended).toMatchObject({ code: null, signal: 'SIGKILL' });
    for (const pid of pids) expect(await gone(pid)).toBe(true);

    const reason = new Error('no more');
    const ending = new AbortController();
    const run = runProgram('/bin/sleep', { args: ['60'], env: {}, signal: ending.signal });
    setTimeout(() => {
      ending.abort(reason);
    }, 100);
    await expect(run).rejects.toBe(reason);
  }, 20_000);

  test('aborting while it is being started ends it too', async () => {
    for (let round = 0; round < 20; round++) {
      const controller = new AbortController();
      const starting = startProgram('/bin/sleep', { args: ['60'], env: {}, signal: controller.signal });
      controller.abort(new Error('at once'));
      const running = await starting;
      expect(await running.ended).toMatchObject({ signal: 'SIGTERM' });
    }
    await expect(
      startProgram('/bin/sleep', { args: ['60'], env: {}, signal: AbortSignal.abort(new Error('before')) }),
    ).rejects.toThrow('before');
  });
});
