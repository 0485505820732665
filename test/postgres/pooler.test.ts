import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect, inspectServer, refusePooler, type Connection, type ThrowawayServer } from '#postgres';
import { runProgram } from '#process';
import { UserError } from '#verdict';
import { wrongChecks } from '../support/drills.js';
import { startPgBouncer } from '../support/pgbouncer.js';
import { clients } from '../support/postgres.js';
import { backUpInto, verifyIn } from '../support/sets.js';
import { forever, startTestServer, testFolder, uniqueName } from '../support/throwaway.js';

let folder: string;
let server: ThrowawayServer;

beforeAll(async () => {
  folder = await testFolder();
  server = await startTestServer(17);
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

test.each(['transaction', 'session', 'statement'] as const)(
  'a pooler in %s mode is recognised for what it is',
  async (mode) => {
    const pooler = await startPgBouncer(server.connection, mode, folder);
    try {
      const session = await connect(pooler.connection, { signal: forever });
      try {
        const info = await inspectServer(session);
        expect(info.version.major).toBe(17);
        expect(info.pooler).toBe(mode === 'session' ? 'session' : 'transaction');
        const refuse = (): void => {
          refusePooler(info, session);
        };
        if (mode !== 'session') expect(refuse).toThrow(UserError);
        else expect(refuse).not.toThrow();
      } finally {
        await session.close();
      }
    } finally {
      await pooler.stop();
    }
  },
);

test('a pooler is recognised while others use it', async () => {
  const pooler = await startPgBouncer(server.connection, 'transaction', folder);
  const others = await Promise.all([1, 2, 3].map(() => connect(pooler.connection, { signal: forever })));
  const end = new AbortController();
  const traffic = others.map(async (session) => {
    while (!end.signal.aborted) await session.execute('begin; select pg_sleep(0.002); commit');
  });
  try {
    for (let round = 0; round < 5; round++) {
      const session = await connect(pooler.connection, { signal: forever });
      expect((await inspectServer(session)).pooler).toBe('transaction');
      await session.close();
    }
  } finally {
    end.abort();
    await Promise.all(traffic);
    await Promise.all(others.map((session) => session.close()));
    await pooler.stop();
  }
});

test('a pooler that refuses a startup option is named', async () => {
  const pooler = await startPgBouncer(server.connection, 'transaction', folder);
  try {
    const refused = connect({ ...pooler.connection, options: '-c work_mem=1MB' }, { signal: forever });
    await expect(refused).rejects.toThrow(/not a PostgreSQL server itself/);
  } finally {
    await pooler.stop();
  }
});

test.each(['custom', 'directory'] as const)(
  'a backup through a pool in session mode is as any other (%s)',
  async (format) => {
    const pooler = await startPgBouncer(server.connection, 'session', folder);
    try {
      const root = join(folder, uniqueName('store'));
      const { result } = await backUpInto(root, pooler.connection, { format });
      expect(wrongChecks([...result.checks, ...(await verifyIn(root)).checks])).toEqual([]);
    } finally {
      await pooler.stop();
    }
  },
);

test.each(['transaction', 'statement'] as const)(
  'a backup through a pool in %s mode is refused before a program of PostgreSQL gets there',
  async (mode) => {
    const pooler = await startPgBouncer(server.connection, mode, folder);
    try {
      const root = join(folder, uniqueName('store'));
      const error: unknown = await backUpInto(root, pooler.connection).catch((reason: unknown) => reason);
      if (!(error instanceof UserError)) throw new Error('not refused by a UserError', { cause: error });
      expect(error.line).not.toContain('\n');
      expect(error.remedy).toContain('session mode');
      expect(await searchPaths(server.connection)).toEqual(['"$user", public']);
      expect(await searchPaths(pooler.connection)).toEqual(['"$user", public']);
    } finally {
      await pooler.stop();
    }
  },
);

test('a dump through a pool in transaction mode would spoil the sessions of its other users', async () => {
  const pooler = await startPgBouncer(server.connection, 'transaction', folder);
  try {
    const programs = await clients(17);
    const { host, port, user, database } = pooler.connection;
    await runProgram(programs.path('pg_dumpall'), {
      args: ['--globals-only', `--database=${database}`],
      env: { ...programs.env, PGHOST: host, PGPORT: String(port), PGUSER: user, PGDATABASE: database },
    });
    expect(await searchPaths(pooler.connection)).toEqual(['']);
  } finally {
    await pooler.stop();
  }
});

/** What an application finds that has set nothing. */
async function searchPaths(connection: Connection): Promise<readonly (string | null | undefined)[]> {
  const session = await connect(connection, { signal: forever });
  try {
    return (await session.texts("select current_setting('search_path')")).map(([path]) => path);
  } finally {
    await session.close();
  }
}

test('settings that a role has otherwise are pinned all the same, or the pooler that refuses them is named', async () => {
  const spoiled = { ...server.connection, user: 'escapes' };
  const session = await connect(server.connection, { signal: forever });
  await session.execute(
    "create role escapes superuser login; alter role escapes set bytea_output = 'escape'",
  );
  await session.close();
  const direct = await backUpInto(join(folder, uniqueName('store')), spoiled);
  expect(wrongChecks(direct.result.checks)).toEqual([]);
  const pooler = await startPgBouncer(spoiled, 'session', folder);
  try {
    const refused = backUpInto(join(folder, uniqueName('store')), pooler.connection);
    await expect(refused).rejects.toThrow(/pooler/);
  } finally {
    await pooler.stop();
  }
});
