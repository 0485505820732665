import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { startProgram } from '#process';

test('what a program wrote is there for a reader that comes after its end', async () => {
  const running = await startProgram('/bin/echo', { args: ['late'], env: {} });
  running.stdin.end();
  await sleep(300);
  expect((await running.stdout.toArray()).join('')).toBe('late\n');
  expect((await running.ended).code).toBe(0);
});

test('a program that is stopped ends, though nobody reads what it writes', async () => {
  const running = await startProgram('/usr/bin/yes', { args: [], env: {} });
  await sleep(100);
  expect(await running.stop()).toMatchObject({ signal: 'SIGTERM' });
});

test('a reader that leaves early does not keep a program from being stopped', async () => {
  const running = await startProgram('/usr/bin/yes', { args: [], env: {} });
  for await (const part of running.stdout) {
    expect(String(part)).toContain('y\n');
    break;
  }
  expect(await running.stop()).toMatchObject({ signal: 'SIGTERM' });
});
