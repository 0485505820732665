import { setTimeout as pause } from 'node:timers/promises';
import { connect, type Connection, type Session } from '#postgres';
import { inDatabase } from './sets.js';
import { forever } from './throwaway.js';

/** Tables of every shape that a dump treats apart: with a key, without one, with a generated column, partitioned, and with rows that move. */
export const LOADED = `
create table accounts (id int primary key, balance numeric(12, 2) not null, note text,
  doubled numeric generated always as (balance * 2) stored);
insert into accounts (id, balance, note) select n, n, 'account ' || n from generate_series(1, 500) n;
create table events (at timestamptz not null default clock_timestamp(), body jsonb);
insert into events (body) select jsonb_build_object('n', n) from generate_series(1, 200) n;
create table blobs (id serial primary key, body bytea);
insert into blobs (body) select decode(repeat(md5(n::text), 20), 'hex') from generate_series(1, 100) n;
create type mood as enum ('low', 'middle', 'high');
create table moods (id int, mood mood) partition by hash (mood);
create table moods_0 partition of moods for values with (modulus 2, remainder 0);
create table moods_1 partition of moods for values with (modulus 2, remainder 1);
insert into moods select n, (enum_range(null::mood))[n % 3 + 1] from generate_series(1, 90) n;
create table steps (id int, step int not null) partition by range (step);
create table steps_low partition of steps for values from (0) to (50);
create table steps_high partition of steps for values from (50) to (100);
insert into steps select n, n from generate_series(0, 99) n;
create sequence tickets;
select lo_from_bytea(4242, decode(repeat('ab', 20000), 'hex'));`;

/** One round: every table is inserted into, updated and deleted from, the sequences go on, large objects are written, made and unlinked. */
const ROUND: readonly string[] = [
  `update accounts set balance = random() * 1000, note = md5(random()::text) where id = 1 + (random() * 499)::int`,
  `insert into accounts (id, balance) values (1000 + nextval('tickets'), 5); delete from accounts where id > 1000 and random() < 0.05`,
  `insert into events (body) values (jsonb_build_object('r', random())); delete from events where random() < 0.005;
   update events set body = body || '{"seen": true}' where random() < 0.01`,
  `insert into blobs (body) values (decode(md5(random()::text), 'hex')); delete from blobs where id > 100 and random() < 0.05;
   update blobs set body = body || '\\x00' where id = 1 + (random() * 99)::int`,
  `update moods set mood = (enum_range(null::mood))[1 + (random() * 2)::int] where id = 1 + (random() * 89)::int;
   insert into moods select 100 + (random() * 100)::int, mood from unnest(enum_range(null::mood)) mood;
   delete from moods where id >= 100 and random() < 0.05`,
  `update steps set step = (random() * 99)::int where id = (random() * 99)::int;
   insert into steps values (1000, 1), (1000, 98); delete from steps where id = 1000 and random() < 0.05`,
  `select setval('tickets', nextval('tickets') + 7);
   select lo_put(4242, (random() * 19000)::int, decode(md5(random()::text), 'hex'));
   select lo_from_bytea(0, decode(md5(random()::text), 'hex'));
   select lo_unlink(oid) from pg_largeobject_metadata where oid <> 4242 and random() < 0.1`,
];
/** Between two statements of a round: the load is steady, and leaves the machine to the backup as well. */
const PAUSE_MS = 5;

/** A load that writes to every table until it is stopped. */
export interface WriteLoad {
  /** Whole rounds so far. */
  rounds(): number;
  /** Wait until every table was written to once more, from now on. */
  anotherRound(): Promise<void>;
  /** @throws what went wrong with the load itself */
  stop(): Promise<void>;
}

/** Fill a database with the tables above, and keep writing to them. */
export async function startWriteLoad(connection: Connection): Promise<WriteLoad> {
  await inDatabase(connection, LOADED);
  const session = await connect(connection, { signal: forever });
  let [rounds, stopping] = [0, false];
  const writing = write(session, () => {
    rounds++;
    return stopping;
  });
  // Its failure is told by whoever waits for the load next.
  writing.catch(() => (stopping = true));
  return {
    rounds: () => rounds,
    // The round that is under way may have passed a table already: the one after it has not.
    anotherRound: async () => {
      for (const wanted = rounds + 2; rounds < wanted;) {
        if (stopping) await writing;
        await pause(PAUSE_MS);
      }
    },
    stop: async () => {
      stopping = true;
      try {
        await writing;
      } finally {
        await session.close();
      }
    },
  };
}

async function write(session: Session, ended: () => boolean): Promise<void> {
  do {
    for (const sql of ROUND) {
      await session.execute(sql);
      await pause(PAUSE_MS);
    }
  } while (!ended());
}
