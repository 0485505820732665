import { messageOf } from '#verdict';
import type { Session } from '../connection/index.js';
import { attempt } from './attempt.js';
import { copyStatement, type CopyTable } from './copy-tables.js';

/**
 * Read the COPY lines of several tables, one table after the other.
 *
 * @param session inside a transaction with every setting pinned, which goes on where a table cannot be read
 * @param onBytes sees the lines, cut anywhere; what it is given is valid during the call only
 * @returns why they could not be read, or undefined
 */
export async function readTables(
  session: Session,
  tables: readonly CopyTable[],
  encoding: string,
  onBytes: (chunk: Uint8Array) => void,
): Promise<string | undefined> {
  const statements = tables.map((table) => copyStatement(table, encoding));
  const read = await attempt(session, () =>
    session.copyOut(statements, { bytes: onBytes, end: () => undefined }),
  );
  return 'error' in read ? messageOf(read.error) : undefined;
}
