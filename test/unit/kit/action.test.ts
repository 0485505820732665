import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CacheService } from '../../support/cache-service.js';
import { Job, type StepOptions, type StepResult } from '../../support/runner.js';

const FIXTURE = 'test/unit/kit/fixture';
const SECRET = 'postgres://app:p%40ss%3Aw0rd%2F%23@db.example.org/app';

/** Main and post part of a step in a job of its own, which is over when this is disposed of. */
interface Ran extends AsyncDisposable {
  readonly main: StepResult;
  readonly post: StepResult;
  /** Folders that both of them left behind. */
  readonly left: readonly string[];
  readonly job: Job;
}

async function step(options: StepOptions): Promise<Ran> {
  const job = await Job.start();
  const main = await job.main(FIXTURE, options);
  const post = await job.post(FIXTURE, main, options);
  const left = (await readdir(job.temp)).filter((name) => name.startsWith('backproof-'));
  return { main, post, left, job, [Symbol.asyncDispose]: () => job[Symbol.asyncDispose]() };
}

describe('an action from its action.yml', () => {
  test('a proven run sets its outputs and summary, and leaves nothing', async () => {
    await using ran = await step({
      with: { jobs: '4', names: 'a, b\n c', source: SECRET },
    });
    const { main, post, left, job } = ran;
    expect(main.exitCode).toBe(0);
    expect(main.outputs).toEqual({ verdict: 'proven', claim: 'intact', seen: '[4,["a","b","c"],93600]' });
    expect(main.summary).toContain('It did what its input said.');
    expect(main.annotations).toEqual([]);
    expect(await readFile(join(job.temp, 'notes'), 'utf8')).toBe('deferred second\ndeferred first\n');
    expect(post).toMatchObject({ exitCode: 0, annotations: [] });
    expect(left).toEqual([]);
  });

  test.each([
    ['prove', 0],
    ['user-error', 1],
    ['defect', 1],
  ])('no form of a secret is seen when it does %s', async (what, exitCode) => {
    await using ran = await step({ with: { what, source: SECRET } });
    const { main } = ran;
    expect(main.exitCode).toBe(exitCode);
    const unmasked = main.rawLog
      .split('\n')
      .filter((line) => !line.startsWith('::add-mask::'))
      .join('\n');
    for (const form of [SECRET, 'p%40ss%3Aw0rd%2F%23', 'p@ss:w0rd/#']) {
      expect(main.masks).toContain(form);
      expect(unmasked).not.toContain(form);
      expect(main.summary).not.toContain(form);
    }
    // Masked before anything is said at all.
    expect(main.rawLog.startsWith('::add-mask::')).toBe(true);
  });

  test('every wrong input is told at once, in one annotation', async () => {
    await using ran = await step({ with: { jobs: 'many', 'max-age': '3 weeks', nmaes: 'x' } });
    const { main, left } = ran;
    expect(main.exitCode).toBe(1);
    expect(main.annotations).toHaveLength(1);
    const [annotation] = main.annotations;
    for (const part of ['jobs', '1 to 64', 'max-age', 'nmaes', 'names'])
      expect(annotation?.message).toContain(part);
    expect(main.outputs).toEqual({ verdict: 'failed', claim: 'none', seen: '' });
    expect(left).toEqual([]);
  });

  test('a user error is one line without a stack; a defect shows its stack', async () => {
    await using user = await step({ with: { what: 'user-error' } });
    expect(user.main.annotations).toHaveLength(1);
    expect(user.main.annotations[0]?.message).not.toContain('\n');
    expect(user.main.annotations[0]?.message).toContain('Name another');
    expect(user.main.log).not.toMatch(/^\s+at /m);
    expect(user.main.summary).toContain('No such database');
    await using defect = await step({ with: { what: 'defect' } });
    expect(defect.main.exitCode).toBe(1);
    expect(defect.main.log).toMatch(/^\s+at .*verb\.js/m);
    expect(defect.main.outputs).toEqual({ verdict: 'failed', claim: 'none', seen: '' });
  });

  test('what is thrown where nobody waits fails the step at once', async () => {
    await using ran = await step({ with: { what: 'stray' } });
    const { main } = ran;
    expect(main.exitCode).toBe(1);
    expect(main.milliseconds).toBeLessThan(30_000);
    expect(main.outputs['verdict']).toBe('failed');
    expect(main.annotations[0]?.message).toContain('thrown where nobody waits');
  });

  test('a failed verdict fails the step and names the check', async () => {
    await using ran = await step({ with: { what: 'fail', 'allow-unproven': 'true' } });
    const { main } = ran;
    expect(main).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed', claim: 'intact' } });
    expect(main.annotations).toHaveLength(1);
    expect(main.annotations[0]?.message).toContain('fixture.other');
    expect(main.annotations[0]?.message).toContain('table app.x');
  });

  test('unproven fails the step unless it is let through, visibly', async () => {
    await using refused = await step({ with: { what: 'unproven' } });
    expect(refused.main).toMatchObject({ exitCode: 1, annotations: [{ level: 'error' }] });
    await using allowed = await step({ with: { what: 'unproven', 'allow-unproven': 'true' } });
    expect(allowed.main).toMatchObject({
      exitCode: 0,
      annotations: [{ level: 'warning' }],
      outputs: { verdict: 'unproven' },
    });
  });

  test('the summary is bounded, and can be switched off, also for errors', async () => {
    await using huge = await step({ with: { what: 'huge' } });
    expect(huge.main.exitCode).toBe(0);
    expect(Buffer.byteLength(huge.main.summary)).toBeLessThan(1024 * 1024);
    expect(huge.main.summary).not.toContain('\uFFFD');
    for (const what of ['prove', 'user-error']) {
      await using off = await step({ with: { what, summary: 'false' } });
      expect(off.main.summary).toBe('');
    }
  });

  test('groups are closed when their work fails', async () => {
    await using ran = await step({ with: { what: 'group' } });
    const { main } = ran;
    expect(main).toMatchObject({ exitCode: 1, openGroups: 0 });
  });

  test('a cleanup that fails is a warning, and the others still run', async () => {
    await using ran = await step({ with: { what: 'bad-cleanup' } });
    const { main, job } = ran;
    expect(main).toMatchObject({ exitCode: 0, annotations: [{ level: 'warning' }] });
    expect(await readFile(join(job.temp, 'notes'), 'utf8')).toBe('deferred second\ndeferred first\n');
  });

  test('an open handle does not keep the step alive', async () => {
    await using ran = await step({ with: { what: 'handle' } });
    const { main } = ran;
    expect(main.exitCode).toBe(0);
    expect(main.milliseconds).toBeLessThan(30_000);
  });
});

