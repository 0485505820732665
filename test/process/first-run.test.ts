import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ArtifactService } from '../support/artifact-service.js';
import { GitHubServer } from '../support/github/index.js';
import { pathWith, SHOP, startService, urlOf, type Service } from '../support/process.js';
import { Job } from '../support/runner.js';

const BACKUP = 'actions/pg-backup';
const VERIFY = 'actions/verify-archive';

let service: Service;
let path: string;
let source: string;
beforeAll(async () => {
  service = await startService(17);
  path = await pathWith(17);
  source = urlOf(await service.database(SHOP, 'app'));
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
});

describe('a first run, with no store given', () => {
  let github: GitHubServer;
  let artifacts: ArtifactService;
  beforeEach(async () => {
    github = await GitHubServer.start();
    artifacts = await ArtifactService.start(github.repository.artifacts);
  });
  afterEach(async () => {
    await artifacts[Symbol.asyncDispose]();
    await github.stop();
  });

  const names = (): readonly string[] => github.repository.artifacts.artifacts.map(({ name }) => name);

  test('backs up into the artifacts of its run, and a later run verifies what is there', async () => {
    github.repository.isPrivate = true;
    const token = github.token({ actions: 'read' });
    await using job = await Job.start();
    const run = artifacts.envOf(1000);
    const backup = await job.main(BACKUP, {
      with: { source, 'github-token': token },
      env: { ...run, GITHUB_API_URL: github.url },
      path,
    });
    expect(backup.annotations).toEqual([]);
    expect(backup.exitCode).toBe(0);
    const id = backup.outputs['backup-id'] ?? '';
    expect(names()).toContain(`backproof~app~backups~${id}~backup.manifest.json`);
    // The mark of a set that is being written is gone.
    expect(names().filter((name) => name.includes('incomplete'))).toEqual([]);

    const later = { ...artifacts.envOf(1001), GITHUB_API_URL: github.url };
    const verify = await job.main(VERIFY, { with: { 'github-token': token }, env: later, path });
    expect(verify.annotations).toEqual([]);
    expect(verify.exitCode).toBe(0);
    expect(verify.outputs).toMatchObject({ verdict: 'proven', claim: 'intact' });

    const runtime = run['ACTIONS_RUNTIME_TOKEN'] ?? '-';
    for (const { log, summary } of [backup, verify]) {
      for (const secret of [token, runtime]) expect(log + summary).not.toContain(secret);
    }
  });

  test('is proven in one step: backed up, verified, drilled', async () => {
    github.repository.isPrivate = true;
    const token = github.token({ actions: 'read' });
    await using job = await Job.start();
    const env = { ...artifacts.envOf(1000), GITHUB_API_URL: github.url };
    const run = await job.main('.', { with: { source, 'github-token': token }, env, path });
    expect(run.annotations).toEqual([]);
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: 'proven', claim: 'equal-to-source' });
    const receipts = names().filter((name) => name.startsWith('backproof~app~receipts~'));
    expect(receipts.map((name) => /-(verification|drill)-backup-/.exec(name)?.[1]).sort()).toEqual([
      'drill',
      'verification',
    ]);
  });

  test('dumps nothing where everybody could download it', async () => {
    const token = github.token({ actions: 'write' });
    await using job = await Job.start();
    const env = { ...artifacts.envOf(1000), GITHUB_API_URL: github.url };
    const backup = await job.main(BACKUP, { with: { source, 'github-token': token }, env, path });
    expect(backup.exitCode).not.toBe(0);
    expect(backup.annotations.map(({ message }) => message).join('\n')).toMatch(/public repository/);
    expect(backup.log).not.toMatch(/with pg_dump/);
    expect(artifacts.requests).toEqual([]);
    expect(names()).toEqual([]);
  });
});
