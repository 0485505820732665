import { readFile } from 'node:fs/promises';
import { UserError } from '#verdict';
import type { Account } from '#process';

/**
 * Accounts that nothing of value belongs to, best first. `postgres` is the last choice: on a machine with a real server
 * it owns that server's files, and what is restored here runs code of the source's owners.
 */
const CANDIDATES = ['nobody', 'daemon', 'postgres'];

/**
 * The account that a server runs under when we are root, as PostgreSQL refuses to run as root; `undefined` means our own.
 *
 * @throws UserError where we are root and the machine has no such account
 */
export async function unprivilegedAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = parsePasswd(await readFile('/etc/passwd', 'utf8'));
  for (const name of CANDIDATES) {
    const account = accounts.get(name);
    if (account !== undefined && account.uid > 0) return account;
  }
  throw new UserError(
    `PostgreSQL does not run as root, and none of ${CANDIDATES.join(', ')} is an account here`,
    {
      remedy: 'Add one of them, or run as another user',
    },
  );
}

/** The accounts of a passwd file by name. */
export function parsePasswd(text: string): ReadonlyMap<string, Account> {
  const accounts = new Map<string, Account>();
  for (const line of text.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name === undefined || !/^\d+$/.test(uid ?? '') || !/^\d+$/.test(gid ?? '')) continue;
    if (!accounts.has(name)) accounts.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return accounts;
}
