import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { DrillPredicate } from '#provenance';
import { DirectoryStore } from '#stores';
import { decideBy, keysBlock, policyText, putSignedReceipt, told } from '../../support/gate.js';
import { jsonLeaves, withLeaf } from '../../support/json-leaves.js';
import { putReceipt, putSet } from '../../support/made-sets.js';
import { newSigners, putSignedSet } from '../../support/signed-sets.js';
import { bytesOf, once } from '../../support/store-contract.js';

const MADE = new Date('2026-11-20T03:00:00Z');
const DRILLED = new Date('2026-11-20T04:00:00Z');
const NOW = new Date('2026-11-20T09:00:00Z');

let root: string;
let store: DirectoryStore;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gate-'));
  store = new DirectoryStore(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function decision(policy: string): Promise<string> {
  return told(await decideBy({ store, policy, now: NOW })).replace(' policy=satisfied', '');
}

async function change(path: string, bytes: Uint8Array | string): Promise<void> {
  await store.delete(path);
  await store.put(path, once(bytes));
}

/** Something else of the same kind. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1_000_000;
  return typeof value === 'string' ? `${value}x` : 'x';
}

/** What is decided with each leaf of a document changed, by the leaf's path. */
async function decisions(
  document: unknown,
  path: string,
  policy: string,
  encode: (changed: unknown) => string = JSON.stringify,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const leaf of jsonLeaves(document)) {
    await change(path, encode(withLeaf(document, leaf.path, other(leaf.value))));
    found.set(leaf.path.join('.'), await decision(policy));
  }
  return found;
}

/** Paths of the leaves that changed nothing. */
function harmless(found: ReadonlyMap<string, string>): readonly string[] {
  return [...found].flatMap(([path, came]) => (came.startsWith('allow ') ? [path] : []));
}

const ALL: Partial<DrillPredicate> = {
  source: { databases: [{ name: 'shop', server_version: '17.2', snapshot_at: MADE.toISOString() }] },
  target: { server_version: '17.2' },
  rpo: { seconds: 3_600, measured: 'from snapshot to end', worst_of_seven_days_seconds: 86_400 },
  run: { repository: 'acme/shop', run_id: '7' },
  checks: [{ id: 'equal.rows', verdict: 'proven', required: true, expected: '9 rows', found: '9 rows' }],
};

describe('every leaf of what is signed', () => {
  test('is refused once it is changed, in a manifest’s signature and in a receipt, but for the hint which key it was', async () => {
    const { signer, publicPem } = newSigners();
    const policy = policyText(root, `signatures:\n${keysBlock(publicPem)}`);
    const id = await putSignedSet(store, MADE, signer);
    const receipt = await putSignedReceipt(store, id, DRILLED, signer);
    const sig = `app/backups/${id}/backup.manifest.json.sig`;
    expect(await decision(policy)).toBe('allow backup=satisfied signatures=satisfied');
    for (const path of [sig, receipt]) {
      const bytes = await bytesOf(store, path);
      const envelope: unknown = JSON.parse(bytes.toString('utf8'));
      const found = await decisions(envelope, path, policy);
      expect(harmless(found)).toEqual(['signatures.0.keyid']);
      const refused = 'block backup=not-authenticated signatures=';
      expect(found.get('payloadType')).toBe(`${refused}payload-type`);
      expect(found.get('signatures.0.sig')).toBe(`${refused}signature-malformed`);

      // What is signed, with the signature as it was.
      const [, payload = ''] = /"payload":"([^"]*)"/.exec(bytes.toString('utf8')) ?? [];
      const statement: unknown = JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
      const encode = (changed: unknown): string =>
        JSON.stringify(
          withLeaf(envelope, ['payload'], Buffer.from(JSON.stringify(changed)).toString('base64')),
        );
      const within = await decisions(statement, path, policy, encode);
      expect(within.size).toBeGreaterThan(9);
      expect(new Set(within.values())).toEqual(new Set([`${refused}signature-invalid`]));
      await change(path, bytes);
    }
    expect(await decision(policy)).toBe('allow backup=satisfied signatures=satisfied');
  });
});

describe('every leaf of a receipt that nobody signed', () => {
  test('that the policy asks about is refused once it says something else', async () => {
    const asked = 'max-age: 26h, drill-max-age: 8d, server-major: 17, rto: 30m, rpo: 24h';
    const policy = policyText(root, '', asked);
    const id = await putSet(store, MADE);
    const path = await putReceipt(store, id, DRILLED, ALL);
    expect(await decision(policy)).toBe('allow backup=satisfied');
    const document: unknown = JSON.parse((await bytesOf(store, path)).toString('utf8'));
    const found = await decisions(document, path, policy);
    // What a receipt tells besides: nothing is decided by it.
    expect(harmless(found)).toEqual([
      ...['checks.0.expected', 'checks.0.found', 'checks.0.id'].map((leaf) => `predicate.${leaf}`),
      ...['rpo.measured', 'rpo.seconds', 'rto.phases.0.name', 'rto.phases.0.seconds', 'run.repository'].map(
        (leaf) => `predicate.${leaf}`,
      ),
      ...['run.run_id', 'source.databases.0.name', 'source.databases.0.server_version'].map(
        (leaf) => `predicate.${leaf}`,
      ),
      ...['target.server_version', 'tool'].map((leaf) => `predicate.${leaf}`),
    ]);
    const code = (leaf: string): string | undefined => found.get(leaf)?.replace('block backup=', '');
    expect(code('subject.0.digest.sha256')).toBe('statement-malformed');
    expect(code('subject.0.name')).toBe('receipt-misplaced');
    expect(code('predicate.rto.seconds')).toBe('rto-exceeded');
    expect(code('predicate.rpo.worst_of_seven_days_seconds')).toBe('rpo-exceeded');
  });
});
