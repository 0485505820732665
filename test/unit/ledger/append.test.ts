import { mkdir, readFile, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { appendEntry, entryPath, headOf, ledgerFolder, verifyLedger } from '#ledger';
import { UserError } from '#verdict';
import { expectOneChain } from '../../support/ledger-race.js';
import { LedgerFolder, NAME, chainOf, event, headIn } from '../../support/ledgers.js';

let folder: LedgerFolder;
beforeEach(async () => {
  folder = await LedgerFolder.make();
});
afterEach(async () => {
  await folder[Symbol.asyncDispose]();
});

async function append(count: number, from = 1, checkpointEvery = 1_000): Promise<void> {
  for (let number = from; number < from + count; number++)
    await appendEntry(folder.store, NAME, event(number), { checkpointEvery });
}

function file(seq: number): string {
  return join(folder.root, entryPath(NAME, seq));
}

test('an entry is one line in canonical form, under its number', async () => {
  expect(await headOf(folder.store, NAME)).toBeUndefined();
  await append(2);
  const text = await readFile(file(2), 'utf8');
  expect(text).toMatch(
    /^\{"action":"backup","actor":\{"login":"octocat",.*"seq":2,"subject":\{.*\},"v":1\}\n$/,
  );
  expect(await headOf(folder.store, NAME)).toMatchObject({ seq: 2 });
  expect(await verifyLedger(folder.store, NAME, { anchors: [] })).toMatchObject({ intact: true, entries: 2 });
});

test('two hundred appends from four processes are one chain', async () => {
  await expectOneChain(folder.store, folder.root, {});
});

test('checkpoints bundle what came since the last one; the entries stay', async () => {
  await append(11, 1, 5);
  const names = await readdir(join(folder.root, ledgerFolder(NAME), 'checkpoints'));
  expect(names.sort()).toEqual(['000000000005.jsonl', '000000000010.jsonl']);
  const lines = await Promise.all([6, 7, 8, 9, 10].map((seq) => readFile(file(seq), 'utf8')));
  const bundled = join(folder.root, ledgerFolder(NAME), 'checkpoints', '000000000010.jsonl');
  expect(await readFile(bundled, 'utf8')).toBe(lines.join(''));
  expect(await headOf(folder.store, NAME)).toMatchObject({ seq: 11 });
});

test('nothing is bundled of a chain that does not hold', async () => {
  await append(4);
  await writeFile(file(2), `${chainOf(2)[1]?.line ?? ''}\n`);
  await append(1, 5, 5);
  expect(await readdir(join(folder.root, ledgerFolder(NAME)))).not.toContain('checkpoints');
});

test('a machine whose clock is a little behind does not turn time back, and one far behind is shown', async () => {
  const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 3, minute));
  for (const minute of [10, 7]) await appendEntry(folder.store, NAME, event(1, { at: at(minute) }));
  expect((await verifyLedger(folder.store, NAME, { anchors: [] })).intact).toBe(true);
  await appendEntry(folder.store, NAME, event(1, { at: at(1) }));
  const { faults } = await verifyLedger(folder.store, NAME, { anchors: [] });
  expect(faults).toMatchObject([{ code: 'ledger-time-backwards', seq: 3 }]);
});

test('goes on behind an entry that somebody took away, so that the hole stays', async () => {
  const chain = chainOf(5);
  await folder.write([1, 2, 3, 4, 5].map((seq) => (seq === 3 ? undefined : chain[seq - 1]?.line)));
  expect(await appendEntry(folder.store, NAME, event(6))).toMatchObject({ seq: 6 });
  const { faults } = await verifyLedger(folder.store, NAME, { anchors: [] });
  expect(faults).toMatchObject([{ code: 'ledger-deleted', seq: 3 }]);
});

test('does not continue what is no entry', async () => {
  const chain = chainOf(2);
  await folder.write([chain[0]?.line, '{}']);
  await expect(appendEntry(folder.store, NAME, event(3))).rejects.toThrow(UserError);
});

test('what a killed writer left half written does not stop the ledger', async () => {
  await append(2);
  const partial = `${file(3)}.partial`;
  await writeFile(partial, '{"act');
  const long = new Date(Date.now() - 3_600_000);
  await utimes(partial, long, long);
  await append(1, 3);
  expect(await headOf(folder.store, NAME)).toMatchObject({ seq: 3 });
});

test('says why where the store refuses', async () => {
  await mkdir(join(folder.root, NAME));
  await writeFile(join(folder.root, NAME, 'ledger'), 'a file in its place');
  await expect(appendEntry(folder.store, NAME, event(1))).rejects.toThrow(UserError);
});

test('the end is found where many follow the last checkpoint, without listing them', async () => {
  const chain = chainOf(700);
  await folder.write(chain.map(({ line }) => line));
  expect(await headOf(folder.store, NAME)).toEqual(headIn(chain));
  const verdict = await verifyLedger(folder.store, NAME, { since: headIn(chain, 690), anchors: [] });
  expect(verdict).toMatchObject({ intact: true, entries: 10, head: headIn(chain) });
});
