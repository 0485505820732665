import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { entryPath, headOf, verifyLedger } from '#ledger';
import { DirectoryStore, type ByteRange, type StoreObject } from '#stores';
import { LedgerFolder, NAME, chainOf, headIn, type Written } from '../../support/ledgers.js';
import { once } from '../../support/once.js';

/** Counts what an object store would be asked: every object that is read or looked at, and every page of a listing. */
class CountingStore extends DirectoryStore {
  requests = 0;

  override get(path: string, range?: ByteRange): AsyncIterable<Uint8Array> {
    this.requests++;
    return super.get(path, range);
  }

  override head(path: string): Promise<StoreObject | undefined> {
    this.requests++;
    return super.head(path);
  }

  override async *list(folder: string): AsyncGenerator<StoreObject, void, undefined> {
    let listed = 0;
    for await (const object of super.list(folder)) {
      if (listed++ % 1_000 === 0) this.requests++;
      yield object;
    }
  }
}

const BUNDLED = 1_000;
/** Entries after the last checkpoint. */
const TAIL = 30;

let folder: LedgerFolder;
let store: CountingStore;
beforeEach(async () => {
  folder = await LedgerFolder.make();
  store = new CountingStore(folder.root);
});
afterEach(() => folder[Symbol.asyncDispose]());

/** A ledger with a checkpoint each thousand entries; of those in one only the last lies there by itself, which is all that is asked for. */
async function written(length: number): Promise<readonly Written[]> {
  const chain = chainOf(length);
  const lines = chain.map(({ line }) => line);
  for (const [index, line] of lines.entries()) {
    const seq = index + 1;
    if (seq % BUNDLED === 0 || seq > length - TAIL) await store.put(entryPath(NAME, seq), once(`${line}\n`));
  }
  for (let to = BUNDLED; to <= length; to += BUNDLED)
    await folder.writeCheckpoint(to, lines.slice(to - BUNDLED, to));
  return chain;
}

async function counted(work: () => Promise<unknown>): Promise<number> {
  store.requests = 0;
  await work();
  return store.requests;
}

test('a ledger is verified by a request or two for each thousand entries, and what is known is not asked for', async () => {
  const known = await written(BUNDLED + TAIL);
  const verify = async (since?: { readonly seq: number; readonly hash: string }): Promise<unknown> => {
    const { intact } = await verifyLedger(store, NAME, {
      anchors: [],
      ...(since === undefined ? {} : { since }),
    });
    expect(intact).toBe(true);
    return undefined;
  };
  const short = await counted(() => verify());
  expect(short).toBeLessThan(TAIL + 120);
  const sinceShort = await counted(() => verify(headIn(known, BUNDLED)));
  await folder.clear();
  const longer = await written(4 * BUNDLED + TAIL);
  const long = await counted(() => verify());
  // Three thousand more.
  expect(long - short).toBeLessThanOrEqual(3 * 2);
  expect(await counted(() => verify(headIn(longer, 4 * BUNDLED)))).toBeLessThanOrEqual(sinceShort);
  // Whoever appends looks for the end.
  expect(await counted(() => headOf(store, NAME))).toBeLessThan(40);
});
