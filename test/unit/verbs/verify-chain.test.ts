import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { putSignedReceipt } from '../../support/gate.js';
import { LedgerFolder, NAME, chainOf, headIn } from '../../support/ledgers.js';
import { putSet } from '../../support/made-sets.js';
import { newSigners } from '../../support/signed-sets.js';
import { testFolder } from '../../support/throwaway.js';
import { callVerb } from '../../support/verb.js';

const document = v.object({
  verdict: v.string(),
  checks: v.array(
    v.object({ id: v.string(), verdict: v.string(), required: v.boolean(), found: v.string() }),
  ),
});

let temp: string;
let folder: LedgerFolder;
beforeAll(async () => {
  temp = await testFolder();
  folder = await LedgerFolder.make();
});
afterAll(async () => {
  await folder[Symbol.asyncDispose]();
  await rm(temp, { recursive: true, force: true });
});
beforeEach(async () => {
  await folder.clear();
});

interface Found {
  readonly code: number;
  /** Verdict by check; `none` for what does not apply. */
  readonly checks: Readonly<Record<string, string>>;
  readonly reasons: string;
}

async function verify(...args: readonly string[]): Promise<Found> {
  const { code, out } = await callVerb('verify chain', ['--json', ...args], { RUNNER_TEMP: temp });
  const { checks } = out === '' ? { checks: [] } : v.parse(document, JSON.parse(out));
  return {
    code,
    checks: Object.fromEntries(
      checks.map(({ id, verdict, required }) => [id, required ? verdict : 'none'] as const),
    ),
    reasons: checks.map(({ found }) => found).join(' '),
  };
}

const MADE = new Date('2026-11-20T03:00:00Z');
const chain = chainOf(10);
const lines = chain.map(({ line }) => line);
const text = (seq: number, of = chain): string => `${seq}:${headIn(of, seq).hash}`;

describe('a ledger', () => {
  const ledger = (...args: readonly string[]): Promise<Found> =>
    verify('--store', folder.root, '--name', NAME, ...args);

  test('that is whole is intact; without a head from elsewhere it says what cannot be told', async () => {
    await folder.write(lines);
    for (const args of [[], ['--quick']]) {
      const { code, checks } = await ledger(...args);
      expect(code).toBe(0);
      expect(checks).toEqual({ 'ledger.chain': 'proven', 'ledger.anchors': 'none', 'ledger.gaps': 'proven' });
    }
    expect((await ledger('--heads', text(10), '--since', text(4))).checks['ledger.anchors']).toBe('proven');
  });

  test.each([
    ['edited', lines.with(3, '{}'), [], 'ledger.chain', 'ledger-edited'],
    ['with a hole', lines.with(3, ''), [], 'ledger.chain', 'ledger-edited'],
    ['cut', lines.slice(0, 8), ['--heads', text(10)], 'ledger.anchors', 'ledger-truncated'],
    ['cut after a known head', lines.slice(0, 3), ['--since', text(4)], 'ledger.anchors', 'ledger-truncated'],
    [
      'another',
      chainOf(10).map(({ line }) => line),
      ['--heads', text(2)],
      'ledger.anchors',
      'ledger-rewritten',
    ],
  ])('that is %s has failed', async (_, changed, args, check, reason) => {
    await folder.write(changed);
    const { code, checks, reasons } = await ledger(...args);
    expect(code).toBe(1);
    expect(checks[check]).toBe('failed');
    expect(reasons).toContain(reason);
  });

  test('that is broken before a known head is not said to agree with it', async () => {
    await folder.write(lines.with(5, '{}'));
    const { code, checks } = await ledger('--heads', text(3), '--heads', text(10));
    expect(code).toBe(1);
    expect(checks).toEqual({
      ...{ 'ledger.chain': 'failed', 'ledger.anchors': 'unproven', 'ledger.gaps': 'none' },
    });
  });

  test('whose every signed head was taken away is unproven to who asked for signatures', async () => {
    const ours = newSigners();
    const keys = join(temp, 'alone.pub');
    await writeFile(keys, ours.publicPem);
    await folder.write(lines);
    const unproven = { code: 2, checks: { 'ledger.chain': 'proven', 'ledger.anchors': 'unproven' } };
    expect(await ledger('--verify-key', keys)).toMatchObject(unproven);
    expect(await ledger('--verify-key', keys, '--since', text(4))).toMatchObject({ code: 0 });
    const id = await putSet(folder.store, MADE);
    await putSignedReceipt(folder.store, id, MADE, newSigners().signer);
    expect(await ledger('--verify-key', keys)).toMatchObject(unproven);
    await putSignedReceipt(folder.store, id, new Date(MADE.getTime() + 1000), ours.signer);
    expect(await ledger('--verify-key', keys)).toMatchObject({ code: 0 });
  });

  test('that is not there is unproven', async () => {
    expect(await ledger()).toMatchObject({ code: 2, checks: { 'ledger.chain': 'unproven' } });
  });

  test('that an administrator wrote anew is told by a receipt that another key signed', async () => {
    const anew = chainOf(10).map(({ line }) => line);
    const [ours, his] = [newSigners(), newSigners()];
    const id = await putSet(folder.store, MADE);
    await folder.write(lines);
    await putSignedReceipt(folder.store, id, MADE, ours.signer);
    await folder.write(anew);
    await putSignedReceipt(folder.store, id, new Date(MADE.getTime() + 1000), his.signer);
    const keys = join(temp, 'keys.pub');
    await writeFile(keys, his.publicPem);
    expect(await ledger('--verify-key', keys)).toMatchObject({
      code: 0,
      checks: { 'ledger.anchors': 'proven' },
    });
    await writeFile(keys, ours.publicPem + his.publicPem);
    const { code, reasons } = await ledger('--verify-key', keys);
    expect(code).toBe(1);
    expect(reasons).toContain('ledger-rewritten');
  });

  test.each([
    ['neither place', []],
    ['both places', ['--store', '/nowhere', '--records', '/nowhere']],
    ['no head', ['--store', '/nowhere', '--name', NAME, '--since', '12']],
    ['no records', ['--records', '/nowhere/at/all']],
  ])('is asked for with %s: wrong use', async (_, args) => {
    expect((await verify(...args)).code).toBe(3);
  });
});

test('records of another system are checked by the names of their fields', async () => {
  const file = join(temp, 'records.jsonl');
  await writeFile(file, `${lines.join('\n')}\n`);
  const fields = ['--hash-field', 'hash', '--order-field', 'seq', '--time-field', 'at'];
  expect(await verify('--records', file, ...fields, '--heads', headIn(chain).hash)).toMatchObject({
    code: 0,
    checks: { 'chain.records': 'proven' },
  });
  await writeFile(file, `${lines.toSpliced(4, 1).join('\n')}\n`);
  const { code, reasons } = await verify('--records', file, ...fields);
  expect(code).toBe(1);
  expect(reasons).toContain('chain-deleted');
});
