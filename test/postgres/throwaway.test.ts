import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { connect, endServer, keepServer, startThrowaway, sweepLeftovers, type Session } from '#postgres';
import { startProgram } from '#process';
import { OperationFailed, UserError, systemClock } from '#verdict';
import { PROJECT_ROOT, serverPrograms, silentLog } from '../support/postgres.js';
import { forever, startTestServer, testFolder } from '../support/throwaway.js';

let folder: string;

beforeEach(async () => {
  folder = await testFolder();
});

afterEach(async () => {
  for (const name of await readdir(folder)) {
    if (name.startsWith('backproof-pg-')) await endServer(join(folder, name));
  }
  await rm(folder, { recursive: true });
});

const SETTING = v.object({ value: v.string() });

async function setting(session: Session, name: string): Promise<string> {
  const row = await session.one(SETTING, 'select pg_catalog.current_setting($1) as value', [name]);
  return row.value;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('it did not happen within 20 seconds');
    await sleep(20);
  }
}

test.each([15, 17, 18] as const)(
  'a server of major %i answers, and nothing of it is left when it stops',
  async (major) => {
    const server = await startTestServer(major, { folder });
    const session = await connect(server.connection, { signal: forever });
    expect(await setting(session, 'server_version')).toBe(server.version.text);
    expect(await setting(session, 'fsync')).toBe('off');
    expect(await setting(session, 'listen_addresses')).toBe('');
    await session.close();
    expect((await stat(server.connection.host)).mode & 0o777).toBe(0o700);
    await server.stop();
    await server.stop();
    expect(isRunning(server.pid)).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  },
);

test('its process has an unprivileged account, a session of its own, and none of our environment', async () => {
  process.env['BACKPROOF_TEST_SECRET'] = 'hunter2';
  const server = await startTestServer(17, { folder });
  delete process.env['BACKPROOF_TEST_SECRET'];
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
  const uids = /^Uid:\s+(\d+)\s+(\d+)/m.exec(status)?.slice(1).map(Number) ?? [];
  expect(uids).not.toContain(0);
  expect(/^Groups:\s*(.*)$/m.exec(status)?.[1]?.split(' ')).not.toContain('0');
  const environment = await readFile(`/proc/${server.pid}/environ`, 'utf8');
  expect(environment).not.toContain('hunter2');
  const names = environment.split('\0').map((entry) => entry.split('=')[0]);
  expect(names).not.toContain('HOME');
  await server.stop();
});

test('on loopback it wants the password, which is another one each time', async () => {
  const one = await startTestServer(17, { folder, listen: 'loopback' });
  const two = await startTestServer(17, { folder, listen: 'loopback' });
  if (one.loopback === undefined || two.loopback === undefined) throw new Error('no loopback');
  expect(one.loopback.port).not.toBe(two.loopback.port);
  expect(one.loopback.password).not.toBe(two.loopback.password);
  const session = await connect(one.loopback, { signal: forever });
  await session.close();
  const wrong = connect({ ...one.loopback, password: two.loopback.password ?? '' }, { signal: forever });
  await expect(wrong).rejects.toBeInstanceOf(UserError);
  await one.stop();
  // Two at once do not know of each other.
  const other = await connect(two.loopback, { signal: forever });
  await other.close();
  await two.stop();
  expect(await readdir(folder)).toEqual([]);
});

test('a locale that is not there is stood in for, and that is said', async () => {
  const locale = {
    encoding: 'UTF8',
    collate: 'xx_YY.UTF-8',
    ctype: 'xx_YY.UTF-8',
    provider: 'libc',
  } as const;
  const server = await startTestServer(15, { folder, locale });
  expect(server.warnings).toHaveLength(1);
  await server.stop();
  const latin = { encoding: 'LATIN1', collate: 'xx_YY', ctype: 'xx_YY', provider: 'libc' } as const;
  const plain = await startTestServer(17, { folder, locale: latin });
  expect(plain.warnings).toHaveLength(1);
  const session = await connect(plain.connection, { signal: forever });
  expect(await setting(session, 'server_encoding')).toBe('LATIN1');
  await session.close();
  await plain.stop();
});

test('a deep folder does not make its socket too long', async () => {
  const deep = join(folder, 'a'.repeat(60), 'b'.repeat(60));
  await mkdir(deep, { recursive: true, mode: 0o755 });
  const server = await startTestServer(17, { folder: deep });
  const session = await connect(server.connection, { signal: forever });
  await session.close();
  await server.stop();
  await expect(stat(server.connection.host)).rejects.toThrow();
});

test('a server that cannot start says why and leaves nothing', async () => {
  const start = startTestServer(17, { folder, settings: { shared_buffers: 'lots' } });
  await expect(start).rejects.toBeInstanceOf(OperationFailed);
  await expect(start).rejects.toThrow(/shared_buffers/);
  expect(await readdir(folder)).toEqual([]);
});

