import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readGatePolicy } from '#gate';
import { keepHead, signHead } from '#provenance';
import { DirectoryStore } from '#stores';
import { FileMistakes } from '#verdict';
import { decideBy, keysBlock, told } from '../../support/gate.js';
import { LedgerFolder, NAME, chainOf, headIn, type Written } from '../../support/ledgers.js';
import { pathsIn } from '../../support/store-contract.js';
import { newSigners, type Signers } from '../../support/signed-sets.js';

const NOW = new Date('2026-11-20T09:00:00Z');
const chain = chainOf(6);
const lines = chain.map(({ line }) => line);
const [admin, auditor] = [newSigners(), newSigners()];

let folder: LedgerFolder;
let kept: string;
beforeEach(async () => {
  folder = await LedgerFolder.make();
  kept = await mkdtemp(join(tmpdir(), 'anchors-'));
  await folder.write(lines);
});
afterEach(async () => {
  await folder[Symbol.asyncDispose]();
  await rm(kept, { recursive: true, force: true });
});

function policy(...anchors: readonly (readonly [string, Signers])[]): string {
  const items = anchors.map(([where, { publicPem }]) => {
    const keys = keysBlock(publicPem).replace(/^/gm, '      ').trimEnd();
    return `    - ${where}\n      signed-by:\n${keys}\n`;
  });
  return `store: ${folder.root}\nname: ${NAME}\nledger:\n  anchors:\n${items.join('')}`;
}

function signed(of: readonly Written[], seq: number, { signer }: Signers, name = NAME): Promise<Uint8Array> {
  return signHead({ name, head: headIn(of, seq), at: NOW, tool: 'test', run: {} }, signer);
}

async function keep(of: readonly Written[], seq: number, by: Signers): Promise<void> {
  const head = { name: NAME, head: headIn(of, seq), at: NOW, tool: 'test', run: {} };
  await keepHead(new DirectoryStore(kept), head, await signHead(head, by.signer), {});
}

/** What is decided, where the policy stands beside these files. */
async function came(text: string, files: Readonly<Record<string, Uint8Array>> = {}): Promise<string> {
  const decision = await decideBy({
    store: folder.store,
    policy: text,
    now: NOW,
    stores: { [kept]: new DirectoryStore(kept) },
    files,
  });
  return told(decision).replace(' policy=satisfied', '');
}

describe('a ledger that a policy holds to anchors', () => {
  test('is satisfied by a head in a file, or in a store, that its own signers signed', async () => {
    const file = { 'ops/anchor.json': await signed(chain, 4, auditor) };
    expect(await came(policy(['file: ops/anchor.json', auditor]), file)).toBe('allow ledger=satisfied');
    await keep(chain, 3, auditor);
    expect(await came(policy([`store: ${kept}`, auditor]))).toBe('allow ledger=satisfied');
    expect(await came(policy(['file: ops/anchor.json', auditor], [`store: ${kept}`, auditor]), file)).toBe(
      'allow ledger=satisfied',
    );
  });

  test('was written anew by an administrator who signed that with a key of his own: the other anchor tells', async () => {
    await keep(chain, 4, auditor);
    const anew = chainOf(6);
    await folder.write(anew.map(({ line }) => line));
    const file = { 'ops/anchor.json': await signed(anew, 6, admin) };
    const his = ['file: ops/anchor.json', admin] as const;
    expect(await came(policy(his), file)).toBe('allow ledger=satisfied');
    expect(await came(policy(his, [`store: ${kept}`, auditor]), file)).toBe('block ledger=ledger-rewritten');
    // Nor can he sign in the other's place.
    await keep(anew, 6, admin);
    expect(await came(policy(his, [`store: ${kept}`, auditor]), file)).toBe('block ledger=ledger-rewritten');
  });

  test('was cut before an anchor', async () => {
    await keep(chain, 5, auditor);
    await folder.clear();
    await folder.write(lines.slice(0, 4));
    expect(await came(policy([`store: ${kept}`, auditor]))).toBe('block ledger=ledger-truncated');
  });

  test('is held to no early anchor under the number of a later one', async () => {
    const store = new DirectoryStore(kept);
    await keep(chain, 2, auditor);
    const [path = ''] = await pathsIn(store, `${NAME}/anchors`);
    await store.put(path.replace('000000000002', '000000000009'), store.get(path));
    await store.delete(path);
    expect(await came(policy([`store: ${kept}`, auditor]))).toBe('block ledger=ledger-anchor-missing');
  });

  test('is not proven where a place has no anchor that counts, though another one has', async () => {
    const file = { 'ops/anchor.json': await signed(chain, 4, auditor) };
    const good = ['file: ops/anchor.json', auditor] as const;
    const missing = 'block ledger=ledger-anchor-missing';
    expect(await came(policy(good, [`store: ${kept}`, auditor]), file)).toBe(missing);
    expect(await came(policy(good, ['file: ops/none.json', auditor]), file)).toBe(missing);
    expect(await came(policy(['file: ops/anchor.json', admin]), file)).toBe(missing);
    const others = { 'ops/anchor.json': await signed(chain, 4, auditor, 'other') };
    expect(await came(policy(good), others)).toBe(missing);
  });
});

test.each([
  ['nowhere', 'signed-by: { identities: [] }'],
  ['in two places', 'file: a, store: b, signed-by: { keys: x }'],
  ['signed by nobody', 'file: a'],
  ['with a password', "store: 's3://u:geheim@x/y', signed-by: { keys: x }"],
])('an anchor that is %s is refused', async (_, item) => {
  const text = `store: /b\nledger: { anchors: [{ ${item} }] }\n`;
  await expect(readGatePolicy(text, 'gate.yml')).rejects.toBeInstanceOf(FileMistakes);
});
