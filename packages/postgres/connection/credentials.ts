import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getCACertificates } from 'node:tls';
import { isSocket, type Connection } from './model.js';
import { passfileLine } from './passfile.js';
import { verifies } from './tls.js';

/** What a libpq program (pg_dump, psql) is given to reach a connection: an environment, and files that it names. */
export interface Credentials {
  /** Names the password's file, never the password. */
  readonly env: Readonly<Record<string, string>>;
  /** The password's file; absent where there is no password. */
  readonly path: string | undefined;
  /** Remove the files. Safe to call twice. */
  readonly remove: () => Promise<void>;
}

/**
 * Write a connection's secrets where only we and libpq find them.
 *
 * @param folder private to the run; the files stay until `remove`, so that a post step can remove the folder as well
 */
export async function credentials(connection: Connection, folder: string): Promise<Credentials> {
  const base = join(folder, `pg-${randomUUID()}`);
  const passfile = `${base}.pass`;
  const authorities = `${base}.ca.pem`;
  const remove = async (): Promise<void> => {
    await Promise.all([rm(passfile, { force: true }), rm(authorities, { force: true })]);
  };
  const { password } = connection;
  try {
    if (password !== undefined) await writePrivate(passfile, passfileLine(password));
    const env = {
      ...place(connection),
      ...(await tlsEnvironment(connection, authorities)),
      PGPASSFILE: passfile,
    };
    return { env, path: password === undefined ? undefined : passfile, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function writePrivate(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600, flag: 'wx' });
}

function place(connection: Connection): Record<string, string> {
  return {
    PGHOST: connection.host,
    ...(connection.address === undefined ? {} : { PGHOSTADDR: connection.address }),
    PGPORT: String(connection.port),
    PGUSER: connection.user,
    PGDATABASE: connection.database,
    PGAPPNAME: connection.applicationName,
    PGCONNECT_TIMEOUT: String(connection.connectTimeoutSeconds),
    PGCLIENTENCODING: 'UTF8',
    // Kerberos would be tried first, and its library looks into the home folder.
    PGGSSENCMODE: 'disable',
    ...(connection.options === undefined ? {} : { PGOPTIONS: connection.options }),
  };
}

/**
 * libpq looks for certificates in the home folder of the account where it is told of none, and a root certificate found
 * there changes what `require` means. So every file is named, one that does not exist for none.
 */
async function tlsEnvironment(connection: Connection, authorities: string): Promise<Record<string, string>> {
  const { tls } = connection;
  if (isSocket(connection)) return {};
  if (verifies(connection) && tls.rootCertificate === undefined) {
    // libpq knows `system` only from 16 on, and a portable build of it not even where that is.
    await writePrivate(authorities, getCACertificates('default').join('\n'));
  }
  const none = `${authorities}.none`;
  return {
    PGSSLMODE: tls.mode,
    PGSSLROOTCERT: verifies(connection) ? (tls.rootCertificate ?? authorities) : none,
    PGSSLCERT: tls.certificate ?? none,
    PGSSLKEY: tls.key ?? none,
    PGSSLCRL: none,
  };
}
