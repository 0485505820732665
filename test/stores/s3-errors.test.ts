import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { openStore, type Store, type StoreOptions } from '#stores';
import { UserError } from '#verdict';
import { FaultProxy } from '../support/fault-proxy.js';
import { freePorts } from '../support/daemons.js';
import { startRadosgw, type Radosgw } from '../support/radosgw.js';
import { awsEnv, makeBucket, rawClient, s3Url } from '../support/s3.js';
import { bytesOf, once, pathsIn } from '../support/store-contract.js';
import { storeOptions } from '../support/stores.js';

let gateway: Radosgw;
let bucket: string;
beforeAll(async () => {
  gateway = await startRadosgw();
  bucket = await makeBucket(gateway);
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

/** What is told when an object is written; every error is one that its reader can put right, and none holds a secret. */
async function told(url: string, env: StoreOptions['env'] = awsEnv(gateway)): Promise<string> {
  const store = await openStore(url, storeOptions({ env }));
  try {
    const error: unknown = await store.put('app/x', once('x')).then(
      () => new Error('nothing was refused'),
      (refused: unknown) => refused,
    );
    if (!(error instanceof UserError)) throw error;
    expect(error.remedy ?? '').not.toBe('');
    expect(error.line).not.toContain(gateway.secretKey);
    expect(error.line).not.toContain('\n');
    return error.line;
  } finally {
    await store.close?.();
  }
}

describe('a real service', () => {
  test('without the bucket', async () => {
    expect(await told(s3Url(gateway.endpoint, 'not-there', 'x'))).toMatch(/bucket 'not-there'/);
  });

  test('with a key that it does not know', async () => {
    const line = await told(s3Url(gateway.endpoint, bucket, 'x'), {
      AWS_ACCESS_KEY_ID: 'NOBODY',
      AWS_SECRET_ACCESS_KEY: gateway.secretKey,
    });
    expect(line).toMatch(/does not know this access key/);
  });

  test('with a wrong secret', async () => {
    const line = await told(s3Url(gateway.endpoint, bucket, 'x'), {
      AWS_ACCESS_KEY_ID: gateway.accessKey,
      AWS_SECRET_ACCESS_KEY: 'wrong',
    });
    expect(line).toMatch(/secret/);
  });

  test("in somebody else's bucket, with the permission that is missing", async () => {
    const line = await told(s3Url(gateway.endpoint, bucket, 'x'), awsEnv(await gateway.addUser()));
    expect(line).toMatch(/s3:(GetObject|PutObject)/);
  });

  test('where nobody listens', async () => {
    const [port = 0] = await freePorts(1);
    const endpoint = `http://127.0.0.1:${port}`;
    const line = await told(s3Url(endpoint, bucket, 'x'));
    expect(line).toContain(endpoint);
    expect(line).toContain('ECONNREFUSED');
  });

  test('behind a certificate that nobody vouches for', async () => {
    expect(await told(s3Url(gateway.tlsEndpoint, bucket, 'x'))).toMatch(/NODE_EXTRA_CA_CERTS/);
  });

  test('asked for https where it speaks http', async () => {
    const line = await told(s3Url(gateway.endpoint.replace('http:', 'https:'), bucket, 'x'));
    expect(line).toMatch(/not reached.*http or https/);
  });

  test('whose clock is hours away from ours', async () => {
    jest.useFakeTimers({
      now: Date.now() + 5 * 3_600_000,
      doNotFake: [
        'setTimeout',
        'clearTimeout',
        'setInterval',
        'clearInterval',
        'setImmediate',
        'clearImmediate',
        'nextTick',
        'queueMicrotask',
        'performance',
        'hrtime',
      ],
    });
    try {
      const store = await openStore(
        s3Url(gateway.endpoint, bucket, 'skewed'),
        storeOptions({ env: awsEnv(gateway) }),
      );
      await store.put('x', once('x'));
      expect(String(await bytesOf(store, 'x'))).toBe('x');
      await store.close?.();
    } finally {
      jest.useRealTimers();
    }
  });

  test('that stands still for a while is asked again', async () => {
    await using proxy = await FaultProxy.start(gateway.endpoint);
    const url = s3Url(proxy.endpoint, bucket, 'stalled');
    const store = await openStore(url, storeOptions({ env: awsEnv(gateway), stallSeconds: 1 }));
    proxy.watch(({ number }) => (number === 1 ? { kind: 'delay', milliseconds: 3000 } : undefined));
    await store.put('x', once('x'));
    expect(await pathsIn(store)).toEqual(['x']);
    await store.close?.();
  });
});

/** What S3 answers to every request for a bucket of this name. */
const ANSWERS: Readonly<
  Record<string, { status: number; code?: string; more?: string; headers?: Record<string, string> }>
> = {
  expired: { status: 400, code: 'ExpiredToken' },
  elsewhere: { status: 301, code: 'PermanentRedirect', headers: { 'x-amz-bucket-region': 'eu-west-3' } },
  malformed: { status: 400, code: 'AuthorizationHeaderMalformed', more: '<Region>eu-south-2</Region>' },
  quota: { status: 403, code: 'QuotaExceeded' },
  console: { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } },
  website: { status: 404, headers: { 'content-type': 'text/html' } },
};

describe('an answer', () => {
  let server: Server;
  let endpoint: string;
  beforeAll(async () => {
    server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address: AddressInfo | string | null = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
    endpoint = `http://127.0.0.1:${address.port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test.each([
    ['expired', /expired/],
    ['elsewhere', /\?region=eu-west-3/],
    ['malformed', /\?region=eu-south-2/],
    ['quota', /full/],
    ['console', /no S3/],
    ['website', /no S3/],
  ])('of a bucket that is %s', async (name, expected) => {
    expect(await told(s3Url(endpoint, name, 'x'))).toMatch(expected);
  });
});

function answer(request: IncomingMessage, response: ServerResponse): void {
  const name = request.url?.split(/[/?]/)[1] ?? '';
  const { status = 500, code, more = '', headers = {} } = ANSWERS[name] ?? {};
  request.resume();
  const text =
    code === undefined
      ? '<!doctype html><title>Welcome</title>'
      : `<?xml version="1.0"?><Error><Code>${code}</Code><Message>No.</Message>${more}</Error>`;
  response.writeHead(status, { 'content-type': 'application/xml', ...headers });
  response.end(request.method === 'HEAD' ? undefined : text);
}

describe('what a URL of S3 must be', () => {
  test.each([
    ['a bucket', 's3:///x'],
    ['without credentials', 's3://key:secret@bucket/x'],
    [
      'without credentials in its endpoint',
      's3://bucket/x?endpoint=https%3A%2F%2Fkey%3Asecret%40example.org',
    ],
    ['with an endpoint of http', 's3://bucket/x?endpoint=ftp%3A%2F%2Fexample.org'],
    ['with parameters that it has', 's3://bucket/x?regon=eu-west-1'],
    ['with choices that there are', 's3://bucket/x?path-style=maybe'],
    ['below its root', 's3://bucket/a/../../b'],
  ])('%s', async (_what, url) => {
    const opened = openStore(url, storeOptions());
    await expect(opened).rejects.toBeInstanceOf(UserError);
    await expect(opened).rejects.not.toThrow(/secret@/);
  });

  test('a bucket without credentials says how to log in', async () => {
    const env = { AWS_REGION: 'us-east-1' };
    const before = { ...process.env };
    process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
    process.env['AWS_SHARED_CREDENTIALS_FILE'] = '/dev/null';
    process.env['AWS_CONFIG_FILE'] = '/dev/null';
    delete process.env['AWS_ACCESS_KEY_ID'];
    try {
      expect(await told(s3Url(gateway.endpoint, bucket, 'x'), env)).toMatch(/AWS_ACCESS_KEY_ID/);
    } finally {
      process.env = before;
    }
  });
});

describe('a credential that may not', () => {
  /** A store for somebody who may do all but these, in a bucket that keeps versions or does not. */
  async function withoutThese(versions: boolean, denied: readonly string[]): Promise<Store> {
    const name = await makeBucket(gateway, { versions });
    const keys = await gateway.addUser();
    const Principal = { AWS: [`arn:aws:iam:::user/${keys.accessKey.toLowerCase()}`] };
    const Resource = [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`];
    const Statement = [
      { Effect: 'Allow', Principal, Action: ['s3:*'], Resource },
      { Effect: 'Deny', Principal, Action: denied, Resource },
    ];
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
    const owner = rawClient(gateway);
    await owner.send(new PutBucketPolicyCommand({ Bucket: name, Policy }));
    owner.destroy();
    return openStore(s3Url(gateway.endpoint, name, 'x'), storeOptions({ env: awsEnv(keys) }));
  }

  test.each([
    ['s3:PutObject', false],
    ['s3:ListBucketVersions', true],
  ])('%s is told so', async (action, versions) => {
    const store = await withoutThese(versions, [action]);
    const refused = store.put('x', once('x'));
    await expect(refused).rejects.toBeInstanceOf(UserError);
    await expect(refused).rejects.toThrow(action);
    await store.close?.();
  });

  test('ask whether versions are kept is told when it hides what it was to remove', async () => {
    const store = await withoutThese(true, ['s3:GetBucketVersioning']);
    await store.put('x', once('x'));
    const removed = store.delete('x');
    await expect(removed).rejects.toBeInstanceOf(UserError);
    await expect(removed).rejects.toThrow(/not gone/);
    await store.close?.();
  });

  test('read still writes what is new, where versions tell', async () => {
    const store = await withoutThese(true, ['s3:GetObject', 's3:GetObjectVersion']);
    const size = 9 * 1024 * 1024;
    expect(await store.put('large', once(Buffer.alloc(size)))).toEqual({ size });
    await expect(store.put('large', once(Buffer.alloc(size)))).rejects.toThrow(/exists already/);
    await expect(bytesOf(store, 'large')).rejects.toThrow(/s3:GetObject/);
    await store.close?.();
  });
});
