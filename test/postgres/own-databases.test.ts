import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { withDatabase } from '#postgres';
import { drillIn, psql, wrongChecks } from '../support/drills.js';
import type { TestMajor } from '../support/postgres.js';
import { backUpInto, inDatabase } from '../support/sets.js';
import { startTestServer, testFolder } from '../support/throwaway.js';

/** People do keep their tables in the databases that a server comes with. */
test.each<readonly [readonly string[], TestMajor]>([
  [['postgres'], 17],
  [['template1'], 17],
  [['template1', 'postgres'], 15],
])('the databases %s of a server of %s drill like any other', async (names, major) => {
  const folder = await testFolder();
  const server = await startTestServer(major, { superuser: 'postgres' });
  try {
    for (const name of names)
      await inDatabase(
        withDatabase(server.connection, name),
        `CREATE TABLE kept (id int PRIMARY KEY, place text); INSERT INTO kept SELECT n, '${name}' FROM generate_series(1, 50) n;
         COMMENT ON DATABASE ${name} IS 'in use'`,
      );
    const [first = ''] = names;
    const root = join(folder, 'store');
    const { result } = await backUpInto(root, withDatabase(server.connection, first), {
      major,
      databases: names.length === 1 ? [] : names,
    });
    expect(wrongChecks(result.checks)).toEqual([]);
    const drilled = await drillIn(root, {}, async (restored) => {
      for (const name of names)
        expect(await psql(withDatabase(restored, name), 'SELECT DISTINCT place FROM kept;')).toEqual([name]);
    });
    expect(wrongChecks(drilled.checks)).toEqual([]);
    expect([drilled.verdict, drilled.claim]).toEqual(['proven', 'equal-to-source']);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
