import type { Session } from '../connection/index.js';
import { sqlStateOf } from '../connection/index.js';

/** What came of work that may fail inside a transaction which must go on. */
export type Attempt<T> = { readonly value: T } | { readonly error: unknown };

/** Try something inside the session's transaction; where it fails, the transaction is as it was before. */
export async function attempt<T>(session: Session, work: () => Promise<T>): Promise<Attempt<T>> {
  await session.execute('SAVEPOINT attempt');
  try {
    const value = await work();
    await session.execute('RELEASE SAVEPOINT attempt');
    return { value };
  } catch (error) {
    // Where the connection is gone, this fails too, and says so.
    await session.execute('ROLLBACK TO SAVEPOINT attempt');
    return { error };
  }
}

/** The SQLSTATE behind an error that a session threw, explained or not. */
export function stateBehind(error: unknown): string | undefined {
  return sqlStateOf(error) ?? (error instanceof Error ? sqlStateOf(error.cause) : undefined);
}
