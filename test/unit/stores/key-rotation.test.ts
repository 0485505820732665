import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from '@jest/globals';
import type { Fact, KeyRotation } from '#stores';
import { S3Connection } from '../../../packages/stores/s3/connection.js';
import { keyRotationOf } from '../../../packages/stores/s3/key-rotation.js';
import { parseS3Url } from '../../../packages/stores/s3/place.js';
import { quietPorts } from '../../support/quiet.js';

const KEY = 'arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const ENV = { AWS_ACCESS_KEY_ID: 'AKTEST', AWS_SECRET_ACCESS_KEY: 'SKTESTSK' };

interface Asked {
  readonly target: string | undefined;
  readonly signed: string | undefined;
  readonly body: string;
}

let server: Server | undefined;
afterEach(async () => {
  const ended = server;
  server = undefined;
  if (ended !== undefined) await new Promise((resolve) => ended.close(resolve));
});

/** A key service that gives one answer, in the form of AWS JSON 1.1, and remembers what it was asked. */
async function answering(status: number, answer: unknown): Promise<{ endpoint: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const started = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      asked.push({
        target: request.headers['x-amz-target']?.toString(),
        signed: request.headers.authorization,
        body,
      });
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', connection: 'close' });
      response.end(JSON.stringify(answer));
    });
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const address = started.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { endpoint: `http://127.0.0.1:${address.port}`, asked };
}

async function rotation(endpoint?: string): Promise<Fact<KeyRotation>> {
  const options = { ports: quietPorts, env: ENV, stallSeconds: 5 };
  const connection = new S3Connection(
    parseS3Url('s3://backups?endpoint=https://s3.example.org&region=eu-west-1', ENV),
    options,
  );
  try {
    return await keyRotationOf(connection, KEY, endpoint);
  } finally {
    connection.close();
  }
}

test('asks the key service of the key, with the credentials of the store', async () => {
  const { endpoint, asked } = await answering(200, { KeyRotationEnabled: true, RotationPeriodInDays: 180 });
  expect(await rotation(endpoint)).toEqual({ state: 'known', value: { on: true, everyDays: 180 } });
  expect(asked).toHaveLength(1);
  expect(asked[0]?.target).toBe('TrentService.GetKeyRotationStatus');
  expect(asked[0]?.signed).toContain('/eu-central-1/kms/');
  expect(asked[0]?.body).toBe(JSON.stringify({ KeyId: KEY }));
});

test.each<[number, unknown, Fact<KeyRotation>]>([
  [200, { KeyRotationEnabled: false }, { state: 'known', value: { on: false } }],
  [400, { __type: 'UnsupportedOperationException' }, { state: 'known', value: { on: false } }],
  [400, { __type: 'AccessDeniedException' }, { state: 'denied', permission: 'kms:GetKeyRotationStatus' }],
  [400, { __type: 'NotFoundException' }, { state: 'untold', why: 'NotFoundException' }],
])('takes %d %j for what it says', async (status, answer, expected) => {
  const { endpoint } = await answering(status, answer);
  expect(await rotation(endpoint)).toEqual(expected);
});

test('a service that is not there tells nothing, and other vendors are not asked', async () => {
  const { endpoint } = await answering(200, {});
  await new Promise((resolve) => server?.close(resolve));
  server = undefined;
  expect(await rotation(endpoint)).toEqual({ state: 'untold', why: 'ECONNREFUSED' });
  expect(await rotation()).toMatchObject({ state: 'untold' });
});
