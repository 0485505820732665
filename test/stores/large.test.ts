import { createCipheriv, createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { DirectoryStore, openStore, type Store } from '#stores';
import { LONG } from '../support/campaign.js';
import { startRadosgw } from '../support/radosgw.js';
import { awsEnv, makeBucket, s3Url } from '../support/s3.js';
import { bytesOf } from '../support/store-contract.js';
import { storeOptions } from '../support/stores.js';
import { testFolder } from '../support/throwaway.js';

const MEBIBYTE = 2 ** 20;
/** In the long campaign more than 32 bits can count, and hundreds of parts. */
const SIZE = (LONG ? 5 * 1024 : 40) * MEBIBYTE;

/** Bytes that look random, and are the same every time. */
async function* noise(): AsyncGenerator<Uint8Array> {
  const cipher = createCipheriv('aes-256-ctr', Buffer.alloc(32), Buffer.alloc(16));
  const zeros = Buffer.alloc(MEBIBYTE);
  for (let made = 0; made < SIZE; made += MEBIBYTE) yield await Promise.resolve(cipher.update(zeros));
}

async function sha256(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of bytes) hash.update(part);
  return hash.digest('hex');
}

async function expectRoundTrip(store: Store): Promise<void> {
  expect(await store.put('app/large', noise())).toEqual({ size: SIZE });
  expect(await store.head('app/large')).toMatchObject({ size: SIZE });
  expect(await sha256(store.get('app/large'))).toBe(await sha256(noise()));
  const end = await bytesOf(store, 'app/large', { start: SIZE - 100 });
  expect(end).toHaveLength(100);
}

test('a folder keeps an object of gigabytes', async () => {
  const folder = await testFolder();
  try {
    await expectRoundTrip(new DirectoryStore(folder));
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('S3 keeps an object of gigabytes', async () => {
  await using gateway = await startRadosgw();
  const url = s3Url(gateway.endpoint, await makeBucket(gateway), 'x');
  const store = await openStore(url, storeOptions({ env: awsEnv(gateway) }));
  try {
    await expectRoundTrip(store);
  } finally {
    await store.close?.();
  }
});
