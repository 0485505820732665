/** What a connection asks of TLS, in libpq's words. Only `verify-ca` and `verify-full` authenticate the server. */
export const TLS_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
export type TlsMode = (typeof TLS_MODES)[number];

export interface Tls {
  readonly mode: TlsMode;
  /** Path of the PEM file of trusted authorities; without it `verify-*` trusts the publicly known ones. */
  readonly rootCertificate?: string;
  /** Paths of the client's own certificate and its key. */
  readonly certificate?: string;
  readonly key?: string;
}

/** Everything needed to reach one database as one user. Holds the password: never log it, use `describe`. */
export interface Connection {
  /** A name, an address, or the folder of a socket (absolute). */
  readonly host: string;
  /** Where `host` is found, when that must not be looked up (`hostaddr`). */
  readonly address?: string;
  readonly port: number;
  readonly user: string;
  readonly password?: string;
  readonly database: string;
  readonly tls: Tls;
  readonly applicationName: string;
  /** How long one attempt to reach one address may take. */
  readonly connectTimeoutSeconds: number;
  /** Command-line options for the server's session (`-c work_mem=1GB`). */
  readonly options?: string;
  /** The secrets in the spelling in which the user gave them (a URL, its escaped password), to be masked as well. */
  readonly spellings?: readonly string[];
}

export function withDatabase(connection: Connection, database: string): Connection {
  return { ...connection, database };
}

/** A connection of the same server as another role. */
export function withUser(connection: Connection, user: string, password?: string): Connection {
  const { host, address, port, database, tls, applicationName, connectTimeoutSeconds, options } = connection;
  return {
    ...{ host, port, user, database, tls, applicationName, connectTimeoutSeconds },
    ...(address === undefined ? {} : { address }),
    ...(password === undefined ? {} : { password }),
    ...(options === undefined ? {} : { options }),
  };
}

/** Whether it goes through a socket in the file system. */
export function isSocket(connection: Pick<Connection, 'host'>): boolean {
  return connection.host.startsWith('/');
}

/** For people: where it leads and as whom, without any secret. */
export function describe(connection: Connection): string {
  const { host, port, user, database } = connection;
  const place = isSocket(connection) ? `${host}:${port}` : `${bracketed(host)}:${port}`;
  return `postgresql://${encodeURIComponent(user)}@${place}/${encodeURIComponent(database)}`;
}

/** A URL that any libpq program and `parseConnection` understand. Holds the password: only for what is masked. */
export function connectionUrl(connection: Connection): string {
  const { tls, password } = connection;
  const login =
    encodeURIComponent(connection.user) + (password === undefined ? '' : `:${encodeURIComponent(password)}`);
  const query = new Map<string, string | undefined>();
  if (isSocket(connection)) query.set('host', connection.host);
  query.set('hostaddr', connection.address);
  if (!isSocket(connection)) query.set('sslmode', tls.mode);
  query.set('sslrootcert', tls.rootCertificate);
  query.set('sslcert', tls.certificate);
  query.set('sslkey', tls.key);
  query.set('options', connection.options);
  const parts = [...query].flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`],
  );
  const place = isSocket(connection)
    ? `:${connection.port}`
    : `${bracketed(connection.host)}:${connection.port}`;
  const url = `postgresql://${login}@${place}/${encodeURIComponent(connection.database)}`;
  return parts.length === 0 ? url : `${url}?${parts.join('&')}`;
}

/** Every form in which the password can turn up in an output: what must be masked before anything else happens. */
export function secretForms(connection: Connection): string[] {
  const forms = new Set(connection.spellings);
  if (connection.password !== undefined) {
    forms.add(connection.password);
    forms.add(encodeURIComponent(connection.password));
    forms.add(escapePassfileField(connection.password));
    forms.add(JSON.stringify(connection.password).slice(1, -1));
    forms.add(connectionUrl(connection));
  }
  return [...forms];
}

/** The spelling of a value in libpq's password file: `:` and `\` are escaped with a backslash. */
export function escapePassfileField(value: string): string {
  return value.replace(/[\\:]/g, '\\$&');
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : encodeURIComponent(host);
}
