import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareDecimals, parseDecimal } from '../../../packages/smoke/judge/decimal.js';
import { judge, type FilledRule } from '../../../packages/smoke/judge/judge.js';
import { parseExactly } from '../../../packages/smoke/judge/json-text.js';
import { parseMoment } from '../../../packages/smoke/judge/moment.js';
import { inOneLine } from '../../../packages/smoke/judge/show.js';

const NOW = new Date('2026-11-20T12:00:00Z');

function held(rule: FilledRule, text: string): boolean {
  return judge(rule, { text }, NOW).held;
}

function compare(a: string, b: string): number | undefined {
  const [left, right] = [parseDecimal(a), parseDecimal(b)];
  return left === undefined || right === undefined ? undefined : Math.sign(compareDecimals(left, right));
}

describe('decimals', () => {
  test.each([
    ['1', '1.0', 0],
    ['-0', '0', 0],
    ['0.10', '.1', 0],
    ['1e3', '1000', 0],
    ['12345678901234567890123456789', '12345678901234567890123456788', 1],
    ['0.1', '0.1000000000000000055511151231257827', -1],
    ['-2', '-1', -1],
    ['-1', '1', -1],
    ['9', '10', -1],
    ['1e-400', '0', 1],
    ['1e999999999', '1e999999998', 1],
  ])('%s and %s', (a, b, order) => {
    expect(compare(a, b)).toBe(order);
    expect(compare(b, a)).toBe(order === 0 ? 0 : -order);
  });

  test.each(['', '.', '1.2.3', 'e5', 'NaN', 'Infinity', '0x10', '1,000', '1 2', '1e9999999999'])(
    '%j is none',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined();
    },
  );

  test('are ordered as exact fractions are', () => {
    const scaled = fc.tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.nat({ max: 30 }));
    const written = ([digits, scale]: readonly [bigint, number]): string => `${digits}e-${scale}`;
    fc.assert(
      fc.property(scaled, scaled, (a, b) => {
        const [left, right] = [a[0] * 10n ** BigInt(b[1]), b[0] * 10n ** BigInt(a[1])];
        expect(compare(written(a), written(b))).toBe(left < right ? -1 : left > right ? 1 : 0);
      }),
    );
  });
});

describe('moments', () => {
  const same = [
    '2026-11-20T03:00:00Z',
    '2026-11-20 03:00:00+00',
    '2026-11-20 03:00:00',
    '2026-11-20t04:00:00.000+01:00',
    '2026-11-20 08:30:00+0530',
    '2026-11-19T24:00:00-03:00',
    'Fri, 20 Nov 2026 03:00:00 GMT',
  ];
  test.each(same)('%s', (text) => {
    expect(parseMoment(text)).toBe(BigInt(Date.UTC(2026, 10, 20, 3)) * 1_000_000n);
  });

  test.each([
    '2026-02-30',
    '2026-13-01',
    '2026-11-20T25:00:00Z',
    'infinity',
    '20261120',
    '1732071600',
    'now',
    '',
  ])('%j is none', (text) => {
    expect(parseMoment(text)).toBeUndefined();
  });

  test('are told apart to the microsecond, also far away', () => {
    const [a, b] = ['2026-11-20 03:00:00.000001+00', '2026-11-20 03:00:00.000002+00'].map(parseMoment);
    expect(a !== undefined && b !== undefined && b - a).toBe(1000n);
    expect(parseMoment('0099-01-01')).toBeLessThan(parseMoment('1999-01-01') ?? 0n);
  });

  test('of any date come back as they were', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') }),
        (date) => {
          expect(parseMoment(date.toISOString())).toBe(BigInt(date.getTime()) * 1_000_000n);
        },
      ),
    );
  });
});

