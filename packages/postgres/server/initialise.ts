import { randomBytes } from 'node:crypto';
import { appendFile, chown, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperationFailed } from '#verdict';
import type { DatabaseLocale } from '../connection/index.js';
import type { Programs } from '../programs/types.js';
import { ProgramFailed, runProgram, type Account } from '#process';
import type { ServerFolder } from './folder.js';
import { localeArguments, localeChoices, type LocaleChoice } from './locale.js';
import { ACCESS_RULES, settingsText } from './settings.js';

export interface InitialiseOptions {
  readonly programs: Programs;
  readonly folder: ServerFolder;
  readonly account: Account | undefined;
  readonly superuser: string;
  readonly locale: DatabaseLocale;
  readonly settings: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export interface Initialised {
  readonly password: string;
  readonly choice: LocaleChoice;
}

/** Everything that the server's programs are told of the world: no secret of the run is among it. */
export function serverEnvironment(programs: Programs): Record<string, string> {
  return { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin', ...programs.env };
}

/** Make a cluster whose superuser has a random password. */
export async function initialise(options: InitialiseOptions): Promise<Initialised> {
  const { folder, account } = options;
  const password = randomBytes(24).toString('base64url');
  const passwordFile = join(folder.data, '..', 'password');
  await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' });
  try {
    if (account !== undefined) await chown(passwordFile, account.uid, account.gid);
    const choice = await firstThatWorks(options, passwordFile);
    await appendFile(join(folder.data, 'postgresql.conf'), settingsText(options.settings));
    await writeFile(join(folder.data, 'pg_hba.conf'), ACCESS_RULES);
    return { password, choice };
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function firstThatWorks(options: InitialiseOptions, passwordFile: string): Promise<LocaleChoice> {
  const { programs, locale } = options;
  let failure: unknown;
  for (const choice of localeChoices(locale, programs.version.major)) {
    try {
      await initdb(options, choice.locale, passwordFile);
      return choice;
    } catch (error) {
      options.signal.throwIfAborted();
      if (!(error instanceof ProgramFailed)) throw error;
      // The first refusal speaks of the locale that was wanted.
      failure ??= error;
      await empty(options.folder.data);
    }
  }
  throw new OperationFailed('No throwaway server could be set up', {
    remedy: "Check that there is room in the temporary folder; initdb's own words are in the cause",
    ...(failure instanceof ProgramFailed ? { where: failure.message } : {}),
    cause: failure,
  });
}

async function initdb(
  options: InitialiseOptions,
  locale: DatabaseLocale,
  passwordFile: string,
): Promise<void> {
  const { programs, folder, account, superuser, signal } = options;
  await runProgram(programs.path('initdb'), {
    args: [
      `--pgdata=${folder.data}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth-local=trust',
      '--auth-host=scram-sha-256',
      '--no-sync',
      '--no-instructions',
      ...localeArguments(locale, programs.version.major),
    ],
    env: serverEnvironment(programs),
    account,
    cwd: folder.data,
    signal,
  });
}

async function empty(folder: string): Promise<void> {
  for (const entry of await readdir(folder)) await rm(join(folder, entry), { recursive: true, force: true });
}
