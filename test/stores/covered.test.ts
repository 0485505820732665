import { randomUUID } from 'node:crypto';
import { DeleteObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fetchManifest, inSet, posture, verify, type FoundSet } from '#archive';
import { MANIFEST_DIGEST_FILE, MANIFEST_FILE } from '#manifest';
import { openStore, type Protection, type Store } from '#stores';
import { conclude, type Check } from '#verdict';
import { openSet } from '../../packages/drill/result.js';
import { putSet } from '../support/made-sets.js';
import { startRadosgw, type Radosgw } from '../support/radosgw.js';
import { awsEnv, makeBucket, rawClient, s3Url } from '../support/s3.js';
import { programsOfMajor, quietPorts } from '../support/sets.js';
import { storeOptions } from '../support/stores.js';

let gateway: Radosgw;
/** Somebody who has the backup's own credential. */
let thief: S3Client;
beforeAll(async () => {
  gateway = await startRadosgw();
  thief = rawClient(gateway);
});
afterAll(async () => {
  thief.destroy();
  await gateway[Symbol.asyncDispose]();
});

const opened: Store[] = [];
afterAll(async () => {
  for (const store of opened) await store.close?.();
});

interface Made {
  readonly bucket: string;
  readonly prefix: string;
  readonly store: Store;
  readonly set: FoundSet;
}

const DATA = 'data/app.sql';

/** A set of one file, as a backup writes it. */
async function make(bucket: string, protection?: Protection): Promise<Made> {
  const prefix = randomUUID();
  const url = s3Url(gateway.endpoint, bucket, prefix);
  const store = await openStore(url, storeOptions({ env: awsEnv(gateway) }));
  opened.push(store);
  const id = await putSet(store, new Date(), protection === undefined ? {} : { protection });
  return { bucket, prefix, store, set: await fetchManifest({ store, name: 'app', id }) };
}

function verified({ store, set }: Made): ReturnType<typeof verify> {
  return verify(
    {
      ...{ store, name: 'app', backupId: set.id, manifestSha256: set.sha256, level: 'full' },
      ...{ maxAge: 3600, maxSizeDeviation: 0.3, quotaBytes: undefined, expectedChanges: [] },
      programs: programsOfMajor(17),
    },
    quietPorts,
  );
}

function failed(checks: readonly Check[]): readonly (string | undefined)[] {
  return checks.filter(({ verdict }) => verdict === 'failed').map(({ id, where }) => `${id} ${where ?? ''}`);
}

describe('a set whose files somebody wrote over, or deleted', () => {
  async function overwrite({ bucket, prefix, set }: Made, path: string, Body: string): Promise<void> {
    const Key = `${prefix}/${inSet(set, path)}`;
    await thief.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
  }

  async function remove({ bucket, prefix, set }: Made, path: string): Promise<void> {
    await thief.send(new DeleteObjectCommand({ Bucket: bucket, Key: `${prefix}/${inSet(set, path)}` }));
  }

  test('reads as it was written where versions are kept, and verification says what was done to it', async () => {
    const made = await make(await makeBucket(gateway, { versions: true }));
    expect(failed((await verified(made)).checks)).toEqual([]);
    await overwrite(made, DATA, 'something else of another length');
    await overwrite(made, MANIFEST_FILE, '{}');
    await remove(made, MANIFEST_DIGEST_FILE);
    const { checks, verdict, claim } = await verified(made);
    expect(failed(checks)).toEqual([
      `archive.covered ${MANIFEST_FILE}`,
      `archive.covered ${MANIFEST_DIGEST_FILE}`,
      `archive.covered ${DATA}`,
    ]);
    expect(checks.filter(({ id }) => id === 'archive.hash')).toMatchObject([{ verdict: 'proven' }]);
    // Somebody is at work there: that is red. The bytes are those that were written all the same.
    expect({ verdict, claim }).toEqual({ verdict: 'failed', claim: 'intact' });
    // A drill and a restore go on, and say so too.
    const { store, set } = made;
    const choice = { store, name: 'app', backupId: set.id, manifestSha256: set.sha256 };
    const opened = await openSet(choice, quietPorts);
    expect(opened).not.toHaveProperty('refused');
    expect(failed(opened.state.checks)).toHaveLength(3);
  });

  test('is damaged where none are', async () => {
    const made = await make(await makeBucket(gateway));
    await overwrite(made, DATA, 'y'.repeat(100));
    const { checks, claim } = await verified(made);
    expect(failed(checks)).toEqual([`archive.hash ${DATA}`]);
    expect(claim).toBe('none');
  });
});

describe('the posture of the store of a set', () => {
  const request = { copies: [], lockDays: undefined, keepDays: undefined };

  async function postureOf(
    { set }: Made,
    more: Partial<Parameters<typeof posture>[1]> = {},
  ): Promise<ReadonlyMap<string, Check>> {
    const checks = await posture(set, { ...request, ...more }, new Date(), quietPorts.log);
    return new Map(checks.map((check) => [check.id, check]));
  }

  test('counts the locks of the set itself, as long as they last', async () => {
    const bucket = await makeBucket(gateway, { locks: true });
    const until = new Date(Date.now() + 10 * 86_400_000);
    const locked = await make(bucket, { lock: { mode: 'compliance', until } });
    const enough = await postureOf(locked, { lockDays: 10 });
    expect(enough.get('posture.object-lock')?.verdict).toBe('proven');
    // This key may delete versions, and these ones it cannot.
    expect(enough.get('posture.delete-versions')?.verdict).toBe('proven');
    expect((await postureOf(locked, { lockDays: 11 })).get('posture.object-lock')?.verdict).toBe('failed');
    const open = await postureOf(await make(bucket));
    expect(open.get('posture.object-lock')?.verdict).toBe('failed');
    expect(open.get('posture.delete-versions')?.verdict).toBe('failed');
  });

  test('looks for the newest set in its copies, and where they are', async () => {
    const made = await make(await makeBucket(gateway));
    const other = await make(await makeBucket(gateway));
    const second = async (copy: Made): Promise<readonly Check[]> =>
      (await posture(made.set, { ...request, copies: [copy.store] }, new Date(), quietPorts.log)).filter(
        ({ id }) => id === 'posture.second-copy',
      );
    // Another set of the same id, perhaps, but not this one; and on the same server.
    expect(conclude(await second(other), 'none').verdict).toBe('failed');
    expect((await second(made)).map(({ verdict }) => verdict)).toEqual(['proven', 'failed']);
  });
});
