import { createHash, randomBytes } from 'node:crypto';
import { createServer, request as send, type IncomingHttpHeaders, type Server } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openStore, type Store } from '#stores';
import { startRadosgw, type Radosgw } from '../support/radosgw.js';
import { awsEnv, makeBucket } from '../support/s3.js';
import { bytesOf, once } from '../support/store-contract.js';
import { storeOptions } from '../support/stores.js';
import { uniqueName } from '../support/throwaway.js';

const PART = 8 * 1024 * 1024;
const AMAZON = 'http://s3.us-east-1.amazonaws.com';

interface Sent {
  readonly what: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * What is sent to Amazon only. A forward proxy, found by way of the environment, takes it to the tests' own service instead, which knows
 * most of it.
 */
let gateway: Radosgw;
let proxy: Server;
let proxyUrl: string;
let bucket: string;
let sent: Sent[] = [];
beforeAll(async () => {
  gateway = await startRadosgw();
  bucket = await makeBucket(gateway);
  proxy = createServer((incoming, response) => {
    const asked = new URL(incoming.url ?? '', 'http://nowhere.invalid');
    sent.push({ what: `${incoming.method ?? ''} ${asked.host}${asked.search}`, headers: incoming.headers });
    const { hostname, port } = new URL(gateway.endpoint);
    const { method = 'GET', headers } = incoming;
    const outgoing = send({ hostname, port, method, headers, path: asked.pathname + asked.search });
    outgoing.once('response', (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      pipeline(answer, response).catch(() => response.destroy());
    });
    pipeline(incoming, outgoing).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');
  proxyUrl = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await gateway[Symbol.asyncDispose]();
});
beforeEach(() => {
  sent = [];
});

function open(more = ''): Promise<Store> {
  const endpoint = encodeURIComponent(AMAZON);
  const url = `s3://${bucket}/${uniqueName('x')}?region=us-east-1&path-style=true&endpoint=${endpoint}${more}`;
  return openStore(url, storeOptions({ env: { ...awsEnv(gateway), HTTP_PROXY: proxyUrl } }));
}

function crcOf(bytes: Uint8Array): string {
  return Buffer.from(crc32(bytes).toString(16).padStart(8, '0'), 'hex').toString('base64');
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

test('a small object goes in one request, on condition, with its digests', async () => {
  const store = await open();
  expect(await store.capabilities()).toMatchObject({ conditionalWrites: true, serverChecksum: true });
  const bytes = randomBytes(1000);
  await store.put('x', once(bytes));
  expect(await bytesOf(store, 'x')).toEqual(bytes);
  const written = sent.filter(({ what }) => what.startsWith('PUT s3.us-east-1.amazonaws.com'));
  expect(written).toHaveLength(1);
  expect(written[0]?.headers).toMatchObject({
    'if-none-match': '*',
    'x-amz-checksum-crc32': crcOf(bytes),
    'x-amz-content-sha256': sha256Of(bytes),
  });
  await expect(store.put('x', once('another'))).rejects.toThrow(/exists already/);
  await store.close?.();
});

test('a large object goes in parts, each with its digest, and is ended on condition with that of the whole', async () => {
  const store = await open();
  const bytes = randomBytes(2 * PART + 77);
  await store.put('x', once(bytes));
  expect(sha256Of(await bytesOf(store, 'x'))).toBe(sha256Of(bytes));
  const parts = [bytes.subarray(0, PART), bytes.subarray(PART, 2 * PART), bytes.subarray(2 * PART)];
  for (const [index, part] of parts.entries()) {
    const request = sent.find(({ what }) => what.includes(`partNumber=${index + 1}&`));
    expect(request?.headers).toMatchObject({
      'x-amz-checksum-crc32': crcOf(part),
      'x-amz-content-sha256': sha256Of(part),
    });
  }
  const begun = sent.find(({ what }) => what.startsWith('POST') && what.includes('?uploads'));
  expect(begun?.headers).toMatchObject({
    'x-amz-checksum-algorithm': 'CRC32',
    'x-amz-checksum-type': 'FULL_OBJECT',
  });
  const ended = sent.find(({ what }) => what.startsWith('POST') && what.includes('uploadId='));
  expect(ended?.headers).toMatchObject({
    'if-none-match': '*',
    'x-amz-checksum-crc32': crcOf(bytes),
    'x-amz-checksum-type': 'FULL_OBJECT',
    'x-amz-mp-object-size': String(bytes.length),
  });
  await store.close?.();
});

test('stores that reject the newer headers are spared them', async () => {
  const store = await open('&checksums=none');
  await store.put('small', once('x'));
  await store.put('large', once(randomBytes(PART + 1)));
  await store.close?.();
  const newer = sent.flatMap(({ headers }) =>
    Object.keys(headers).filter((name) => /checksum|trailer/.test(name)),
  );
  expect(newer).toEqual([]);
});
