import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { verifyLedger, type LedgerHead, type LedgerVerdict } from '#ledger';
import { LedgerFolder, NAME, chainOf, event, headIn, type Written } from '../../support/ledgers.js';

let folder: LedgerFolder;
beforeAll(async () => {
  folder = await LedgerFolder.make();
});
afterAll(async () => {
  await folder[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await folder.clear();
});

const LONGEST = 24;
const chain = chainOf(LONGEST);
const other = chainOf(LONGEST);

/** What was found first: reason and number. Bundled entries and single ones must say the same. */
async function found(
  lines: readonly (string | undefined)[],
  { known = [], checkpoint = 0, since }: Given = {},
): Promise<string> {
  await folder.clear();
  await folder.write(lines);
  if (checkpoint > 0) await folder.writeCheckpoint(checkpoint, linesOf(chain.slice(0, checkpoint)));
  const options = {
    anchors: known.map((head) => ({ head, source: 'a receipt' })),
    ...(since === undefined ? {} : { since }),
  };
  const [quick, every] = [
    await verifyLedger(folder.store, NAME, options),
    await verifyLedger(folder.store, NAME, { ...options, every: true }),
  ];
  expect(first(quick)).toEqual(first(every));
  return first(quick);
}

interface Given {
  readonly known?: readonly LedgerHead[];
  readonly checkpoint?: number;
  readonly since?: LedgerHead;
}

function first({ intact, faults }: LedgerVerdict): string {
  expect(intact).toBe(faults.length === 0);
  const fault = faults[0];
  return fault === undefined ? 'intact' : `${fault.code} ${fault.seq}`;
}

function linesOf(written: readonly Written[]): string[] {
  return written.map(({ line }) => line);
}

/** A ledger's length and the number of an entry in it, so many before its end. */
function lengthAndPlace(before: number): fc.Arbitrary<{ readonly length: number; readonly seq: number }> {
  return fc
    .integer({ min: before + 1, max: LONGEST })
    .chain((length) =>
      fc.record({ length: fc.constant(length), seq: fc.integer({ min: 1, max: length - before }) }),
    );
}

const RUNS = { numRuns: 25 };

describe('a ledger of any length', () => {
  test('is intact as it was written, and so says every head of it', async () => {
    await fc.assert(
      fc.asyncProperty(lengthAndPlace(0), async ({ length, seq }) => {
        const lines = linesOf(chain.slice(0, length));
        const head = headIn(chain, seq);
        expect(await found(lines, { known: [head], checkpoint: seq })).toBe('intact');
        expect(await found(lines, { known: [headIn(chain, length)], since: head })).toBe('intact');
      }),
      RUNS,
    );
  });

  test('shows an entry that was taken out', async () => {
    await fc.assert(
      fc.asyncProperty(lengthAndPlace(1), async ({ length, seq }) => {
        const lines: (string | undefined)[] = linesOf(chain.slice(0, length));
        lines[seq - 1] = undefined;
        expect(await found(lines)).toBe(`ledger-deleted ${seq}`);
      }),
      RUNS,
    );
  });

  test('shows an entry that was taken out, the later ones moved down', async () => {
    await fc.assert(
      fc.asyncProperty(lengthAndPlace(1), async ({ length, seq }) => {
        const lines = linesOf(chain.slice(0, length)).toSpliced(seq - 1, 1);
        expect(await found(lines)).toBe(`ledger-deleted ${seq}`);
      }),
      RUNS,
    );
  });

  test('shows two entries that changed their places', async () => {
    await fc.assert(
      fc.asyncProperty(lengthAndPlace(1), fc.nat(), async ({ length, seq }, far) => {
        const lines = linesOf(chain.slice(0, length));
        const with_ = seq + 1 + (far % (length - seq));
        [lines[seq - 1], lines[with_ - 1]] = [lines[with_ - 1] ?? '', lines[seq - 1] ?? ''];
        expect(await found(lines)).toBe(`ledger-reordered ${seq}`);
      }),
      RUNS,
    );
  });

  test('shows an entry that is there twice', async () => {
    await fc.assert(
      fc.asyncProperty(lengthAndPlace(0), async ({ length, seq }) => {
        const lines = linesOf(chain.slice(0, length));
        expect(await found(lines.toSpliced(seq, 0, lines[seq - 1] ?? ''))).toBe(
          `ledger-duplicated ${seq + 1}`,
        );
      }),
      RUNS,
    );
  });

  test('shows that its end was cut, to whoever knows a later head', async () => {
    await fc.assert(
      fc.asyncProperty(lengthAndPlace(1), async ({ length, seq }) => {
        const lines = linesOf(chain.slice(0, seq));
        expect(await found(lines)).toBe('intact');
        expect(await found(lines, { known: [headIn(chain, length)] })).toBe(`ledger-truncated ${seq + 1}`);
        expect(await found(lines, { since: headIn(chain, length) })).toBe(`ledger-truncated ${length}`);
        // A checkpoint knows as well.
        if (seq < LONGEST - 1) {
          await folder.clear();
          await folder.write(lines);
          await folder.writeCheckpoint(LONGEST, linesOf(chain));
          const cut = await verifyLedger(folder.store, NAME, { anchors: [], every: true });
          expect(first(cut)).toBe(`ledger-truncated ${seq + 1}`);
        }
      }),
      RUNS,
    );
  });

  test('shows that it was written anew, to whoever knows a head of before', async () => {
    await fc.assert(
      fc.asyncProperty(lengthAndPlace(0), async ({ length, seq }) => {
        const lines = linesOf(other.slice(0, length));
        expect(await found(lines)).toBe('intact');
        const known = [headIn(other, length), headIn(chain, seq)];
        expect(await found(lines, { known })).toBe(`ledger-rewritten ${seq}`);
        expect(await found(lines, { since: headIn(chain, seq) })).toBe(`ledger-rewritten ${seq}`);
        expect(await found(lines, { checkpoint: seq })).toBe('ledger-checkpoint 1');
      }),
      RUNS,
    );
  });

  test('shows a fork: an entry that another was put in the place of', async () => {
    await fc.assert(
      fc.asyncProperty(lengthAndPlace(1), async ({ length, seq }) => {
        const branch = forked(seq);
        const lines = linesOf(chain.slice(0, length));
        expect(await found(lines.with(seq - 1, branch.at(-1)?.line ?? ''))).toBe(`ledger-forked ${seq}`);
      }),
      RUNS,
    );
  });

  test('shows an entry of another ledger', async () => {
    await fc.assert(
      fc.asyncProperty(lengthAndPlace(0), async ({ length, seq }) => {
        fc.pre(seq > 1);
        const lines = linesOf(chain.slice(0, length)).with(seq - 1, other[seq - 1]?.line ?? '');
        expect(await found(lines)).toBe(`ledger-other-log ${seq}`);
      }),
      RUNS,
    );
  });

  test('shows time that goes backwards', async () => {
    await fc.assert(
      fc.asyncProperty(lengthAndPlace(0), async ({ length, seq }) => {
        fc.pre(seq > 1);
        const backwards = chainOf(length, undefined, (at) =>
          event(at, at === seq ? { at: new Date(event(at).at.getTime() - 60_001) } : {}),
        );
        expect(await found(linesOf(backwards))).toBe(`ledger-time-backwards ${seq}`);
      }),
      RUNS,
    );
  });
});

/** The chain up to an entry, with another in its place. */
function forked(seq: number): readonly Written[] {
  const logId = chain[0]?.entry.log_id ?? '';
  return chainOf(seq, logId, (at) => event(at, at === seq ? { outcome: 'failed' } : {}));
}

describe('every leaf of an entry', () => {
  const [, , , victim] = chain;
  const leaves = leavesOf(victim?.entry ?? {});

  test('is all of it', () => {
    expect(leaves.map(({ path }) => path.join('.'))).toEqual([
      'action',
      'actor.login',
      'actor.repository_id',
      'actor.run_id',
      'actor.run_number',
      'actor.workflow',
      'at',
      'hash',
      'log_id',
      'outcome',
      'prev',
      'seq',
      'subject.backup_id',
      'subject.manifest_sha256',
      'v',
    ]);
  });

  test.each(leaves)('cannot be changed, nor left out: $path', async ({ path, value }) => {
    const lines = linesOf(chain);
    for (const to of [changed(value), undefined]) {
      const line = JSON.stringify(withLeaf(victim?.entry ?? {}, path, to));
      expect(line).not.toBe(victim?.line);
      expect(await found(lines.with(3, line))).toBe('ledger-edited 4');
    }
  });

  test.each<[string, (line: string) => string]>([
    ['spaces', (line) => line.replace('{', '{ ')],
    ['a key twice', (line) => line.replace('"v":1', '"v":1,"v":1')],
    ['a key that nobody knows', (line) => line.replace('"v":1', '"v":1,"w":1')],
    ['another order', (line) => line.replace(/^\{("action":"backup"),(.*)\}$/, '{$2,$1}')],
    ['a number in another form', (line) => line.replace('"v":1', '"v":1.0')],
    ['a letter escaped', (line) => line.replace('octocat', '\\u006fctocat')],
    ['a second line', (line) => `${line}\n${line}`],
    ['nothing', () => ''],
    ['half of it', (line) => line.slice(0, 100)],
    ['an array', (line) => `[${line}]`],
    ['__proto__', (line) => line.replace('"v":1', '"v":1,"__proto__":{}')],
  ])('stays in its one form: %s', async (_, change) => {
    const lines = linesOf(chain);
    expect(await found(lines.with(3, change(lines[3] ?? '')))).toBe('ledger-edited 4');
  });
});

type Leaves = readonly { readonly path: readonly string[]; readonly value: string | number }[];

function leavesOf(value: object, path: readonly string[] = []): Leaves {
  return Object.entries(value).flatMap(([key, member]: [string, unknown]): Leaves => {
    if (typeof member === 'string' || typeof member === 'number')
      return [{ path: [...path, key], value: member }];
    return typeof member === 'object' && member !== null ? leavesOf(member, [...path, key]) : [];
  });
}

function withLeaf(value: object, path: readonly string[], to: string | number | undefined): object {
  const [key = '', ...rest] = path;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, unknown]) => {
      if (name !== key) return [name, member];
      return [
        name,
        rest.length > 0 && typeof member === 'object' && member !== null ? withLeaf(member, rest, to) : to,
      ];
    }),
  );
}

