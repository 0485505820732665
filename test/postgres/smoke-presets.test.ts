import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Json } from '#json';
import type { ProbeResult } from '#smoke';
import { planOf } from '../support/probe-files.js';
import { startService, urlOf, type Service } from '../support/process.js';
import { run } from '../support/smoke.js';
import { hashOf, OBJECTS, SMOKE_SQL, SmokeService, type Fault } from '../support/smoke-service.js';

const MORE = `
create schema "we""ird";
create table "we""ird"."a.b; drop table orders" ("the ""time" timestamptz not null);
insert into "we""ird"."a.b; drop table orders" values (now() - interval '2 hours');
create table empty (at timestamptz);`;

let postgres: Service;
let databaseUrl: string;
let service: SmokeService;

beforeAll(async () => {
  postgres = await startService(17, 'plain-password-7');
  databaseUrl = urlOf(await postgres.database(SMOKE_SQL + MORE));
  service = await SmokeService.start({ databaseUrl });
});

beforeEach(async () => {
  await service.set(undefined);
});

afterAll(async () => {
  await service[Symbol.asyncDispose]();
  await postgres[Symbol.asyncDispose]();
});

/** What one ready set came to, by its probes' names without the set's. */
async function ask(set: string, manifest: Json = {}): Promise<ReadonlyMap<string, ProbeResult>> {
  const plan = await planOf(`probes:\n  - name: set\n    use:\n${set}`);
  const baseUrl = `http://127.0.0.1:${service.port}`;
  const { probes } = await run(plan, { baseUrl, connectionUrl: databaseUrl, manifest });
  return new Map(probes.map((probe) => [probe.name.replace(/^set: /, ''), probe]));
}

/** Names of the probes that did not hold. */
function notHeld(probes: ReadonlyMap<string, ProbeResult>): readonly string[] {
  return [...probes].filter(([, { verdict }]) => verdict !== 'proven').map(([name]) => name);
}

describe('the set for services', () => {
  const [object = Buffer.alloc(0)] = OBJECTS;
  const set = `
      health:
        status-equals: ready
        inside: $.status
        objects: [${OBJECTS.map(hashOf).join(', ')}]
        etag-characters: 32
        keys: { url: /keys, ids: [k-2026, k-old] }
        count: { url: /orders/count, at-least: 20 }
`;

  test('holds for one that serves what it should', async () => {
    const probes = await ask(set);
    expect([...probes.keys()]).toEqual([
      'live',
      'ready',
      ...OBJECTS.map((bytes) => `object ${hashOf(bytes)}`),
      'keys',
      'count',
    ]);
    expect(notHeld(probes)).toEqual([]);
    // Each named check is a finding of its own.
    const checks = probes.get('ready')?.findings.map(({ what }) => what.split(' ').at(-1));
    expect(checks).toEqual(['status', '$.status', 'database', 'storage', 'queue']);
  });

  test.each<[Fault, readonly string[]]>([
    ['status 503', ['live']],
    ['readiness 503', ['ready']],
    ['check red', ['ready']],
    ['object changed', OBJECTS.map((bytes) => `object ${hashOf(bytes)}`)],
    ['ETag of another object', OBJECTS.map((bytes) => `object ${hashOf(bytes)}`)],
    ['object missing', OBJECTS.map((bytes) => `object ${hashOf(bytes)}`)],
    ['key unknown', ['keys']],
    ['keys empty', ['keys']],
    ['count too small', ['count']],
    ['no content', ['count']],
  ])('tells %s by the probe of it', async (fault, names) => {
    await service.set(fault);
    expect(notHeld(await ask(set))).toEqual(names);
  });

  test('tells which check is red', async () => {
    await service.set('check red');
    const findings = (await ask(set)).get('ready')?.findings.filter(({ held }) => !held) ?? [];
    expect(findings).toHaveLength(1);
    expect(findings[0]?.what).toMatch(/storage$/);
    expect(findings[0]?.found).toContain('failing');
  });

  test('compares the whole ETag unless told otherwise', async () => {
    const hash = hashOf(object);
    expect(
      notHeld(await ask(`      health: { status-equals: ready, inside: $.status, objects: [${hash}] }`)),
    ).toEqual([`object ${hash}`]);
  });
});

describe('the set for databases', () => {
  test('holds, whatever names hold', async () => {
    const probes = await ask(`
      postgres:
        extensions: [pg_trgm, plpgsql]
        newest:
          - { table: orders, column: created_at, max-age: 26h }
          - { table: public.orders, column: created_at, max-age: 26h }
          - { table: { schema: 'we"ird', name: a.b; drop table orders }, column: 'the "time', max-age: 3h }
        not-empty: [customers, public.orders, { schema: 'we"ird', name: a.b; drop table orders }]
`);
    expect(notHeld(probes)).toEqual([]);
    expect(probes.get('extension pg_trgm')?.findings[0]?.found).toMatch(/\d\.\d/);
  });

  test('tells what is missing, old or empty', async () => {
    const probes = await ask(`
      postgres:
        extensions: [pg_trgm, postgis]
        newest:
          - { table: orders, column: created_at, max-age: 30m }
          - { table: empty, column: at, max-age: 30m }
          - { table: nowhere, column: at, max-age: 30m }
        not-empty: [empty, Orders]
`);
    expect(notHeld(probes)).toEqual([
      'extension postgis',
      'newest created_at of orders',
      'newest at of empty',
      'newest at of nowhere',
      'empty is not empty',
      'Orders is not empty',
    ]);
  });

  test('compares extensions with those of the manifest', async () => {
    const manifest = (...names: readonly string[]): Json => ({
      databases: [{ inventory: { extensions: names.map((name) => ({ name, version: '1.0' })) } }],
    });
    const set = '      postgres: { extensions: manifest }';
    expect(notHeld(await ask(set, manifest('plpgsql', 'pg_trgm')))).toEqual([]);
    const missing = await ask(set, manifest('plpgsql', 'postgis', 'citext'));
    expect(notHeld(missing)).toEqual(['no extension is missing']);
    expect(missing.get('no extension is missing')?.findings[0]?.found).toContain('citext, postgis');
  });
});
