import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { storedObjects } from '#manifest';
import type { Connection, ThrowawayServer } from '#postgres';
import { DirectoryStore } from '#stores';
import { drillIn, wrongChecks } from '../support/drills.js';
import { RemoteStore } from '../support/remote-store.js';
import { backUpInto, createSmallDatabase, verifyIn } from '../support/sets.js';
import { startTestServer, testFolder } from '../support/throwaway.js';

let server: ThrowawayServer;
let folder: string;
let source: Connection;
beforeAll(async () => {
  folder = await testFolder();
  server = await startTestServer(17);
  source = await createSmallDatabase(server);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const VOLUME = 1000;

test.each([
  ['custom', 'equal-to-source', 'deep'],
  ['plain', 'restorable', 'full'],
] as const)('a dump in the format %s that takes several volumes is proven', async (format, claim, level) => {
  const root = join(folder, format);
  const copy = new RemoteStore(`${root}-copy`);
  const { result } = await backUpInto(root, source, {
    format,
    volumeBytes: VOLUME,
    compression: { method: 'none', level: 0 },
    copies: [{ store: copy, protect: { lock: undefined, legalHold: false } }],
  });
  expect(wrongChecks(result.checks)).toEqual([]);
  for (const file of result.manifest.files) {
    const objects = storedObjects(file);
    expect(objects).toHaveLength(Math.ceil(file.size_bytes / VOLUME));
    expect(objects[0]?.path).toBe(file.path);
  }
  expect(result.manifest.files.some((file) => storedObjects(file).length > 3)).toBe(true);
  for (const at of [root, `${root}-copy`]) {
    const verified = await verifyIn(at, { store: new DirectoryStore(at), level });
    expect(wrongChecks(verified.checks)).toEqual([]);
    expect(verified).toMatchObject({ verdict: 'proven', claim: 'intact' });
  }
  expect(await drillIn(`${root}-copy`)).toMatchObject({ verdict: 'proven', claim });

  const [, second = ''] = result.manifest.files.flatMap(storedObjects).map(({ path }) => path);
  await rm(join(root, 'app', 'backups', result.manifest.backup_id, second));
  const damaged = await verifyIn(root);
  expect(damaged.checks.filter(({ verdict }) => verdict === 'failed').map(({ where }) => where)).toEqual([
    second,
  ]);
});
