import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ManifestDatabase } from '#manifest';
import {
  beginPinned,
  connect,
  listRelations,
  witness,
  withDatabase,
  type Connection,
  type ThrowawayServer,
} from '#postgres';
import { LONG } from '../support/campaign.js';
import { drillIn, wrongChecks } from '../support/drills.js';
import { backUpInto, forgeManifest, inDatabase, type MadeSet } from '../support/sets.js';
import { forever, startTestServer, testFolder } from '../support/throwaway.js';
import { startWriteLoad, type WriteLoad } from '../support/write-load.js';

const BACKUPS = LONG ? 100 : 5;
const MAJOR = 17;

/** Every table of the load. */
const TABLES = ['accounts', 'blobs', 'events', 'moods_0', 'moods_1', 'steps_high', 'steps_low'];

describe('a database that is written to all the time', () => {
  let server: ThrowawayServer;
  let folder: string;
  let source: Connection;
  let load: WriteLoad;
  let sets = 0;

  beforeAll(async () => {
    folder = await testFolder();
    server = await startTestServer(MAJOR, { superuser: 'postgres' });
    await inDatabase(server.connection, 'create database app');
    source = withDatabase(server.connection, 'app');
    load = await startWriteLoad(source);
  });
  afterAll(async () => {
    await load.stop();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** A backup during which every table was written to. */
  async function backUpUnderLoad(): Promise<MadeSet> {
    const before = load.rounds();
    const set = await backUpInto(join(folder, `store-${String(sets++)}`), source, {
      major: MAJOR,
      witness: { mode: 'strict', budgetSeconds: 60, connections: 2 },
    });
    expect(load.rounds() - before).toBeGreaterThan(1);
    expect(wrongChecks(set.result.checks)).toEqual([]);
    return set;
  }

  test(
    `${String(BACKUPS)} backups in a row are each proven equal to the source as it stood in their snapshot`,
    async () => {
      let last: ReadonlyMap<string, string> = new Map();
      for (let done = 0; done < BACKUPS; done++) {
        const set = await backUpUnderLoad();
        const result = await drillIn(set.root);
        expect({ done, wrong: wrongChecks(result.checks) }).toEqual({ done, wrong: [] });
        expect(result).toMatchObject({ verdict: 'proven', claim: 'equal-to-source' });
        const sums = sumsOf(set);
        expect([...sums.keys()].sort()).toEqual(TABLES);
        // The load was real: no table holds what it held one backup before.
        for (const [table, sum] of sums) expect(sum).not.toBe(last.get(table));
        last = sums;
        await rm(set.root, { recursive: true });
      }
    },
    2 * 3600 * 1000,
  );

  test('the hashes of a moment after the snapshot fail the same drill, table by table', async () => {
    const set = await backUpUnderLoad();
    await load.anotherRound();
    const later = await hashesNow(source);
    await forgeManifest(set.folder, (text) =>
      // The manifest that was made lies before us; only the hashes are of another moment.
      text.replaceAll(
        /pg-hashtextextended-2seed\/1:[0-9a-f]{32}/g,
        (hash) => later.get(tableOf(set, hash)) ?? hash,
      ),
    );
    const result = await drillIn(set.root);
    expect(result.verdict).toBe('failed');
    const red = result.checks.filter(({ verdict }) => verdict === 'failed');
    expect(new Set(red.map(({ id }) => id))).toEqual(new Set(['equal.source']));
    // Rows move between the leaves of a hash over an enum, so these are told together.
    expect(red.map((check) => check.where).sort()).toEqual([
      ...[
        'public.accounts',
        'public.blobs',
        'public.events',
        'public.moods',
        'public.steps_high',
        'public.steps_low',
      ],
    ]);
  });
});

function databaseOf(set: MadeSet): ManifestDatabase {
  const [database] = set.result.manifest.databases;
  if (database === undefined) throw new Error('the set holds no database');
  return database;
}

/** What was dumped of each table. */
function sumsOf(set: MadeSet): ReadonlyMap<string, string> {
  return new Map(
    databaseOf(set).relations.flatMap(({ table, fingerprint }): [string, string][] =>
      fingerprint === undefined ? [] : [[table, fingerprint.sum]],
    ),
  );
}

function tableOf(set: MadeSet, hash: string): string {
  return databaseOf(set).relations.find((relation) => relation.witness === hash)?.table ?? '';
}

/** What the source says of its rows now, in a snapshot of its own. */
async function hashesNow(source: Connection): Promise<ReadonlyMap<string, string>> {
  const session = await connect(source, { signal: forever });
  try {
    await beginPinned(session);
    const relations = (await listRelations(session, false)).filter((relation) => relation.counted);
    const said = await witness([session], relations, {
      mode: 'strict',
      budgetSeconds: 0,
      serverMajor: MAJOR,
    });
    return new Map(
      relations.flatMap(({ table }, at): [string, string][] => {
        const one = said[at];
        return one !== undefined && 'hash' in one ? [[table, one.hash]] : [];
      }),
    );
  } finally {
    await session.close();
  }
}
