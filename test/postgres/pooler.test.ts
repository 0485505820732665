import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect, inspectServer, refusePooler, type ThrowawayServer } from '#postgres';
import { UserError } from '#verdict';
import { startPgBouncer } from '../support/pgbouncer.js';
import { forever, startTestServer, testFolder } from '../support/throwaway.js';

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

test.each(['transaction', 'session'] as const)(
  'a pooler in %s mode is recognised for what it is',
  async (mode) => {
    const pooler = await startPgBouncer(server.connection, mode, folder);
    try {
      const session = await connect(pooler.connection, { signal: forever });
      try {
        const info = await inspectServer(session);
        expect(info.version.major).toBe(17);
        expect(info.pooler).toBe(mode === 'transaction' ? 'transaction' : undefined);
        const refuse = (): void => {
          refusePooler(info, session);
        };
        if (mode === 'transaction') expect(refuse).toThrow(UserError);
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
