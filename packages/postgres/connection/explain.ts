import { UserError, messageOf, codeOf, type Advice } from '#verdict';
import { onlyIPv6 } from './addresses.js';
import { explainQueryError } from './errors.js';
import { describe, isSocket, type Connection } from './model.js';
import { routineOf, sqlStateOf } from './sqlstate.js';
import { explainTlsError } from './tls-errors.js';

/** No address of the host answered. */
export class Unreachable extends Error {
  readonly addresses: readonly string[];
  constructor(addresses: readonly string[], failures: readonly unknown[]) {
    super(messageOf(failures.at(-1)), { cause: failures.at(-1) });
    this.name = 'Unreachable';
    this.addresses = addresses;
  }
}

/** Which of the many reasons it was that no session could be opened, and what to do about it. */
export function explainConnectionError(error: unknown, connection: Connection): UserError {
  if (error instanceof UserError) return error;
  const advice = (remedy: string): Advice => ({ remedy, cause: error });
  if (error instanceof Unreachable) return explainUnreachable(error, connection);
  const place = describe(connection);
  const state = sqlStateOf(error);
  if (state !== undefined) return explainRefusal(error, state, connection);
  const code = codeOf(error) ?? '';
  if (['ENOTFOUND', 'ENODATA', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME'].includes(code)) {
    return new UserError(
      `The host ${connection.host} is not known to the name service (${code})`,
      advice(
        'Check the host in the URL or PGHOST for a typing error, and whether this machine may resolve private names',
      ),
    );
  }
  const tls = explainTlsError(error, connection);
  if (tls !== undefined) return tls;
  if (/SASL|SCRAM/.test(messageOf(error))) {
    return new UserError(
      `Logging in at ${place} failed: ${messageOf(error)}`,
      advice(
        'Check that the password is complete and that nothing between here and the server alters the connection',
      ),
    );
  }
  return new UserError(
    `The server at ${place} ended the connection before it was open: ${messageOf(error)}`,
    advice('Check that a PostgreSQL server listens at this host and port, and look into its log'),
  );
}

function explainUnreachable(error: Unreachable, connection: Connection): UserError {
  const { cause } = error;
  const code = codeOf(cause) ?? 'ETIMEDOUT';
  const place = describe(connection);
  if (isSocket(connection)) {
    return new UserError(
      `No server answers on the socket ${connection.host}/.s.PGSQL.${connection.port} (${code})`,
      {
        remedy:
          code === 'EACCES'
            ? 'Let this account enter the folder'
            : 'Check that the server runs, its socket folder and its port',
        cause,
      },
    );
  }
  if (onlyIPv6(error.addresses) && code !== 'ECONNREFUSED') {
    return new UserError(
      `The host ${connection.host} has only IPv6 addresses, and this machine has no way to them (${code})`,
      { remedy: directIPv4(connection), cause },
    );
  }
  if (code === 'ECONNREFUSED') {
    return new UserError(`Nothing listens at ${place} (ECONNREFUSED)`, {
      remedy: 'Check the port, that the server runs, and that its listen_addresses include this address',
      cause,
    });
  }
  return new UserError(`The host ${connection.host} cannot be reached at port ${connection.port} (${code})`, {
    remedy: `Check the host and the port, and that the server's firewall or allow-list lets this machine in`,
    cause,
  });
}

function directIPv4({ host }: Connection): string {
  if (/\.supabase\.co$/i.test(host)) {
    return "Use the URL of Supabase's pooler in session mode (…pooler.supabase.com, port 5432), or its IPv4 add-on";
  }
  return 'Use a name or an address with IPv4: many providers have a pooler in session mode or an IPv4 add-on for it. Or use a runner with IPv6';
}

/** What the server itself said. Its routine is looked at where the code says too little: messages may be translated. */
function explainRefusal(error: unknown, state: string, connection: Connection): UserError {
  const { user, database } = connection;
  const said = messageOf(error);
  const place = describe(connection);
  const tell = (what: string, remedy: string): UserError => new UserError(what, { remedy, cause: error });
  switch (state) {
    case '28P01':
      return tell(
        `The server at ${place} refuses the password of ${user}`,
        'Check the user and the password; in a URL, special characters of a password are percent-encoded',
      );
    case '3D000':
      return tell(
        `There is no database ${JSON.stringify(database)} at ${place}`,
        'Check the name, capitals included',
      );
    case '28000':
      return explainAccessRule(error, connection);
    case '53300':
      return tell(
        `The server at ${place} has no connection left: ${said}`,
        'Run it when fewer clients are connected, raise max_connections, or raise the limit of the role or database',
      );
    case '57P03':
      return tell(
        `The server at ${place} does not accept connections: ${said}`,
        'Wait until it has started or recovered; a standby needs hot_standby = on',
      );
    case '42501':
      return tell(
        `${user} may not connect to the database ${JSON.stringify(database)} at ${place}`,
        `Run: GRANT CONNECT ON DATABASE ${database} TO ${user}`,
      );
    case '55000':
      return tell(
        `The database ${JSON.stringify(database)} does not accept connections: ${said}`,
        'Choose another one',
      );
    case '08P01':
      return tell(
        `What answers at ${place} is not a PostgreSQL server itself: ${said}`,
        'Give the URL of the server, not of a pooler in front of it (PgBouncer)',
      );
  }
  if (/Tenant or user not found/i.test(said)) {
    return tell(
      `The pooler at ${place} does not know this user`,
      'Behind a shared pooler the user carries the project (postgres.<project>); or give the URL of the server itself',
    );
  }
  const explained = explainQueryError(error, connection);
  if (explained instanceof UserError) return explained;
  return tell(
    `The server at ${place} refuses the connection (${state}): ${said}`,
    "Look into the server's log",
  );
}

function explainAccessRule(error: unknown, connection: Connection): UserError {
  const place = describe(connection);
  const said = messageOf(error);
  if (routineOf(error) === 'InitializeSessionUserId') {
    return new UserError(`${connection.user} cannot log in at ${place}: ${said}`, {
      remedy: 'Check the user in the URL or PGUSER, and that the role has LOGIN',
      cause: error,
    });
  }
  if (routineOf(error) === 'auth_failed') {
    return new UserError(`The server at ${place} does not take us for ${connection.user}: ${said}`, {
      remedy:
        'Its pg_hba.conf asks for another proof than a password (peer, ident, certificate): add a rule, or log in that way',
      cause: error,
    });
  }
  return new UserError(
    `The access rules of the server at ${place} (pg_hba.conf) refuse this connection: ${said}`,
    {
      remedy:
        connection.tls.mode === 'disable'
          ? 'Use sslmode=require or stronger, as the rules may ask for TLS, or have this machine added to them'
          : 'Have this machine, user and database added to them',
      cause: error,
    },
  );
}
