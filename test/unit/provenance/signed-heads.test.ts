import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fetchManifest, inSet } from '#archive';
import { MANIFEST_SIGNATURE_FILE } from '#manifest';
import { receiptsFolder, signedHeads, writeReceipt, type SignedHeads } from '#provenance';
import { drillPredicate, putReceipt } from '../../support/made-sets.js';
import { LedgerFolder, NAME, chainOf, headIn } from '../../support/ledgers.js';
import { newSigners, putSignedSet } from '../../support/signed-sets.js';
import { bytesOf, once } from '../../support/store-contract.js';

const MADE = new Date('2026-11-20T03:00:00Z');
const HOUR = 3_600_000;
const chain = chainOf(6);
const ours = newSigners();

let folder: LedgerFolder;
beforeEach(async () => {
  folder = await LedgerFolder.make();
});
afterEach(() => folder[Symbol.asyncDispose]());

async function grow(entries: number): Promise<void> {
  await folder.write(chain.slice(0, entries).map(({ line }) => line));
}

async function signedReceipt(id: string, hours: number, { signer } = ours, name = NAME): Promise<string> {
  const predicate = drillPredicate(new Date(MADE.getTime() + hours * HOUR), { signature: signer.kind });
  return writeReceipt(
    await fetchManifest({ store: folder.store, name, id }),
    { kind: 'drill', predicate },
    signer,
  );
}

function heads(most?: number): Promise<SignedHeads> {
  return signedHeads({ store: folder.store, name: NAME, trust: ours.trust }, most);
}

describe('heads of a ledger', () => {
  test('are in signed receipts and in the signatures of manifests, the newest first', async () => {
    await grow(2);
    const id = await putSignedSet(folder.store, MADE, ours.signer);
    await grow(4);
    const first = await signedReceipt(id, 1);
    await grow(6);
    const second = await signedReceipt(id, 2);
    const found = await heads();
    expect(found.refused).toEqual([]);
    expect(found.anchors.map(({ head, source }) => [source, head])).toEqual([
      [second, headIn(chain, 6)],
      [first, headIn(chain, 4)],
      [inSet({ name: NAME, id }, MANIFEST_SIGNATURE_FILE), headIn(chain, 2)],
    ]);
    expect((await heads(1)).anchors).toEqual(found.anchors.slice(0, 1));
  });

  test('that nobody trusted signed do not count', async () => {
    await grow(3);
    const id = await putSignedSet(folder.store, MADE, newSigners().signer);
    const unsigned = await putReceipt(folder.store, id, MADE);
    const strange = await signedReceipt(id, 1, newSigners());
    const { anchors, refused } = await heads();
    expect(anchors).toEqual([]);
    expect(refused.toSorted()).toEqual(
      [inSet({ name: NAME, id }, MANIFEST_SIGNATURE_FILE), unsigned, strange].toSorted(),
    );
  });

  test('in what is signed of another name, or of another set than its place says, do not count', async () => {
    await grow(3);
    const { store } = folder;
    const id = await putSignedSet(store, MADE, ours.signer);
    const other = await putSignedSet(store, new Date(MADE.getTime() + HOUR), ours.signer, { name: 'other' });
    const genuine = await signedReceipt(other, 2, ours, 'other');
    const file = genuine.slice(receiptsFolder('other').length + 1);
    const moved = [
      `${receiptsFolder(NAME)}/${file}`,
      `${receiptsFolder(NAME)}/${file.replace(other, id)}`,
      inSet({ name: NAME, id: other }, MANIFEST_SIGNATURE_FILE),
    ];
    await store.put(moved[0] ?? '', once(await bytesOf(store, genuine)));
    await store.put(moved[1] ?? '', once(await bytesOf(store, genuine)));
    const signature = inSet({ name: 'other', id: other }, MANIFEST_SIGNATURE_FILE);
    await store.put(moved[2] ?? '', once(await bytesOf(store, signature)));
    // A genuine receipt of this very set, under a name of a later day: it would stand before those that know of more.
    const early = await signedReceipt(id, 1);
    moved.push(early.replace(/receipts\/\d{8}/, 'receipts/20991231'));
    await store.put(moved[3] ?? '', once(await bytesOf(store, early)));
    await store.delete(early);
    const { anchors, refused } = await heads();
    expect(anchors.map(({ source }) => source)).toEqual([inSet({ name: NAME, id }, MANIFEST_SIGNATURE_FILE)]);
    expect(refused.toSorted()).toEqual(moved.toSorted());
  });
});
