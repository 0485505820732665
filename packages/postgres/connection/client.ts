import type pg from 'pg';
import { UserError } from '#verdict';
import { describe, type Connection } from './model.js';
import type { Attempt } from './tls.js';

/** The types that are read as something else than PostgreSQL's own text, by OID: only where nothing can be lost by it. */
const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [16, (text) => text === 't'], // bool
  [21, Number], // int2
  [23, Number], // int4
  [26, Number], // oid
  [700, Number], // float4
  [701, Number], // float8
  [114, parseJson],
  [3802, parseJson], // jsonb
]);

function parseJson(text: string): unknown {
  return JSON.parse(text);
}

const asText = (text: string): unknown => text;

/** A client for one attempt at one address; its connection is not open yet. */
export async function createClient(
  connection: Connection,
  address: string,
  tls: Attempt,
): Promise<pg.Client> {
  const { default: library } = await import('pg');

  /**
   * node-postgres fills what it is not given from PG* variables of our own environment. A connection is complete, so
   * what is sent to the server is settled here and nothing of the environment reaches it.
   */
  class OwnClient extends library.Client {
    getStartupConf(): Record<string, string> {
      return {
        user: connection.user,
        database: connection.database,
        application_name: connection.applicationName,
        ...(connection.options === undefined ? {} : { options: connection.options }),
      };
    }
  }
  return new OwnClient({
    host: address,
    port: connection.port,
    user: connection.user,
    database: connection.database,
    // A function, as an absent value would be looked up in PGPASSWORD and in password files.
    password: () => {
      if (connection.password !== undefined) return connection.password;
      throw new UserError(`The server at ${describe(connection)} asks for a password and none was given`, {
        remedy: 'Put it into the URL or PGPASSWORD, and check that the secret that holds it is not empty',
      });
    },
    ssl: tls,
    sslnegotiation: 'postgres',
    keepAlive: true,
    connectionTimeoutMillis: connection.connectTimeoutSeconds * 1000,
    types: { getTypeParser: (oid: number) => PARSERS.get(oid) ?? asText },
  });
}
