import { createHash } from 'node:crypto';
import { mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sha3_256 } from 'js-sha3';
import { recordsIn, verifyForeign, type ForeignForm, type ForeignRecord, type ForeignVerdict } from '#ledger';
import { testFolder } from '../../support/throwaway.js';

/** A record as another system may keep it. Its members are in RFC 8785's order, so that its text without the hash is what is hashed. */
interface Kept {
  readonly branch: string;
  readonly meta: { readonly previous: string | null };
  readonly n: number;
  readonly what: string;
  readonly hash: string;
}

const FORM: ForeignForm = {
  hashField: 'hash',
  prevField: 'meta.previous',
  orderField: 'n',
  algorithm: 'sha3-256',
  of: 'canonical',
};

function kept(previous: string | null, n: number, what = `step ${n}`, branch = 'main'): Kept {
  const unhashed = { branch, meta: { previous }, n, what };
  // The second implementation of SHA-3, and no canonicaliser of ours.
  return { ...unhashed, hash: `0x${sha3_256(JSON.stringify(unhashed))}` };
}

function chainOf(length: number): Kept[] {
  const chain: Kept[] = [];
  for (let n = 1; n <= length; n++) chain.push(kept(chain.at(-1)?.hash ?? null, n));
  return chain;
}

function recordsOf(chain: readonly object[]): ForeignRecord[] {
  return chain.map((record, index) => ({
    bytes: Buffer.from(JSON.stringify(record)),
    where: String(index + 1),
  }));
}

function reason({ intact, faults }: ForeignVerdict): string {
  expect(intact).toBe(faults.length === 0);
  return faults[0] === undefined ? 'intact' : `${faults[0].code} ${faults[0].where}`;
}

async function found(
  chain: readonly object[],
  form: Partial<ForeignForm> = {},
  heads: readonly string[] = [],
): Promise<string> {
  return reason(
    await verifyForeign(
      recordsOf(chain),
      { ...FORM, ...form },
      heads.map((hash) => ({ hash })),
    ),
  );
}

const LONGEST = 12;
const chain = chainOf(LONGEST);
const place = fc.integer({ min: 2, max: LONGEST - 1 });

