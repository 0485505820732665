import { readFile, readdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { openReceipt } from '#provenance';
import { CommandLine, variablesOf, type CommandResult } from '../support/cli.js';
import { PROJECT_ROOT } from '../support/postgres.js';
import { SHOP, startService, type Service } from '../support/process.js';
import { newSigners } from '../support/signed-sets.js';

const NO_NETWORK = pathToFileURL(join(PROJECT_ROOT, 'build', 'test', 'support', 'no-network.js')).href;

let service: Service;
let cli: CommandLine;
beforeAll(async () => {
  [service, cli] = await Promise.all([startService(17), CommandLine.start()]);
});
afterAll(async () => {
  await cli[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

const signer = v.looseObject({ key_id: v.string() });
const evidence = v.looseObject({ standing: v.string(), by: v.array(signer), code: v.optional(v.string()) });
const document = v.looseObject({
  version: v.literal('backproof.audit.v1'),
  verdict: v.string(),
  checks: v.array(v.looseObject({ id: v.string(), verdict: v.string() })),
  backups: v.array(
    v.looseObject({
      ...{ backup_id: v.string(), state: v.string(), evidence },
      databases: v.optional(v.array(v.looseObject({ name: v.string() }))),
    }),
  ),
  runs: v.array(
    v.looseObject({
      ...{ kind: v.string(), path: v.string(), evidence, ledger_seq: v.number() },
      verdict: v.optional(v.string()),
      rto_seconds: v.optional(v.number()),
    }),
  ),
  deletions: v.array(v.looseObject({ subject: v.looseObject({ backup_id: v.string() }) })),
  ledger: v.looseObject({ intact: v.boolean(), entries_checked: v.number() }),
  signers: v.array(v.looseObject({ signer, signed: v.record(v.string(), v.number()) })),
});

test('what was really done in a store is what an audit of it tells, and whoever changes it is seen', async () => {
  const ours = newSigners();
  const source = await service.database(SHOP);
  const signing = { BACKPROOF_SIGNING_KEY: ours.privatePem };
  const done = async (...args: readonly string[]): Promise<CommandResult> => {
    const [verb = '', ...more] = args;
    const env = { ...variablesOf(source), ...signing };
    const result = await cli.run([verb, '--store', cli.store, '--name', 'shop', ...more], { env });
    expect([verb, result.code, result.err]).toEqual([verb, 0, result.err]);
    return result;
  };
  for (let times = 0; times < 3; times++) {
    await setTimeout(1000 - (Date.now() % 1000));
    await done('backup');
  }
  await done('verify');
  await done('drill', '--report-dir', join(cli.folder, 'drill'));
  await done('prune', '--keep', 'last=1', '--keep-proven', '1');
  const ids = await readdir(join(cli.store, 'shop', 'backups'));
  expect(ids).toHaveLength(1);

  const trusting = [`--verify-key=${ours.publicPem}`];
  const auditOf = async (more: readonly string[]) => {
    const reports = join(cli.folder, 'audit');
    const today = new Date().toISOString().slice(0, 10);
    const from = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
    const args = [
      ...['audit', '--store', cli.store, '--from', from, '--max-gap', '2d', '--report-dir', reports],
      ...['--rto-target', '10m', ...more],
    ];
    // Nothing of it needs a network.
    const env = { NODE_OPTIONS: `--import=${NO_NETWORK}`, NETWORK_ATTEMPTS: join(cli.folder, 'attempts') };
    const result = await cli.run(args, { env });
    expect(existsSync(env.NETWORK_ATTEMPTS)).toBe(false);
    const found = v.parse(document, JSON.parse(await readFile(join(reports, 'audit.json'), 'utf8')));
    return { code: result.code, found, html: await readFile(join(reports, 'audit.html'), 'utf8') };
  };

  const { code, found, html } = await auditOf(trusting);
  const wrong = found.checks.filter(({ verdict }) => verdict === 'failed');
  expect([code, found.verdict, wrong]).toEqual([0, 'proven', []]);
  expect(found.backups.map(({ state }) => state)).toEqual(['pruned', 'pruned', 'held']);
  expect(found.backups[2]).toMatchObject({ backup_id: ids[0], evidence: { standing: 'signed' } });
  expect(found.backups[2]?.databases?.map(({ name }) => name)).toEqual([source.database]);
  expect(found.deletions.map(({ subject }) => subject.backup_id)).toEqual(
    found.backups.slice(0, 2).map(({ backup_id }) => backup_id),
  );
  expect(found.runs.map(({ kind, verdict }) => [kind, verdict])).toEqual([
    ['verification', 'proven'],
    ['drill', 'proven'],
  ]);
  const drilled = found.runs[1]?.path ?? '';
  const { receipt } = await openReceipt(await readFile(join(cli.store, drilled)), drilled, ours.trust);
  expect('rto' in receipt.predicate ? receipt.predicate.rto : {}).toMatchObject({
    seconds: found.runs[1]?.rto_seconds,
  });
  // Three backups, a verification, a drill, two deletions.
  expect(found.ledger).toMatchObject({ intact: true, entries_checked: 7 });
  expect(found.runs.map(({ ledger_seq }) => ledger_seq)).toEqual([4, 5]);
  expect(found.signers).toMatchObject([{ signed: { backup: 1, verification: 1, drill: 1 } }]);
  expect(html).toContain(ids[0]);

  // Nobody named whose signature counts: the same, and nothing of it proven.
  const open = await auditOf([]);
  expect([open.code, open.found.verdict]).toEqual([2, 'unproven']);

  const file = join(cli.store, drilled);
  await writeFile(file, (await readFile(file, 'utf8')).replace('"payload":"e', '"payload":"f'));
  const tampered = await auditOf(trusting);
  expect([tampered.code, tampered.found.verdict]).toEqual([1, 'failed']);
  expect(tampered.found.runs.find(({ path }) => path === drilled)?.evidence.code).toBe('signature-invalid');
});
