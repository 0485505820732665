/**
 * SQL for a table's size in bytes that waits for nobody: to measure it, PostgreSQL locks it, and so queues behind whoever changes it.
 * Such a table counts as empty here; whoever reads it tells that it is locked. 0 for one that was dropped since.
 *
 * @param oid such as `c.oid`
 */
export function tableSize(oid: string): string {
  return `CASE WHEN ${oid} = ANY (ARRAY(
      SELECT k.relation FROM pg_catalog.pg_locks k
      WHERE k.mode = 'AccessExclusiveLock' AND k.pid <> pg_catalog.pg_backend_pid() AND k.relation IS NOT NULL
        AND k.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())))
    THEN 0 ELSE coalesce(pg_catalog.pg_table_size(${oid}), 0) END::float8`;
}
