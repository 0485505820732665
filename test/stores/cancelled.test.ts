import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ListMultipartUploadsCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect, type Connection, type ThrowawayServer } from '#postgres';
import { openStore } from '#stores';
import { UserError } from '#verdict';
import { startRadosgw, type Radosgw } from '../support/radosgw.js';
import { awsEnv, makeBucket, rawClient, s3Url } from '../support/s3.js';
import { backUpInto, createSmallDatabase, quietPorts } from '../support/sets.js';
import { storeOptions } from '../support/stores.js';
import { forever, startTestServer, testFolder } from '../support/throwaway.js';

let server: ThrowawayServer;
let gateway: Radosgw;
let folder: string;
let source: Connection;
beforeAll(async () => {
  folder = await testFolder();
  [server, gateway] = await Promise.all([startTestServer(17), startRadosgw()]);
  source = await createSmallDatabase(server);
});
afterAll(async () => {
  await Promise.all([server.stop(), gateway[Symbol.asyncDispose]()]);
  await rm(folder, { recursive: true });
});

test.each([{}, { versions: true }])('a backup into S3 that is cancelled leaves nothing: %j', async (kind) => {
  const bucket = await makeBucket(gateway, kind);
  const open = (signal: AbortSignal): ReturnType<typeof openStore> =>
    openStore(
      s3Url(gateway.endpoint, bucket, 'app'),
      storeOptions({ env: awsEnv(gateway), ports: { ...quietPorts, signal } }),
    );
  const cancelled = new AbortController();
  const store = await open(cancelled.signal);
  // The dump waits for it: the globals are written, the archive is on its way.
  const holder = await connect(source, { signal: forever });
  await holder.execute('begin; lock table customers in access exclusive mode');
  const raw = rawClient(gateway);
  try {
    const running = backUpInto(
      join(folder, bucket),
      source,
      { store, reopen: (_, signal) => open(signal) },
      { ...quietPorts, signal: cancelled.signal },
    );
    const ended = expect(running).rejects.toThrow();
    const versions = async (): Promise<number> => {
      const listed = await raw.send(new ListObjectVersionsCommand({ Bucket: bucket }));
      return (listed.Versions ?? []).length + (listed.DeleteMarkers ?? []).length;
    };
    while ((await versions()) < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    cancelled.abort(new UserError('The run was cancelled'));
    await ended;
    expect(await versions()).toBe(0);
    const uploads = await raw.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
    expect(uploads.Uploads ?? []).toEqual([]);
  } finally {
    raw.destroy();
    await holder.close();
    await store.close?.();
  }
});
