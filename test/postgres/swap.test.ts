import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  connect,
  createTwin,
  inspectOccupant,
  maintenanceOf,
  oidsOf,
  settleLike,
  swapDatabases,
  withDatabase,
  type Connection,
  type Session,
  type ThrowawayServer,
} from '#postgres';
import type { TestMajor } from '../support/postgres.js';
import { forever, startTestServer } from '../support/throwaway.js';

const ODD = `shop "of", all' \\ things`;
const TWIN = 'shop twin';
const ASIDE = 'shop before';

async function within<T>(connection: Connection, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await connect(connection, { signal: forever });
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

/** Everything that pg_database and pg_db_role_setting say of a database, but for its numbers and its name. */
function rowOf(session: Session, name: string): Promise<readonly (readonly (string | null)[])[]> {
  const literal = `'${name.replaceAll("'", "''")}'`;
  return session.texts(
    `select (to_jsonb(d) - '{oid,datname,datfrozenxid,datminmxid,datcollversion}'::text[])::text, shobj_description(d.oid, 'pg_database'),
            (select string_agg(s.setrole::text || s.setconfig::text, ' ' order by s.setrole) from pg_db_role_setting s where s.setdatabase = d.oid)
       from pg_database d where d.datname = ${literal}`,
  );
}

describe.each<TestMajor>([15, 17, 18])('a database beside another on PostgreSQL %d', (major) => {
  let server: ThrowawayServer;
  let to: Connection;
  beforeAll(async () => {
    server = await startTestServer(major);
    to = withDatabase(server.connection, ODD);
    const rules = major < 16 ? '' : ` icu_rules '&b < c'`;
    await within(server.connection, async (session) => {
      await session.execute('set allow_in_place_tablespaces = on');
      await session.execute(`create tablespace fast location ''`);
      await session.execute(`create role "Owner"`);
      await session.execute('create role reader');
      await session.execute(
        `create database "${ODD.replaceAll('"', '""')}" owner "Owner" template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'
           locale_provider icu icu_locale 'de'${rules} tablespace fast connection limit 41`,
      );
    });
    const name = `"${ODD.replaceAll('"', '""')}"`;
    await within(to, (session) =>
      session.execute(
        `create table t as select 1 as n;
         revoke all on database ${name} from public; grant connect on database ${name} to reader with grant option;
         comment on database ${name} is 'it''s \\ odd';
         alter database ${name} set search_path to "$user", "odd, ""schema", public; alter database ${name} set app.tenant to 'one, two';
         alter role reader in database ${name} set work_mem to '7MB'`,
      ),
    );
  });
  afterAll(() => server.stop());

  test('has all that belongs to the other, and takes its name in one moment, whoever is in it', async () => {
    const user = await within(to, inspectOccupant);
    expect(user).toMatchObject({ name: ODD, owned: true, mayCreate: true, template: false, sessions: [] });
    await within(maintenanceOf(to), async (session) => {
      const before = await rowOf(session, ODD);
      await createTwin(session, ODD, TWIN);
      expect(await settleLike(session, ODD, TWIN)).toEqual([]);
      expect(await rowOf(session, TWIN)).toEqual(before);

      const oids = await oidsOf(session, [ODD, TWIN]);
      const others = [
        await connect(to, { signal: forever }),
        await connect(withDatabase(to, TWIN), { signal: forever }),
      ];
      expect((await within(to, inspectOccupant)).sessions).toMatchObject([{ count: 1 }]);
      await swapDatabases(
        maintenanceOf(to),
        { name: ODD, incoming: TWIN, aside: ASIDE },
        { signal: forever },
      );
      for (const other of others) {
        await expect(other.execute('select 1')).rejects.toThrow();
        await other.close();
      }
      expect(await oidsOf(session, [ODD, TWIN, ASIDE])).toEqual(
        new Map([
          [ODD, oids.get(TWIN)],
          [ASIDE, oids.get(ODD)],
        ]),
      );
      // Settings and rights go by the number, and so with the database.
      expect(await rowOf(session, ASIDE)).toEqual(before);
      expect(await rowOf(session, ODD)).toEqual(before);
    });
  });

  test('lets nobody else in before it is settled, and then everybody who may go into the other', async () => {
    await within(maintenanceOf(to), async (session) => {
      await session.execute('create database born');
      await session.execute('create database narrowed');
      await session.execute('revoke temporary on database narrowed from public');
      for (const of of ['born', 'narrowed']) {
        const rights = (name: string): Promise<readonly (readonly (string | null)[])[]> =>
          session.texts(
            `select p, has_database_privilege('reader', '${name}', p) from unnest(array['CONNECT', 'TEMPORARY', 'CREATE']) p`,
          );
        await createTwin(session, of, `${of} twin`);
        expect((await rights(`${of} twin`)).map(([, may]) => may)).toEqual(['f', 'f', 'f']);
        expect(await settleLike(session, of, `${of} twin`)).toEqual([]);
        expect(await rights(`${of} twin`)).toEqual(await rights(of));
      }
    });
  });

  test('changes nothing where the second name cannot be had', async () => {
    await within(maintenanceOf(to), async (session) => {
      const before = await oidsOf(session, [ODD, ASIDE]);
      await expect(
        swapDatabases(
          maintenanceOf(to),
          { name: ODD, incoming: 'gone', aside: 'other' },
          { signal: forever },
        ),
      ).rejects.toThrow();
      await expect(
        swapDatabases(
          maintenanceOf(to),
          { name: ODD, incoming: ASIDE, aside: 'postgres' },
          { signal: forever },
        ),
      ).rejects.toThrow();
      expect(await oidsOf(session, [ODD, ASIDE, 'other', 'gone'])).toEqual(before);
    });
  });
});
