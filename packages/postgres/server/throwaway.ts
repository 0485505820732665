import { messageOf, type Clock, type Logger } from '#verdict';
import type { Connection, DatabaseLocale } from '../connection/index.js';
import type { PostgresVersion, Programs } from '../programs/types.js';
import { ownIdentity, type Account } from '#process';
import { unprivilegedAccount } from './account.js';
import { createFolder, removeFolder, type ServerFolder } from './folder.js';
import { initialise } from './initialise.js';
import { launch } from './launch.js';
import { keepServer } from './leftovers.js';
import { throwawaySettings } from './settings.js';

export interface ThrowawayOptions {
  readonly programs: Programs;
  /** The server gets a folder of its own in it, for its data and its socket. */
  readonly folder: string;
  /** `loopback`: besides the socket, 127.0.0.1 at a free port with a random password. */
  readonly listen: 'socket' | 'loopback';
  readonly superuser?: string;
  /** PostgreSQL's settings beside those that make it fast. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Of the cluster and its first databases; by default UTF8 and C. */
  readonly locale?: DatabaseLocale;
  readonly log: Logger;
  /** Aborting it ends the server. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

export interface ThrowawayServer {
  /** As superuser over the socket, to the database `postgres`. */
  readonly connection: Connection;
  /** As superuser over 127.0.0.1, with the password, where that was asked for. */
  readonly loopback: Connection | undefined;
  readonly folder: string;
  readonly pid: number;
  readonly version: PostgresVersion;
  readonly account: Account | undefined;
  /** What differs from what was wanted, such as a locale that this machine lacks. */
  readonly warnings: readonly string[];
  /** The last lines that the server wrote. */
  logTail(lines: number): readonly string[];
  /** Let it outlive this process; `endServer(folder)` ends it then, and a sweep after `until`. */
  keep(until: Date): Promise<void>;
  /** End it at once and remove its folder. Safe to call twice. */
  stop(): Promise<void>;
}

const PLAIN: DatabaseLocale = { encoding: 'UTF8', collate: 'C', ctype: 'C', provider: 'libc' };

/** Set up and start a server of which nothing will survive. It is ready when it answers on its socket. */
export async function startThrowaway(options: ThrowawayOptions): Promise<ThrowawayServer> {
  const { signal, clock } = options;
  signal.throwIfAborted();
  const account = await unprivilegedAccount();
  const folder = await createFolder(options.folder, await ownIdentity(), account, clock.now());
  try {
    return await startIn(folder, account, options);
  } catch (error) {
    await removeFolder(folder.path, folder.socket);
    throw error;
  }
}

async function startIn(
  folder: ServerFolder,
  account: Account | undefined,
  options: ThrowawayOptions,
): Promise<ThrowawayServer> {
  const { programs, signal, log } = options;
  const superuser = options.superuser ?? 'backproof';
  const loopback = options.listen === 'loopback';
  const { password, choice } = await initialise({
    programs,
    folder,
    account,
    superuser,
    locale: options.locale ?? PLAIN,
    settings: { ...throwawaySettings(folder.socket, loopback), ...options.settings },
    signal,
  });
  if (choice.warning !== undefined) log.warning(choice.warning);
  const launched = await launch({
    programs,
    data: folder.data,
    socket: folder.socket,
    account,
    loopback,
    superuser,
    signal,
  });
  const end = async (): Promise<void> => {
    signal.removeEventListener('abort', onAbort);
    await launched.end();
    await removeFolder(folder.path, folder.socket);
  };
  let ending: Promise<void> | undefined;
  const stop = (): Promise<void> => (ending ??= end());
  const onAbort = (): void => {
    stop().catch((error: unknown) => {
      log.warning(`The throwaway server's folder ${folder.path} could not be removed: ${messageOf(error)}`);
    });
  };
  signal.addEventListener('abort', onAbort, { once: true });
  return {
    connection: launched.connection,
    loopback: loopback ? { ...launched.connection, host: '127.0.0.1', password } : undefined,
    folder: folder.path,
    pid: launched.pid,
    version: programs.version,
    account,
    warnings: choice.warning === undefined ? [] : [choice.warning],
    logTail: launched.logTail,
    keep: (until) => keepServer(folder.path, until),
    stop,
  };
}
