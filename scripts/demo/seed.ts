import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pgbenchSql } from './pgbench.js';

/** Something that sends SQL to an empty database as its superuser. */
export interface SqlSession {
  /** Send a text of several statements as one query. */
  execute(sql: string): Promise<void>;
}

/** Compiled, this file lies in build/scripts/demo; the SQL stays where it is written. */
const DIFFICULT = join(import.meta.dirname, '..', '..', '..', 'scripts', 'demo', 'difficult.sql');

/** Fill a database with the types and objects that break dumps: about 5,500 rows, the same every time. */
export async function seedDifficult(session: SqlSession): Promise<void> {
  await session.execute(await readFile(DIFFICULT, 'utf8'));
}

/** Fill a database with what `pgbench --initialize` makes: 100,000 accounts and about 15 MB for each unit of the scale. */
export async function seedPgbench(session: SqlSession, scale: number): Promise<void> {
  await session.execute(pgbenchSql(scale));
}
