import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { get, plan, probe, run, text, told } from '../../support/smoke.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const BODY = JSON.stringify({
  status: 'ok',
  checks: [
    { name: 'db', ok: true },
    { name: 'disk', ok: false },
  ],
  big: 1,
});
const SHA256 = createHash('sha256').update(BODY).digest('hex');
const SHA3 = createHash('sha3-256').update(BODY).digest('hex');

let server: Server;
let base: string;
const seen: IncomingMessage[] = [];

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
  '/ten-gigabytes': (request, response) => {
    response.writeHead(200, { 'content-length': '10000000000' });
    if (request.method === 'HEAD') response.end();
    else endless(response);
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
  '/long-head': (_request, response) => {
    response.setHeader('x-long', 'x'.repeat(20_000));
    response.end();
  },
  '/latin': (_request, response) => {
    response.setHeader('content-type', 'text/plain; charset=ISO-8859-1');
    response.end(Buffer.from([0x63, 0x61, 0x66, 0xe9]));
  },
  '/klingon': (_request, response) => {
    response.setHeader('content-type', 'text/plain; charset=klingon');
    response.end('nuqneH');
  },
  '/chain': (request, response) => {
    const left = Number((request.url ?? '').split('?')[1]);
    response.writeHead(302, { location: left === 0 ? '/healthz' : `/chain?${left - 1}` }).end();
  },
  '/to-localhost': (_request, response) => {
    response.writeHead(302, { location: `${base.replace('127.0.0.1', 'localhost')}/healthz` }).end();
  },
  '/move': (_request, response) => {
    response.writeHead(307, { location: `${base.replace('127.0.0.1', 'localhost')}/healthz` }).end();
  },
  '/see-other': (_request, response) => {
    response.writeHead(303, { location: '/healthz' }).end();
  },
  '/temporary': (_request, response) => {
    response.writeHead(307, { location: '/healthz' }).end();
  },
  '/deep': (_request, response) => {
    response.end('['.repeat(1_000_000) + ']'.repeat(1_000_000));
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
        [
          { kind: 'json', path: '$.status' },
          { equals: ['ok'], not: ['red'] },
        ],
        [{ kind: 'json', path: '$.checks[0]' }, { equals: ['{"name":"db","ok":true}'] }],
        [
          { kind: 'json-count', path: '$.checks[*]' },
          { atLeast: ['2'], atMost: ['2'] },
        ],
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
            [
              { kind: 'json-each', path: '$.checks[*]', label: '$.name', inside: '$.ok' },
              { equals: ['true'] },
            ],
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
    expect(
      await ask(text('/exact'), [[{ kind: 'json', path: '$.n' }, { atLeast: ['12345678901234567890124'] }]]),
    ).toBe('failed | json $.n: 12345678901234567890123');
  });
});

describe('what is missing is a failed finding that says so', () => {
  test.each([
    ['/healthz', { kind: 'header', name: 'x-none' }, 'header x-none: no header x-none'],
    ['/healthz', { kind: 'json', path: '$.none' }, 'json $.none: no value at $.none'],
    [
      '/healthz',
      { kind: 'json', path: '$.checks[*]' },
      'json $.checks[*]: 2 values at $.checks[*], where one was expected',
    ],
    ['/healthz', { kind: 'json-each', path: '$.none[*]' }, 'json $.none[*]: no value at $.none[*]'],
    [
      '/healthz',
      { kind: 'tls-days-left' },
      'certificate’s days left: no certificate: the answer did not come over TLS',
    ],
    ['/empty', { kind: 'json', path: '$' }, 'json $: no JSON: the body is empty'],
    ['/none', { kind: 'etag' }, 'ETag: no header etag'],
    ['/bomb', { kind: 'body' }, 'body: a body of more than 8 MiB when its gzip is undone'],
  ] as const)('%s %j', async (path, what, wrong) => {
    expect(await ask(text(path), [[what]])).toBe(`failed | ${wrong}`);
  });

  test('JSON that is none, or nested too deeply', async () => {
    expect(await ask(text('/none'), [[{ kind: 'json', path: '$.a' }]])).toMatch(
      /^failed \| json \$\.a: no JSON: /,
    );
    expect(await ask(text('/deep'), [[{ kind: 'json', path: '$..x' }]])).toMatch(
      /^failed \| json \$\.\.x: JSON /,
    );
  });
});

