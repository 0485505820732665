import type { SqlPart, SqlProbe } from '../model.js';
import { OperationFailed, UserError, formatCount, messageOf } from '#verdict';
import type { Found } from '../judge/judge.js';
import type { Values } from '../run/values.js';
import { Unanswered, type Answer } from './answer.js';
import type { Hosts } from './hosts.js';
import { TimedOut, type Limit } from './limit.js';

/** Rows whose values can be looked at; others are counted only. */
const KEPT_ROWS = 1_000;
/** Rows that are counted. */
const MAX_ROWS = 100_000;
/** What the server may send: one value alone may have a gigabyte. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Closing a session that is still busy takes a second one, which ends the query on the server. */
export const SQL_GRACE_MS = 5_000;

export interface SqlContext {
  readonly values: Values;
  readonly hosts: Hosts;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Ask a database, in a transaction that changes nothing. Times come in UTC and in ISO form whatever the role's own settings are; rows are
 * counted, and only the first are kept.
 *
 * @throws Unanswered
 */
export async function askSql(
  probe: SqlProbe,
  context: SqlContext,
  timeoutMs: number,
  limit: Limit,
): Promise<Answer<SqlPart>> {
  const { values, hosts, env } = context;
  const params = values.fillAll(probe.params);
  const url = probe.url === undefined ? values.connectionUrl() : values.fill(probe.url).text;
  const { connect, isSocket, parseConnection, sqlStateOf } = await import('#postgres');
  try {
    const connection = parseConnection(url, env);
    if (probe.url !== undefined && !isSocket(connection)) hosts.check(connection.host, connection.port);
    const settings = { TimeZone: 'UTC', DateStyle: 'ISO', statement_timeout: String(Math.ceil(timeoutMs)) };
    const session = await connect(connection, { signal: limit.signal, session: settings });
    try {
      await session.execute('BEGIN READ ONLY');
      const rows = new Rows();
      await session.each(probe.query, params, MAX_BYTES, (row) => {
        rows.add(row);
      });
      return rows;
    } finally {
      await session.close();
    }
  } catch (error) {
    const cause: unknown = limit.reason ?? error;
    if (cause instanceof TimedOut) throw new Unanswered(`the database gave ${cause.message}`, { cause });
    if (cause instanceof UserError) throw new Unanswered(cause.message, { cause });
    if (sqlStateOf(cause) !== undefined)
      throw new Unanswered(`the query fails: ${messageOf(cause)}`, { cause });
    throw cause;
  }
}

type Row = readonly (string | null)[];

/** The rows of a query: all counted, the first kept. */
class Rows implements Answer<SqlPart> {
  readonly #kept: Row[] = [];
  #count = 0;

  /** @throws OperationFailed where there are more than are counted */
  add(row: Row): void {
    if (++this.#count > MAX_ROWS)
      throw new OperationFailed(`the query gives more than ${formatCount(MAX_ROWS)} rows: count them in SQL`);
    if (this.#kept.length < KEPT_ROWS) this.#kept.push(row);
  }

  look(part: SqlPart): Found {
    switch (part.kind) {
      case 'row-count':
        return { text: String(this.#count) };
      case 'value':
        return this.#only();
      case 'cell':
        return this.#cell(part.row, part.column);
    }
  }

  #only(): Found {
    const columns = this.#kept[0]?.length ?? 0;
    if (this.#count !== 1) return { missing: `${formatCount(this.#count, 'row')}, where one was expected` };
    if (columns !== 1) return { missing: `${formatCount(columns, 'column')}, where one was expected` };
    return this.#cell(0, 0);
  }

  #cell(row: number, column: number): Found {
    const value = this.#kept[row]?.[column];
    if (value === undefined) return { missing: `no row ${row} with a column ${column}` };
    return value === null ? { missing: 'NULL' } : { text: value };
  }
}
