import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { codeOf, messageOf, UserError } from '#verdict';
import { addressesOf } from './addresses.js';
import { createClient } from './client.js';
import { explainConnectionError, Unreachable } from './explain.js';
import type { Connection } from './model.js';
import { ClientSession, type Session } from './session.js';
import { sqlStateOf } from './sqlstate.js';
import { NO_TLS } from './tls-errors.js';
import { tlsAttempts, type Attempt } from './tls.js';

export interface ConnectOptions {
  /** Aborting it ends the session, and the query that runs in it. */
  readonly signal: AbortSignal;
  /** Settings of the session, such as `search_path`; they last until it ends. */
  readonly session?: Readonly<Record<string, string>>;
}

/** How long a server that says that it is starting is waited for. */
const STARTUP_DEADLINE_MS = 60_000;
const STARTUP_PAUSE_MS = 100;

/**
 * Open a session: every address of the host in turn, with TLS as the connection asks for it.
 *
 * @throws UserError that says which of the many reasons it was, and what to do
 */
export async function connect(connection: Connection, options: ConnectOptions): Promise<Session> {
  const { signal } = options;
  const deadline = performance.now() + STARTUP_DEADLINE_MS;
  for (;;) {
    signal.throwIfAborted();
    try {
      const client = await reach(connection, signal);
      return await begin(client, connection, options);
    } catch (error) {
      signal.throwIfAborted();
      if (codeOf(error) !== '57P03' || performance.now() > deadline)
        throw explainConnectionError(error, connection);
    }
    await sleep(STARTUP_PAUSE_MS, undefined, { signal });
  }
}

async function begin(client: pg.Client, connection: Connection, options: ConnectOptions): Promise<Session> {
  const session = new ClientSession(client, connection, options.signal, (signal = options.signal) =>
    connect(connection, { ...options, signal }),
  );
  const settings = Object.entries(options.session ?? {});
  try {
    for (const [name, value] of settings) {
      await session.execute('select pg_catalog.set_config($1, $2, false)', [name, value]);
    }
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** The first address that answers. As libpq does, a server that answers and refuses ends the search. */
async function reach(connection: Connection, signal: AbortSignal): Promise<pg.Client> {
  const addresses = await addressesOf(connection);
  const attempts = await tlsAttempts(connection);
  const failures: unknown[] = [];
  for (const address of addresses) {
    try {
      return await attemptAll(connection, address, attempts, signal);
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      failures.push(error);
    }
  }
  throw new Unreachable(addresses, failures);
}

async function attemptAll(
  connection: Connection,
  address: string,
  attempts: readonly Attempt[],
  signal: AbortSignal,
): Promise<pg.Client> {
  let refused: unknown;
  for (const tls of attempts) {
    try {
      return await open(connection, address, tls, signal);
    } catch (error) {
      // The refusal of the first attempt says more than that of the second, except where TLS is merely not offered.
      if (refused === undefined || saysNoTls(refused)) refused = error;
      if (!mayTryOtherwise(error)) break;
    }
  }
  throw refused;
}

async function open(
  connection: Connection,
  address: string,
  tls: Attempt,
  signal: AbortSignal,
): Promise<pg.Client> {
  const client = await createClient(connection, address, tls);
  // A failed attempt can report more than once; `connect` rejects with the first.
  client.on('error', () => undefined);
  let onAbort = (): void => undefined;
  // A client that is ended while it connects never settles its `connect`.
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => {
      reject(new Error('ended early', { cause: signal.reason }));
    };
  });
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    await Promise.race([client.connect(), aborted]);
    return client;
  } catch (error) {
    void client.end();
    throw error;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOENT',
  'EACCES',
  'ENOTSOCK',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'EHOSTDOWN',
  'EINVAL',
]);

function isUnreachable(error: unknown): boolean {
  if (error instanceof UserError) return false;
  return UNREACHABLE.has(codeOf(error) ?? '') || messageOf(error) === 'timeout expired';
}

function saysNoTls(error: unknown): boolean {
  return messageOf(error) === NO_TLS;
}

/** Where the server refused the way, not the person: no TLS, a failed handshake, an access rule that wants the other. */
function mayTryOtherwise(error: unknown): boolean {
  if (error instanceof UserError || isUnreachable(error)) return false;
  const state = sqlStateOf(error);
  return state === undefined || state === '28000';
}
