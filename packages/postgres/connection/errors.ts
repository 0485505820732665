import { OperationFailed, UserError, codeOf, messageOf } from '#verdict';
import { describe, type Connection } from './model.js';

/** A lost connection: SQLSTATE class 08, what a server says when it goes down, and what a socket says. */
const LOST = /^(08...|57P0[1-5]|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** The server, or the way to it, went away under a running session. */
export class ConnectionLost extends OperationFailed {}

/** What an error of a running session means for whoever runs it; what is a defect of ours comes back as it is. */
export function explainQueryError(error: unknown, connection: Connection): unknown {
  if (error instanceof UserError) return error;
  const code = codeOf(error) ?? '';
  const place = describe(connection);
  const said = messageOf(error);
  if (
    LOST.test(code) ||
    /^Connection terminated|^Client has encountered a connection error|^Client was closed/.test(said)
  ) {
    return new ConnectionLost(`The connection to ${place} was lost: ${said}`, {
      remedy: "Look into the server's log for a restart, a crash or a network fault, and run it again",
      cause: error,
    });
  }
  if (code === '42501') {
    return new UserError(`Permission is missing at ${place}: ${said}`, {
      remedy: `Grant it to ${connection.user} (for reading everything: GRANT pg_read_all_data), or use a role that has it`,
      cause: error,
    });
  }
  const remedy = RESOURCES.get(code);
  if (remedy === undefined) return error;
  return new OperationFailed(`The server at ${place} could not go on: ${said}`, { remedy, cause: error });
}

const RESOURCES: ReadonlyMap<string, string> = new Map([
  ['53100', "Make room on the server's disk"],
  ['53200', "The server has no memory left: raise max_locks_per_transaction or the machine's memory"],
  ['53300', 'Raise max_connections, or run it when fewer clients are connected'],
  [
    '57014',
    'A timeout or a person cancelled the query: look at statement_timeout of the role and the database',
  ],
  [
    '40001',
    'On a standby, raise max_standby_streaming_delay or set hot_standby_feedback, or back up the primary',
  ],
  ['55P03', 'Another session holds a lock: run it when no migration is going on'],
  ['25P03', 'Raise idle_in_transaction_session_timeout of the role and the database'],
]);