/** Another value of the same form, so that nothing but the chain can tell. */
function changed(value: string | number): string | number {
  if (typeof value === 'number') return value + 1;
  const last = value.at(-2) ?? '';
  const instead = /[0-9]/.test(last) ? (last === '1' ? '2' : '1') : last === 'b' ? 'a' : 'b';
  return value.slice(0, -2) + instead + value.slice(-1);
}

describe('a checkpoint', () => {
  test.each(['action', 'hash', 'prev'] as const)('with another %s is told from the entries', async (leaf) => {
    await folder.write(linesOf(chain));
    const bad = JSON.stringify({ ...chain[4]?.entry, [leaf]: changed(chain[4]?.entry[leaf] ?? '') });
    await folder.writeCheckpoint(10, linesOf(chain.slice(0, 10)).with(4, bad));
    for (const every of [false, true]) {
      const verdict = await verifyLedger(folder.store, NAME, { anchors: [], every });
      expect(first(verdict)).toBe('ledger-checkpoint 5');
      expect(verdict.entries).toBe(LONGEST);
    }
  });

  test('that lacks a line, or has one more, is told from the entries', async () => {
    await folder.write(linesOf(chain));
    const lines = linesOf(chain.slice(0, 10));
    for (const bad of [lines.toSpliced(4, 1), lines.toSpliced(4, 0, lines[4] ?? '')]) {
      await folder.writeCheckpoint(10, bad);
      const { faults } = await verifyLedger(folder.store, NAME, { anchors: [] });
      expect(faults.map(({ code }) => code)).toEqual(['ledger-checkpoint']);
    }
  });

  test('that is not there, or begins late, is made up for by entries', async () => {
    await folder.write(linesOf(chain));
    await folder.writeCheckpoint(10, linesOf(chain.slice(5, 10)));
    await folder.writeCheckpoint(20, linesOf(chain.slice(8, 20)));
    const verdict = await verifyLedger(folder.store, NAME, { anchors: [] });
    expect(verdict).toMatchObject({ intact: true, entries: LONGEST, head: headIn(chain) });
  });

  test('does not hide an edited entry from whoever reads every one', async () => {
    await folder.write(linesOf(chain).with(4, forked(5).at(-1)?.line ?? ''));
    await folder.writeCheckpoint(10, linesOf(chain.slice(0, 10)));
    expect(first(await verifyLedger(folder.store, NAME, { anchors: [], every: true }))).toBe(
      'ledger-forked 5',
    );
  });
});

