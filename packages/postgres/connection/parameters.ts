/** The parts of a connection, still text, under libpq's own names. */
export const PARAMETERS = [
  'host',
  'hostaddr',
  'port',
  'user',
  'password',
  'dbname',
  'sslmode',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'connect_timeout',
  'application_name',
  'options',
  'passfile',
] as const;
export type Parameter = (typeof PARAMETERS)[number];
export type Parameters = Partial<Record<Parameter, string>>;

/** The environment's variables that fill what a URL leaves out. */
export const VARIABLES: Readonly<Record<Parameter, string>> = {
  host: 'PGHOST',
  hostaddr: 'PGHOSTADDR',
  port: 'PGPORT',
  user: 'PGUSER',
  password: 'PGPASSWORD',
  dbname: 'PGDATABASE',
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
  connect_timeout: 'PGCONNECT_TIMEOUT',
  application_name: 'PGAPPNAME',
  options: 'PGOPTIONS',
  passfile: 'PGPASSFILE',
};

/** Parameters of libpq that change nothing about which data is read, or that we settle ourselves: accepted, not used. */
export const IGNORED: ReadonlySet<string> = new Set([
  'channel_binding',
  'gssencmode',
  'fallback_application_name',
  'keepalives',
  'keepalives_idle',
  'keepalives_interval',
  'keepalives_count',
  'tcp_user_timeout',
  'client_encoding',
  'sslcompression',
  'sslnegotiation',
  'sslsni',
]);

/** Parameters of other clients that are often found in a URL, and what they mean here. */
export const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['pgbouncer', 'It names a pooler; give the URL of the server itself'],
  ['schema', 'Use the input that chooses schemas instead'],
  ['ssl', 'Write sslmode=require, or sslmode=verify-full'],
  ['service', 'Write out what the service file says'],
  ['sslpassword', 'Use a key file without a passphrase'],
  ['target_session_attrs', 'Name the one server to be used'],
]);

export function isParameter(name: string): name is Parameter {
  return PARAMETERS.some((parameter) => parameter === name);
}
