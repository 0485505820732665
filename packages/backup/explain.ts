import { ConnectionLost, type ServerInfo } from '#postgres';
import { ProgramFailed, type Ending } from '#process';
import { OperationFailed } from '#verdict';

/** The user may not read something that a dump reads; the program names the first that it came to. */
export class ReadDenied extends OperationFailed {}

interface Explanation {
  readonly pattern: RegExp;
  readonly problem: string;
  readonly remedy: string;
  readonly kind?: typeof OperationFailed;
}

const STANDBY_REMEDY =
  'Raise max_standby_streaming_delay or set hot_standby_feedback = on, or dump from the primary';

/** What pg_dump says, in words that help. */
const EXPLANATIONS: readonly Explanation[] = [
  {
    pattern: /query would be affected by row-level security policy for table "(.*)"/,
    problem: 'Row-level security hides rows of $1 from this user, so the dump would not be whole',
    remedy: "Dump as the tables' owner or as a role with BYPASSRLS",
  },
  {
    pattern: /permission denied for (table|schema|sequence|large object|view|materialized view) (.*)/,
    problem: 'This user may not read the $1 $2',
    remedy:
      'GRANT pg_read_all_data (PostgreSQL 14 and later; large objects: their owner or a superuser), or dump as the owner',
    kind: ReadDenied,
  },
  {
    pattern: /could not obtain lock on relation "(.*)"/,
    problem:
      'Somebody asked for an exclusive lock on $1 while it was dumped, behind which no parallel job may queue',
    remedy: 'Run it when no migration is going on, or set `jobs: 1`',
  },
  {
    pattern: /aborting because of server version mismatch/,
    problem: 'pg_dump is older than the server',
    remedy: "Give `postgres-bin` a folder with programs of the server's major version or later",
  },
  {
    pattern: /No space left on device/,
    problem: 'The disk of the store is full',
    remedy: 'Free space or take another store; nothing of this set was kept',
  },
  {
    pattern: /(?:canceling statement|terminating connection) due to conflict with recovery/,
    problem: 'The standby cancelled the dump since it held back replay',
    remedy: STANDBY_REMEDY,
  },
  {
    // The second wording is that of servers before 17; the third, of a session that ended in the very moment.
    pattern:
      /snapshot "[^"]*" does not exist|invalid snapshot identifier|could not import the requested snapshot/,
    problem: 'The session that held the moment of this backup was ended before pg_dump could take it over',
    remedy:
      "Run it again; look at the server's log, and at its idle_in_transaction_session_timeout and transaction_timeout, if it happens each time",
    kind: ConnectionLost,
  },
  {
    pattern:
      /(server closed the connection unexpectedly|terminating connection due to|connection to server .* (failed|lost))/,
    problem: 'The connection to the source was lost: $1',
    remedy: "Run it again; look at the server's log if it happens each time",
    kind: ConnectionLost,
  },
];

/** Why a dump program ended badly, in one line. */
export function explainDump(ending: Ending, program = 'pg_dump'): OperationFailed {
  const failed = new ProgramFailed(program, ending);
  for (const line of ending.stderr) {
    for (const { pattern, problem, remedy, kind: Kind = OperationFailed } of EXPLANATIONS) {
      const match = pattern.exec(line);
      if (match === null) continue;
      const text = problem.replace(/\$(\d)/g, (_, index: string) => match[Number(index)] ?? '');
      return new Kind(text, { remedy, cause: failed });
    }
  }
  return failed;
}

/** A standby ends a session that replay would have to wait for, often before the session can hear why. */
export function explainLoss(error: unknown, { standby }: Pick<ServerInfo, 'standby'>): unknown {
  if (!standby || !(error instanceof ConnectionLost)) return error;
  return new OperationFailed(error.message, {
    remedy: `A standby ends what is in the way of replay, if nothing else did. ${STANDBY_REMEDY}`,
    cause: error,
  });
}
