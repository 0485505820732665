import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Probe, ProbeResult, Template } from '#smoke';
import { command, get, plan, probe, run, text, told } from '../../support/smoke.js';

const AT = { line: 1, column: 1 };

let server: Server;
let base: string;
/** Requests that are being answered, and the most that ever were at once. */
let open = 0;
let most = 0;
/** How often each path was asked. */
const asked = new Map<string, number>();

beforeAll(async () => {
  server = createHttpServer((request, response) => {
    const path = request.url ?? '';
    const times = (asked.get(path) ?? 0) + 1;
    asked.set(path, times);
    most = Math.max(most, ++open);
    response.on('close', () => open--);
    if (path === '/never') return;
    setTimeout(
      () => {
        response.statusCode = path === '/third' && times < 3 ? 503 : path === '/red' ? 500 : 200;
        response.end(JSON.stringify({ path, token: request.headers['x-token'] ?? null }));
      },
      path.startsWith('/slow') ? 50 : 0,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${portOf(server)}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function portOf(listening: { address(): AddressInfo | string | null }): number {
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function verdicts(probes: readonly ProbeResult[]): Record<string, string> {
  return Object.fromEntries(probes.map(({ name, verdict }) => [name, verdict]));
}

function named(name: string, path: string, more: Partial<Probe> = {}): Probe {
  return probe(get(text(path)), { name, ...more });
}

describe('probes of a plan', () => {
  test('are asked at the same time up to the bound, and told as they end', async () => {
    most = 0;
    const probes = Array.from({ length: 20 }, (_, n) => named(`p${n}`, `/slow${n}`));
    const ended: string[] = [];
    const result = await run(plan(probes, { parallel: 4 }), {
      baseUrl: base,
      onProbe: ({ name }) => ended.push(name),
    });
    expect(result.verdict).toBe('proven');
    expect(most).toBe(4);
    expect(ended.toSorted()).toEqual(probes.map(({ name }) => name).sort());
    expect(result.probes.map(({ name }) => name)).toEqual(probes.map(({ name }) => name));
  });

  test('that need one which did not hold are not asked, whatever their order', async () => {
    asked.clear();
    const { verdict, probes } = await run(
      plan([
        named('last', '/last', { needs: ['middle'] }),
        named('middle', '/middle', { needs: ['red'] }),
        named('red', '/red'),
        named('free', '/free'),
        named('happy', '/happy', { needs: ['free'] }),
      ]),
      { baseUrl: base },
    );
    expect(verdict).toBe('failed');
    expect(verdicts(probes)).toEqual({
      ...{ last: 'unproven', middle: 'unproven', red: 'failed', free: 'proven', happy: 'proven' },
    });
    expect(probes[1]).toMatchObject({ attempts: 0, findings: [], reason: 'needs "red", which did not hold' });
    expect([...asked.keys()].sort()).toEqual(['/free', '/happy', '/red']);
  });

  test('that lack what they refer to are not asked', async () => {
    const without = async (part: Template[number]): Promise<string> =>
      told(await run(plan([probe(get(text(base, '/', part)))]), { manifest: { a: [1, 2] } }));
    expect(await without({ kind: 'env', name: 'NONE' })).toBe(
      'unproven | the variable NONE is not set, or empty',
    );
    expect(await without({ kind: 'manifest', path: '$.a[*]' })).toMatch(
      /^unproven \| the manifest has 2 values/,
    );
    expect(told(await run(plan([named('it', '/x')])))).toBe('unproven | no base URL is given');
    const expected = probe(
      get(text(base), [[{ kind: 'status' }, { equals: [{ kind: 'env', name: 'NONE' }] }]]),
    );
    expect((await run(plan([expected]))).probes[0]).toMatchObject({ verdict: 'unproven', attempts: 0 });
  });

  test('hand values on, and a secret one is nowhere to be seen', async () => {
    const token = 's3cret/with"quotes';
    const secret = (name: string): Probe['captures'] => [
      { name, what: { kind: 'json', path: '$.token' }, secret: true, at: AT },
    ];
    const headers = (value: Template): Parameters<typeof get>[2] => ({
      headers: [{ name: 'X-Token', value }],
    });
    const result = await run(
      plan([
        probe(get(text('/give'), [], headers([{ kind: 'env', name: 'TOKEN' }])), {
          name: 'give',
          captures: secret('token'),
        }),
        probe(
          get(
            text('/take'),
            [
              [{ kind: 'json', path: '$.token' }, { equals: [{ kind: 'value', name: 'token' }] }],
              [{ kind: 'body' }, { contains: ['not in it'] }],
              [{ kind: 'status' }, { equals: ['204'] }],
            ],
            headers([{ kind: 'value', name: 'token' }]),
          ),
          { name: 'take', needs: ['give'] },
        ),
      ]),
      { baseUrl: base, env: { TOKEN: token } },
    );
    expect(result.probes[1]?.findings.map(({ held }) => held)).toEqual([true, false, false]);
    expect(result.masked).toContain(token);
    expect(JSON.stringify(result.probes)).not.toContain('s3cret');
    expect(result.probes[1]?.findings[0]).toMatchObject({ expected: '***', found: '***' });
  });

  test('that cannot give what they capture fail', async () => {
    const captures: Probe['captures'] = [
      { name: 'x', what: { kind: 'header', name: 'etag' }, secret: false, at: AT },
    ];
    const { probes } = await run(
      plan([named('gives', '/x', { captures }), named('takes', '/y', { needs: ['gives'] })]),
      { baseUrl: base },
    );
    expect(verdicts(probes)).toEqual({ gives: 'failed', takes: 'unproven' });
  });

  test('end all where one meets a defect', async () => {
    const startedAt = performance.now();
    const running = run(plan([named('never', '/never'), named('free', '/free')]), {
      baseUrl: base,
      onProbe: () => {
        throw new Error('a defect');
      },
    });
    await expect(running).rejects.toThrow('a defect');
    expect(performance.now() - startedAt).toBeLessThan(3000);
    await sleep(50);
    expect(open).toBe(0);
  });

  test('end with the run, and leave nothing open', async () => {
    const ending = new AbortController();
    const running = run(
      plan([named('never', '/never'), probe(command(['sleep', '60']), { name: 'c' })]),
      {
        baseUrl: base,
      },
      ending.signal,
    );
    await sleep(200);
    const startedAt = performance.now();
    ending.abort(new Error('told to end'));
    await expect(running).rejects.toThrow('told to end');
    expect(performance.now() - startedAt).toBeLessThan(3000);
    await sleep(50);
    expect(open).toBe(0);
  });
});

describe('waiting for a probe', () => {
  test('ends as soon as it holds', async () => {
    asked.clear();
    const waitFor = { attempts: 10, intervalMs: 10, deadlineMs: 10_000 };
    const { probes } = await run(plan([named('it', '/third', { waitFor })]), { baseUrl: base });
    expect(probes[0]).toMatchObject({ verdict: 'proven', attempts: 3 });
    expect(probes[0]?.findings.every(({ held }) => held)).toBe(true);
  });

  test('ends with the attempts', async () => {
    const waitFor = { attempts: 3, intervalMs: 10, deadlineMs: 10_000 };
    const { probes } = await run(plan([named('it', '/red', { waitFor })]), { baseUrl: base });
    expect(probes[0]).toMatchObject({ verdict: 'failed', attempts: 3 });
  });

  test('ends with the deadline, also in the middle of an attempt', async () => {
    const waitFor = { attempts: 1000, intervalMs: 50, deadlineMs: 400 };
    const { probes } = await run(
      plan([named('red', '/red', { waitFor }), named('never', '/never', { waitFor })]),
      {
        baseUrl: base,
      },
    );
    expect(verdicts(probes)).toEqual({ red: 'failed', never: 'failed' });
    for (const { tookMs } of probes) expect(tookMs).toBeLessThan(1500);
    expect(probes[0]?.attempts).toBeGreaterThan(2);
    expect(probes[1]?.attempts).toBe(1);
  });

  test('keeps no place while it pauses', async () => {
    const waitFor = { attempts: 2, intervalMs: 300, deadlineMs: 10_000 };
    const ended: string[] = [];
    await run(plan([named('waits', '/red', { waitFor }), named('other', '/x')], { parallel: 1 }), {
      baseUrl: base,
      onProbe: ({ name }) => ended.push(name),
    });
    expect(ended).toEqual(['other', 'waits']);
  });
});

describe('a port', () => {
  test('opens, or is told not to', async () => {
    const at = (host: string, port: string): Probe => probe({ kind: 'tcp', host: [host], port: [port] });
    expect(told(await run(plan([at('localhost', base.split(':')[2] ?? '')])))).toBe('proven');
    expect(told(await run(plan([at('127.0.0.1', '1')])))).toBe(
      'failed | port: 127.0.0.1:1 refuses the connection: nothing listens there',
    );
    expect(told(await run(plan([at('localhost:80', '1')])))).toBe('failed | port: localhost:80 is no host');
    expect(told(await run(plan([at('127.0.0.1', 'http')])))).toMatch(/^failed \| port: http is no port/);
    expect(told(await run(plan([at('nowhere.invalid', '80')])))).toMatch(
      /^failed \| port: nowhere\.invalid:80 /,
    );
    const elsewhere = plan([at('127.0.0.1', '80')], { allowHosts: ['127.0.0.1:81'] });
    expect(told(await run(elsewhere))).toMatch(/was not asked/);
  });

  test('that does not open in time', async () => {
    // A listener whose queue is full and that nobody serves would do; an address that is for documentation only does not answer either.
    const result = await run(
      plan([probe({ kind: 'tcp', host: ['192.0.2.1'], port: ['80'] }, { timeoutMs: 300 })]),
    );
    expect(result.verdict).toBe('failed');
    expect(result.tookMs).toBeLessThan(2000);
  });

  test('is closed again', async () => {
    const closed = Promise.withResolvers<string>();
    const listener = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.resume().on('close', () => {
        closed.resolve('closed');
      });
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    try {
      const port = String(portOf(listener));
      expect(told(await run(plan([probe({ kind: 'tcp', host: ['127.0.0.1'], port: [port] })])))).toBe(
        'proven',
      );
      expect(await closed.promise).toBe('closed');
    } finally {
      listener.close();
    }
  });
});

describe('a command', () => {
  const node = process.execPath;
  const ask = async (...call: Parameters<typeof command>): Promise<string> =>
    told(
      await run(plan([probe(command(...call))]), {
        env: { PATH: '/usr/bin:/bin', HOME: '/h', SECRET: 'of ours' },
      }),
    );

  test('is judged by its exit code and what it writes', async () => {
    expect(
      await ask(
        [node, '-e', 'console.log("ready\\nto go"); console.error("careful"); process.exitCode = 3;'],
        [
          [{ kind: 'exit-code' }, { equals: ['3'] }],
          [{ kind: 'stdout' }, { equals: ['ready\nto go'] }],
          [{ kind: 'stderr' }, { matches: '^careful$' }],
        ],
      ),
    ).toBe('proven');
    expect(await ask([node, '-e', 'process.kill(process.pid, "SIGKILL")'])).toBe(
      'failed | exit code: ended by SIGKILL',
    );
  });

  test('has an environment of its own, and arguments that nobody splits', async () => {
    const show = 'console.log(JSON.stringify([process.env, process.argv[1]]))';
    const whole = { PATH: '/usr/bin:/bin', HOME: '/h', NAMED: 'yes' };
    expect(
      await ask(
        [node, '-e', show, 'two words; $(id)'],
        [[{ kind: 'stdout' }, { equals: [JSON.stringify([whole, 'two words; $(id)'])] }]],
        { env: [{ name: 'NAMED', value: ['yes'] }] },
      ),
    ).toBe('proven');
  });

  test('that is not there, or whose folder is not', async () => {
    expect(await ask(['/no/such/program'])).toMatch(
      /^failed \| command: \/no\/such\/program could not be started/,
    );
    expect(await ask([node, '--version'], undefined, { workingFolder: '/no/such' })).toMatch(/is not there$/);
  });

  test('that hangs is ended with all that it started', async () => {
    const marked = `60.${process.pid}`;
    const result = await run(
      plan([probe(command(['sh', '-c', `sleep ${marked} & sleep ${marked}`]), { timeoutMs: 300 })]),
    );
    expect(told(result)).toBe('failed | command: sh did not end: no answer within 300 ms');
    expect(result.tookMs).toBeLessThan(3000);
    expect(
      await ask(['pgrep', '-f', `^sleep ${marked}$`], [[{ kind: 'exit-code' }, { equals: ['1'] }]]),
    ).toBe('proven');
  });

  test('that writes without end costs no memory', async () => {
    const before = process.memoryUsage().rss;
    const noise =
      'const b = "x".repeat(65536); for (let n = 0; n < 2000; n++) { process.stdout.write(b); process.stderr.write(b); }';
    expect(await ask([node, '-e', noise], [[{ kind: 'stdout' }, { contains: ['y'] }]])).toBe(
      'failed | stdout: 125 MiB, of which at most 1 MiB are looked at',
    );
    expect(await ask([node, '-e', noise])).toBe('proven');
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(150);
  });
});
