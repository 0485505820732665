import { describe as suite, expect, test } from '@jest/globals';
import type { DatabaseLocale } from '#postgres';
import { parsePasswd } from '../../../packages/postgres/server/account.js';
import { localeArguments, localeChoices } from '../../../packages/postgres/server/locale.js';
import { settingsText } from '../../../packages/postgres/server/settings.js';

const german: DatabaseLocale = {
  encoding: 'UTF8',
  collate: 'de_DE.UTF-8',
  ctype: 'de_DE.UTF-8',
  provider: 'libc',
};

suite('a locale that the machine may lack', () => {
  test('is asked for first, and stood in for by the nearest, never silently', () => {
    for (const major of [13, 15, 17, 18]) {
      const [first, ...others] = localeChoices(german, major);
      expect(first).toEqual({ locale: german });
      expect(others.every(({ warning }) => warning !== undefined)).toBe(true);
      expect(others.at(-1)?.locale).toMatchObject({ collate: 'C', ctype: 'C', provider: 'libc' });
    }
    expect(localeChoices(german, 17)[1]?.locale).toMatchObject({ provider: 'icu', locale: 'de-DE' });
    expect(localeChoices(german, 14).some(({ locale }) => locale.provider === 'icu')).toBe(false);
  });

  test('keeps the encoding, and asks no server for a provider that it does not know', () => {
    const latin: DatabaseLocale = { ...german, encoding: 'LATIN1', collate: 'de_DE' };
    expect(localeChoices(latin, 17).every(({ locale }) => locale.encoding === 'LATIN1')).toBe(true);
    const builtin: DatabaseLocale = {
      encoding: 'UTF8',
      collate: 'C',
      ctype: 'C',
      provider: 'builtin',
      locale: 'C.UTF-8',
    };
    expect(localeChoices(builtin, 15).every(({ locale }) => locale.provider === 'libc')).toBe(true);
    expect(localeArguments(builtin, 17)).toContain('--builtin-locale=C.UTF-8');
    expect(localeArguments(german, 14).some((argument) => argument.includes('provider'))).toBe(false);
  });
});

test('a setting cannot break out of its quotes', () => {
  expect(settingsText({ x: "a'b\\" })).toContain("x = 'a''b\\\\'");
});

test('accounts are read from a passwd file as it may be', () => {
  const accounts = parsePasswd(
    'root:x:0:0::/root:/bin/sh\n\n+\nbad:x:one:1::\nnobody:x:65534:65533:::\nnobody:x:1:1:::\n',
  );
  expect([...accounts]).toEqual([
    ['root', { uid: 0, gid: 0 }],
    ['nobody', { uid: 65534, gid: 65533 }],
  ]);
});
