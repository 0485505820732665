import { execPath } from 'node:process';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import * as v from 'valibot';
import { verifyLedger, type LedgerEntry, type LedgerHead } from '#ledger';
import { runProgram } from '#process';
import type { Store } from '#stores';
import { NAME } from './ledgers.js';
import { PROJECT_ROOT } from './postgres.js';

const PROCESSES = 4;
const EACH = 50;
const CHECKPOINT_EVERY = 40;

const heads = v.array(v.object({ seq: v.number(), hash: v.string() }));

/**
 * Two hundred appends from four processes at once: every one got a place of its own, and they are one chain.
 *
 * @param url of the store, for the processes
 * @param env what they need to get at it
 */
export async function expectOneChain(
  store: Store,
  url: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const written = await Promise.all(
    Array.from({ length: PROCESSES }, async (_, index): Promise<readonly LedgerHead[]> => {
      const writer = join(PROJECT_ROOT, 'build', 'test', 'support', 'ledger-writer.js');
      const args = [writer, url, String(1 + index * EACH), String(EACH), String(CHECKPOINT_EVERY)];
      return v.parse(
        heads,
        JSON.parse(await runProgram(execPath, { args, env: { ...env, PATH: '/usr/bin:/bin' } })),
      );
    }),
  );
  const all = written.flat().toSorted((a, b) => a.seq - b.seq);
  expect(all.map(({ seq }) => seq)).toEqual(
    Array.from({ length: PROCESSES * EACH }, (_, index) => index + 1),
  );
  for (const every of [false, true]) {
    const entries: LedgerEntry[] = [];
    const anchors = all.map((head) => ({ head, source: 'its writer' }));
    const verdict = await verifyLedger(store, NAME, {
      anchors,
      every,
      onEntry: (entry) => entries.push(entry),
    });
    expect(verdict.faults).toEqual([]);
    expect(verdict.entries).toBe(PROCESSES * EACH);
    expect(verdict.anchors.every(({ standing }) => standing === 'holds')).toBe(true);
    // Each event once, none lost.
    const runs = entries.map(({ actor }) => actor.run_number ?? 0).toSorted((a, b) => a - b);
    expect(runs).toEqual(all.map(({ seq }) => seq));
  }
}
