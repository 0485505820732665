import { afterEach, describe, expect, test } from '@jest/globals';
import { SetWriter } from '../../packages/backup/writer.js';
import { openArtifacts } from '../../packages/stores/artifact/index.js';
import { openGcs } from '../../packages/stores/gcs/index.js';
import { openGitHub } from '#github';
import { CLAIM_FILE, MANIFEST_FILE, MANIFEST_VERSION, type Manifest } from '#manifest';
import { backupId } from '#policy';
import { PRODUCER } from '#verdict';
import type { Store } from '#stores';
import { ArtifactService } from '../support/artifact-service.js';
import { LONG } from '../support/campaign.js';
import { GcsServer } from '../support/gcs/index.js';
import { GitHubServer } from '../support/github/index.js';
import { silentLog } from '../support/postgres.js';
import { bytesOf, once, pathsIn } from '../support/store-contract.js';
import { storeOptions } from '../support/stores.js';

/** What a request meets. */
const FAULTS = ['an outage', 'a cut', 'a lost answer'] as const;
type FaultName = (typeof FAULTS)[number];

/** A store whose requests are counted and can be made to fail. */
interface Stand {
  open(): Promise<Store>;
  /** Ask this of every request, by its number from now on. */
  watch(rule: (number: number) => FaultName | undefined): void;
  close(): Promise<void>;
}

const SECOND = 1;

async function google(): Promise<Stand> {
  const server = await GcsServer.start();
  server.make('bucket').versioning = true;
  let rule: (number: number) => FaultName | undefined = () => undefined;
  let seen = 0;
  server.rule(({ calls }) => {
    if (calls === 'login') return undefined;
    const fault = rule(++seen);
    if (fault === undefined) return undefined;
    return fault === 'an outage'
      ? { kind: 'status', status: 503 }
      : { kind: 'cut', happened: fault === 'a lost answer' };
  });
  return {
    open: () =>
      openGcs(
        `gs://bucket/x?endpoint=${server.url}`,
        storeOptions({ env: server.env, stallSeconds: 5 }),
        SECOND,
      ),
    watch: (next) => {
      rule = next;
      seen = 0;
    },
    close: () => server[Symbol.asyncDispose](),
  };
}

async function artifacts(): Promise<Stand> {
  const github = await GitHubServer.start();
  github.repository.isPrivate = true;
  const service = await ArtifactService.start(github.repository.artifacts);
  const env = service.envOf(1);
  const token = github.token({ actions: 'read' });
  let rule: (number: number) => FaultName | undefined = () => undefined;
  let seen = 0;
  github.rule(() => {
    const fault = rule(++seen);
    if (fault === undefined) return undefined;
    const happened = fault === 'a lost answer';
    return fault === 'an outage' ? { kind: 'error', status: 502 } : { kind: 'cut', happened };
  });
  service.rule(() => {
    const fault = rule(++seen);
    if (fault === undefined) return undefined;
    return fault === 'an outage'
      ? { kind: 'status', status: 503 }
      : { kind: 'cut', happened: fault === 'a lost answer' };
  });
  const client = (): ReturnType<typeof openGitHub> =>
    openGitHub({
      token,
      apiUrl: github.url,
      repository: github.repository.fullName,
      ports: storeOptions().ports,
      second: SECOND,
    });
  return {
    open: () => openArtifacts('artifact:', storeOptions({ env, github: client, stallSeconds: 5 }), SECOND),
    watch: (next) => {
      rule = next;
      seen = 0;
    },
    close: async () => {
      await service[Symbol.asyncDispose]();
      await github.stop();
    },
  };
}

const DUMP = Buffer.from('what was dumped, '.repeat(100));

