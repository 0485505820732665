import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { UserError } from '#verdict';
import { TLS_MODES, type Connection, type Tls, type TlsMode } from './model.js';
import { PARAMETERS, VARIABLES, type Parameters } from './parameters.js';
import { readPassfile } from './passfile.js';
import { parseUrl, type ParsedUrl } from './url.js';

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_CONNECT_TIMEOUT_S = 15;
const SOCKET_FOLDERS = ['/var/run/postgresql', '/run/postgresql', '/tmp'];

/**
 * A connection from a URL, with `PG*` variables for what it leaves out, by libpq's rules.
 *
 * @param url empty for a connection from `PG*` alone
 * @param env the environment that the variables are taken from
 * @throws UserError in one line that never repeats a secret
 */
export function parseConnection(url: string, env: Environment): Connection {
  const fromUrl: ParsedUrl = url === '' ? { parameters: {} } : parseUrl(url);
  const given: Parameters = { ...fromEnvironment(env, fromUrl.parameters), ...fromUrl.parameters };
  if (url === '') requireSomething(given, env);
  const port = parsePort(given.port);
  const host = parseHost(given, port);
  const user = given.user ?? systemUser();
  const database = given.dbname ?? user;
  const { passfile } = given;
  const password = given.password ?? passwordFromFile(passfile, env, { host, port, user, database });
  const spellings = fromUrl.typedPassword === undefined ? [] : [url, fromUrl.typedPassword];
  return {
    host,
    ...(given.hostaddr === undefined ? {} : { address: given.hostaddr }),
    port,
    user,
    ...(password === undefined ? {} : { password }),
    database,
    tls: parseTls(given),
    applicationName: given.application_name ?? 'backproof',
    connectTimeoutSeconds: parseTimeout(given.connect_timeout),
    ...(given.options === undefined ? {} : { options: given.options }),
    ...(spellings.length === 0 ? {} : { spellings }),
  };
}

function fromEnvironment(env: Environment, url: Parameters): Parameters {
  const parameters: Parameters = {};
  for (const name of PARAMETERS) {
    const value = env[VARIABLES[name]];
    if (value !== undefined && value !== '') parameters[name] = value;
  }
  // An address belongs to the host that it was given with.
  if (url.host !== undefined) delete parameters.hostaddr;
  return parameters;
}

function requireSomething(given: Parameters, env: Environment): void {
  const service = env['PGSERVICE'] ?? '';
  if (service !== '' && given.host === undefined) {
    throw new UserError('PGSERVICE names a connection service, which is not supported', {
      remedy: 'Give a connection URL, or PGHOST, PGPORT, PGUSER and PGDATABASE',
    });
  }
  if (
    [given.host, given.hostaddr, given.port, given.user, given.dbname].every((part) => part === undefined)
  ) {
    throw new UserError(
      'No connection is given: the URL is empty and no PGHOST, PGUSER or PGDATABASE is set',
      {
        remedy:
          'Give a connection URL, and check that the secret that holds it exists and is passed to this step',
      },
    );
  }
}

function parsePort(text: string | undefined): number {
  if (text === undefined) return 5432;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) {
    throw new UserError('The port of the connection is not a number from 1 to 65535', {
      remedy: 'Check the URL and PGPORT; a : or @ or / in a password is written %3A, %40, %2F',
    });
  }
  return port;
}

function parseHost(given: Parameters, port: number): string {
  const host = given.host ?? given.hostaddr ?? localSocket(port);
  if (host.includes(',')) {
    throw new UserError('The connection names several hosts', { remedy: 'Name the one server to be used' });
  }
  return host;
}

/** Without a host libpq uses a socket; its folder differs between builds, so the one that exists is taken. */
function localSocket(port: number): string {
  return SOCKET_FOLDERS.find((folder) => existsSync(join(folder, `.s.PGSQL.${port}`))) ?? 'localhost';
}

function systemUser(): string {
  try {
    return userInfo().username;
  } catch (error) {
    throw new UserError('The connection names no user', {
      remedy: 'Give one in the URL or in PGUSER',
      cause: error,
    });
  }
}

function passwordFromFile(
  passfile: string | undefined,
  env: Environment,
  wanted: Pick<Connection, 'host' | 'port' | 'user' | 'database'>,
): string | undefined {
  if (passfile !== undefined) return readPassfile(passfile, wanted, true);
  const home = env['HOME'] ?? '';
  return home === '' ? undefined : readPassfile(join(home, '.pgpass'), wanted, false);
}

function parseTls(given: Parameters): Tls {
  const mode = parseMode(given.sslmode);
  // `system` is libpq's name for the publicly known authorities, which is what no file means here.
  const root = given.sslrootcert === 'system' ? undefined : given.sslrootcert;
  const system = given.sslrootcert === 'system' && given.sslmode === undefined;
  return {
    // libpq verifies the chain as soon as `require` comes with a root certificate.
    mode: system ? 'verify-full' : mode === 'require' && given.sslrootcert !== undefined ? 'verify-ca' : mode,
    ...(root === undefined ? {} : { rootCertificate: root }),
    ...(given.sslcert === undefined ? {} : { certificate: given.sslcert }),
    ...(given.sslkey === undefined ? {} : { key: given.sslkey }),
  };
}

function parseMode(text: string | undefined): TlsMode {
  if (text === undefined) return 'prefer';
  const mode = TLS_MODES.find((known) => known === text);
  if (mode !== undefined) return mode;
  throw new UserError('The sslmode of the connection is unknown', {
    remedy: `Use one of ${TLS_MODES.join(', ')}`,
  });
}

function parseTimeout(text: string | undefined): number {
  if (text === undefined) return DEFAULT_CONNECT_TIMEOUT_S;
  if (!/^\d{1,6}$/.test(text)) {
    throw new UserError('connect_timeout is not a whole number of seconds', {
      remedy: 'Check the URL and PGCONNECT_TIMEOUT',
    });
  }
  // Zero means for ever to libpq; a backup that waits for ever is one that nobody hears of.
  return Number(text) === 0 ? DEFAULT_CONNECT_TIMEOUT_S : Number(text);
}
