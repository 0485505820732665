import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { connect, parseConnection } from '#postgres';
import { runProgram } from '#process';
import { clients } from '../support/postgres.js';
import { checksOf, leftIn, pathWith, SHOP, startService, urlOf, type Service } from '../support/process.js';
import { Job } from '../support/runner.js';
import { forever } from '../support/throwaway.js';

const BACKUP = 'actions/pg-backup';
const VERIFY = 'actions/verify-archive';
const DRILL = 'actions/restore-drill';

let service: Service;
let path: string;
beforeAll(async () => {
  service = await startService(17);
  path = await pathWith(17);
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
});

describe('pg-backup, verify-archive and restore-drill in one job', () => {
  test.each([
    { format: 'custom', compression: 'zstd:3', file: 'data/app.dump' },
    { format: 'custom', compression: 'none', file: 'data/app.dump' },
    { format: 'directory', compression: 'gzip', file: 'data/app/toc.dat' },
    { format: 'plain', compression: 'gzip:6', file: 'data/app.sql.gz' },
  ])('$format, $compression', async ({ format, compression, file }) => {
    const name = `app-${format}-${compression.replace(':', '')}`;
    const source = await service.database(SHOP, name);
    await using job = await Job.start();
    const store = join(job.workspace, 'backups');

    const backup = await job.main(BACKUP, {
      with: { source: urlOf(source), store, format, compression, 'system-version': 'v2.3.1' },
      path,
    });
    expect(backup.annotations).toEqual([]);
    expect(backup.exitCode).toBe(0);
    const { outputs } = backup;
    expect(outputs).toMatchObject({ verdict: 'proven', claim: 'none' });
    expect(outputs['backup-id']).toMatch(/^backup-\d{8}-\d{6}$/);
    expect(outputs['manifest-path']).toBe(
      `${name}/backups/${outputs['backup-id'] ?? ''}/backup.manifest.json`,
    );
    const manifest = await readFile(join(store, outputs['manifest-path'] ?? ''));
    expect(createHash('sha256').update(manifest).digest('hex')).toBe(outputs['manifest-sha256']);
    expect(JSON.parse(manifest.toString())).toMatchObject({
      total_size_bytes: Number(outputs['size-bytes']),
      system_version: 'v2.3.1',
      source: { repository: 'acme/shop', run_id: '1000', run_attempt: 1, workflow: 'backup' },
    });
    expect(
      existsSync(join(store, name, 'backups', outputs['backup-id'] ?? '', file.replace('app', name))),
    ).toBe(true);
    expect(Number(outputs['duration-seconds'])).toBeGreaterThan(0);
    expect(backup.summary).toContain(outputs['backup-id']);

    const pinned = {
      store,
      name,
      'backup-id': outputs['backup-id'] ?? '',
      'manifest-sha256': outputs['manifest-sha256'] ?? '',
    };
    const verify = await job.main(VERIFY, { with: { ...pinned, level: 'deep' }, path });
    expect(verify.annotations).toEqual([]);
    expect(verify.exitCode).toBe(0);
    expect(verify.outputs).toMatchObject({ verdict: 'proven', claim: 'intact', 'size-deviation': '' });
    expect(Number(verify.outputs['age-seconds'])).toBeLessThan(60);
    expect(checksOf(verify).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['archive.hash', 'archive.structure', 'freshness.age']),
    );
    expect(verify.summary).toContain('intact');

    const drill = await job.main(DRILL, {
      with: {
        ...pinned,
        'rto-target': '5m',
        assertions: '- query: select sum(total) from orders\n  expect: 315.00\n',
      },
      path,
    });
    expect(drill.annotations).toEqual([]);
    expect(drill.exitCode).toBe(0);
    const claim = format === 'plain' ? 'restorable' : 'equal-to-source';
    expect(drill.outputs).toMatchObject({ verdict: 'proven', claim });
    expect(Number(drill.outputs['rto-seconds'])).toBeGreaterThan(0);
    expect(drill.outputs['report-path']).toBe(join(job.temp, 'backproof-report', 'report.html'));
    expect((await stat(drill.outputs['report-path'] ?? '')).size).toBeGreaterThan(1000);
    expect(checksOf(drill).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['restore.errors', 'restore.rows', 'rto.target']),
    );
    expect(drill.summary).toContain(claim);

    // A later step of the job.
    const url = drill.outputs['connection-url'] ?? '';
    const session = await connect(parseConnection(url, {}), { signal: forever });
    const [row] = await session.rows(v.object({ n: v.string() }), 'select count(*)::text as n from orders');
    await session.close();
    expect(row?.n).toBe('20');
    const psql = await clients(17);
    const said = await runProgram(psql.path('psql'), {
      args: ['-XAtc', 'select count(*) from customers', url],
      env: { ...psql.env, LC_ALL: 'C' },
    });
    expect(said.trim()).toBe('3');

    for (const [action, main] of [
      [BACKUP, backup],
      [VERIFY, verify],
      [DRILL, drill],
    ] as const) {
      expect(await job.post(action, main)).toMatchObject({ exitCode: 0, annotations: [] });
      expect(main.openGroups).toBe(0);
    }
    await expect(connect(parseConnection(url, {}), { signal: forever })).rejects.toThrow();
    expect(await leftIn(job)).toEqual([]);
  });
});
