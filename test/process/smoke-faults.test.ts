import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import type { Connection } from '#postgres';
import { Authority, type Certificate } from '../support/certificates.js';
import { CommandLine, type CommandResult } from '../support/cli.js';
import { startService, urlOf, type Service } from '../support/process.js';
import { probeFile } from '../support/smoke-probes.js';
import { FAULTS, SMOKE_SQL, SmokeService, type Fault } from '../support/smoke-service.js';

const TOKEN = 'tok-3f9a/+secret?';

let postgres: Service;
let database: Connection;
let cli: CommandLine;
let service: SmokeService;
let authority: Authority;
let good: Certificate;

beforeAll(async () => {
  postgres = await startService(17);
  database = await postgres.database(SMOKE_SQL);
  cli = await CommandLine.start();
  authority = await Authority.create(cli.folder);
  good = await authority.sign('localhost', 90);
  service = await SmokeService.start({ databaseUrl: urlOf(database), tls: good });
  await service.set(undefined);
  await writeFile(join(cli.folder, 'smoke.yml'), probeFile(service));
});

afterAll(async () => {
  await service[Symbol.asyncDispose]();
  await cli[Symbol.asyncDispose]();
  await postgres[Symbol.asyncDispose]();
});

const document = v.object({
  verdict: v.picklist(['proven', 'failed', 'unproven']),
  checks: v.array(
    v.object({
      subject: v.string(),
      verdict: v.picklist(['proven', 'failed', 'unproven']),
      found: v.string(),
    }),
  ),
});

/** What a run came to: the names of the probes that did not hold, by verdict. */
interface Outcome {
  readonly code: number | null;
  readonly failed: readonly string[];
  readonly unproven: readonly string[];
  readonly proven: number;
  readonly said: string;
  readonly milliseconds: number;
}

async function ask(to: Connection = database): Promise<Outcome> {
  const result = await cli.run(
    ['smoke', '--file', 'smoke.yml', '--base-url', `http://127.0.0.1:${service.port}`, '--json'],
    { env: { BACKPROOF_TARGET: urlOf(to), TOKEN, NODE_EXTRA_CA_CERTS: authority.file } },
  );
  return outcomeOf(result);
}

function outcomeOf({ code, out, err, milliseconds }: CommandResult): Outcome {
  const { checks } = v.parse(document, JSON.parse(out));
  const named = (wanted: string): string[] =>
    checks.filter(({ verdict }) => verdict === wanted).map(({ subject }) => subject);
  return {
    ...{ code, failed: named('failed'), unproven: named('unproven'), proven: named('proven').length },
    ...{ said: out + err, milliseconds },
  };
}

const ALL = 19;

test('a service that is as it should be passes all probes', async () => {
  await service.set(undefined);
  const { code, failed, unproven, proven, said } = await ask();
  expect({ failed, unproven }).toEqual({ failed: [], unproven: [] });
  expect({ code, proven }).toEqual({ code: 0, proven: ALL });
  expect(said).not.toContain(TOKEN);
  expect(service.tokens).toContain(`Bearer ${TOKEN}`);
});

/** Which probe catches which fault. */
const CAUGHT: Readonly<Record<Fault, readonly string[]>> = {
  'status 503': ['health'],
  'status says degraded': ['health'],
  slow: ['health'],
  'connection cut': ['health'],
  'not HTTP': ['health'],
  'content type': ['health'],
  'text where JSON is due': ['health'],
  'JSON cut off': ['health'],
  'header missing': ['version'],
  'header of an old version': ['version'],
  'check red': ['ready'],
  'check missing': ['ready'],
  'readiness 503': ['ready'],
  'object changed': ['object'],
  'object missing': ['object'],
  'object empty': ['object'],
  'object half sent': ['object'],
  'ETag of another object': ['object'],
  'ETag missing': ['object'],
  'no content': ['orders'],
  'count too small': ['orders'],
  'key unknown': ['keys'],
  'keys empty': ['keys'],
  charset: ['customers'],
  drip: ['customers'],
  'no answer': ['customers'],
  endless: ['customers'],
  'redirect loop': ['old address'],
  'redirect to another host': ['old address'],
  'redirect elsewhere': ['old address'],
  'no redirect': ['old address'],
  // It is given three attempts.
  'once 500': [],
  'always 500': ['wakes up'],
  'tool exits 3': ['tool'],
  'tool says other': ['tool'],
  'tool hangs': ['tool'],
  'tool is killed': ['tool'],
  'port closed': ['cache'],
};

describe('a service that fails', () => {
  test.each(FAULTS)('by %s is caught by the right probe alone', async (fault) => {
    await service.set(fault);
    const { code, failed, unproven, proven, said, milliseconds } = await ask();
    const caught = CAUGHT[fault];
    expect({ failed, unproven }).toEqual({ failed: caught, unproven: [] });
    expect(proven).toBe(ALL - caught.length);
    expect(code).toBe(caught.length === 0 ? 0 : 1);
    expect(said).not.toContain(TOKEN);
    expect(milliseconds).toBeLessThan(30_000);
    expect(service.requests.filter((line) => line.startsWith('127.0.0.2'))).toEqual([]);
  });
});

describe('a database', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'whose data is stale',
      "update orders set created_at = created_at - interval '30 days'",
      ['newest order'],
    ],
    ['with an empty table', 'delete from customers', ['customers in SQL']],
    ['without its extension', 'drop extension pg_trgm', ['extension']],
    ['with a wrong value', 'update orders set total = total + 0.01 where id = 7', ['total']],
    ['with a row too few', 'delete from orders where id = 20', ['orders', 'total']],
    ['without a table', 'drop table customers', ['customers in SQL']],
  ])('%s is caught by the right probe alone', async (_, damage, caught) => {
    await service.set(undefined);
    const damaged = await postgres.database(`${SMOKE_SQL}\n${damage}`);
    const { code, failed, unproven } = await ask(damaged);
    expect({ failed, unproven }).toEqual({ failed: caught, unproven: [] });
    expect(code).toBe(1);
  });

  test('without what a later probe needs leaves that one unproven, and unasked', async () => {
    await service.set(undefined);
    const damaged = await postgres.database(`${SMOKE_SQL}\ndelete from objects`);
    const { failed, unproven } = await ask(damaged);
    expect({ failed, unproven }).toEqual({ failed: ['object in SQL'], unproven: ['object'] });
    expect(service.requests.filter((line) => line.includes('/objects'))).toEqual([]);
  });

  test('that is not there fails what asks it, and nothing else', async () => {
    await service.set(undefined);
    const { failed, unproven } = await ask({ ...database, database: 'nowhere' });
    const sql = ['object in SQL', 'orders in SQL', 'newest order', 'total', 'extension', 'customers in SQL'];
    expect(failed.toSorted()).toEqual(sql.toSorted());
    expect(unproven.toSorted()).toEqual(['object', 'orders']);
  });
});

describe('a certificate', () => {
  test.each<[string, () => Promise<Certificate>]>([
    ['of another name', () => authority.sign('other.example', 90)],
    ['that has ended', () => authority.sign('localhost', -1)],
    ['that ends soon', () => authority.sign('localhost', 3)],
    ['that nobody vouches for', () => authority.selfSigned('localhost')],
  ])('%s is caught by the right probe alone', async (_, make) => {
    await service.set(undefined);
    service.useCertificate(await make());
    try {
      const { code, failed, unproven } = await ask();
      expect({ code, failed, unproven }).toEqual({ code: 1, failed: ['certificate'], unproven: [] });
    } finally {
      service.useCertificate(good);
    }
  });
});
