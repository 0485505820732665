import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openGitHub, type GitHub } from '#github';
import type { Store } from '#stores';
import { UserError } from '#verdict';
import { artifactNameOf, pathOfArtifact } from '../../packages/stores/artifact/names.js';
import { openArtifacts } from '../../packages/stores/artifact/index.js';
import { ArtifactService, type ArtifactFault, type ArtifactRequest } from '../support/artifact-service.js';
import { GitHubServer } from '../support/github/index.js';
import { bytesOf, foldersIn, once, pathsIn, storeContract } from '../support/store-contract.js';
import { expectDocumented } from '../support/store-table.js';
import { storeOptions } from '../support/stores.js';

/** A second of waiting takes two milliseconds. */
const SECOND = 2;

/** A repository on GitHub with the service that its runs write artifacts with. */
interface Place {
  readonly github: GitHubServer;
  readonly service: ArtifactService;
  readonly token: string;
  close(): Promise<void>;
}

async function place(): Promise<Place> {
  const github = await GitHubServer.start();
  github.repository.isPrivate = true;
  const service = await ArtifactService.start(github.repository.artifacts);
  return {
    github,
    service,
    token: github.token({ actions: 'write', metadata: 'read' }),
    close: async () => {
      await service[Symbol.asyncDispose]();
      await github.stop();
    },
  };
}

function client({ github }: Place, token: string): Promise<GitHub> {
  return openGitHub({
    token,
    apiUrl: github.url,
    repository: github.repository.fullName,
    ports: storeOptions().ports,
    second: SECOND,
  });
}

/** The store as a step of a run has it. */
function open(at: Place, run: number, { query = '', token = at.token, env = {} } = {}): Promise<Store> {
  const ofRun = { ...at.service.envOf(run), ...env };
  const options = storeOptions({ env: ofRun, github: () => client(at, token), stallSeconds: 5 });
  return openArtifacts(`artifact:${query}`, options, SECOND);
}

storeContract('the artifacts of a run', async () => {
  const at = await place();
  const another = await open(at, 1);
  return { store: await open(at, 1), another: () => another, remove: () => at.close() };
});

test('the table of the stores tells what they can do', async () => {
  const at = await place();
  try {
    expectDocumented('`artifact:`', [await (await open(at, 1)).capabilities()]);
  } finally {
    await at.close();
  }
});

test("a path and its artifact's name tell each other, and GitHub allows the name", () => {
  const part = fc.string({
    unit: fc.constantFrom('a', 'Z', '0', '.', '-', '_', '~', '=', '%', ':', '"', '*', 'é', '😀'),
    minLength: 1,
  });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
      const path = parts.filter((each) => !/^\.{1,2}$/.test(each)).join('/');
      fc.pre(path !== '' && !path.includes(':'));
      const name = artifactNameOf(path);
      expect(name).toMatch(/^backproof~[A-Za-z0-9._=~-]+$/);
      expect(pathOfArtifact(name)).toBe(path);
    }),
  );
  for (const strange of [
    'logs',
    'backproof',
    'backproof~',
    'backproof~a=2Fb',
    'backproof~a~~b',
    'backproof~..~x',
    'backproof~=61',
  ]) {
    expect(pathOfArtifact(strange)).toBeUndefined();
  }
});

