import { describe, expect, test } from '@jest/globals';
import { compilePattern, matches, PatternError } from '../../../packages/smoke/pattern.js';

describe('a pattern', () => {
  test('is neither endless nor endlessly nested', () => {
    expect(() => compilePattern('x'.repeat(3000))).toThrow(PatternError);
    expect(() => compilePattern('('.repeat(1500))).toThrow(PatternError);
  });

  test.each([
    ['^application/json', 'application/json; charset=utf-8', true],
    ['json', 'application/json', true],
    ['^json', 'application/json', false],
    ['(?i)OK$', 'it is ok', true],
    ['^$', '', true],
    ['\\p{Greek}', 'α', true],
  ])('%s against %j: %s', (pattern, text, expected) => {
    expect(matches(compilePattern(pattern), text)).toBe(expected);
  });

  test.each(['[', '(a)\\1', '(?=x)', '(?<!x)y', 'a{1001}', '((a{100}){100}){100}'])(
    'is not %j',
    (pattern) => {
      expect(() => compilePattern(pattern)).toThrow(PatternError);
    },
  );

  test('is matched in linear time', () => {
    expect(matches(compilePattern('^(x+x+)+y'), 'x'.repeat(1 << 20))).toBe(false);
  });

  test('is given up when its repetitions take too long', () => {
    const pattern = compilePattern('(.*)([0-9]{1000}).*[yz]');
    expect(() => matches(pattern, '1'.repeat(1 << 22))).toThrow(PatternError);
  });
});