describe('what outlives the main part', () => {
  test('a kept server stays until the post step, the rest of the work folder goes', async () => {
    await using job = await Job.start();
    const main = await job.main(FIXTURE, { with: { what: 'leave' } });
    const work = join(main.state['leftovers'] ?? '', '..', 'work');
    expect(await readdir(work)).toEqual(['server']);
    const post = await job.post(FIXTURE, main);
    expect(post).toMatchObject({ exitCode: 0, annotations: [] });
    expect(post.log).toContain(join(work, 'server'));
    expect((await readdir(job.temp)).sort()).toEqual(['notes']);
  });

  test('a server that does not end is a warning, and the rest is still removed', async () => {
    await using job = await Job.start();
    const main = await job.main(FIXTURE, { with: { what: 'leave' } });
    const post = await job.post(FIXTURE, main, { env: { FIXTURE_BROKEN: '1' } });
    expect(post).toMatchObject({ exitCode: 0, annotations: [{ level: 'warning' }] });
    expect(existsSync(join(job.temp, 'notes-file'))).toBe(false);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('%s ends the run in order', async (signal) => {
    await using job = await Job.start();
    const running = await job.startMain(FIXTURE, { with: { what: 'wait' } });
    while (!running.output().includes('waiting')) await new Promise((wake) => setTimeout(wake, 20));
    running.kill(signal);
    const main = await running.result;
    expect(main.exitCode).toBe(1);
    expect(main.annotations[0]?.message).toContain(signal);
    expect(main.outputs['verdict']).toBe('failed');
    expect(await readFile(join(job.temp, 'notes'), 'utf8')).toBe('deferred second\ndeferred first\n');
  });

  test('kill -9: outputs say failed, and the post step finds the work folder and the server', async () => {
    await using job = await Job.start();
    const running = await job.startMain(FIXTURE, { with: { what: 'wait' } });
    while (!running.output().includes('waiting')) await new Promise((wake) => setTimeout(wake, 20));
    running.kill('SIGKILL');
    const main = await running.result;
    expect(main.signal).toBe('SIGKILL');
    expect(main.outputs).toEqual({ verdict: 'failed', claim: 'none', seen: '' });
    const post = await job.post(FIXTURE, main);
    expect(post).toMatchObject({ exitCode: 0, annotations: [] });
    expect(post.log).toContain('ending the server');
    expect((await readdir(job.temp)).filter((name) => name.startsWith('backproof-'))).toEqual([]);
  });
});

describe('folders kept between runs', () => {
  const options = (service: CacheService): StepOptions => ({ with: { what: 'cache' }, env: service.env });

  test('are saved by one job and restored by the next', async () => {
    await using service = await CacheService.start();
    await using first = await Job.start();
    const saved = await first.main(FIXTURE, options(service));
    expect(saved.log).toContain('restored: false, a program');
    expect(service.keys).toEqual(['programs-17']);
    await rm(first.tools, { recursive: true });
    const restored = await first.main(FIXTURE, options(service));
    expect(restored.log).toContain('restored: true, a program');
    expect(restored).toMatchObject({ exitCode: 0, annotations: [] });
  });

  test('are done without where the service refuses', async () => {
    await using service = await CacheService.start();
    service.break();
    await using job = await Job.start();
    const main = await job.main(FIXTURE, options(service));
    expect(main.exitCode).toBe(0);
    expect(main.log).toContain('restored: false, a program');
    expect(main.annotations.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
