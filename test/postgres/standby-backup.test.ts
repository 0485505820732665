import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from '#postgres';
import { UserError } from '#verdict';
import { drillIn, wrongChecks } from '../support/drills.js';
import { backUpInto, inDatabase } from '../support/sets.js';
import { startPair, type Pair } from '../support/standby.js';
import { forever, testFolder, uniqueName } from '../support/throwaway.js';

let pair: Pair;
let folder: string;

beforeAll(async () => {
  folder = await testFolder();
  // Replay never waits for a query.
  pair = await startPair(17, { max_standby_streaming_delay: '0', hot_standby_feedback: 'off' });
  await inDatabase(
    pair.primary,
    `create table t as select n as id, md5(n::text) || md5((n + 1)::text) as note from generate_series(1, 400000) n;
     create unlogged table lost (id int); insert into lost values (1)`,
  );
  await pair.caughtUp();
});
afterAll(async () => {
  await pair[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

test('a backup of a standby is drilled to the last claim, and says how far the standby was', async () => {
  const root = join(folder, uniqueName('store'));
  const { result } = await backUpInto(root, pair.standby);
  expect(wrongChecks(result.checks)).toEqual([]);
  const [database] = result.manifest.databases;
  expect(database).toHaveProperty('standby_replayed_at');
  expect(database?.snapshot_lsn).toMatch(/^[\dA-F]+\/[\dA-F]+$/);
  expect(database?.relations.find(({ name }) => name === 'public.lost')?.evidence).toBe('not dumped');
  const drilled = await drillIn(root);
  expect(wrongChecks(drilled.checks)).toEqual([]);
  expect(drilled).toMatchObject({ verdict: 'proven', claim: 'equal-to-source' });
});

test.each(['custom', 'directory'] as const)(
  'a backup that replay gets in the way of ends in one line with the way out, or says what is unproven (%s)',
  async (format) => {
    const primary = await connect(pair.primary, { signal: forever });
    const compression = { method: 'zstd', level: 15 } as const;
    const state = { ended: false };
    const backup = backUpInto(join(folder, uniqueName('store')), pair.standby, { format, compression })
      .then(
        ({ result }) => wrongChecks(result.checks).join(),
        (error: unknown) => error,
      )
      .finally(() => {
        state.ended = true;
      });
    try {
      while (!state.ended) {
        await primary.execute('update t set note = note where id <= 200');
        await primary.execute('vacuum t');
      }
      const outcome = await backup;
      if (typeof outcome === 'string') {
        expect(outcome).toContain('source.counts unproven');
        expect(outcome).not.toContain('failed');
      } else {
        if (!(outcome instanceof UserError)) throw new Error('not told in a line', { cause: outcome });
        expect(outcome.line).not.toContain('\n');
        expect(outcome.line).toContain('max_standby_streaming_delay');
      }
    } finally {
      await primary.close();
    }
  },
);
