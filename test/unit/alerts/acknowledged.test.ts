import { describe, expect, test } from '@jest/globals';
import { acknowledgedUntil, isSilent } from '../../../packages/alerts/issues/acknowledged.js';

describe('an acknowledgement', () => {
  test.each([
    ['acknowledged: 2026-12-01', '2026-12-01'],
    ['Hello\r\n- Acknowledged : 2026-12-01 (waiting for a disk)\r\n', '2026-12-01'],
    ['> acknowledged: 2026-12-01\nacknowledged: 2027-01-31', '2027-01-31'],
    ['**acknowledged: 2026-12-01**', '2026-12-01'],
    ['it was acknowledged: 2026-12-01', undefined],
    ['acknowledged: soon', undefined],
    ['acknowledged: 2026-02-30', undefined],
    ['acknowledged: 2026-12-011', undefined],
    ['acknowledged:\n2026-12-01', undefined],
  ])('%j is until %s', (text, expected) => {
    expect(acknowledgedUntil(text)).toBe(expected);
  });

  test('lasts to the end of its day', () => {
    expect(isSilent('2026-12-01', new Date('2026-12-01T23:59:59Z'))).toBe(true);
    expect(isSilent('2026-12-01', new Date('2026-12-02T00:00:00Z'))).toBe(false);
    expect(isSilent(undefined, new Date())).toBe(false);
  });
});
