import { connect, listUnreadable, quoteIdentifier, type Connection } from '#postgres';
import { OperationFailed } from '#verdict';
import { ReadDenied } from './explain.js';

const ASK_MS = 10_000;
const MAX_TOLD = 5;
/** First major with the role pg_read_all_data. */
const READ_ALL_SINCE = 14;

/**
 * pg_dump ends at the first relation that it may not read: name all of them, so that one GRANT is enough.
 *
 * @returns the error itself where it is another one, or where there is no more to tell
 */
export async function nameDenied(error: unknown, connection: Connection, major: number): Promise<unknown> {
  if (!(error instanceof ReadDenied)) return error;
  const names = await unreadable(connection).catch(() => []);
  if (names.length === 0) return error;
  const shown = names.slice(0, MAX_TOLD).join(', ');
  const more = names.length > MAX_TOLD ? ` and ${names.length - MAX_TOLD} more` : '';
  const user = quoteIdentifier(connection.user);
  const grant =
    major >= READ_ALL_SINCE
      ? `GRANT pg_read_all_data TO ${user}`
      : `GRANT USAGE ON SCHEMA … TO ${user}; GRANT SELECT ON ALL TABLES IN SCHEMA … TO ${user}; GRANT SELECT ON ALL SEQUENCES IN SCHEMA … TO ${user}`;
  return new OperationFailed(`${connection.user} may not read ${shown}${more}`, {
    remedy: `Run: ${grant}; or dump as the owner, or leave them out with \`exclude-table\``,
    cause: error,
  });
}

async function unreadable(connection: Connection): Promise<readonly string[]> {
  const session = await connect(connection, { signal: AbortSignal.timeout(ASK_MS) });
  try {
    return await listUnreadable(session);
  } finally {
    await session.close();
  }
}
