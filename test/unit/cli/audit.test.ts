import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fetchManifest } from '#archive';
import { EXIT } from '#cli';
import { signApproval } from '#provenance';
import { DirectoryStore } from '#stores';
import { Deeds, RESTORED, goodWeek, moment } from '../../support/audited.js';
import { newSigners } from '../../support/signed-sets.js';
import { callVerb, type EndedVerb } from '../../support/verb.js';

const ours = newSigners();
const mona = newSigners();
let root: string;
let store: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'audit-verb-'));
  store = join(root, 'store');
  const directory = new DirectoryStore(store);
  await goodWeek(directory, ours.signer);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const reports = (): string => join(root, 'reports');
const auditing = (...more: readonly string[]): Promise<EndedVerb> =>
  callVerb('audit', ['--store', store, '--report-dir', reports(), ...more], { RUNNER_TEMP: root });
const week = ['--from', '2026-11-09', '--to', '2026-11-16'];
const trusting = `--verify-key=${ours.publicPem}`;

test('an audit is written as a page and as a document, and nothing into the store', async () => {
  const before = (await readdir(store, { recursive: true })).toSorted();
  const ended = await auditing(...week, trusting);
  expect([ended.code, ended.err.includes('Error')]).toEqual([EXIT.proven, false]);
  expect((await readdir(reports())).toSorted()).toEqual(['audit.html', 'audit.json']);
  const document: unknown = JSON.parse(await readFile(join(reports(), 'audit.json'), 'utf8'));
  expect(document).toMatchObject({
    ...{ version: 'backproof.audit.v1', verdict: 'proven', name: 'app', store },
    period: { from: '2026-11-09T00:00:00.000Z', to_exclusive: '2026-11-16T00:00:00.000Z' },
    days: { all: 7, with_backup: 7 },
  });
  expect((await readdir(store, { recursive: true })).toSorted()).toEqual(before);
});

test.each([
  ['2026-11', '2026-12', '2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
  ['2026-11-09T06:00:00Z', '2026-11-10', '2026-11-09T06:00:00.000Z', '2026-11-10T00:00:00.000Z'],
])('the period from %s to %s is in UTC', async (from, to, first, end) => {
  await auditing('--from', from, '--to', to, trusting);
  const document: unknown = JSON.parse(await readFile(join(reports(), 'audit.json'), 'utf8'));
  expect(document).toMatchObject({ period: { from: first, to_exclusive: end } });
});

test.each([
  [['--from', '2026-13']],
  [['--from', '2026-02-30']],
  [['--from', '2026-11-09 03:00']],
  [['--from', '2026-11T03:00:00Z']],
  [['--from', '2026-11-16', '--to', '2026-11-09']],
  [['--from', '2026-11-09', '--to', '2026-11-09']],
  [[]],
  [[...week, '--heads', '1:abc']],
  [[...week, '--anchor', 'anchor.json']],
  [[...week, '--approvals', '/nonexistent']],
])('%j is refused in one line', async (args) => {
  const ended = await auditing(...args);
  expect(ended.code).toBe(EXIT.wrongUse);
  expect(ended.err.match(/Error: /g)).toHaveLength(1);
});

test('without a key nothing signed is proven, and that may be let through', async () => {
  expect((await auditing(...week)).code).toBe(EXIT.unproven);
  expect((await auditing(...week, '--allow-unproven')).code).toBe(EXIT.proven);
});

test('a head that was noted elsewhere is held against the ledger', async () => {
  const ended = await auditing(...week, trusting, '--heads', `3:${'ab'.repeat(32)}`);
  expect(ended.code).toBe(EXIT.failed);
  expect(await readFile(join(reports(), 'audit.json'), 'utf8')).toContain('ledger-rewritten');
});

test('approvals are read from files and folders', async () => {
  const directory = new DirectoryStore(store);
  const deeds = new Deeds(directory, ours.signer);
  const id = await deeds.backUp(moment(10));
  await deeds.run(id, moment(10, 9), { kind: 'recovery', ...RESTORED });
  const { sha256 } = await fetchManifest({ store: directory, name: 'app', id });
  const approval = await signApproval(
    {
      ...{ of: { kind: 'manifest', digest: sha256 }, purpose: 'recovery', approver: 'mona' },
      ...{ approvedAt: moment(10, 7), expiresAt: moment(11) },
    },
    mona.signer,
  );
  const folder = await mkdtemp(join(root, 'approvals-'));
  await writeFile(join(folder, 'mona.json'), approval);
  await writeFile(join(folder, 'notes.txt'), 'no approval');
  for (const path of [folder, join(folder, 'mona.json')]) {
    const period = ['--from', '2026-11-19', '--to', '2026-11-20', '--max-gap', '30d'];
    await auditing(...period, trusting, '--approvals', path, `--approver-key=${mona.publicPem}`);
    const document: unknown = JSON.parse(await readFile(join(reports(), 'audit.json'), 'utf8'));
    expect(document).toMatchObject({
      approvals: [{ approver: 'mona', evidence: { standing: 'signed' } }],
      recoveries: [{ backup_id: id, approvals: [join(folder, 'mona.json')] }],
    });
  }
});
