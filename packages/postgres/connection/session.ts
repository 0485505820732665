import type pg from 'pg';
import * as v from 'valibot';
import { CopyOut, type CopySink } from './copy-out.js';
import { eachRow, type RowSink } from './each-row.js';
import { explainQueryError } from './errors.js';
import type { Connection } from './model.js';

/** Rows as a schema of one row sees them. `int8`, `numeric` and all dates arrive as PostgreSQL's own text. */
export interface Session {
  readonly connection: Connection;
  /** The process that the server (or a pooler in its place) named when the session began. */
  readonly announcedPid: number | undefined;
  rows<S extends v.GenericSchema>(
    schema: S,
    sql: string,
    params?: readonly unknown[],
  ): Promise<v.InferOutput<S>[]>;
  /** The one row of a query; none or several are a defect. */
  one<S extends v.GenericSchema>(
    schema: S,
    sql: string,
    params?: readonly unknown[],
  ): Promise<v.InferOutput<S>>;
  /** The rows of any query, each value as PostgreSQL writes it, in the order of its columns whatever these are called. */
  texts(sql: string): Promise<readonly (readonly (string | null)[])[]>;
  /**
   * Tell each row of one statement as it comes, each value as PostgreSQL writes it; nothing is kept. Where the sink throws, or the server
   * sends more than `maxBytes`, the query is cut off and the session closed.
   */
  each(sql: string, params: readonly unknown[], maxBytes: number, sink: RowSink): Promise<void>;
  /** Run SQL for its effect; without `params` it may hold several statements. */
  execute(sql: string, params?: readonly unknown[]): Promise<void>;
  /**
   * Run `COPY … TO STDOUT` statements, one after the other in one round trip. Where one fails, those before it were told to the sink
   * as ended; the others were not run.
   */
  copyOut(statements: readonly string[], sink: CopySink): Promise<void>;
  /** A second session of the same kind: same connection, same settings, ended by the same signal. */
  another(): Promise<Session>;
  /** End it. A query that still runs is cut off. */
  close(): Promise<void>;
}

const END_WITHIN_MS = 5_000;

/** A session over an open client. */
export class ClientSession implements Session {
  readonly connection: Connection;
  readonly #client: pg.Client;
  readonly #signal: AbortSignal;
  readonly #again: (signal?: AbortSignal) => Promise<Session>;
  readonly #onAbort = (): void => void this.close();
  #running = 0;
  #lost: Error | undefined;
  #closing: Promise<void> | undefined;

  constructor(
    client: pg.Client,
    connection: Connection,
    signal: AbortSignal,
    again: (signal?: AbortSignal) => Promise<Session>,
  ) {
    this.#client = client;
    this.connection = connection;
    this.#signal = signal;
    this.#again = again;
    // Between queries a lost connection is told to listeners only; the next query reports it.
    client.on('error', (error) => {
      this.#lost ??= error;
    });
    signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  get announcedPid(): number | undefined {
    return 'processID' in this.#client && typeof this.#client.processID === 'number'
      ? this.#client.processID
      : undefined;
  }

  async rows<S extends v.GenericSchema>(
    schema: S,
    sql: string,
    params?: readonly unknown[],
  ): Promise<v.InferOutput<S>[]> {
    const rows = await this.#query(sql, params);
    return rows.map((row) => parseRow(schema, row, sql));
  }

  async one<S extends v.GenericSchema>(
    schema: S,
    sql: string,
    params?: readonly unknown[],
  ): Promise<v.InferOutput<S>> {
    const rows = await this.#query(sql, params);
    if (rows.length !== 1) throw new Error(`One row was expected and ${rows.length} came: ${sql}`);
    return parseRow(schema, rows[0], sql);
  }

  async texts(sql: string): Promise<readonly (readonly (string | null)[])[]> {
    const result = await this.#guard<unknown>(() =>
      this.#client.query({ text: sql, rowMode: 'array', types: { getTypeParser: () => asWritten } }),
    );
    return v.parse(TEXTS, rowsOf(result));
  }

  async each(sql: string, params: readonly unknown[], maxBytes: number, sink: RowSink): Promise<void> {
    const cut = await this.#guard(() => eachRow(this.#client, { sql, params, maxBytes }, sink));
    // What it was cut for says more than that the connection is gone.
    if (cut !== undefined) throw cut.error;
  }

  async execute(sql: string, params?: readonly unknown[]): Promise<void> {
    await this.#query(sql, params);
  }

  async copyOut(statements: readonly string[], sink: CopySink): Promise<void> {
    await this.#guard(() => this.#client.query(new CopyOut(statements, sink)).done);
  }

  another(): Promise<Session> {
    return this.#again();
  }

  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  async #end(): Promise<void> {
    this.#signal.removeEventListener('abort', this.#onAbort);
    const cutOff = this.#running > 0;
    await this.#client.end();
    if (cutOff) await this.#endOnServer();
  }

  /** A server notices that its client has gone only when it answers: a long count would go on for nobody. */
  async #endOnServer(): Promise<void> {
    try {
      const other = await this.#again(AbortSignal.timeout(END_WITHIN_MS));
      try {
        await other.execute('select pg_catalog.pg_terminate_backend($1)', [this.announcedPid]);
      } finally {
        await other.close();
      }
    } catch {
      // A courtesy: where the server is gone too, or is out of reach, there is nothing left to end.
    }
  }

  async #query(sql: string, params: readonly unknown[] | undefined): Promise<readonly unknown[]> {
    const result = await this.#guard<unknown>(() =>
      params === undefined ? this.#client.query(sql) : this.#client.query(sql, [...params]),
    );
    return rowsOf(result);
  }

  async #guard<T>(send: () => Promise<T>): Promise<T> {
    this.#signal.throwIfAborted();
    this.#running++;
    try {
      if (this.#lost !== undefined) throw this.#lost;
      return await send();
    } catch (error) {
      this.#signal.throwIfAborted();
      throw explainQueryError(this.#lost ?? error, this.connection);
    } finally {
      this.#running--;
    }
  }
}

const TEXTS = v.array(v.array(v.nullable(v.string())));
const asWritten = (text: string): string => text;

const RESULT = v.object({ rows: v.array(v.unknown()) });

/** Several statements at once give several results; the last one speaks. */
function rowsOf(result: unknown): readonly unknown[] {
  const last: unknown = Array.isArray(result) ? result.at(-1) : result;
  return v.parse(RESULT, last).rows;
}

function parseRow<S extends v.GenericSchema>(schema: S, row: unknown, sql: string): v.InferOutput<S> {
  const parsed = v.safeParse(schema, row);
  if (parsed.success) return parsed.output;
  throw new Error(`A row is not what its query promised (${v.summarize(parsed.issues)}): ${sql}`);
}
