import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { DirectoryStore } from '#stores';
import { CommandLine, type CommandResult } from '../support/cli.js';
import { putSet } from '../support/made-sets.js';

let temp: string;
let cli: CommandLine;
beforeAll(async () => {
  temp = await mkdtemp(join(tmpdir(), 'bp-posture-'));
  cli = await CommandLine.start();
});
afterAll(async () => {
  await cli[Symbol.asyncDispose]();
  await rm(temp, { recursive: true });
});

const document = v.looseObject({
  claim: v.string(),
  checks: v.array(v.looseObject({ id: v.string(), verdict: v.string(), where: v.optional(v.string()) })),
});

function verify(...more: readonly string[]): Promise<CommandResult> {
  return cli.run(['verify', '--store', join(temp, 'store'), '--posture', '--json', ...more]);
}

test('the posture of a store is asked beside a verification, its copies too', async () => {
  const at = new Date();
  for (const name of ['store', 'copy']) {
    await mkdir(join(temp, name));
    await putSet(new DirectoryStore(join(temp, name)), at);
  }
  await chmod(join(temp, 'store', 'app', 'backups'), 0o777);
  const { code, out } = await verify('--copies', `${join(temp, 'copy')} keep="daily=30"`);
  expect(code).toBe(1);
  const { checks, claim } = v.parse(document, JSON.parse(out));
  const told = checks.filter(({ id }) => id.startsWith('posture.'));
  expect(told.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id)).toEqual([
    ...['posture.public-access', 'posture.delete-versions'],
  ]);
  // It is there; where two folders are, nobody can tell.
  expect(told.filter(({ id }) => id === 'posture.second-copy')).toMatchObject([
    { verdict: 'proven', where: join(temp, 'copy') },
    { verdict: 'unproven' },
  ]);
  // What is wrong with the store takes nothing from what was read.
  expect(claim).toBe('intact');
});

test.each([
  ['a retention that means nothing', ['--retention', 'dayly=3']],
  ['a store that is its own copy', ['--copies', `${tmpdir()}\n${tmpdir()}`]],
  ['a copy in a store that is not known', ['--copies', 'nfs://somewhere']],
])('%s is told before anything is read', async (_, more) => {
  const { code, out } = await verify(...more);
  expect(code).toBe(3);
  expect(v.parse(v.looseObject({ verdict: v.string() }), JSON.parse(out)).verdict).toBe('failed');
});
