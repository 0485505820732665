import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  beginPinned,
  connect,
  takeInventory,
  withDatabase,
  withUser,
  type Connection,
  type Inventory,
  type Session,
  type ThrowawayServer,
} from '#postgres';
import { inDatabase } from '../support/drilled.js';
import type { TestMajor } from '../support/postgres.js';
import { forever, startTestServer } from '../support/throwaway.js';

/** The same session, with its round trips counted. */
function counting(session: Session): { readonly session: Session; readonly trips: () => number } {
  let trips = 0;
  return {
    trips: () => trips,
    session: {
      connection: session.connection,
      announcedPid: session.announcedPid,
      rows: (...query) => {
        trips++;
        return session.rows(...query);
      },
      one: (...query) => {
        trips++;
        return session.one(...query);
      },
      execute: (...query) => {
        trips++;
        return session.execute(...query);
      },
      texts: (...query) => session.texts(...query),
      each: (...query) => session.each(...query),
      copyOut: (...call) => session.copyOut(...call),
      another: () => session.another(),
      close: () => session.close(),
    },
  };
}

async function pinned(connection: Connection, major: number): Promise<Inventory> {
  return inDatabase(connection, async (session) => {
    await beginPinned(session);
    return takeInventory(session, major);
  });
}

describe.each<TestMajor>([15, 18])('the inventory of PostgreSQL %d', (major) => {
  let server: ThrowawayServer;
  beforeAll(async () => {
    server = await startTestServer(major);
    await inDatabase(server.connection, (session) => session.execute('CREATE ROLE low LOGIN'));
  });
  afterAll(() => server.stop());

  async function database(name: string, sql: string): Promise<Connection> {
    await inDatabase(server.connection, (session) => session.execute(`CREATE DATABASE ${name}`));
    const connection = withDatabase(server.connection, name);
    await inDatabase(connection, (session) => session.execute(sql));
    return connection;
  }

  test('is read by a role without any right, and says what that role may not read', async () => {
    const all = await database(
      'closed',
      `CREATE SEQUENCE hidden START 5; CREATE SEQUENCE shown; GRANT SELECT ON shown TO low;
       CREATE TABLE t (id integer); CREATE PUBLICATION p FOR TABLE t`,
    );
    const low = await pinned(withUser(all, 'low'), major);
    const full = await pinned(all, major);
    expect(full.unreadable).toBeUndefined();
    expect(low.unreadable).toBeUndefined();
    expect(low.sequences?.map(({ name, last_value: value }) => [name, value])).toEqual([
      ['hidden', null],
      ['shown', '1'],
    ]);
    expect(full.sequences?.map(({ name, last_value: value }) => [name, value])).toEqual([
      ['hidden', '5'],
      ['shown', '1'],
    ]);
    const value = (of: Inventory): string | null | undefined =>
      of.server?.settings.find(({ name }) => name === 'shared_preload_libraries')?.value;
    expect([value(full), value(low)]).toEqual(['', null]);
    const { sequences: _a, server: _b, ...rest } = low;
    expect(full).toMatchObject(rest);
  });

  test('names a part that the server withholds, and has all others', async () => {
    const connection = await database(
      'withheld',
      'REVOKE SELECT ON pg_catalog.pg_policy FROM PUBLIC; REVOKE SELECT ON pg_catalog.pg_publication FROM PUBLIC',
    );
    const { unreadable = {}, ...inventory } = await pinned(withUser(connection, 'low'), major);
    expect(Object.keys(unreadable).sort()).toEqual(['policies', 'publications']);
    expect(inventory.policies).toBeUndefined();
    // A restore reads these without asking.
    expect(inventory.publications).toEqual([]);
    expect(inventory.roles.map(({ name }) => name)).toContain('low');
    expect(inventory.grants).toBeDefined();
  });

  test('takes as many round trips for many tables as for few, but for sequences', async () => {
    const connection = await database(
      'many',
      `DO $$ BEGIN FOR i IN 1..900 LOOP EXECUTE format('CREATE TABLE t%s (id serial PRIMARY KEY)', i); END LOOP; END $$`,
    );
    await inDatabase(connection, async (session) => {
      await beginPinned(session);
      const counted = counting(session);
      const inventory = await takeInventory(counted.session, major);
      expect(inventory.sequences?.filter(({ last_value: value }) => value === '1')).toHaveLength(900);
      expect(counted.trips()).toBeLessThan(30);
    });
  });

  test('survives a sequence that is dropped after the snapshot', async () => {
    const connection = await database('moving', 'CREATE SEQUENCE a; CREATE SEQUENCE b; CREATE SEQUENCE c');
    await inDatabase(connection, async (session) => {
      await beginPinned(session);
      await session.execute('SELECT');
      await inDatabase(connection, (other) => other.execute('DROP SEQUENCE b'));
      const { sequences } = await takeInventory(session, major);
      expect(sequences?.map(({ name, last_value: value }) => `${name} ${value ?? 'unknown'}`)).toEqual([
        'a 1',
        'b unknown',
        'c 1',
      ]);
    });
  });

  test('holds no lock that makes a migration wait', async () => {
    const connection = await database('locks', 'CREATE SEQUENCE s; CREATE TABLE t (id integer)');
    const reader = await connect(connection, { signal: forever });
    try {
      await beginPinned(reader);
      await takeInventory(reader, major);
      await inDatabase(connection, (other) =>
        other.execute(
          "SET lock_timeout = '3s'; ALTER SEQUENCE s RESTART; ALTER TABLE t ADD COLUMN x integer; DROP TABLE t; DROP SEQUENCE s",
        ),
      );
    } finally {
      await reader.close();
    }
  });
});