describe('a rule', () => {
  test.each<[FilledRule, string, boolean]>([
    [{}, 'anything', true],
    [{ equals: 'a' }, 'a', true],
    [{ equals: 'a' }, 'A', false],
    // Texts are texts: a hash is no number.
    [{ equals: '0e12345' }, '0e54321', false],
    [{ equals: '1' }, '1.0', false],
    [{ equals: 'abcdef', firstCharacters: 3 }, 'abcxyz', true],
    [{ equals: 'ab', firstCharacters: 3 }, 'abc', false],
    [{ equals: '😀😀x', firstCharacters: 2 }, '😀😀y', true],
    [{ not: 'a' }, 'b', true],
    [{ not: 'a' }, 'a', false],
    [{ contains: 'b' }, 'abc', true],
    [{ contains: 'd' }, 'abc', false],
    [{ atLeast: '10' }, '9', false],
    [{ atLeast: '10', atMost: '12' }, '11.5', true],
    [{ atLeast: '10', atMost: '12' }, '12.000000000000000000001', false],
    [{ atLeast: '10' }, 'many', false],
    [{ atLeast: 'many' }, '10', false],
    [{ atLeast: '2026-11-20T03:00:00Z' }, '2026-11-20 04:00:00+01', true],
    [{ atLeast: '2026-11-20T03:00:00Z' }, '2026-11-20 03:59:59.999999+01', false],
    [{ maxAgeMs: 3_600_000 }, '2026-11-20 11:00:00+00', true],
    [{ maxAgeMs: 3_600_000 }, '2026-11-20 10:59:59+00', false],
    [{ maxAgeMs: 3_600_000 }, '2026-11-20 12:04:00+00', true],
    [{ maxAgeMs: 3_600_000 }, '2027-01-01 00:00:00+00', false],
    [{ maxAgeMs: 3_600_000 }, 'yesterday', false],
    [{ matches: { pattern: 'x', test: () => 'the pattern took too long' } }, 'x', false],
  ])('%j of %j: %j', (rule, text, holds) => {
    expect(held(rule, text)).toBe(holds);
  });

  test('judges any text by any text without a fault', () => {
    const rule = fc.record(
      {
        equals: fc.string(),
        not: fc.string(),
        contains: fc.string(),
        atLeast: fc.string(),
        atMost: fc.oneof(fc.string(), fc.integer().map(String)),
        maxAgeMs: fc.nat(),
        firstCharacters: fc.integer({ min: 1, max: 5 }),
      },
      { requiredKeys: [] },
    );
    const found = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double().map(String),
      fc.date({ noInvalidDate: true }).map(String),
    );
    fc.assert(
      fc.property(rule, found, (given, value) => {
        expect(judge(given, { text: value }, NOW)).toMatchObject({ held: expect.any(Boolean) });
        // What equals a text does not differ from it.
        expect(judge({ equals: value }, { text: value }, NOW).held).toBe(true);
        expect(judge({ not: value }, { text: value }, NOW).held).toBe(false);
      }),
    );
  });

  test('what is a number in JSON equals the same number', () => {
    expect(judge({ equals: '1.0' }, { text: '1', number: true }, NOW).held).toBe(true);
    expect(judge({ equals: '1.5' }, { text: '1', number: true }, NOW).held).toBe(false);
  });

  test('nothing there fails every rule', () => {
    for (const rule of [{}, { not: 'a' }, { atMost: '1' }])
      expect(judge(rule, { missing: 'no header' }, NOW)).toMatchObject({ held: false, found: 'no header' });
  });
});

describe('JSON', () => {
  test('keeps numbers that a double cannot hold as they were sent', () => {
    expect(parseExactly('[12345678901234567890, 1.10, 1e2, 0.1, 123456789012345.6, 1e400]')).toEqual([
      '12345678901234567890',
      1.1,
      100,
      0.1,
      123456789012345.6,
      '1e400',
    ]);
  });

  test('is otherwise what JSON says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(parseExactly(text)).toEqual(JSON.parse(text));
      }),
    );
  });
});

describe('a text in a finding', () => {
  test('is one visible line of bounded length, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const shown = inOneLine(text);
        expect(shown.length).toBeLessThanOrEqual(301);
        expect(shown).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u);
      }),
    );
    expect(inOneLine('a\nb\u001b[31m\u202ec')).toBe('a\\nb\\u{1b}[31m\\u{202e}c');
  });
});
