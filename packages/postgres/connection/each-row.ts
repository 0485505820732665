import type pg from 'pg';
import { OperationFailed, formatBytes } from '#verdict';

/** Receives a row's values in PostgreSQL's text form. What it throws ends the query. */
export type RowSink = (row: readonly (string | null)[]) => void;

export interface Statement {
  /** One statement: in the form in which it is sent, apart from its parameters, a server takes no second one. */
  readonly sql: string;
  readonly params: readonly unknown[];
  /** What the server may send for it. */
  readonly maxBytes: number;
}

const asWritten = (text: string): string => text;

/** Why a query was cut off by us. */
export interface Cut {
  readonly error: unknown;
}

/**
 * Run one statement and tell its rows as they come; a row is held only while it is told. Where the sink throws, or too much comes, the
 * connection is cut, and why is returned.
 */
export async function eachRow(
  client: pg.Client,
  statement: Statement,
  sink: RowSink,
): Promise<Cut | undefined> {
  const { default: library } = await import('pg');
  const config = {
    text: statement.sql,
    values: [...statement.params],
    rowMode: 'array',
    queryMode: 'extended',
    types: { getTypeParser: () => asWritten },
  };
  const query = new library.Query(config);
  const submit = query.submit;
  let connection: pg.Connection | undefined;
  let cut: Cut | undefined;
  let received = 0;
  const fail = (error: unknown): void => {
    if (cut !== undefined) return;
    cut = { error };
    connection?.stream.destroy();
  };
  const count = (bytes: Buffer): void => {
    received += bytes.length;
    if (received > statement.maxBytes)
      fail(new OperationFailed(`the query gives more than ${formatBytes(statement.maxBytes)}`));
  };
  query.submit = (opened) => {
    connection = opened;
    opened.stream.on('data', count);
    submit.call(query, opened);
  };
  const done = new Promise<void>((resolve, reject) => {
    query.on('row', (row: unknown) => {
      if (cut !== undefined) return;
      try {
        sink(textsOf(row));
      } catch (error) {
        fail(error);
      }
    });
    query.on('error', reject);
    query.on('end', () => {
      resolve();
    });
  });
  try {
    client.query(query);
    await done;
  } catch (error) {
    if (cut === undefined) throw error;
  } finally {
    connection?.stream.off('data', count);
  }
  return cut;
}

function textsOf(row: unknown): readonly (string | null)[] {
  if (!isTexts(row)) throw new TypeError('a row is not a list of texts');
  return row;
}

function isTexts(row: unknown): row is readonly (string | null)[] {
  return Array.isArray(row) && row.every((value) => value === null || typeof value === 'string');
}
