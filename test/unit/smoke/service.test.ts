import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { GROUP_MARK, endGroup, groupOf, startProgram, type ProcessGroup } from '#process';
import { startService, type Service } from '../../../packages/smoke/service.js';
import { Tail } from '../../../packages/smoke/tail.js';
import { isRunning } from '../../support/processes.js';

/** Starts a child that sleeps, tells its number, and does what it is told. */
const PARENT = (then: string): string => `
const { spawn } = require('node:child_process');
const child = spawn('/bin/sleep', ['600'], { stdio: 'inherit' });
console.log(child.pid);
${then}`;

const FOREVER = 'setInterval(() => undefined, 1000);';

async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + 20_000;
  while (performance.now() < deadline) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(10);
  }
  throw new Error('it did not come to that');
}

interface Started {
  readonly service: Service;
  readonly group: ProcessGroup;
  /** The process that the service started. */
  readonly child: number;
}

async function started(then: string): Promise<Started> {
  let group: ProcessGroup | undefined;
  const service = await startService(
    { run: [process.execPath, '-e', PARENT(then)], env: { PATH: '/usr/bin:/bin' } },
    (known) => (group = known),
  );
  // Its own words may come first: they take another way.
  const child = Number(await until(() => service.lastLines(9).find((line) => /^\d+$/.test(line))));
  if (group === undefined) throw new Error('nobody was told how to end it');
  return { service, group, child };
}

describe('the service under test', () => {
  test('ends with all that it started', async () => {
    const { service, group, child } = await started(FOREVER);
    expect(await isRunning(child)).toBe(true);
    await service.stop();
    expect(await isRunning(group.pid)).toBe(false);
    expect(await isRunning(child)).toBe(false);
    await service.stop();
  });

  test('ends also where it does not listen to SIGTERM', async () => {
    const { service, child } = await started(`process.on('SIGTERM', () => undefined); ${FOREVER}`);
    await service.stop();
    expect(await isRunning(child)).toBe(false);
    expect(await service.exited).toMatchObject({ signal: 'SIGKILL' });
  });

  test('is known to be gone at once, while its children hold its output', async () => {
    const { service, child } = await started(
      "child.unref(); console.error('no port'); process.exitCode = 3;",
    );
    expect(await service.exited).toEqual({ code: 3, signal: null });
    await until(() => (service.lastLines(1)[0] === 'no port' ? true : undefined));
    expect(await isRunning(child)).toBe(true);
    await service.stop();
    expect(await isRunning(child)).toBe(false);
  });

  test('has the environment that it was given, and nothing of ours', async () => {
    const service = await startService(
      { run: [process.execPath, '-p', 'Object.keys(process.env).join()'], env: { ONLY: '1' } },
      () => undefined,
    );
    await service.exited;
    expect(await until(() => service.lastLines(1)[0])).toBe(`ONLY,${GROUP_MARK}`);
    await service.stop();
  });
});

describe('a group that was written down', () => {
  test('is ended by whoever reads it later', async () => {
    const { service, group, child } = await started(FOREVER);
    await endGroup({ ...group });
    expect(await isRunning(child)).toBe(false);
    expect(await service.exited).toMatchObject({ signal: 'SIGTERM' });
    await endGroup(group);
  });

  test.each<[string, (group: ProcessGroup) => ProcessGroup]>([
    ['started at another time', (group) => ({ ...group, started: `${group.started}0` })],
    ['runs on another host', (group) => ({ ...group, host: 'elsewhere' })],
  ])('is left alone where its number is of one that %s', async (_, other) => {
    const { service, group, child } = await started(FOREVER);
    await endGroup(other(group));
    expect(await isRunning(group.pid)).toBe(true);
    expect(await isRunning(child)).toBe(true);
    await service.stop();
  });

  test('is known by its mark where the program that led it is gone', async () => {
    const { service, group, child } = await started('child.unref();');
    await service.exited;
    await endGroup({ ...group, mark: 'of another' });
    expect(await isRunning(child)).toBe(true);
    await endGroup(group);
    expect(await isRunning(child)).toBe(false);
  });

  test('is told from another by the moment of its start', async () => {
    const running = await startProgram('/bin/sleep', { args: ['600'], env: {} });
    const group = await groupOf(running.pid, 'mark');
    expect(group.started).not.toBe('');
    expect(await readFile(`/proc/${running.pid}/stat`, 'utf8')).toContain(` ${group.started} `);
    await running.stop();
  });
});

test('of its output the last lines are kept, those that say something', () => {
  const tail = new Tail();
  for (let n = 0; n < 10_000; n++) {
    tail.add(`line ${n}  `);
    tail.add(' ');
  }
  expect(tail.last(2)).toEqual(['line 9998', 'line 9999']);
  expect(tail.last(Infinity).length).toBeLessThan(100);
});
