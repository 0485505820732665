import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openSession, type Session } from '#kit';
import { systemClock } from '#verdict';

const quiet = {
  info: () => undefined,
  warning: () => undefined,
  debug: () => undefined,
  group: <T>(_title: string, work: () => Promise<T>): Promise<T> => work(),
};

describe('a run that was killed', () => {
  let temp = '';
  beforeEach(async () => {
    temp = await mkdtemp(join(tmpdir(), 'bp-session-'));
  });
  afterEach(async () => {
    await rm(temp, { recursive: true, force: true });
  });

  const open = (onRunner: boolean): Promise<Session> =>
    openSession({
      ports: {
        clock: systemClock,
        log: quiet,
        progress: () => undefined,
        signal: new AbortController().signal,
      },
      env: {},
      tempFolder: temp,
      programFolder: temp,
      run: {},
      onRunner,
      cache: undefined,
      mask: () => undefined,
    });

  /** Opens a session in a process of its own, leaves a secret in its work folder, and is killed. */
  async function killedRun(): Promise<string> {
    const kit = resolve(import.meta.dirname, '../../../packages/kit/index.js');
    const script = `
      import { writeFileSync } from 'node:fs';
      const { openSession } = await import(${JSON.stringify(kit)});
      const log = { info() {}, warning() {}, debug() {}, group: (_, work) => work() };
      const ports = { clock: { now: () => new Date() }, log, progress() {}, signal: new AbortController().signal };
      const session = await openSession({ ports, env: {}, tempFolder: ${JSON.stringify(temp)}, programFolder: '/', run: {}, onRunner: false, cache: undefined, mask() {} });
      writeFileSync(session.context.workFolder + '/pg.pass', 'secret');
      process.kill(process.pid, 'SIGKILL');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
    await new Promise((ended) => child.once('exit', ended));
    const [name = ''] = await readdir(temp);
    const secret = join(temp, name, 'work', 'pg.pass');
    expect(existsSync(secret)).toBe(true);
    return secret;
  }

  test('leaves nothing to the next one', async () => {
    const secret = await killedRun();
    const session = await open(false);
    expect(existsSync(secret)).toBe(false);
    await session.close();
    expect(await readdir(temp)).toEqual([]);
  });

  test('on a runner leaves its list of leftovers to the post step, and no secret', async () => {
    const secret = await killedRun();
    await (await open(true)).close();
    expect(existsSync(secret)).toBe(false);
    expect(await readdir(join(secret, '..', '..'))).toEqual(['leftovers.jsonl']);
  });

  test('is told from one that runs', async () => {
    const first = await open(false);
    const second = await open(false);
    expect(existsSync(first.context.workFolder)).toBe(true);
    await Promise.all([first.close(), second.close()]);
    expect(await readdir(temp)).toEqual([]);
  });
});
