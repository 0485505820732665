import { seedDifficult, type SqlSession } from '../../scripts/demo/seed.js';
import { openNew, type Stand } from './stand.js';

/** A unit of the scale, about 30 MB of COPY text, is so many rows of each table. */
const EVENTS = 76_000;
const CUSTOMERS = 60_000;
const DOCUMENTS = 1_800;

/**
 * What an application might have, beside the difficult schema: events in a partitioned table, many short rows, and documents
 * whose text is stored out of line. Compresses to about a fifth. The same every time.
 */
function realisticSql(scale: number): string {
  return `
create schema app;
create table app.events (
  id bigint not null, at timestamptz not null, customer int, kind text, token text, amount numeric(12,2), detail jsonb, tags text[]
) partition by range (id);
${[0, 1, 2, 3].map((part) => partition(part, (scale * EVENTS) / 4)).join('\n')}
insert into app.events
  select i, timestamptz '2026-01-01 00:00:00Z' + i * interval '731 milliseconds', i::bigint * 7919 % ${scale * CUSTOMERS} + 1,
         (array['page_view', 'sign_in', 'order_placed', 'payment_failed', 'refund'])[1 + i % 5],
         pg_catalog.md5(i::text), (i::bigint * 7919 % 1000000) / 100.0,
         pg_catalog.jsonb_build_object('page', '/products/' || i::bigint * 31 % 5000, 'agent', 'Mozilla/5.0 (X11; Linux x86_64)',
                                       'score', i::bigint * 17 % 1000, 'ok', i % 7 <> 0),
         array['region-' || i % 12, 'plan-' || i % 4]
    from pg_catalog.generate_series(1, ${scale * EVENTS}) i;
create table app.customers (id int primary key, name text not null, email text not null, since date, balance numeric(12,2), active boolean);
insert into app.customers
  select i, 'Customer ' || i, 'customer' || i || '@example.org', date '2015-01-01' + i % 4000, (i::bigint * 104729 % 10000000) / 100.0, i % 11 <> 0
    from pg_catalog.generate_series(1, ${scale * CUSTOMERS}) i;
create table app.documents (id int primary key, title text, body text, checksum bytea);
insert into app.documents
  select i, 'Document ' || i, (select pg_catalog.string_agg('paragraph ' || (i * 31 + j * 7919) % 9973 || ' says ' || (i + j) % 613, E'\\n')
                                 from pg_catalog.generate_series(1, 200) j), pg_catalog.sha256(i::text::bytea)
    from pg_catalog.generate_series(1, ${scale * DOCUMENTS}) i;
`;
}

function partition(part: number, rows: number): string {
  return `create table app.events_${part} partition of app.events (primary key (id)) for values from (${part * rows + 1}) to (${(part + 1) * rows + 1});`;
}

/** The difficult schema, and about 30 MB of COPY text for each unit of the scale. */
async function seedRealistic(session: SqlSession, scale: number): Promise<void> {
  await seedDifficult(session);
  await session.execute(realisticSql(scale));
}

/** The database of the rows that several parts measure. */
export const REALISTIC = 'realistic';

const seeded = new WeakMap<Stand, Promise<void>>();

/** Make that database, once a stand. */
export function provideRealistic(stand: Stand, scale: number): Promise<void> {
  const known = seeded.get(stand);
  if (known !== undefined) return known;
  const made = makeRealistic(stand, scale);
  seeded.set(stand, made);
  return made;
}

async function makeRealistic(stand: Stand, scale: number): Promise<void> {
  const session = await openNew(stand.server, REALISTIC);
  await seedRealistic(session, scale);
  await session.execute('vacuum analyze');
  await session.execute('checkpoint');
  await session.close();
}
