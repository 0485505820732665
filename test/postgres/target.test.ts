import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as v from 'valibot';
import {
  connect,
  dropAndRecreate,
  inspectTarget,
  refuseNonEmpty,
  withDatabase,
  type Connection,
  type Session,
  type TargetObjects,
  type ThrowawayServer,
} from '#postgres';
import { UserError } from '#verdict';
import { forever, startTestServer, uniqueName } from '../support/throwaway.js';

let server: ThrowawayServer;

beforeAll(async () => {
  server = await startTestServer(15);
});
afterAll(() => server.stop());

async function within<T>(connection: Connection, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await connect(connection, { signal: forever });
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

async function newDatabase(options = ''): Promise<Connection> {
  const name = uniqueName('Target "x');
  await within(server.connection, (session) =>
    session.execute(`create database "${name.replaceAll('"', '""')}" ${options}`),
  );
  return withDatabase(server.connection, name);
}

function objectsOf(connection: Connection): Promise<readonly TargetObjects[]> {
  return within(connection, inspectTarget);
}

test('a new database is empty, also after temporary tables', async () => {
  const target = await newDatabase();
  await within(target, (session) => session.execute('create temp table t (i int)'));
  const objects = await objectsOf(target);
  expect(objects).toEqual([]);
  expect(() => {
    refuseNonEmpty(objects, target);
  }).not.toThrow();
});

test.each([
  ['table', 'create table t (i int)'],
  ['table', 'create table pg_temporary (i int)'],
  ['view', 'create view w as select 1'],
  ['materialised view', 'create materialized view m as select 1'],
  ['sequence', 'create sequence s'],
  ['function', 'create function f() returns int language sql return 1'],
  ['type', "create type mood as enum ('ok')"],
  ['type', 'create type pair as (a int, b int)'],
  ['type', 'create domain d as int'],
  ['schema', 'create schema app'],
  ['extension', 'create extension pgcrypto'],
  ['large object', "select lo_from_bytea(1234, 'x')"],
  ['publication', 'create publication p'],
])('a database with a %s is refused: %s', async (kind, sql) => {
  const target = await newDatabase();
  await within(target, (session) => session.execute(sql));
  const objects = await objectsOf(target);
  expect(objects.map((object) => object.kind)).toEqual([kind]);
  expect(() => {
    refuseNonEmpty(objects, target);
  }).toThrow(UserError);
});

test('dropped and created anew it is empty, and still its owner’s, in its encoding', async () => {
  const owner = uniqueName('owner');
  await within(server.connection, (session) => session.execute(`create role ${owner}`));
  const target = await newDatabase(`owner ${owner} encoding 'LATIN9' template template0`);
  await within(target, (session) => session.execute('create table t (i int)'));
  const bystander = await connect(target, { signal: forever });
  await dropAndRecreate(target, { signal: forever });
  await expect(bystander.execute('select 1')).rejects.toBeInstanceOf(UserError);
  await bystander.close();
  expect(await objectsOf(target)).toEqual([]);
  const about = await within(target, (session) =>
    session.one(
      v.object({ owner: v.string(), encoding: v.string() }),
      `select pg_get_userbyid(datdba)::text as owner, pg_encoding_to_char(encoding) as encoding
         from pg_database where datname = current_database()`,
    ),
  );
  expect(about).toEqual({ owner, encoding: 'LATIN9' });
});

test('a database that is not there yet is created, and the maintenance database itself can be renewed', async () => {
  const target = withDatabase(server.connection, uniqueName('fresh'));
  await dropAndRecreate(target, { signal: forever });
  expect(await objectsOf(target)).toEqual([]);
  await within(server.connection, (session) => session.execute('create table leftover ()'));
  await dropAndRecreate(server.connection, { signal: forever });
  expect(await objectsOf(server.connection)).toEqual([]);
});