describe('a chain of another system', () => {
  test('is intact as it is, and up to each of its hashes', async () => {
    expect(
      await found(
        chain,
        {},
        chain.map(({ hash }) => hash),
      ),
    ).toBe('intact');
    expect(await verifyForeign(recordsOf(chain), FORM)).toMatchObject({ records: LONGEST, beside: 0 });
  });

  test('shows what was edited, deleted, moved, doubled or put between', async () => {
    await fc.assert(
      fc.asyncProperty(place, async (n) => {
        const [record, next] = [chain[n - 1], chain[n]];
        if (record === undefined || next === undefined) throw new Error('no record');
        expect(await found(chain.with(n - 1, { ...record, what: 'nothing' }))).toBe(`chain-edited ${n}`);
        expect(await found(chain.toSpliced(n - 1, 1))).toBe(`chain-deleted ${n}`);
        expect(await found(chain.with(n - 1, next).with(n, record))).toBe(`chain-reordered ${n}`);
        expect(await found(chain.toSpliced(n, 0, record))).toBe(`chain-duplicated ${n + 1}`);
        const other = kept(record.meta.previous, n, 'something else');
        expect(await found(chain.with(n - 1, other))).toBe(`chain-forked ${n}`);
        expect(await found(chain.toSpliced(n, 0, other))).toBe(`chain-forked ${n + 1}`);
      }),
      { numRuns: 20 },
    );
  });

  test('shows that its end was cut, or that it was written anew, to whoever knows a hash', async () => {
    const [last] = chain.slice(-1);
    expect(await found(chain.slice(0, 5))).toBe('intact');
    const cut = await verifyForeign(recordsOf(chain.slice(0, 5)), FORM, [
      { hash: last?.hash ?? '', order: LONGEST },
    ]);
    expect(reason(cut)).toBe('chain-truncated 5');
    expect(await found(chain.slice(1))).toBe('chain-deleted 1');
    const anew = chainOf(3).map((_, index, all) =>
      kept(index === 0 ? null : (all[index - 1]?.hash ?? ''), index + 1, 'x'),
    );
    expect(await found(anew.slice(0, 1), {}, [chain[0]?.hash ?? ''])).toBe('chain-rewritten 1');
  });

  test('shows numbers and times that go backwards', async () => {
    const first = kept(null, 5);
    expect(await found([first, kept(first.hash, 5)])).toBe('chain-reordered 2');
    const timed = { ...FORM, orderField: 'n', timeField: 'what' };
    const early = kept(null, 1, '2026-11-20T03:00:00Z');
    const later = kept(early.hash, 2, '2026-11-20T02:59:59Z');
    expect(await found([early, later], timed)).toBe('chain-time-backwards 2');
  });

  test('is followed along a branch, by its name or by its last hash', async () => {
    const trunk = chain.slice(0, 4);
    const side = kept(trunk[1]?.hash ?? '', 3, 'aside', 'side');
    const more = kept(side.hash, 4, 'aside', 'side');
    const all: readonly object[] = [...trunk.slice(0, 3), side, ...trunk.slice(3), more];
    expect(await found(all)).toBe('chain-forked 4');
    for (const branch of [{ name: 'side', field: 'branch' }, { name: more.hash }]) {
      expect(await verifyForeign(recordsOf(all), { ...FORM, branch })).toMatchObject({
        intact: true,
        records: 4,
        beside: 2,
        head: more.hash.slice(2),
      });
    }
    expect(await found(all, { branch: { name: 'gone', field: 'branch' } })).toBe('chain-truncated 6');
    const edited = all.with(1, { ...chain[1], what: 'else' });
    expect(await found(edited, { branch: { name: 'main', field: 'branch' } })).toBe('chain-edited 2');
  });

  test('begins with what it is said to begin with', async () => {
    const first = kept('genesis', 1);
    expect(await found([first])).toBe('chain-deleted 1');
    expect(await found([first], { genesis: 'genesis' })).toBe('intact');
    expect(await found([kept(null, 1)], { genesis: 'genesis' })).toBe('chain-deleted 1');
    expect(await found([kept('0'.repeat(64), 1)])).toBe('intact');
  });

  test('may be hashed by its lines alone', async () => {
    const form: ForeignForm = { prevField: 'prev', algorithm: 'sha256', of: 'bytes' };
    const lines: string[] = [];
    for (let n = 0; n < 5; n++) {
      const last = lines.at(-1);
      const prev = last === undefined ? '' : `sha256:${createHash('sha256').update(last).digest('hex')}`;
      lines.push(`{ "n": ${n},  "prev": "${prev}" }`);
    }
    const verify = async (given: readonly string[]): Promise<string> =>
      reason(
        await verifyForeign(
          given.map((line, index) => ({ bytes: Buffer.from(line), where: String(index + 1) })),
          form,
        ),
      );
    expect(await verify(lines)).toBe('intact');
    expect(await verify(lines.with(2, (lines[2] ?? '').replace('  ', ' ')))).toBe('chain-edited 3');
    expect(await verify(lines.with(2, lines[1] ?? ''))).toBe('chain-duplicated 3');
  });

  test.each([
    ['no JSON', '{'],
    ['a key twice', '{"hash":"x","hash":"x"}'],
    ['no hash', '{"meta":{}}'],
    ['no object', '[]'],
  ])('is refused with %s', async (_, text) => {
    const records = [...recordsOf(chain.slice(0, 2)), { bytes: Buffer.from(text), where: 'there' }];
    expect(reason(await verifyForeign(records, FORM))).toBe('chain-edited there');
  });
});

describe('records on disk', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await testFolder();
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  test('are lines of a file, with or without a line break at its end', async () => {
    const file = join(folder, 'chain.jsonl');
    const text = chain.map((record) => JSON.stringify(record)).join('\n');
    for (const ending of ['', '\n', '\n\n']) {
      await writeFile(file, text + ending);
      expect(await verifyForeign(recordsIn(file), FORM)).toMatchObject({ intact: true, records: LONGEST });
    }
  });

  test('are files of a folder, in the order of their numbers', async () => {
    const records = join(folder, 'records');
    await mkdir(records);
    for (const record of chain) await writeFile(join(records, `${record.n}.json`), JSON.stringify(record));
    await writeFile(join(records, 'README.md'), 'no record');
    expect(await verifyForeign(recordsIn(records), FORM)).toMatchObject({ intact: true, records: LONGEST });
    await rm(join(records, '7.json'));
    expect(reason(await verifyForeign(recordsIn(records), FORM))).toMatch(/^chain-deleted .*\/8\.json$/);
  });

  test('are read no farther than a record may be long', async () => {
    const records = join(folder, 'endless');
    await mkdir(records);
    const endless = join(records, '1.json');
    await writeFile(endless, '');
    await truncate(endless, 3 * 1024 ** 3);
    expect(reason(await verifyForeign(recordsIn(records), FORM))).toBe(`chain-edited ${endless}`);
  });
});