describe('a body', () => {
  test('that was compressed unasked is looked at as text, and hashed as it was sent', async () => {
    const sent = createHash('sha256').update(gzipSync(BODY)).digest('hex');
    expect(
      await ask(text('/gzip'), [
        [{ kind: 'json', path: '$.status' }, { equals: ['ok'] }],
        [{ kind: 'sha256' }, { equals: [sent] }],
      ]),
    ).toBe('proven');
  });

  test.each([
    ['/half', 'failed | answer: the body ended after 40 of 100 bytes'],
    ['/half-chunked', 'failed | answer: the body ended after 40 bytes, before its end'],
  ])('cut off in the middle: %s', async (path, line) => {
    expect(await ask(text(path))).toBe(line);
  });

  test('of ten gigabytes ends at once where its length is announced, and in bounded memory where not', async () => {
    const before = process.memoryUsage().rss;
    expect(await ask(text('/ten-gigabytes'))).toBe(
      'failed | answer: the body of 9.31 GiB is longer than the 64 MiB that are read: ask with method HEAD, or for its hash',
    );
    expect(await ask(text('/endless'))).toBe(
      'failed | answer: the body is longer than the 64 MiB that are read: ask with method HEAD, or for its hash',
    );
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(150);
  });

  test('that does not come, as HEAD was asked, may have any length', async () => {
    const length = { kind: 'header', name: 'content-length' } as const;
    const head = { method: 'HEAD' };
    expect(await ask(text('/ten-gigabytes'), [[length, { equals: ['10000000000'] }]], head)).toBe('proven');
  });

  test('is read in its own character set, JSON in UTF-8', async () => {
    expect(await ask(text('/latin'), [[{ kind: 'body' }, { equals: ['café'] }]])).toBe('proven');
    expect(await ask(text('/latin'), [[{ kind: 'json', path: '$' }]])).toBe(
      'failed | json $: a body that is not valid UTF-8',
    );
    expect(await ask(text('/klingon'), [[{ kind: 'body' }]])).toBe(
      'failed | body: a body in the unknown character set klingon',
    );
  });

  test('of which the head is too long', async () => {
    expect(await ask(text('/long-head'))).toMatch(
      /^failed \| answer: 127\.0\.0\.1:\d+ answered with a longer head/,
    );
  });

  test('that is only hashed has no limit but the time', async () => {
    const before = process.memoryUsage().rss;
    const result = await run(
      plan([
        probe(get(text('/ten-gigabytes'), [[{ kind: 'sha256' }, { equals: ['0'] }]]), { timeoutMs: 1500 }),
      ]),
      { baseUrl: base },
    );
    expect(told(result)).toMatch(
      /^failed \| answer: 127\.0\.0\.1:\d+: no whole answer within 1\.5 s, \d{8,} of 10000000000 bytes of its body came$/,
    );
    expect(result.tookMs).toBeLessThan(3000);
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(150);
  });

  test.each([
    ['/never', /no answer within 300 ms$/],
    ['/drip', /no whole answer within 300 ms, [1-9] of 100000 bytes of its body came$/],
  ])('that does not come in time: %s', async (path, line) => {
    const result = await run(plan([probe(get(text(path)), { timeoutMs: 300 })]), { baseUrl: base });
    expect(told(result)).toMatch(line);
    expect(result.tookMs).toBeLessThan(1500);
  });
});

