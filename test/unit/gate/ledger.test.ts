import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { FileMistakes } from '#verdict';
import { decideBy, keysBlock, policyText, putSignedReceipt, told } from '../../support/gate.js';
import { LedgerFolder, chainOf, event, headIn, type Written } from '../../support/ledgers.js';
import { newSigners, putSignedSet } from '../../support/signed-sets.js';

const MADE = new Date('2026-11-20T03:00:00Z');
const DRILLED = new Date('2026-11-20T04:00:00Z');
const NOW = new Date('2026-11-20T09:00:00Z');

let folder: LedgerFolder;
beforeEach(async () => {
  folder = await LedgerFolder.make();
});
afterEach(() => folder[Symbol.asyncDispose]());

function linesOf(chain: readonly Written[]): readonly string[] {
  return chain.map(({ line }) => line);
}

/** What is decided by the ledger alone, where the policy says this of it. */
async function came(ledger: string): Promise<string> {
  const policy = `store: ${folder.root}\nname: app\nledger: { ${ledger} }\n`;
  return told(await decideBy({ store: folder.store, policy, now: NOW })).replace(' policy=satisfied', '');
}

/** The head of a chain as a policy names it. */
function sinceOf(chain: readonly Written[], seq: number): string {
  const { hash } = headIn(chain, seq);
  return `since: { seq: ${seq}, hash: ${hash} }`;
}

describe('a ledger', () => {
  test('that goes on from a known head lets a deploy through', async () => {
    const chain = chainOf(5);
    await folder.write(linesOf(chain));
    for (const seq of [1, 3, 5]) {
      expect(await came(sinceOf(chain, seq))).toBe('allow ledger=satisfied');
      const { hash } = headIn(chain, seq);
      // As job summaries and issues tell it.
      expect(await came(`since: '${seq}:${hash}'`)).toBe('allow ledger=satisfied');
    }
    expect(await came(`since: '3:${headIn(chain, 4).hash}'`)).toBe('block ledger=ledger-rewritten');
    await expect(came("since: '3'")).rejects.toBeInstanceOf(FileMistakes);
    await expect(came('since: { seq: 3 }')).rejects.toBeInstanceOf(FileMistakes);
  });

  test('of which nobody knows a head is not proven, and one that is not there is missing', async () => {
    expect(await came('')).toBe('block ledger=ledger-missing');
    await folder.write(linesOf(chainOf(5)));
    expect(await came('')).toBe('block ledger=ledger-unanchored');
  });

  test('that was changed is refused, each time for its own reason', async () => {
    const chain = chainOf(6);
    const lines = linesOf(chain);
    const since = sinceOf(chain, 2);
    const without = (seq: number): (string | undefined)[] =>
      lines.map((line, index) => (index + 1 === seq ? undefined : line));
    const swapped = [...lines.slice(0, 3), lines[4], lines[3], lines[5]];
    const logId = chain[0]?.entry.log_id ?? '';
    const branch = chainOf(4, logId, (seq) => event(seq, seq === 4 ? { outcome: 'failed' } : {}));
    const backwards = chainOf(6, logId, (seq) => event(seq === 5 ? 3 : seq));
    const cases: readonly (readonly [string, readonly (string | undefined)[]])[] = [
      ['edited', lines.map((line, index) => (index === 3 ? line.replace('proven', 'failed') : line))],
      ['deleted', without(4)],
      ['reordered', swapped],
      ['duplicated', lines.toSpliced(4, 0, lines[3] ?? '')],
      ['forked', lines.with(3, branch[3]?.line ?? '')],
      ['other-log', lines.with(3, chainOf(6)[3]?.line ?? '')],
      ['time-backwards', linesOf(backwards)],
      ['truncated', lines.slice(0, 1)],
      ['rewritten', linesOf(chainOf(6))],
    ];
    for (const [kind, written] of cases) {
      await folder.clear();
      await folder.write(written);
      expect([kind, await came(since)]).toEqual([kind, `block ledger=ledger-${kind}`]);
    }
  });

  test('in which runs are missing is refused, unless that is explained, or let through by name', async () => {
    // Runs 4 and 5 wrote nothing.
    const chain = chainOf(6, undefined, (seq) => event(seq > 3 ? seq + 2 : seq));
    await folder.write(linesOf(chain));
    const since = sinceOf(chain, 1);
    const explained = (from: number, to: number, workflow = '.github/workflows/backup.yml'): string =>
      `${since}, explained: [{ workflow: ${workflow}, from: ${from}, to: ${to}, why: 'the store was down' }]`;
    const gap = 'block ledger=ledger-gap';
    expect(await came(since)).toBe(gap);
    expect(await came(explained(4, 4))).toBe(gap);
    expect(await came(explained(4, 5, 'other.yml'))).toBe(gap);
    expect(await came(explained(4, 5))).toBe('allow ledger=satisfied');
    expect(await came(`${since}, unsafe-allow-gaps: true`)).toBe('allow ledger=satisfied');
  });

  test('is held to the heads in signed receipts, and to those alone', async () => {
    const [ours, others] = [newSigners(), newSigners()];
    const policy = policyText(folder.root, `ledger: {}\nsignatures:\n${keysBlock(ours.publicPem)}`);
    const decide = async (): Promise<string> =>
      told(await decideBy({ store: folder.store, policy, now: NOW })).replace(
        ' policy=satisfied backup=satisfied signatures=satisfied',
        '',
      );
    const chain = chainOf(4);
    await folder.write(linesOf(chain));
    const id = await putSignedSet(folder.store, MADE, ours.signer);
    await putSignedReceipt(folder.store, id, DRILLED, ours.signer);
    expect(await decide()).toBe('allow ledger=satisfied');
    // Whoever rewrites the ledger and signs a receipt of it with a key of their own changes nothing.
    await rewrite(linesOf(chainOf(4)));
    await putSignedReceipt(folder.store, id, new Date(DRILLED.getTime() + 1000), others.signer);
    expect(await decide()).toBe('block ledger=ledger-rewritten');
    await rewrite(linesOf(chain).slice(0, 3));
    expect(await decide()).toBe('block ledger=ledger-truncated');
    await rewrite(linesOf(chain));
    expect(await decide()).toBe('allow ledger=satisfied');
  });

  /** Other entries in the place of those that are there. */
  async function rewrite(lines: readonly string[]): Promise<void> {
    for (let seq = 1; seq <= 6; seq++)
      await folder.store.delete(`app/ledger/${String(seq).padStart(12, '0')}.json`);
    await folder.write(lines);
  }
});
