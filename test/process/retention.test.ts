import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { CommandLine, variablesOf, type CommandResult } from '../support/cli.js';
import type { Connection } from '#postgres';
import { parseStatement } from '#provenance';
import { SHOP, startService, type Service } from '../support/process.js';

let service: Service;
let cli: CommandLine;
let source: Connection;
beforeAll(async () => {
  [service, cli] = await Promise.all([startService(17), CommandLine.start()]);
  source = await service.database(SHOP, 'kept');
});
afterAll(async () => {
  await cli[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

const fate = v.looseObject({ backup_id: v.string(), action: v.string(), why: v.array(v.string()) });
const backedUp = v.looseObject({
  backup_id: v.string(),
  checks: v.array(v.looseObject({ id: v.string(), verdict: v.string() })),
  retention: v.record(v.string(), v.looseObject({ fates: v.array(fate) })),
});
const drilled = v.looseObject({ verdict: v.string(), claim: v.string(), receipt_path: v.string() });
const listed = v.looseObject({
  sets: v.array(
    v.looseObject({
      ...{ backup_id: v.string(), proven_at: v.optional(v.string()), retention: v.optional(v.string()) },
      ...{ proven_claim: v.optional(v.string()), why: v.optional(v.array(v.string())) },
    }),
  ),
});
const pruned = v.looseObject({ deleted: v.array(v.string()), fates: v.array(fate) });

function document<T extends v.GenericSchema>(schema: T, { code, out, err }: CommandResult): v.InferOutput<T> {
  expect({ code, err }).toMatchObject({ code: 0 });
  return v.parse(schema, JSON.parse(out));
}

/** An id names a second. */
async function backUp(...more: readonly string[]): Promise<v.InferOutput<typeof backedUp>> {
  await setTimeout(1000 - (Date.now() % 1000));
  return document(backedUp, await cli.backup(source, '--json', ...more));
}

const setsLeft = (): Promise<readonly string[]> => readdir(join(cli.store, 'kept', 'backups'));

test('what was drilled stays, whatever the rules say, and a listing tells when it was proven', async () => {
  const { backup_id: first } = await backUp();
  const report = ['--report-dir', join(cli.folder, 'report')];
  const drill = document(drilled, await cli.run(['drill', '--store', cli.store, '--json', ...report]));
  const receipt = parseStatement(await readFile(join(cli.store, drill.receipt_path)), 'receipt');
  expect(receipt.predicate).toMatchObject({ verdict: 'proven', claim: drill.claim, signature: 'none' });
  expect(receipt.predicate.checks.map(({ id }) => id)).toContain('restore.rows');
  expect(receipt.predicate.rto.phases.map(({ name }) => name)).toContain('restore');
  expect(receipt.predicate.target?.server_version).toMatch(/^17\./);

  const second = await backUp('--keep', 'last=1', '--keep-proven', '1');
  const third = await backUp('--keep', 'last=1', '--keep-proven', '1');
  expect(third.checks).toContainEqual(
    expect.objectContaining({ id: 'retention.applied', verdict: 'proven' }),
  );
  const [plan] = Object.values(third.retention);
  expect(plan?.fates.map(({ backup_id, action }) => [backup_id, action])).toEqual([
    [third.backup_id, 'keep'],
    [second.backup_id, 'delete'],
    [first, 'keep'],
  ]);
  expect(await setsLeft()).toEqual([first, third.backup_id]);

  const keep = ['--keep', 'last=1', '--keep-proven', '1'];
  const { sets } = document(listed, await cli.run(['list', '--store', cli.store, '--json', ...keep]));
  expect(sets).toMatchObject([
    { backup_id: third.backup_id, retention: 'keep' },
    { backup_id: first, retention: 'keep', proven_at: receipt.predicate.finished_at, why: ['proven 1 of 1'] },
  ]);
});

test('a dry run tells what the run does, and does nothing', async () => {
  for (let more = 0; more < 2; more++) await backUp('--name', 'other');
  const before = await readdir(join(cli.store, 'other', 'backups'));
  const { backup_id: newest } = await backUp('--name', 'other');
  const call = ['prune', '--store', cli.store, '--name', 'other', '--keep', 'last=1', '--json'];
  const dry = document(pruned, await cli.run([...call, '--dry-run']));
  expect(await readdir(join(cli.store, 'other', 'backups'))).toEqual([...before, newest]);
  const real = document(pruned, await cli.run(call));
  // Nothing is proven: the two newest stay.
  expect(real.deleted).toEqual(before.slice(0, 1));
  expect(dry.fates).toEqual(real.fates);
  expect(await readdir(join(cli.store, 'other', 'backups'))).toEqual([...before.slice(1), newest]);
  expect(await setsLeft()).toHaveLength(2);
});

test('after a run of all three, each store keeps what its own rules say', async () => {
  const copy = join(cli.folder, 'copy');
  const both = ['--name', 'twin', '--copies', `${copy} keep="last=1"`];
  for (let more = 0; more < 2; more++) await backUp(...both);
  await setTimeout(1000 - (Date.now() % 1000));
  const run = ['run', '--store', cli.store, '--retention', 'last=1', '--keep-proven', '1', '--json'];
  const report = ['--report-dir', join(cli.folder, 'report-of-run')];
  const result = await cli.run([...run, ...both, ...report], { env: variablesOf(source) });
  expect(document(v.looseObject({ claim: v.string() }), result)).toMatchObject({ claim: 'equal-to-source' });
  // The drill of this run proved the newest; in the copy nothing is proven, and the two newest stay.
  expect(await readdir(join(cli.store, 'twin', 'backups'))).toHaveLength(1);
  expect(await readdir(join(copy, 'twin', 'backups'))).toHaveLength(2);
});

test('rules that are none are told before anything is backed up', async () => {
  const wrong = await cli.backup(source, '--name', 'never', '--keep', 'dayly=3 weekly=0');
  expect(wrong.code).toBe(3);
  expect(wrong.err).toMatch(/dayly.*daily.*weekly/);
  expect((await cli.run(['prune', '--store', cli.store, '--name', 'kept'])).code).toBe(3);
  expect(await readdir(cli.store)).toEqual(['kept', 'other', 'twin']);
});
