import { readFileSync, readdirSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import {
  connect,
  connectionUrl,
  quoteLiteral,
  withDatabase,
  type Connection,
  type ThrowawayServer,
} from '#postgres';
import { clients, serverPrograms, type TestMajor } from './postgres.js';
import type { Job, StepResult } from './runner.js';
import { forever, startTestServer, uniqueName } from './throwaway.js';

/** A password that every careless reader of URLs, passfiles, shells and SQL trips over. */
export const AWKWARD_PASSWORD = `p@ss:w/rd?#[%41]&='"\\\`$é;|<*`;

/** `PATH` of a machine on which these majors are installed, clients and server. */
export async function pathWith(...majors: readonly TestMajor[]): Promise<string> {
  const folders: string[] = [];
  for (const major of majors) {
    folders.push((await clients(major)).folder, (await serverPrograms(major)).folder);
  }
  return [...folders, '/usr/bin', '/bin'].join(':');
}

/** A database server as a service container is one: on loopback, a superuser with a password. */
export interface Service extends AsyncDisposable {
  readonly server: ThrowawayServer;
  /** With the password. */
  readonly connection: Connection;
  /** A new database filled by `sql`; its connection. */
  database(sql: string, name?: string): Promise<Connection>;
}

export async function startService(major: TestMajor, password = AWKWARD_PASSWORD): Promise<Service> {
  const server = await startTestServer(major, { listen: 'loopback', superuser: 'postgres' });
  const { loopback } = server;
  if (loopback === undefined) throw new Error('no loopback was given');
  await execute(server.connection, `alter role postgres password ${quoteLiteral(password)}`);
  const connection = { ...loopback, password };
  return {
    server,
    connection,
    async database(sql, name = uniqueName('db')) {
      await execute(connection, `create database "${name}"`);
      const made = withDatabase(connection, name);
      await execute(made, sql);
      return made;
    },
    [Symbol.asyncDispose]: () => server.stop(),
  };
}

export async function execute(connection: Connection, sql: string): Promise<void> {
  const session = await connect(connection, { signal: forever });
  try {
    await session.execute(sql);
  } finally {
    await session.close();
  }
}

/** Two tables, a view and a large object: three customers, twenty orders. */
export const SHOP = `
create table customers (id int primary key, name text not null);
insert into customers select n, 'customer ' || n from generate_series(1, 3) n;
create table orders (id int generated always as identity primary key, customer int not null references customers, total numeric(8, 2));
insert into orders (customer, total) select n % 3 + 1, n * 1.5 from generate_series(1, 20) n;
create view totals as select customer, sum(total) from orders group by customer;
select lo_from_bytea(4242, 'a large object');`;

/** `source:` of a connection: percent-encoded, as people keep it in a secret. */
export const urlOf = connectionUrl;

const checkList = v.array(
  v.object({
    id: v.string(),
    verdict: v.picklist(['proven', 'failed', 'unproven']),
    required: v.boolean(),
    expected: v.string(),
    found: v.string(),
    where: v.optional(v.string()),
    subject: v.optional(v.string()),
  }),
);

/** The `checks` output, parsed. */
export function checksOf(step: StepResult): v.InferOutput<typeof checkList> {
  return v.parse(checkList, JSON.parse(step.outputs['checks'] ?? ''));
}

/** Ids of the checks that failed. */
export function failedChecks(step: StepResult): readonly string[] {
  return [...new Set(checksOf(step).flatMap(({ id, verdict }) => (verdict === 'failed' ? [id] : [])))];
}

/** What lies in RUNNER_TEMP, but for a report. */
export async function leftIn(job: Job): Promise<readonly string[]> {
  return (await readdir(job.temp)).filter((name) => !/^backproof-(smoke-)?report$/.test(name));
}

/** Every file below a folder that holds one of the texts. */
export async function filesWith(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    if (texts.some((text) => bytes.includes(text))) found.push(path);
  }
  return found;
}

/** Collects the command lines of all processes of this machine, until it is disposed of. */
export class CommandLines implements Disposable {
  readonly seen = new Set<string>();
  readonly #timer: NodeJS.Timeout;

  constructor() {
    // At one go, so that a program that lives for a moment is not missed between two files.
    this.#timer = setInterval(() => {
      for (const name of readdirSync('/proc')) {
        if (/^\d+$/.test(name)) this.#read(`/proc/${name}/cmdline`);
      }
    }, 10);
  }

  #read(path: string): void {
    try {
      this.seen.add(readFileSync(path, 'utf8'));
    } catch {
      // It ended while we looked.
    }
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}
