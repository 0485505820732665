import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fixedRelease, knownHole, parseVersion, securityStatus, type PostgresVersion } from '#postgres';

const at = (major: number, minor: number): PostgresVersion => ({ major, minor, text: `${major}.${minor}` });

describe('the version that a program says it has', () => {
  test.each([
    ['pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n', 15, 18, '15.18'],
    ['postgres (PostgreSQL) 17.10\n', 17, 10, '17.10'],
    ['psql (PostgreSQL) 16.4 (Ubuntu 16.4-1.pgdg24.04+2)', 16, 4, '16.4'],
    ['initdb (PostgreSQL) 19rc2', 19, 0, '19rc2'],
    ['pg_restore (PostgreSQL) 19devel', 19, 0, '19devel'],
    ['pg_dump (PostgreSQL) 9.6.24', 9, 6, '9.6.24'],
    ['pg_dump (EnterpriseDB) 17.2.0', 17, 2, '17.2.0'],
  ])('%s', (answer, major, minor, text) => {
    expect(parseVersion(answer)).toEqual({ major, minor, text });
  });

  test.each([
    '',
    'hello',
    'GNU bash, version 5.2.15',
    'pg_dump (PostgreSQL)',
    'pg_dump 15.18',
    'Usage: pg_dump',
  ])('no version: %s', (answer) => {
    expect(() => parseVersion(answer)).toThrow(TypeError);
  });

  test('every version that PostgreSQL can have is read back', () => {
    const parts = fc.tuple(fc.integer({ min: 10, max: 99 }), fc.integer({ min: 0, max: 99 }));
    fc.assert(
      fc.property(parts, ([major, minor]) => {
        expect(parseVersion(`pg_dump (PostgreSQL) ${major}.${minor}\n`)).toEqual(at(major, minor));
      }),
    );
  });
});

describe('security', () => {
  test.each([
    [18, 7],
    [17, 12],
    [16, 16],
    [15, 20],
    [14, 25],
  ])('the fixes of %i came with .%i', (major, minor) => {
    expect(securityStatus(at(major, minor))).toBe('current');
    expect(knownHole(at(major, minor))).toBe(false);
    expect(securityStatus(at(major, minor - 1))).toBe('outdated');
    expect(knownHole(at(major, minor - 1))).toBe(true);
    expect(fixedRelease(major)).toBe(`${major}.${minor}`);
  });

  test('a major that is no longer maintained has its holes for good', () => {
    expect(securityStatus(at(13, 23))).toBe('end-of-life');
    expect(knownHole(at(13, 99))).toBe(true);
    expect(fixedRelease(13)).toBe('14.25');
  });

  test('a major that came after this table is not accused', () => {
    expect(securityStatus(at(19, 0))).toBe('current');
    expect(knownHole(at(19, 0))).toBe(false);
  });
});
