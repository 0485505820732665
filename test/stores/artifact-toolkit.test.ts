import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { openGitHub } from '#github';
import { artifactNameOf } from '../../packages/stores/artifact/names.js';
import { openArtifacts } from '../../packages/stores/artifact/index.js';
import { ArtifactService } from '../support/artifact-service.js';
import { GitHubServer } from '../support/github/index.js';
import { bytesOf, once } from '../support/store-contract.js';
import { storeOptions } from '../support/stores.js';

let folder: string;
let github: GitHubServer;
let service: ArtifactService;
let before: NodeJS.ProcessEnv;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bp-toolkit-'));
  github = await GitHubServer.start();
  service = await ArtifactService.start(github.repository.artifacts);
  before = { ...process.env };
  // The toolkit tells everything that it does.
  jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
});
afterEach(async () => {
  jest.restoreAllMocks();
  process.env = before;
  await service[Symbol.asyncDispose]();
  await github.stop();
  await rm(folder, { recursive: true });
});

test("says to the service what GitHub's own client says, and each reads what the other wrote", async () => {
  const env = service.envOf(1);
  Object.assign(process.env, env, { GITHUB_SERVER_URL: 'https://github.com', GITHUB_WORKSPACE: folder });
  const toolkit = new DefaultArtifactClient();
  const store = await openArtifacts(
    'artifact:?retention-days=7',
    storeOptions({
      env,
      github: () =>
        openGitHub({
          token: github.token({ actions: 'read' }),
          apiUrl: github.url,
          repository: github.repository.fullName,
          ports: storeOptions().ports,
        }),
    }),
  );
  const dump = Buffer.from('the dump, '.repeat(1000));

  const theirs = artifactNameOf('app/data/their.dump');
  await writeFile(join(folder, theirs), dump);
  await toolkit.uploadArtifact('', [join(folder, theirs)], folder, { skipArchive: true, retentionDays: 7 });
  await store.put('app/data/ours.dump', once(dump));

  expect((await bytesOf(store, 'app/data/their.dump')).equals(dump)).toBe(true);
  const { artifacts } = await toolkit.listArtifacts();
  const ours = artifacts.find(({ name }) => name === artifactNameOf('app/data/ours.dump'));
  const { digestMismatch } = await toolkit.downloadArtifact(ours?.id ?? 0, {
    path: join(folder, 'out'),
    ...(ours?.digest === undefined ? {} : { expectedHash: ours.digest }),
  });
  expect(digestMismatch).toBe(false);
  expect((await readFile(join(folder, 'out', ours?.name ?? ''))).equals(dump)).toBe(true);

  // All but the name and the moment.
  const said = (asked: string): readonly unknown[] =>
    service.requests
      .filter(({ asks }) => asks === asked)
      .map(({ fields }) => ({ ...Object(fields), name: '', expires_at: '' }) as unknown);
  for (const asked of ['CreateArtifact', 'FinalizeArtifact']) {
    const [theirSaying, ourSaying] = said(asked);
    expect(ourSaying).toEqual(theirSaying);
  }
  const kept = github.repository.artifacts.artifacts.map(({ expiresAt }) => expiresAt.getTime());
  expect(Math.abs((kept[0] ?? 0) - (kept[1] ?? 0))).toBeLessThan(3_600_000);
});
