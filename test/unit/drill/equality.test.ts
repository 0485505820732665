import { describe, expect, test } from '@jest/globals';
import type { TableFingerprint } from '#dump-format';
import { RowHasher } from '#dump-format';
import { WITNESS_METHOD } from '#postgres';
import { conclude, type Check } from '#verdict';
import { compareLargeObjects, compareSequences } from '../../../packages/drill/equality-objects.js';
import type { ExpectedRelation, FoundRelation } from '../../../packages/drill/equality-units.js';
import { compareContent } from '../../../packages/drill/equality.js';

function fingerprint(...lines: readonly string[]): TableFingerprint {
  const hasher = new RowHasher();
  for (const text of lines) hasher.push(Buffer.from(`${text}\n`));
  return hasher.end();
}

const hash = (digit: string): string =>
  `${WITNESS_METHOD}:${digit.padStart(16, '0')}${digit.padStart(16, '0')}`;

function expected(name: string, parts: Partial<ExpectedRelation> = {}): ExpectedRelation {
  return { name, evidence: 'compare', fingerprint: fingerprint('1', '2'), ...parts };
}

function found(parts: FoundRelation = {}): FoundRelation {
  return { copied: { fingerprint: fingerprint('1', '2') }, ...parts };
}

function compare(
  relations: readonly ExpectedRelation[],
  there: Readonly<Record<string, FoundRelation>>,
  strict = false,
): ReturnType<typeof compareContent> {
  return compareContent('app', relations, new Map(Object.entries(there)), strict);
}

const red = (checks: readonly Check[]): readonly string[] =>
  checks.filter((check) => check.verdict === 'failed').map((check) => `${check.id} ${check.where ?? ''}`);
const open = (checks: readonly Check[]): readonly string[] =>
  checks.filter((check) => check.verdict === 'unproven' && check.required).map((check) => check.id);
const restored: Check = {
  ...{
    id: 'restore.rows',
    verdict: 'proven',
    required: true,
    supports: 'restorable',
    expected: '',
    found: '',
  },
};
const intact: Check = { ...restored, id: 'archive.hash', supports: 'intact' };
const claim = (checks: readonly Check[]): string =>
  conclude([intact, restored, ...checks], 'equal-to-source').claim;

describe('rows', () => {
  test('the same rows are equal to the dump, and with the same hash to the source', () => {
    const there = { a: found({ witnessed: { rows: 2, hash: hash('7') } }) };
    expect(claim(compare([expected('a')], there).checks)).toBe('equal-to-dump');
    expect(claim(compare([expected('a', { witness: hash('7') })], there).checks)).toBe('equal-to-source');
  });

  test('another order is told and is no failure', () => {
    const { checks, notes, relations } = compare([expected('a'), expected('b')], {
      a: found({ copied: { fingerprint: fingerprint('2', '1') } }),
      b: found(),
    });
    expect(red(checks)).toEqual([]);
    expect(claim(checks)).toBe('equal-to-dump');
    expect(relations.map((relation) => relation.reordered)).toEqual([true, false]);
    expect(notes).toHaveLength(1);
  });

  test('fewer rows, other content and an absent table are red, each under its id', () => {
    const { checks } = compare([expected('fewer'), expected('other'), expected('gone'), expected('same')], {
      fewer: found({ copied: { fingerprint: fingerprint('1') } }),
      other: found({ copied: { fingerprint: fingerprint('1', '3') } }),
      same: found(),
    });
    expect(red(checks)).toEqual(['equal.rows fewer', 'equal.content other', 'equal.rows gone']);
    expect(claim(checks)).toBe('restorable');
  });

  test('what could not be looked at is never proven', () => {
    const unread = compare([expected('a'), expected('b')], {
      a: found({ copied: { reason: 'locked' } }),
      b: found(),
    });
    expect(open(unread.checks)).toEqual(['equal.content']);
    expect(claim(unread.checks)).toBe('restorable');
    const unrecorded = compare([{ name: 'a', evidence: 'compare' }, expected('b')], {
      a: found(),
      b: found(),
    });
    expect(open(unrecorded.checks)).toEqual(['equal.content']);
    const foreign = compare(
      [expected('a', { fingerprint: { ...fingerprint('1', '2'), sum: 'newer/9:00' } })],
      {
        a: found(),
      },
    );
    expect(open(foreign.checks)).toEqual(['equal.content']);
    expect(claim(foreign.checks)).toBe('restorable');
  });

  test('rows may move between the leaves of a tree, and not out of it', () => {
    const leaves = [
      expected('l1', { movesWithin: 'root', fingerprint: fingerprint('1', '2', '3'), witness: hash('3') }),
      expected('l2', { movesWithin: 'root', fingerprint: fingerprint(), witness: hash('5') }),
    ];
    const moved = (
      first: readonly string[],
      second: readonly string[],
      hashes: readonly [string, string],
    ): readonly Check[] =>
      compare(leaves, {
        l1: { copied: { fingerprint: fingerprint(...first) }, witnessed: { rows: 0, hash: hash(hashes[0]) } },
        l2: {
          copied: { fingerprint: fingerprint(...second) },
          witnessed: { rows: 0, hash: hash(hashes[1]) },
        },
      }).checks;
    expect(claim(moved(['2'], ['3', '1'], ['8', '0']))).toBe('equal-to-source');
    expect(red(moved(['2'], ['3'], ['8', '0']))).toEqual(['equal.rows root']);
    expect(red(moved(['2'], ['3', '4'], ['8', '1']))).toEqual(['equal.content root', 'equal.source root']);
  });

  test("an extension's configuration table is not held against the dump, which has a part of it, but against the source", () => {
    const relation = expected('e', { evidence: 'extension configuration', witness: hash('1') });
    const there = (digit: string): Record<string, FoundRelation> => ({
      e: found({
        copied: { fingerprint: fingerprint('1', '2', '3') },
        witnessed: { rows: 3, hash: hash(digit) },
      }),
      a: found({ witnessed: { rows: 2, hash: hash('2') } }),
    });
    const relations = [relation, expected('a', { witness: hash('2') })];
    expect(claim(compare(relations, there('1')).checks)).toBe('equal-to-source');
    expect(red(compare(relations, there('9')).checks)).toEqual(['equal.source e']);
  });
});