describe('redirects', () => {
  test('are followed, counted, and told when they go round', async () => {
    expect(
      await ask(text('/to-health'), [
        [{ kind: 'redirects' }, { equals: ['1'] }],
        [{ kind: 'url' }, { equals: [`${base}/healthz`] }],
      ]),
    ).toBe('proven');
    expect(await ask(text('/loop'))).toBe(
      `failed | answer: the redirects go round in a loop: ${base}/loop → ${base}/loop2 → ${base}/loop`,
    );
    expect(
      await ask(text('/to-health'), [[{ kind: 'status' }, { equals: ['302'] }]], { maxRedirects: 0 }),
    ).toBe('proven');
    expect(await ask(text('/chain?9'), undefined, { maxRedirects: 3 })).toMatch(/more than 3 redirects: .*→/);
  });

  test('to a host that nothing names are refused, and so is asking one', async () => {
    const port = Number(new URL(base).port);
    expect(await ask(text('/to-localhost'))).toBe(
      `failed | answer: localhost:${port} was not asked: it is not among the hosts of the probe file`,
    );
    const listed = plan([probe(get(text('/healthz')))], { allowHosts: ['example.org'] });
    expect(told(await run(listed, { baseUrl: base }))).toBe(
      `failed | answer: 127.0.0.1:${port} was not asked: it is not among the hosts of allow-hosts`,
    );
    const allowed = plan([probe(get(text('/healthz')))], { allowHosts: ['127.0.0.1'] });
    expect(told(await run(allowed, { baseUrl: base }))).toBe('proven');
  });

  test('to another origin go without what was meant for the first alone', async () => {
    const port = new URL(base).port;
    seen.length = 0;
    const headers = [
      { name: 'Authorization', value: ['Basic eA=='] },
      { name: 'Cookie', value: ['a=b'] },
      { name: 'X-Key', value: [{ kind: 'env', name: 'KEY' }] as const },
      { name: 'X-Plain', value: ['kept'] },
    ];
    const result = await run(
      plan([probe(get(text('/to-localhost'), undefined, { headers }))], {
        allowHosts: ['127.0.0.1', `localhost:${port}`],
      }),
      { baseUrl: base, env: { KEY: 'of the first' } },
    );
    expect(told(result)).toBe('proven');
    const [first, second] = seen.map((request) => request.headers);
    expect(first).toMatchObject({ authorization: 'Basic eA==', cookie: 'a=b', 'x-key': 'of the first' });
    expect(second).toMatchObject({ host: `localhost:${port}`, 'x-plain': 'kept' });
    expect(Object.keys(second ?? {})).not.toEqual(expect.arrayContaining(['authorization']));
    expect([second?.cookie, second?.['x-key'], second?.authorization]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('a body with a secret in it goes to no other origin', async () => {
    seen.length = 0;
    const port = new URL(base).port;
    const does = get(text('/move'), undefined, {
      method: 'POST',
      body: ['key=', { kind: 'env', name: 'KEY' }],
    });
    const result = await run(plan([probe(does)], { allowHosts: ['127.0.0.1', 'localhost'] }), {
      baseUrl: base,
      env: { KEY: 'of the first' },
    });
    expect(told(result)).toBe(
      `failed | answer: status 307 redirects a body that holds a secret to another origin, http://localhost:${port}`,
    );
    expect(seen).toHaveLength(1);
  });

  test('a form is taken once: what is seen after it is asked for without it', async () => {
    seen.length = 0;
    const form = get(text('/see-other'), undefined, { method: 'POST', body: ['a=1'] });
    expect(told(await run(plan([probe(form)]), { baseUrl: base }))).toBe('proven');
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /see-other', 'GET /healthz']);
    seen.length = 0;
    const kept = get(text('/temporary'), undefined, { method: 'POST', body: ['a=1'] });
    expect(told(await run(plan([probe(kept)]), { baseUrl: base }))).toBe('proven');
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /temporary', 'POST /healthz']);
  });
});

describe('connections that are kept', () => {
  /** Answers one request of each connection and closes it in the face of the second, as a server does whose patience just ended. */
  test('may be closed by the server at any moment: what can be asked again is', async () => {
    const requests: string[] = [];
    const impatient = createTcpServer((socket) => {
      let asked = 0;
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        if (++asked > 1) socket.destroy();
        else {
          requests.push(bytes.toString('latin1').split(' ')[0] ?? '');
          socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
        }
      });
    });
    await new Promise<void>((resolve) => impatient.listen(0, '127.0.0.1', resolve));
    try {
      const address = impatient.address();
      const port = address !== null && typeof address !== 'string' ? address.port : 0;
      const url = text(`http://127.0.0.1:${port}/`);
      const asks = (method: string, n: number) =>
        probe(get(url, undefined, { method }), { name: `${method} ${n}` });
      const probes = [1, 2, 3, 4].flatMap((n) => [asks('GET', n), asks('POST', n)]);
      const result = await run(plan(probes, { parallel: 1 }));
      expect(result.verdict).toBe('proven');
      // A second POST might do twice what is to be done once.
      expect(requests.filter((method) => method === 'POST')).toHaveLength(4);
    } finally {
      impatient.close();
    }
  });
});

describe('addresses', () => {
  test('that an answer names are not asked unless they are listed', async () => {
    const given = plan([
      probe(get(text('/healthz'), [], {}), {
        name: 'first',
        captures: [
          {
            name: 'host',
            what: { kind: 'json', path: '$.status' },
            secret: false,
            at: { line: 1, column: 1 },
          },
        ],
      }),
      probe(get(text('http://', { kind: 'value', name: 'host' }, '/')), { name: 'second', needs: ['first'] }),
    ]);
    const { probes } = await run(given, { baseUrl: base });
    expect(probes[1]?.findings[0]?.found).toBe(
      'ok:80 was not asked: it is not among the hosts of the probe file',
    );
  });

  test('nothing listens there', async () => {
    expect(await ask(text('http://127.0.0.1:1/'))).toBe(
      'failed | answer: 127.0.0.1:1 refuses the connection: nothing listens there',
    );
    expect(await ask(text('http://nowhere.invalid/'))).toMatch(/^failed \| answer: nowhere\.invalid:80 /);
    expect(await ask(text('/a b\nc'))).toMatch(/^failed \| /);
  });

  test('what answers is not HTTP', async () => {
    const other = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.end('SSH-2.0-OpenSSH\r\n');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    try {
      const address = other.address();
      const port = address !== null && typeof address !== 'string' ? address.port : 0;
      expect(await ask(text(`http://127.0.0.1:${port}/`))).toMatch(/is not HTTP: .*Parse Error/);
    } finally {
      other.close();
    }
  });
});