describe('workflow artifacts', () => {
  let at: Place;
  let rules: (() => void)[] = [];
  beforeEach(async () => {
    at = await place();
  });
  afterEach(async () => {
    for (const remove of rules) remove();
    rules = [];
    await at.close();
  });

  async function refusal(work: Promise<unknown>): Promise<UserError> {
    const error: unknown = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof UserError))
      throw new Error(`not refused in words: ${String(error)}`, { cause: error });
    expect(error.line).not.toContain('\n');
    return error;
  }

  const next = (fault: ArtifactFault, matches: (request: ArtifactRequest) => boolean): void => {
    let left = 1;
    rules.push(
      at.service.rule((request) => (left > 0 && matches(request) && left-- > 0 ? fault : undefined)),
    );
  };

  test('a later run reads what an earlier one wrote, page by page, and writes nothing over it', async () => {
    const first = await open(at, 1);
    await first.put('app/backups/b1/backup.manifest.json', once('{}'));
    await first.put('app/backups/b1/data/app.dump', once('the dump'));
    for (let other = 0; other < 250; other++)
      at.github.repository.artifacts.add(`logs-${other}`, Buffer.from('x'), 7);
    const later = await open(at, 2);
    expect(await pathsIn(later)).toEqual([
      'app/backups/b1/backup.manifest.json',
      'app/backups/b1/data/app.dump',
    ]);
    expect(await foldersIn(later, 'app/backups')).toEqual(['b1']);
    expect(String(await bytesOf(later, 'app/backups/b1/data/app.dump', { start: 4 }))).toBe('dump');
    expect((await refusal(later.put('app/backups/b1/data/app.dump', once('x')))).message).toMatch(
      /exists already/,
    );
    await later.delete('app/backups/b1/data/app.dump');
    expect(await pathsIn(later)).toEqual(['app/backups/b1/backup.manifest.json']);
  });

  test('of two runs with one name the first written counts, and that is told', async () => {
    const { artifacts } = at.github.repository;
    const name = artifactNameOf('app/x');
    artifacts.add(name, Buffer.from('first'), 1);
    artifacts.add(name, Buffer.from('and another'), 2);
    const store = await open(at, 3);
    expect(String(await bytesOf(store, 'app/x'))).toBe('first');
    expect(await store.head('app/x')).toMatchObject({ size: 5, covered: 'overwritten' });
    await store.delete('app/x');
    expect(artifacts.artifacts).toEqual([]);
  });

  test('what has expired is gone, and the name is free', async () => {
    const { artifacts } = at.github.repository;
    const old = artifacts.add(artifactNameOf('app/x'), Buffer.from('old'), 1);
    const store = await open(at, 2);
    expect(await pathsIn(store)).toEqual(['app/x']);
    old.expiresAt = new Date(0);
    expect(await pathsIn(store)).toEqual([]);
    expect(await store.head('app/x')).toBeUndefined();
    expect((await refusal(bytesOf(store, 'app/x'))).line).toMatch(/no app\/x.*expire/);
    await store.put('app/x', once('new'));
    expect(String(await bytesOf(store, 'app/x'))).toBe('new');
  });

  test('what expires between its listing and its download is told as that', async () => {
    const { artifacts } = at.github.repository;
    const artifact = artifacts.add(artifactNameOf('app/x'), Buffer.from('old'), 1);
    const store = await open(at, 2);
    let asked = false;
    rules.push(
      at.github.rule(({ operation }) => {
        if (asked && operation.endsWith('{archive_format}')) artifact.expiresAt = new Date(0);
        asked = true;
        return undefined;
      }),
    );
    expect((await refusal(bytesOf(store, 'app/x'))).message).toMatch(/expired/);
  });

  test('an unencrypted set is refused in a public repository, and where nobody knows whether it is one', async () => {
    const store = await open(at, 1);
    expect(await store.refusal?.({ encrypted: false })).toBeUndefined();
    at.github.repository.isPrivate = false;
    expect((await store.refusal?.({ encrypted: false }))?.line).toMatch(/public repository.*store/);
    expect(await store.refusal?.({ encrypted: true })).toBeUndefined();
    at.github.repository.isPrivate = true;
    at.github.next({ kind: 'not-found' });
    expect((await store.refusal?.({ encrypted: false }))?.message).toMatch(/could not be found out/);
  });

  test('a download that is cut goes on behind the byte that came last, with an address of its own', async () => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, at) => at % 251));
    at.github.repository.artifacts.add(artifactNameOf('app/x'), bytes, 1);
    const store = await open(at, 2);
    const get = ({ asks }: ArtifactRequest): boolean => asks === 'get';
    next({ kind: 'cut-body', after: 40_000 }, get);
    next({ kind: 'status', status: 503 }, get);
    next({ kind: 'cut', happened: true }, get);
    next({ kind: 'status', status: 403 }, get);
    at.github.next({ kind: 'error', status: 502 }, 1, ({ operation }) =>
      operation.endsWith('{archive_format}'),
    );
    expect((await bytesOf(store, 'app/x', { start: 10 })).equals(bytes.subarray(10))).toBe(true);
    rules.push(at.service.rule(() => ({ kind: 'status', status: 500 })));
    expect((await refusal(bytesOf(store, 'app/x'))).message).toMatch(/app\/x.*500/);
  });

  test('an upload outlives outages, and an answer that was lost', async () => {
    const store = await open(at, 1);
    next(
      { kind: 'status', status: 500 },
      ({ asks, name }) => asks === 'CreateArtifact' && name.endsWith('a'),
    );
    next(
      { kind: 'cut', happened: true },
      ({ asks, name }) => asks === 'FinalizeArtifact' && name.endsWith('b'),
    );
    rules.push(
      at.service.rule(({ asks, name }) =>
        asks === 'FinalizeArtifact' && name.endsWith('c') ? { kind: 'status', status: 400 } : undefined,
      ),
    );
    const ended = await Promise.allSettled([
      store.put('app/a', once('a')),
      store.put('app/b', once('b')),
      refusal(store.put('app/c', once('c'))),
    ]);
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
    expect(await pathsIn(store)).toEqual(['app/a', 'app/b']);
    rules.push(
      at.service.rule(({ asks }) =>
        asks === 'DeleteArtifact' ? { kind: 'status', status: 500 } : undefined,
      ),
    );
    expect((await refusal(store.delete('app/a'))).line).toMatch(/remove app\/a.*500/);
  });

  test('what a run wrote it can remove without a permission, even before a listing shows it', async () => {
    const token = at.github.token({ actions: 'read', metadata: 'read' });
    const store = await open(at, 1, { token });
    await store.put('app/backup.incomplete', once('x'));
    await store.delete('app/backup.incomplete');
    expect(at.github.repository.artifacts.artifacts).toEqual([]);
    // So can whoever clears away after it.
    await store.put('app/half', once('x'));
    const opened = await open(at, 1, { token });
    await opened.delete('app/half');
    expect(at.github.repository.artifacts.artifacts).toEqual([]);

    at.github.repository.artifacts.add(artifactNameOf('app/old'), Buffer.from('x'), 7);
    expect((await refusal(store.delete('app/old'))).line).toMatch(/actions: write/);
    const blind = await open(at, 1, { token: at.github.token({ metadata: 'read' }) });
    expect((await refusal(pathsIn(blind))).line).toMatch(/actions: read/);
  });

  test('artifacts are kept for as long as asked, and no longer than the repository lets them be', async () => {
    const days = ({ createdAt, expiresAt }: { createdAt: Date; expiresAt: Date }): number =>
      Math.round((expiresAt.getTime() - createdAt.getTime()) / 86_400_000);
    const store = await open(at, 1, { query: '?retention-days=3' });
    await store.put('three', once('x'));
    const limited = await open(at, 2, { query: '?retention-days=30', env: { GITHUB_RETENTION_DAYS: '5' } });
    await limited.put('five', once('x'));
    expect(at.github.repository.artifacts.artifacts.map(days)).toEqual([3, 5]);
    for (const wrong of ['0', '401', 'x', '-1']) {
      await expect(open(at, 1, { query: `?retention-days=${wrong}` })).rejects.toThrow(/retention-days/);
    }
    await expect(open(at, 1, { query: 'some/path' })).rejects.toThrow(/names more/);
  });

  test('can be read off a runner, and says why it cannot be written there', async () => {
    at.github.repository.artifacts.add(artifactNameOf('app/x'), Buffer.from('x'), 1);
    const store = await openArtifacts(
      'artifact:',
      storeOptions({ env: {}, github: () => client(at, at.token) }),
      SECOND,
    );
    expect(String(await bytesOf(store, 'app/x'))).toBe('x');
    expect((await refusal(store.put('app/y', once('y')))).line).toMatch(
      /steps of a workflow.*ACTIONS_RUNTIME_TOKEN/,
    );
    await store.delete('app/x');
    expect(await pathsIn(store)).toEqual([]);
  });
});