describe("the source's hash", () => {
  const covered = expected('a', { witness: hash('1') });
  const agreeing = found({ witnessed: { rows: 2, hash: hash('1') } });

  test('another hash is red though the rows are those of the dump', () => {
    const { checks } = compare([covered], { a: found({ witnessed: { rows: 2, hash: hash('2') } }) });
    expect(red(checks)).toEqual(['equal.source a']);
    expect(claim(checks)).toBe('equal-to-dump');
  });

  test('one table without it keeps the whole from being equal to the source; that is a fault only where it was asked for', () => {
    const relations = [covered, expected('b', { unhashed: 'too large' })];
    const there = { a: agreeing, b: found() };
    const relaxed = compare(relations, there).checks;
    expect(claim(relaxed)).toBe('equal-to-dump');
    expect(conclude(relaxed, 'equal-to-source').verdict).toBe('proven');
    const strict = compare(relations, there, true).checks;
    expect(open(strict)).toEqual(['equal.source']);
    expect(claim(strict)).toBe('equal-to-dump');
  });

  test('one that could not be taken again, or is of another method, leaves it open', () => {
    for (const witnessed of [
      { reason: 'permission denied' },
      { rows: 2, unhashed: 'out of memory' },
      { rows: 2, hash: 'pg-newer/2:00000000000000000000000000000001' },
      undefined,
    ]) {
      const { checks } = compare([covered], { a: found({ witnessed }) });
      expect(open(checks)).toEqual(['equal.source']);
      expect(red(checks)).toEqual([]);
      expect(claim(checks)).toBe('equal-to-dump');
    }
  });
});

describe('large objects and sequences', () => {
  const object = (oid: number, sha256 = 'aa', bytes = 3) => ({ oid, bytes, sha256 });

  test('are equal one by one', () => {
    expect(red(compareLargeObjects('app', [object(1), object(2)], [object(2), object(1)]))).toEqual([]);
    for (const there of [
      [object(1)],
      [object(1), object(2, 'bb')],
      [object(1), object(2, 'aa', 4)],
      [object(1), object(2), object(3)],
    ])
      expect(red(compareLargeObjects('app', [object(1), object(2)], there))).toEqual([
        'equal.large-objects app',
      ]);
    expect(open(compareLargeObjects('app', undefined, []))).toEqual(['equal.large-objects']);
    expect(open(compareLargeObjects('app', [object(1)], [{ oid: 1, reason: 'denied' }]))).toEqual([
      'equal.large-objects',
    ]);
  });

  test('a sequence that is behind, ahead, or not yet given out is red', () => {
    const at = (lastValue: bigint, isCalled = true) => ({ schema: 's', name: 'q', lastValue, isCalled });
    const extensions = { ...at(1n), name: 'of an extension' };
    expect(red(compareSequences('app', [at(5n)], [extensions, at(5n)]))).toEqual([]);
    for (const there of [[], [at(4n)], [at(6n)], [at(5n, false)]])
      expect(red(compareSequences('app', [at(5n)], there))).toEqual(['equal.sequences app']);
    const unread = { schema: 's', name: 'q', reason: 'denied' };
    expect(open(compareSequences('app', [at(5n)], [unread]))).toEqual(['equal.sequences']);
  });
});