test('a signal ends it, while it is being set up as well as later, with queries running', async () => {
  const early = new AbortController();
  const start = startTestServer(17, { folder, signal: early.signal });
  await until(async () => (await readdir(folder)).length > 0);
  early.abort(new Error('cancelled'));
  await expect(start).rejects.toThrow();
  expect(await readdir(folder)).toEqual([]);

  const late = new AbortController();
  const server = await startTestServer(17, { folder, signal: late.signal });
  const session = await connect(server.connection, { signal: forever });
  const slow = expect(session.execute('select pg_sleep(60)')).rejects.toBeInstanceOf(OperationFailed);
  late.abort(new Error('cancelled'));
  await slow;
  await until(async () => (await readdir(folder)).length === 0);
  expect(isRunning(server.pid)).toBe(false);
  await session.close();
});

const STARTED = v.object({ pid: v.number(), folder: v.string() });
type Owner = ChildProcessByStdio<null, Readable, null>;

function startOwner(): Owner {
  const script = join(PROJECT_ROOT, 'build', 'test', 'support', 'throwaway-owner.js');
  return spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function startedBy(owner: Owner): Promise<v.InferOutput<typeof STARTED>> {
  let text = '';
  for await (const part of owner.stdout) {
    text += String(part);
    if (text.includes('\n')) return v.parse(STARTED, JSON.parse(text));
  }
  throw new Error('the owner ended without a server');
}

test('a server whose owner was killed is swept, one whose owner lives is not', async () => {
  const owner = startOwner();
  const started = await startedBy(owner);
  expect(await sweepLeftovers(folder, silentLog, systemClock)).toBe(0);
  owner.kill('SIGKILL');
  await until(() => owner.signalCode !== null);
  expect(isRunning(started.pid)).toBe(true);
  const mine = await startTestServer(17, { folder });

  await keepServer(started.folder, new Date(Date.now() + 60_000));
  expect(await sweepLeftovers(folder, silentLog, systemClock)).toBe(0);
  await keepServer(started.folder, new Date(Date.now() - 1));
  expect(await sweepLeftovers(folder, silentLog, systemClock)).toBe(1);

  expect(isRunning(started.pid)).toBe(false);
  expect(isRunning(mine.pid)).toBe(true);
  await mine.stop();
  expect(await readdir(folder)).toEqual([]);
});

test('what is left of an owner killed at any moment is swept', async () => {
  for (const wait of [0, 60, 150, 300, 500]) {
    const owner = startOwner();
    await until(async () => (await readdir(folder)).length > 0);
    await sleep(wait);
    owner.kill('SIGKILL');
    await until(() => owner.signalCode !== null);
    await until(async () => {
      await sweepLeftovers(folder, silentLog, systemClock);
      return (await readdir(folder)).length === 0;
    });
  }
  // A program that was still being started when its folder went away has nothing to serve.
  await until(async () => !(await commands()).some((command) => command.includes(folder)));
});

test('an owner that is told to end takes its server with it', async () => {
  const owner = startOwner();
  const started = await startedBy(owner);
  owner.kill('SIGTERM');
  await until(() => owner.exitCode !== null);
  expect(isRunning(started.pid)).toBe(false);
  expect(await readdir(folder)).toEqual([]);
});

test('a later process ends it by its folder, and touches nothing else', async () => {
  const owner = startOwner();
  const started = await startedBy(owner);
  await endServer(started.folder);
  expect(isRunning(started.pid)).toBe(false);
  await endServer(started.folder);
  owner.kill('SIGKILL');

  const foreign = join(folder, 'backproof-pg-foreign');
  await mkdir(foreign);
  await writeFile(join(foreign, 'precious'), 'x');
  await expect(endServer(foreign)).rejects.toBeInstanceOf(UserError);
  expect(await sweepLeftovers(folder, silentLog, systemClock)).toBe(0);
  expect(await readdir(foreign)).toEqual(['precious']);
  await rm(foreign, { recursive: true });
});

test('a server that runs by way of a dynamic loader, as unpacked packages do, is known for one', async () => {
  const programs = await serverPrograms(17);
  const loader = process.arch === 'x64' ? '/lib64/ld-linux-x86-64.so.2' : '/lib/ld-linux-aarch64.so.1';
  const binary = programs.path('postgres');
  const wrapper = join(folder, 'start-server');
  await writeFile(wrapper, `#!/bin/sh\nexec ${loader} --argv0 ${binary} ${binary} "$@"\n`, { mode: 0o755 });
  const path: typeof programs.path = (name) => (name === 'postgres' ? wrapper : programs.path(name));
  const server = await startTestServer(17, { folder, programs: { ...programs, path } });
  await endServer(server.folder);
  expect(isRunning(server.pid)).toBe(false);
  await rm(wrapper);
});

test('a process that merely has the number of a server is not signalled', async () => {
  const bystander = await startProgram('/bin/sleep', { args: ['60'], env: {} });
  const server = await startTestServer(17, { folder });
  const pidFile = join(server.folder, 'data', 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8');
  await writeFile(pidFile, text.replace(/^\d+/, String(bystander.pid)));
  await server.stop();
  expect(isRunning(bystander.pid)).toBe(true);
  await bystander.stop();
});

async function commands(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
}

test('a folder that the account of the server may not enter is named', async () => {
  if (process.getuid?.() !== 0) return;
  const closed = join(folder, 'closed');
  await mkdir(closed, { mode: 0o700 });
  const start = startThrowaway({
    programs: await serverPrograms(17),
    folder: closed,
    listen: 'socket',
    log: silentLog,
    signal: forever,
    clock: systemClock,
  });
  await expect(start).rejects.toThrow(closed);
});
