import type { DatabaseLocale } from '../connection/index.js';

/** What to ask initdb for, with what a reader must be told where it is not what was wanted. */
export interface LocaleChoice {
  readonly locale: DatabaseLocale;
  readonly warning?: string;
}

/**
 * What to try in turn: the wanted locale, then what comes nearest to it. Locales of the C library differ from machine to
 * machine; where one is missing, ordering by the ICU locale of the same language is nearest, and `C` exists everywhere.
 *
 * @param major the server's: ICU as a cluster's locale from 15 on, the builtin provider from 17 on
 */
export function localeChoices(wanted: DatabaseLocale, major: number): readonly LocaleChoice[] {
  const choices: LocaleChoice[] = [];
  const supported =
    wanted.provider === 'libc' ||
    (wanted.provider === 'icu' && major >= 15) ||
    (wanted.provider === 'builtin' && major >= 17);
  if (supported) choices.push({ locale: wanted });
  const fallback = (locale: DatabaseLocale): void => {
    choices.push({
      locale,
      warning: `The throwaway server has no ${name(wanted)}; ${name(locale)} stands in for it`,
    });
  };
  const icu = icuName(wanted);
  const { encoding } = wanted;
  // A database's collate and ctype may be foreign to this machine even where another provider does the ordering.
  if (wanted.provider !== 'libc' && supported) fallback({ ...wanted, collate: 'C', ctype: 'C' });
  if (wanted.provider === 'builtin' && major < 17)
    fallback({ encoding, collate: 'C.UTF-8', ctype: 'C.UTF-8', provider: 'libc' });
  if (icu !== undefined && wanted.provider === 'libc' && major >= 15 && encoding === 'UTF8') {
    fallback({ encoding, collate: 'C', ctype: 'C', provider: 'icu', locale: icu });
  }
  if (
    /^C\.UTF-?8$/i.test(wanted.collate) &&
    wanted.provider === 'libc' &&
    major >= 17 &&
    encoding === 'UTF8'
  ) {
    fallback({ encoding, collate: 'C', ctype: 'C', provider: 'builtin', locale: 'C.UTF-8' });
  }
  if (!choices.some(({ locale }) => isPlain(locale)))
    fallback({ encoding, collate: 'C', ctype: 'C', provider: 'libc' });
  return choices;
}

/** initdb's arguments for a locale. */
export function localeArguments(locale: DatabaseLocale, major: number): readonly string[] {
  const args = [
    `--encoding=${locale.encoding}`,
    '--locale=C',
    `--lc-collate=${locale.collate}`,
    `--lc-ctype=${locale.ctype}`,
  ];
  if (locale.provider === 'icu') args.push('--locale-provider=icu', `--icu-locale=${locale.locale ?? 'und'}`);
  else if (locale.provider === 'builtin')
    args.push('--locale-provider=builtin', `--builtin-locale=${locale.locale ?? 'C'}`);
  else if (major >= 15) args.push('--locale-provider=libc');
  return args;
}

function isPlain({ provider, collate, ctype }: DatabaseLocale): boolean {
  return provider === 'libc' && collate === 'C' && ctype === 'C';
}

/** The ICU name of a C library's locale: `de_DE.UTF-8@euro` is `de-DE`. */
function icuName({ collate }: DatabaseLocale): string | undefined {
  const match = /^([a-z]{2,3})(?:_([A-Z]{2}))?(?:[.@].*)?$/.exec(collate);
  return match?.[1] === undefined
    ? undefined
    : [match[1], match[2]].filter((part) => part !== undefined).join('-');
}

function name({ provider, collate, ctype, locale }: DatabaseLocale): string {
  if (provider !== 'libc') return `${provider} locale ${locale ?? collate}`;
  return collate === ctype ? `locale ${collate}` : `locale ${collate} with ctype ${ctype}`;
}
