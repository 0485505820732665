import { describe, expect, test } from '@jest/globals';
import { onlyProbe, planOf } from '../../support/probe-files.js';

describe('a probe file', () => {
  test('is a plan, with what it does not say', async () => {
    const plan = await planOf('probes:\n  - name: up\n    http: { url: /healthz }\n');
    expect(plan).toEqual({
      parallel: 8,
      probes: [
        {
          name: 'up',
          at: { line: 2, column: 5 },
          does: {
            kind: 'http',
            method: 'GET',
            url: ['/healthz'],
            headers: [],
            maxRedirects: 5,
            expect: [{ what: { kind: 'status' }, rule: { equals: ['200'] }, at: { line: 3, column: 5 } }],
          },
          needs: [],
          timeoutMs: 10_000,
          captures: [],
        },
      ],
    });
  });

  test('says how the service is started, and when it is ready', async () => {
    const plan = await planOf(`
base-url: http://127.0.0.1:8080
parallel: 3
timeout: 1.5s
allow-hosts: ['127.0.0.1:8080', '[::1]:80', example.org]
start:
  run: [node, server.js, 8080]
  env: { DATABASE_URL: '\${connection-url}' }
  working-folder: app
  ready: { http: { url: /readyz } }
probes:
  - { name: port, tcp: { host: 127.0.0.1, port: 8080 }, wait-for: { attempts: 3, interval: 10ms, deadline: 2m } }
`);
    expect(plan).toMatchObject({
      baseUrl: ['http://127.0.0.1:8080'],
      parallel: 3,
      allowHosts: ['127.0.0.1:8080', '[::1]:80', 'example.org'],
      start: {
        run: [['node'], ['server.js'], ['8080']],
        env: [{ name: 'DATABASE_URL', value: [{ kind: 'value', name: 'connection-url' }] }],
        workingFolder: 'app',
        ready: { timeoutMs: 1500, waitFor: { intervalMs: 200, deadlineMs: 60_000 } },
      },
      probes: [
        {
          timeoutMs: 1500,
          does: { kind: 'tcp', host: ['127.0.0.1'], port: ['8080'] },
          waitFor: { attempts: 3, intervalMs: 10, deadlineMs: 120_000 },
        },
      ],
    });
  });

  test('ties probes to those whose captures they use, and to those they name', async () => {
    const { probes } = await planOf(`
probes:
  - { name: a, sql: { query: select 1 }, capture: { x: { value: }, y: { cell: [0, 1], secret: true } } }
  - { name: b, http: { url: '/\${x}/\${y}' } }
  - { name: c, command: { run: [it, '\${x}'] }, needs: [b, a] }
`);
    expect(probes.map(({ needs }) => needs)).toEqual([[], ['a'], ['b', 'a']]);
    expect(probes[0]?.captures).toMatchObject([
      { name: 'x', what: { kind: 'value' }, secret: false },
      { name: 'y', what: { kind: 'cell', row: 0, column: 1 }, secret: true },
    ]);
  });

  test.each([
    [
      '\'a ${b} ${env:C_D} ${manifest:$.x[?@.y == "}"].z} e\'',
      [
        'a ',
        { kind: 'value', name: 'b' },
        ' ',
        { kind: 'env', name: 'C_D' },
        ' ',
        { kind: 'manifest', path: '$.x[?@.y == "}"].z' },
        ' e',
      ],
    ],
    ["'$${b} $b $$'", ['${b} $b $$']],
    ["''", ['']],
    ['1.10', ['1.10']],
    ['123456789012345678901234567890', ['123456789012345678901234567890']],
    ['-0.0', ['-0.0']],
    ['0x1F', ['0x1F']],
    ['yes', ['yes']],
    ['true', ['true']],
    ['2026-11-20', ['2026-11-20']],
  ])('takes %s as it is written', async (written, template) => {
    const { does } = await onlyProbe(`
  - name: it
    sql: { query: select 1, params: [${written}] }
  - { name: other, sql: { query: select 1 }, capture: { b: { value: } } }`);
    expect(does).toMatchObject({ params: [template] });
  });

  test.each([
    ['{ status: 404 }', { kind: 'status' }, { equals: ['404'] }],
    ['{ status: , at-least: 200, at-most: 299 }', { kind: 'status' }, { atLeast: ['200'], atMost: ['299'] }],
    ['{ header: X-Version, matches: ^1 }', { kind: 'header', name: 'x-version' }, { matches: '^1' }],
    ['{ body: , contains: ok, not: no }', { kind: 'body' }, { contains: ['ok'], not: ['no'] }],
    ['{ json: $.a, equals: 1.50 }', { kind: 'json', path: '$.a' }, { equals: ['1.50'] }],
    ['{ json-count: $.a, at-least: 2 }', { kind: 'json-count', path: '$.a' }, { atLeast: ['2'] }],
    ['{ json-any: $.a, equals: x }', { kind: 'json-any', path: '$.a' }, { equals: ['x'] }],
    [
      '{ json-each: $.a, label: $.n, inside: $.s, equals: x }',
      { kind: 'json-each', path: '$.a', label: '$.n', inside: '$.s' },
      { equals: ['x'] },
    ],
    ['{ etag: abcd, first-characters: 2 }', { kind: 'etag' }, { equals: ['abcd'], firstCharacters: 2 }],
    [`{ sha-256: ${'a1'.repeat(32)} }`, { kind: 'sha256' }, { equals: ['a1'.repeat(32)] }],
    [`{ sha3-256: '0x${'a1'.repeat(32)}' }`, { kind: 'sha3-256' }, { equals: [`0x${'a1'.repeat(32)}`] }],
    [`{ sha3-256: ${'12'.repeat(32)} }`, { kind: 'sha3-256' }, { equals: ['12'.repeat(32)] }],
    ['{ latency: 0.5s }', { kind: 'latency-ms' }, { atMost: ['500'] }],
    ['{ tls-days-left: 14 }', { kind: 'tls-days-left' }, { atLeast: ['14'] }],
    ['{ redirects: 1 }', { kind: 'redirects' }, { equals: ['1'] }],
    ['{ json: $.at, max-age: 26h }', { kind: 'json', path: '$.at' }, { maxAgeMs: 93_600_000 }],
    [
      '{ json: $.at, at-least: 2026-11-20T03:00:00Z }',
      { kind: 'json', path: '$.at' },
      { atLeast: ['2026-11-20T03:00:00Z'] },
    ],
  ])('expects %s', async (entry, what, rule) => {
    const { does } = await onlyProbe(`  - name: it\n    http: { url: /x }\n    expect: [${entry}]`);
    const expected = 'expect' in does ? does.expect : [];
    expect(expected.at(-1)).toEqual({ what, rule, at: { line: 4, column: 14 } });
    // A status is expected where nothing is said of it.
    expect(expected.filter((one) => one.what.kind === 'status')).toHaveLength(1);
  });

  test('expects success of a command that says nothing of its exit code', async () => {
    const silent = await onlyProbe('  - { name: it, command: { run: [it] } }');
    expect(silent.does).toMatchObject({ expect: [{ what: { kind: 'exit-code' }, rule: { equals: ['0'] } }] });
    const told = await onlyProbe('  - { name: it, command: { run: [it] }, expect: [{ exit-code: 3 }] }');
    expect(told.does).toMatchObject({ expect: [{ rule: { equals: ['3'] } }] });
  });

  test('may repeat what an anchor names', async () => {
    const plan = await planOf(`
probes:
  - { name: a, http: { url: /a, headers: &sent { accept: text/plain } } }
  - { name: b, http: { url: /b, headers: *sent } }
`);
    expect(plan.probes.map(({ does }) => ('headers' in does ? does.headers : []))).toEqual([
      [{ name: 'accept', value: ['text/plain'] }],
      [{ name: 'accept', value: ['text/plain'] }],
    ]);
  });
});
