import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { besideName, saysBefore } from '../../../packages/drill/beside-name.js';

const AT = new Date('2026-11-20T03:15:00Z');
/** Longest name that PostgreSQL keeps whole. */
const MAX_BYTES = 63;

const moments = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2099-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 63 });

describe('a database beside another', () => {
  test('is called after it, and after the moment', () => {
    expect(besideName('app', 'before', AT)).toBe('app_before_20261120_031500');
    expect(besideName('app', 'recovering', AT)).toBe('app_recovering_20261120_031500');
  });

  test('has a name that the server keeps whole, and that is read back', () => {
    fc.assert(
      fc.property(names, moments, (name, at) => {
        const before = besideName(name, 'before', at);
        expect(Buffer.byteLength(before)).toBeLessThanOrEqual(MAX_BYTES);
        expect(Buffer.from(before).toString()).toBe(before);
        expect(saysBefore(before, name)).toBe(true);
        expect(saysBefore(besideName(name, 'recovering', at), name)).toBe(false);
      }),
    );
  });

  test('is told from that of another whose name begins as its own, however long both are', () => {
    const long = 'x'.repeat(50);
    expect(saysBefore(besideName(`${long}_eu`, 'before', AT), `${long}_us`)).toBe(false);
  });

  test.each([
    ['app', 'app'],
    ['billing_before_20261120_031500', 'app'],
    ['app_before_', 'app'],
    ['app_before_20261120_031500_', 'app'],
    ['app_before_20261120-031500', 'app'],
    ['postgres', 'app'],
    ['', ''],
  ])('%j was not %j', (name, database) => {
    expect(saysBefore(name, database)).toBe(false);
  });
});
