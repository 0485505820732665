import { readFile } from 'node:fs/promises';
import type { ConnectionOptions } from 'node:tls';
import { isIP } from 'node:net';
import { UserError, codeOf } from '#verdict';
import { isSocket, type Connection } from './model.js';

/** Whether one attempt speaks TLS, and if so how. */
export type Attempt = false | ConnectionOptions;

/** The attempts of a mode, in order; a later one is made only where the server refused the one before. */
export async function tlsAttempts(connection: Connection): Promise<readonly Attempt[]> {
  if (isSocket(connection)) return [false];
  switch (connection.tls.mode) {
    case 'disable':
      return [false];
    case 'allow':
      return [false, await tlsOptions(connection)];
    case 'prefer':
      return [await tlsOptions(connection), false];
    case 'require':
    case 'verify-ca':
    case 'verify-full':
      return [await tlsOptions(connection)];
  }
}

/** Whether the server's certificate is checked at all. */
export function verifies(connection: Connection): boolean {
  return connection.tls.mode === 'verify-ca' || connection.tls.mode === 'verify-full';
}

async function tlsOptions(connection: Connection): Promise<ConnectionOptions> {
  const { tls, host } = connection;
  const options: ConnectionOptions = { rejectUnauthorized: verifies(connection) };
  // The name to be verified is the one that the user gave, whatever address it led to.
  if (isIP(host) === 0) options.servername = host;
  if (tls.mode === 'verify-ca') options.checkServerIdentity = () => undefined;
  if (verifies(connection) && tls.rootCertificate !== undefined) {
    options.ca = await readPem(tls.rootCertificate, 'root certificate');
  }
  if (tls.certificate !== undefined) options.cert = await readPem(tls.certificate, 'client certificate');
  if (tls.key !== undefined) options.key = await readPem(tls.key, "client certificate's key");
  return options;
}

async function readPem(path: string, what: string): Promise<string> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new UserError(`The ${what} ${path} cannot be read: ${codeOf(error) ?? 'unknown error'}`, {
      cause: error,
    });
  }
  if (!text.includes('-----BEGIN ')) {
    throw new UserError(`The ${what} ${path} is not in PEM form`, {
      remedy: 'Give a file that holds -----BEGIN … lines',
    });
  }
  return text;
}