function manifestOf({ files }: SetWriter, at: Date): Manifest {
  return {
    version: MANIFEST_VERSION,
    ...{ backup_id: backupId(at), name: 'app', created_by: PRODUCER, system_version: '', kind: 'logical' },
    created_at: at.toISOString(),
    completed_at: at.toISOString(),
    databases: [],
    source: {},
    files: [...files],
    total_files: files.length,
    total_size_bytes: DUMP.length,
    ...{ compression: 'none', encryption: 'none' },
  };
}

/** Write a set as a backup does, and clear away after a failure as it does, when the faults are over. */
async function writeSet(stand: Stand, at: Date): Promise<boolean> {
  const store = await stand.open();
  let writer: SetWriter | undefined;
  try {
    writer = await SetWriter.claim([{ store, protection: {} }], {
      ...{ name: 'app', backupId: backupId(at), log: silentLog },
      volumeBytes: 2 ** 40,
    });
    await writer.put({ path: 'data/app.dump', type: 'database', database: 'app' }, once(DUMP));
    await writer.commit(manifestOf(writer, at));
    return writer.outcomes().every(({ written }) => written);
  } catch {
    return false;
  } finally {
    stand.watch(() => undefined);
    if (writer?.outcomes().some(({ written }) => !written) === true)
      await writer.abandon('all', () => stand.open());
  }
}

describe.each([
  ['a bucket of Google', google],
  ['the artifacts of a run', artifacts],
])('a set that goes into %s', (_name, start) => {
  let stand: Stand | undefined;
  afterEach(async () => {
    await stand?.close();
    stand = undefined;
  });

  let minutes = 0;
  const nextMoment = (): Date => new Date(Date.UTC(2026, 10, 20, 3, minutes++));

  /** What is wrong with what lies under a set's id. */
  async function wrongOf(place: Stand, at: Date, written: boolean): Promise<readonly string[]> {
    const folder = `app/backups/${backupId(at)}`;
    const store = await place.open();
    const paths = await pathsIn(store, folder);
    if (!paths.includes(`${folder}/${MANIFEST_FILE}`)) {
      if (written) return ['it was said to be written, and has no manifest'];
      // Whoever could not even take the place has nothing to clear away but the mark, where it was written after all.
      const left = paths.filter((path) => !path.endsWith(CLAIM_FILE));
      return left.map((path) => `it left ${path}`);
    }
    const dump = await bytesOf(store, `${folder}/data/app.dump`).catch(() => undefined);
    return dump?.equals(DUMP) === true ? [] : ['it has a manifest, and not what that lists'];
  }

  test.each(FAULTS)('is written all the same, or is none, when any request meets %s', async (fault) => {
    stand = await start();
    const place = stand;
    let requests = 0;
    place.watch((number) => {
      requests = number;
      return undefined;
    });
    expect(await writeSet(place, nextMoment())).toBe(true);
    expect(requests).toBeGreaterThan(10);
    const wrong: string[] = [];
    let whole = 0;
    const step = LONG ? 1 : 3;
    for (let which = 1; which <= requests; which += step) {
      const at = nextMoment();
      place.watch((number) => (number === which ? fault : undefined));
      const written = await writeSet(place, at);
      if (written) whole++;
      for (const each of await wrongOf(place, at, written)) wrong.push(`request ${which}: ${each}`);
    }
    expect(wrong).toEqual([]);
    // Faults that pass are outlived, but for a name whose answer was lost and which nobody can take up again.
    expect(whole).toBeGreaterThan((requests / step) * 0.6);
  });

  test('is none when the service goes away for good, and the next run is not in its way', async () => {
    stand = await start();
    const place = stand;
    const wrong: string[] = [];
    for (let from = 1; from <= 40; from += LONG ? 1 : 7) {
      const at = nextMoment();
      place.watch((number) => (number >= from ? 'an outage' : undefined));
      const written = await writeSet(place, at);
      for (const each of await wrongOf(place, at, written)) wrong.push(`from request ${from}: ${each}`);
    }
    expect(wrong).toEqual([]);
    expect(await writeSet(place, nextMoment())).toBe(true);
  });
});