describe('anchors', () => {
  test('under another key catch a ledger that its administrator wrote anew, with his own anchor', async () => {
    await folder.write(linesOf(other));
    const his = { head: headIn(other), source: 'receipts/1.json', by: 'key 1' };
    const hers = { head: headIn(chain, 7), source: 'receipts/2.json', by: 'key 2' };
    expect((await verifyLedger(folder.store, NAME, { anchors: [his] })).intact).toBe(true);
    const verdict = await verifyLedger(folder.store, NAME, { anchors: [his, hers] });
    expect(verdict.faults.map(({ code, seq }) => ({ code, seq }))).toEqual([
      { code: 'ledger-rewritten', seq: 7 },
    ]);
    expect(verdict.anchors.map(({ standing }) => standing)).toEqual(['holds', 'contradicts']);
  });

  test('say nothing where the chain is broken before them, or was known before', async () => {
    const anchors = [3, 12, LONGEST].map((seq) => ({ head: headIn(chain, seq), source: 'x' }));
    await folder.write(linesOf(chain).with(10, '{}'));
    const broken = await verifyLedger(folder.store, NAME, { anchors });
    expect(broken.anchors.map(({ standing }) => standing)).toEqual(['holds', 'not-reached', 'not-reached']);
    expect(broken.head).toEqual(headIn(chain, 10));
    await folder.write(linesOf(chain));
    const later = await verifyLedger(folder.store, NAME, { anchors, since: headIn(chain, 10) });
    expect(later.anchors.map(({ standing }) => standing)).toEqual(['earlier', 'holds', 'holds']);
    expect(later.entries).toBe(LONGEST - 10);
  });

  test('miss a ledger that is gone', async () => {
    const anchors = [{ head: headIn(chain), source: 'x' }];
    const gone = await verifyLedger(folder.store, NAME, { anchors });
    expect(first(gone)).toBe('ledger-truncated 1');
    expect(await verifyLedger(folder.store, NAME, { anchors: [] })).toMatchObject({
      intact: true,
      entries: 0,
    });
  });
});

test('runs of which nothing was written down are told, by workflow', async () => {
  const numbers = [3, 4, 7, 8, 8, 12];
  const runs = chainOf(numbers.length, undefined, (at) =>
    event(at, { actor: { repository_id: '1', workflow: 'backup.yml', run_number: numbers[at - 1] ?? 0 } }),
  );
  await folder.write(linesOf(runs));
  const { gaps, intact } = await verifyLedger(folder.store, NAME, { anchors: [] });
  expect(intact).toBe(true);
  const workflow = { repositoryId: '1', workflow: 'backup.yml' };
  expect(gaps).toEqual([
    { ...workflow, from: 5, to: 6 },
    { ...workflow, from: 9, to: 11 },
  ]);
  // Those behind an entry that was known before as well.
  const since = headIn(runs, 2);
  expect((await verifyLedger(folder.store, NAME, { anchors: [], since })).gaps).toEqual(gaps);
});
