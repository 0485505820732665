import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { holdsPassword, Redactor, secretForms } from '#verdict';

describe('the forms of a secret', () => {
  test.each([
    ['postgres://app:s3cret@db/app', 's3cret'],
    ['postgresql://app:p%40ss@db:5432/app?sslmode=require', 'p@ss'],
    ['postgres://app:p@ss@db/app', 'p@ss'],
    ['postgres://app:pa/ss#x?y@db/app', 'pa/ss#x?y'],
    ['postgres://:only@db/app', 'only'],
    ['postgres://app@db/app?password=s3cret&x=y', 's3cret'],
    ["host=db user=app password='it is long' dbname=app", 'it is long'],
    ['host=db password=short dbname=app', 'short'],
  ])('%s holds the password %s', (secret, password) => {
    expect(secretForms(secret)).toContain(secret);
    expect(secretForms(secret)).toContain(password);
    expect(holdsPassword(secret)).toBe(true);
  });

  test.each([
    'postgres://app@db/app',
    'postgres:///app?host=/tmp',
    'throwaway',
    'host=db user=app',
    'C:\\x@y',
    '',
  ])('%s holds no password', (text) => {
    expect(holdsPassword(text)).toBe(false);
  });

  test('every line of a key is a secret, but for what says nothing', () => {
    const forms = secretForms('-----BEGIN KEY-----\nMIGHAgEA\n}\n\n-----END KEY-----\n');
    expect(forms).toContain('MIGHAgEA');
    expect(forms).not.toContain('}');
    expect(forms).not.toContain('');
  });

  test('whatever the password is, no spelling of it is left in a text', () => {
    const password = fc.string({ minLength: 3, unit: 'binary' }).filter((text) => text.trim().length > 2);
    fc.assert(
      fc.property(password, (given) => {
        const encoded = encodeURIComponent(given);
        const url = new URL('postgres://app@db.example.org/shop');
        url.password = given;
        const redactor = new Redactor();
        redactor.add(`postgres://app:${encoded}@db.example.org/shop`);
        const lowerCaseHex = encoded.replace(/%../g, (code) => code.toLowerCase());
        for (const spelling of [given, encoded, lowerCaseHex, url.password]) {
          expect(redactor.redact(`<${spelling}>`)).toBe('<***>');
        }
      }),
    );
  });
});

describe('the redactor', () => {
  test('takes the longest form first and reaches into documents', () => {
    const redactor = new Redactor();
    redactor.add('abc');
    redactor.add('abcdef');
    expect(redactor.redact('abcdef abc')).toBe('*** ***');
    expect(redactor.redactAll({ a: ['x abc', 1, null], b: { c: true } })).toEqual({
      a: ['x ***', 1, null],
      b: { c: true },
    });
    expect(redactor.add('abc')).toEqual([]);
  });

  test('a secret that is a pattern is only itself', () => {
    const redactor = new Redactor();
    redactor.add('a.c[0]$');
    expect(redactor.redact('abc0 a.c[0]$')).toBe('abc0 ***');
  });
});
