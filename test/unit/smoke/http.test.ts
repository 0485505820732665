import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { get, plan, probe, run, text, told } from '../../support/smoke.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const BODY = JSON.stringify({ status: 'ok', checks: [{ name: 'db', ok: true }, { name: 'disk', ok: false }], big: 1 });
const SHA256 = createHash('sha256').update(BODY).digest('hex');
const SHA3 = createHash('sha3-256').update(BODY).digest('hex');

let server: Server;
let base: string;
let seen: IncomingMessage[] = [];

const routes: Readonly<Record<string, Handler>> = {
  '/healthz': (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.setHeader('etag', `W/"${SHA3.slice(0, 32)}"`);
    response.setHeader('last-modified', new Date(Date.now() - 3_600_000).toUTCString());
    response.end(BODY);
  },
  '/exact': (_request, response) => {
    response.end('{"n": 12345678901234567890123, "one": 1.0}');
  },
  '/gzip': (_request, response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync(BODY));
  },
  '/bomb': (_request, response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync(Buffer.alloc(32 * 1024 * 1024)));
  },
  '/half': (_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('x'.repeat(40));
    setTimeout(() => response.destroy(), 50);
  },
  '/half-chunked': (_request, response) => {
    response.write('x'.repeat(40));
    setTimeout(() => response.destroy(), 50);
  },
  '/drip': (_request, response) => {
    response.writeHead(200, { 'content-length': '100000' });
    const timer = setInterval(() => response.write('x'), 50);
    response.on('close', () => {
      clearInterval(timer);
    });
  },
  '/never': () => undefined,
  '/endless': (_request, response) => {
    endless(response);
  },
  '/ten-gigabytes': (_request, response) => {
    response.writeHead(200, { 'content-length': '10000000000' });
    endless(response);
  },
  '/loop': (_request, response) => {
    response.writeHead(302, { location: '/loop2' }).end();
  },
  '/loop2': (_request, response) => {
    response.writeHead(302, { location: '/loop' }).end();
  },
  '/to-health': (_request, response) => {
    response.writeHead(302, { location: '/healthz' }).end();
  },
  '/empty': (_request, response) => {
    response.writeHead(204).end();
  },
  '/echo': (request, response) => {
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    response.end(`${token} ${Buffer.from(`x${token}`).toString('base64')} ${JSON.stringify(token)}`);
  },
};

const PIECE = Buffer.alloc(256 * 1024, 'endless ');
function endless(response: ServerResponse): void {
  const more = (): void => {
    while (!response.destroyed && response.write(PIECE));
  };
  response.on('drain', more);
  more();
}

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request);
    response.on('error', () => undefined);
    const handler = routes[(request.url ?? '').replace(/\?.*$/, '')];
    if (handler === undefined) response.writeHead(404).end('not here');
    else handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  base = `http://127.0.0.1:${address.port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** One probe of the test's server, as a line. */
async function ask(...call: Parameters<typeof get>): Promise<string> {
  return told(await run(plan([probe(get(...call))]), { baseUrl: base }));
}

describe('what an answer is judged by', () => {
  test('everything that can be looked at', async () => {
    expect(
      await ask(text('/healthz'), [
        [{ kind: 'status' }, { equals: ['200'] }],
        [{ kind: 'header', name: 'Content-Type' }, { matches: '^application/json' }],
        [{ kind: 'header', name: 'last-modified' }, { maxAgeMs: 2 * 3_600_000 }],
        [{ kind: 'body' }, { contains: ['"ok"'] }],
        [{ kind: 'json', path: '$.status' }, { equals: ['ok'], not: ['red'] }],
        [{ kind: 'json', path: '$.checks[0]' }, { equals: ['{"name":"db","ok":true}'] }],
        [{ kind: 'json-count', path: '$.checks[*]' }, { atLeast: ['2'], atMost: ['2'] }],
        [{ kind: 'json-any', path: '$.checks[*].name' }, { equals: ['disk'] }],
        [{ kind: 'json-each', path: '$.checks[*]', label: '$.name', inside: '$.name' }, { matches: '^d' }],
        [{ kind: 'sha256' }, { equals: [SHA256] }],
        [{ kind: 'sha3-256' }, { equals: [`0x${SHA3.toUpperCase()}`] }],
        [{ kind: 'etag' }, { equals: [`0x${SHA3}`], firstCharacters: 32 }],
        [{ kind: 'latency-ms' }, { atMost: ['5000'] }],
        [{ kind: 'redirects' }, { equals: ['0'] }],
        [{ kind: 'url' }, { equals: [`${base}/healthz`] }],
      ]),
    ).toBe('proven');
  });

  test('each of several values is a finding of its own, with its name', async () => {
    const result = await run(
      plan([
        probe(
          get(text('/healthz'), [
            [{ kind: 'json-each', path: '$.checks[*]', label: '$.name', inside: '$.ok' }, { equals: ['true'] }],
          ]),
        ),
      ]),
      { baseUrl: base },
    );
    expect(result.probes[0]?.findings.map(({ what, held }) => [what, held])).toEqual([
      ['json $.checks[*] db', true],
      ['json $.checks[*] disk', false],
    ]);
  });

  test('numbers in JSON are compared exactly, however long', async () => {
    expect(
      await ask(text('/exact'), [
        [{ kind: 'json', path: '$.n' }, { atMost: ['12345678901234567890123'] }],
        [{ kind: 'json', path: '$.n' }, { equals: ['12345678901234567890123'] }],
        [{ kind: 'json', path: '$.one' }, { equals: ['1'] }],
      ]),
    ).toBe('proven');
    expect(await ask(text('/exact'), [[{ kind: 'json', path: '$.n' }, { atLeast: ['12345678901234567890124'] }]])).toBe(
      'failed | json $.n: 12345678901234567890123',
    );
  });
});
