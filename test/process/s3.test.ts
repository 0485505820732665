import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { CommandLine } from '../support/cli.js';
import { SHOP, checksOf, leftIn, pathWith, startService, urlOf, type Service } from '../support/process.js';
import { startRadosgw, type Radosgw } from '../support/radosgw.js';
import { Job, type StepResult } from '../support/runner.js';
import { awsEnv, makeBucket, s3Url } from '../support/s3.js';

const STEPS = {
  backup: 'actions/pg-backup',
  verify: 'actions/verify-archive',
  drill: 'actions/restore-drill',
};

let service: Service;
let gateway: Radosgw;
let path: string;
beforeAll(async () => {
  [service, gateway, path] = await Promise.all([startService(17), startRadosgw(), pathWith(17)]);
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
  await gateway[Symbol.asyncDispose]();
});

const listed = v.object({
  sets: v.array(v.looseObject({ name: v.string(), backup_id: v.string(), state: v.string() })),
});

test.each(['custom', 'directory'])(
  'a set in a bucket: backed up, verified, drilled, listed (%s)',
  async (format) => {
    const source = await service.database(SHOP, `s3-${format}`);
    const store = s3Url(gateway.endpoint, await makeBucket(gateway), 'some/prefix');
    const env = awsEnv(gateway);
    await using job = await Job.start();
    const step = async (name: keyof typeof STEPS, given: Record<string, string>): Promise<StepResult> => {
      const done = await job.main(STEPS[name], { with: { store, ...given }, env, path });
      expect(done.annotations).toEqual([]);
      expect(done.exitCode).toBe(0);
      expect(done.rawLog).not.toContain(gateway.secretKey);
      expect(await job.post(STEPS[name], done, { env })).toMatchObject({ exitCode: 0, annotations: [] });
      return done;
    };

    const { outputs } = await step('backup', { source: urlOf(source), format });
    const pinned = {
      'backup-id': outputs['backup-id'] ?? '',
      'manifest-sha256': outputs['manifest-sha256'] ?? '',
    };
    const verified = await step('verify', { ...pinned, level: 'deep' });
    expect(verified.outputs).toMatchObject({ verdict: 'proven', claim: 'intact' });
    expect(checksOf(verified).map(({ id }) => id)).toContain('archive.hash');
    const drilled = await step('drill', pinned);
    expect(drilled.outputs).toMatchObject({ verdict: 'proven', claim: 'equal-to-source' });
    expect(await leftIn(job)).toEqual([]);

    await using commands = await CommandLine.start();
    const { code, out, err } = await commands.run(['list', '--store', store, '--json'], { env });
    expect([code, err]).toEqual([0, expect.not.stringContaining(gateway.secretKey)]);
    const { sets } = v.parse(listed, JSON.parse(out));
    expect(sets).toMatchObject([
      {
        name: `s3-${format}`,
        backup_id: pinned['backup-id'],
        state: 'complete',
        proven_claim: 'equal-to-source',
      },
    ]);
  },
);
