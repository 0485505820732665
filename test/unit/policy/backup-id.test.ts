import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { backupId, newestFirst, parseBackupId } from '#policy';

const moment = fc.date({
  min: new Date('0000-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});

test('an id names its moment to the second', () => {
  fc.assert(
    fc.property(moment, (at) => {
      expect(parseBackupId(backupId(at))?.getTime()).toBe(Math.floor(at.getTime() / 1000) * 1000);
    }),
  );
  expect(backupId(new Date('2026-11-20T03:00:00Z'))).toBe('backup-20261120-030000');
});

test('the order of ids is the order of time', () => {
  fc.assert(
    fc.property(fc.uniqueArray(moment, { selector: (at) => Math.floor(at.getTime() / 1000) }), (moments) => {
      const byTime = moments.toSorted((a, b) => b.getTime() - a.getTime()).map(backupId);
      expect(newestFirst([...moments.map(backupId), 'latest', 'backup-2026'])).toEqual(byTime);
    }),
  );
});

test('what is no id names no moment', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^backup-\d{8}-\d{6}$/), (text) => {
      const at = parseBackupId(text);
      if (at !== undefined) expect(backupId(at)).toBe(text);
    }),
  );
  for (const text of [
    '',
    'backup-20260230-000000',
    'backup-20261120-240000',
    ' backup-20261120-030000',
    'backup-20261120-030000\n',
  ]) {
    expect(parseBackupId(text)).toBeUndefined();
  }
});

test('a moment that no id can name is refused', () => {
  expect(() => backupId(new Date('+010000-01-01T00:00:00Z'))).toThrow(RangeError);
  expect(() => backupId(new Date(NaN))).toThrow(RangeError);
});
