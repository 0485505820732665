import { UserError } from '#verdict';

/** A side of a comparison, as its flag says. */
export type SideText =
  { readonly kind: 'database'; readonly url: string } | { readonly kind: 'set'; readonly backupId: string };

const SET = /^set:(.*)$/is;

/**
 * Read one of the flags `left` and `right`: the URL of a database, or `set:` and which set. The text may hold a password, and is never
 * repeated.
 */
export function parseSide(flag: 'left' | 'right', text: string): SideText {
  const given = text.trim();
  const backupId = SET.exec(given)?.[1]?.trim();
  if (backupId === undefined) {
    if (/^postgres(ql)?:\/\//i.test(given)) return { kind: 'database', url: given };
    throw new UserError(`--${flag} is neither the URL of a database nor a set`, {
      remedy: 'Give postgres://user@host/database, or set: with latest or a backup id',
    });
  }
  if (backupId === 'latest' || /^backup-\d{8}-\d{6}$/.test(backupId)) return { kind: 'set', backupId };
  throw new UserError(`--${flag} names no set`, {
    remedy: 'Give set: with latest or a backup id such as backup-20261120-030000',
  });
}

/** That there is a store for sides that are sets. @throws UserError */
export function requireStore(sides: readonly SideText[], store: string): void {
  if (store !== '' || sides.every(({ kind }) => kind === 'database')) return;
  throw new UserError('A side is a set, and no store is given', {
    remedy: 'Add --store with its folder or URL',
  });
}
