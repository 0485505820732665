import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect, withDatabase, type Connection, type DumpFormat, type ThrowawayServer } from '#postgres';
import { conclude } from '#verdict';
import { seedDifficult } from '../../scripts/demo/seed.js';
import { countsByPsql, drillIn, printed, relationsByPsql, wrongChecks } from '../support/drills.js';
import type { TestMajor } from '../support/postgres.js';
import { backUpInto, inDatabase, verifyIn } from '../support/sets.js';
import { forever, startTestServer, testFolder } from '../support/throwaway.js';

describe.each<TestMajor>([15, 17])('the difficult schema on PostgreSQL %d', (major) => {
  let server: ThrowawayServer;
  let folder: string;
  let source: Connection;

  beforeAll(async () => {
    folder = await testFolder();
    server = await startTestServer(major);
    await inDatabase(server.connection, 'create database difficult');
    source = withDatabase(server.connection, 'difficult');
    const session = await connect(source, { signal: forever });
    await seedDifficult(session);
    await session.close();
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  /** A version 15 source is dumped by 15's client, as on a machine that has nothing newer. */
  const plans: readonly { format: DumpFormat; target: TestMajor; level: 'full' | 'deep' }[] = [
    { format: 'custom', target: major, level: 'deep' },
    { format: 'directory', target: major, level: 'full' },
    { format: 'plain', target: major, level: 'full' },
    ...(major === 15 ? [{ format: 'custom', target: 17, level: 'full' } as const] : []),
  ];

  test.each(plans)('is proven restorable through $format into $target', async ({ format, target, level }) => {
    const root = join(folder, `${format}-${target}`);
    const { result } = await backUpInto(root, source, { format, major });
    const [database] = result.manifest.databases;
    const relations = database?.relations ?? [];

    // Every relation is listed, and none that is not there.
    const listed = relations.map(({ name, evidence }) => {
      const kind = evidence === 'recomputed' ? 'view' : evidence === 'not dumped' ? 'foreign' : 'table';
      return `${printed(name)}|${kind}`;
    });
    expect(listed.toSorted()).toEqual((await relationsByPsql(source)).toSorted());

    // Counts are those of an independent program.
    const counted = new Map(
      relations.flatMap(({ name, source_rows: rows }) =>
        rows === undefined ? [] : [[printed(name), rows] as const],
      ),
    );
    expect(counted).toEqual(await countsByPsql(source));
    expect(counted.size).toBeGreaterThan(45);

    expect(wrongChecks(result.checks)).toEqual([]);
    expect(result.checks.map((check) => check.id)).toEqual([
      'source.snapshot',
      'source.counts',
      'source.inventory',
      'source.hashes',
      'backup.complete',
    ]);

    const verified = await verifyIn(root, { level });
    expect(wrongChecks(verified.checks)).toEqual([]);
    expect(verified).toMatchObject({ verdict: 'proven', claim: 'intact' });
    expect(new Set(verified.checks.map((check) => check.id))).toEqual(
      new Set([
        'manifest.valid',
        'manifest.digest',
        'manifest.pinned',
        'manifest.signature',
        'archive.presence',
        'archive.size',
        'archive.extra',
        'archive.structure',
        ...(format === 'plain' ? [] : ['archive.rows']),
        'archive.hash',
        ...(level === 'deep' ? ['archive.second-opinion'] : []),
        'freshness.age',
        'size.deviation',
        'anomaly.empty',
        'anomaly.tables',
        'anomaly.duration',
        'anomaly.growth',
      ]),
    );
    if (format !== 'plain') {
      const rows = [...counted.values()].reduce((sum, one) => sum + one, 0);
      expect(verified.rows).toBe(rows);
    }

    const drilled = await drillIn(root, { targetMajor: target, manifestSha256: result.manifestSha256 });
    expect(wrongChecks(drilled.checks)).toEqual([]);
    // Plain SQL has no fingerprints: its rows are counted.
    const claim = format === 'plain' ? 'restorable' : 'equal-to-source';
    expect(drilled).toMatchObject({ verdict: 'proven', claim });
    expect(conclude(drilled.checks, 'equal-to-source').claim).toBe(claim);
    expect(drilled.targetVersion?.startsWith(`${target}.`)).toBe(true);
    const ids = new Set(drilled.checks.map((check) => check.id));
    expect([...ids].filter((id) => !id.startsWith('schema.')).toSorted()).toEqual([
      'archive.hash',
      ...(format === 'plain'
        ? []
        : ['equal.content', 'equal.large-objects', 'equal.rows', 'equal.sequences', 'equal.source']),
      'manifest.digest',
      'manifest.pinned',
      'manifest.signature',
      'manifest.valid',
      'restore.errors',
      'restore.rows',
      'rto.target',
    ]);
    expect([...ids]).toEqual(
      expect.arrayContaining(['schema.indexes', 'schema.roles', 'schema.grants', 'schema.event-triggers']),
    );
    // Every file of the set was hashed, the roles' too.
    expect(drilled.checks.filter((check) => check.id === 'archive.hash').map((check) => check.where)).toEqual(
      expect.arrayContaining(result.manifest.files.map((file) => file.path)),
    );
    const compared = new Map(
      drilled.relations.flatMap(({ name, expectedRows, foundRows, note }) =>
        expectedRows === undefined || note !== undefined ? [] : [[printed(name), foundRows] as const],
      ),
    );
    for (const [name, rows] of compared)
      if (counted.has(name)) expect([name, rows]).toEqual([name, counted.get(name)]);
    expect(drilled.phases.map((phase) => phase.name)).toEqual(
      expect.arrayContaining(['fetch', 'provision', 'restore', 'analyze', 'compare']),
    );
    expect(drilled.rtoSeconds).toBeCloseTo(
      drilled.phases.reduce((sum, phase) => sum + phase.seconds, 0),
      6,
    );
  });
});
