-- A database of the types and objects that break dumps. For a superuser on PostgreSQL 15 to 18, sent as one query: no psql commands,
-- no files of the server. The same data every time: nothing here is random, and no value depends on the day. About 5,500 rows.

-- Roles belong to the server, not to the database, so they may be there already.
DO $roles$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['demo_owner', 'demo_reader', 'demo_writer', 'demo "Röle" 🐘'] LOOP
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = role_name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
    END IF;
  END LOOP;
  IF NOT pg_catalog.pg_has_role('demo_writer', 'demo_reader', 'MEMBER') THEN
    GRANT demo_reader TO demo_writer;
  END IF;
END
$roles$;

CREATE SCHEMA extensions;
CREATE EXTENSION citext SCHEMA extensions;
CREATE EXTENSION hstore SCHEMA extensions;
CREATE EXTENSION pg_trgm SCHEMA extensions;
CREATE EXTENSION postgres_fdw SCHEMA extensions;
GRANT USAGE ON SCHEMA extensions TO PUBLIC;

CREATE SCHEMA odd AUTHORIZATION demo_owner;
CREATE SCHEMA shop AUTHORIZATION demo_owner;
CREATE SCHEMA "We.ird ""Schema"" 🐘" AUTHORIZATION "demo ""Röle"" 🐘";
COMMENT ON SCHEMA odd IS 'It''s a "comment" with \ and $$ and
a second line';

------------------------------------------------------------------------------------------------------------------------ types

CREATE TYPE odd.mood AS ENUM ('sad', 'ok', 'happy', 'it''s "complicated"');
CREATE TYPE odd.point3 AS (x double precision, y double precision, label text, tags text[]);
CREATE DOMAIN odd.positive AS integer DEFAULT 1 NOT NULL CONSTRAINT positive_check CHECK (VALUE > 0);
CREATE DOMAIN odd.email AS extensions.citext CHECK (VALUE::text ~ '^[^@]+@[^@]+$');
CREATE TYPE odd.float_range AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = float8mi);
CREATE COLLATION odd.plain FROM "C";
COMMENT ON TYPE odd.mood IS 'How one feels';

CREATE TABLE odd.numbers (
  id integer PRIMARY KEY,
  exact numeric,
  scaled numeric(1000, 500),
  negative_scale numeric(5, -3),
  small smallint,
  large bigint,
  single real,
  double double precision
);
INSERT INTO odd.numbers VALUES
  (1, 'NaN', 0, 0, -32768, -9223372036854775808, 'NaN', 'NaN'),
  (2, 'Infinity', -0.000000000000000000001, 12345, 32767, 9223372036854775807, 'Infinity', '-Infinity'),
  (3, '-Infinity', 1, -99999, 0, 0, '-0', '-0'),
  (4, repeat('9', 1000)::numeric, repeat('7', 499)::numeric, NULL, NULL, NULL, 1.17549435e-38, 2.2250738585072014e-308),
  (5, ('-0.' || repeat('0', 999) || '1')::numeric, NULL, NULL, 1, 1, 3.4028235e38, 1.7976931348623157e308),
  (6, 1.10, 1.1, 1000, 1, 1, 0.1, 0.1),
  (7, 1.1, 1.10, 1000, 1, 1, 0.30000001, 0.30000000000000004);

CREATE TABLE odd.times (
  id integer PRIMARY KEY,
  zoned timestamptz,
  local timestamp,
  day date,
  clock time,
  zoned_clock timetz,
  span interval,
  rough timestamptz(0)
);
INSERT INTO odd.times VALUES
  (1, 'infinity', '-infinity', 'infinity', '24:00:00', '23:59:59.999999-15:59', '178000000 years', '2026-11-20 03:00:00.5Z'),
  (2, '-infinity', 'infinity', '-infinity', '00:00:00', '00:00:00+15:59', '-1 mon +1 day -00:00:00.000001', NULL),
  (3, '0044-03-15 12:00:00+00 BC', '4713-01-01 00:00:00 BC', '4713-01-01 BC', '12:34:56.789', '12:00+00', '1 year 2 mons 3 days', NULL),
  (4, '294276-12-31 23:59:59.999999+00', '294276-12-31 23:59:59.999999', '5874897-12-31', NULL, NULL, '0', NULL),
  (5, '2026-10-25 01:30:00Z', '1582-10-10', '1900-02-28', NULL, NULL, '-178000000 years', NULL);

CREATE TABLE odd.texts (
  id integer PRIMARY KEY,
  body text,
  padded char(10),
  short varchar(5),
  single "char",
  ident name,
  sorted text COLLATE odd.plain
);
INSERT INTO odd.texts VALUES
  (1, '', '', '', '', '', ''),
  (2, NULL, NULL, NULL, NULL, NULL, NULL),
  (3, '\N', '\N', '\N', '\', '\.', '\.'),
  (4, '\.', E'\\.\n', E'\t', 'x', 'name', E'a\tb\nc\rd\be\ff\vg\\h'),
  (5, E'\r\n', E'\n', E'\r', E'\x01', E'\x7f', E'\u00e9 and e\u0301 are two spellings'),
  (6, '🐘👩‍👩‍👧‍👦 ﷽ \u202e', 'ä', 'ß', 'z', '数据', 'Ελληνικά עברית العربية'),
  (7, ' leading and trailing ', 'pad  ', 'a b', ' ', 'select', '''quoted'' "double" `back` $$ $tag$ ; -- /* */'),
  (8, repeat('a long value that TOAST compresses, ', 20000), 'toast', 'pglz', 't', 'toast', NULL);
-- One that does not compress, and so lives out of line.
INSERT INTO odd.texts (id, body) SELECT 9, string_agg(encode(sha256(i::text::bytea), 'hex'), '' ORDER BY i) FROM generate_series(1, 3000) i;

CREATE TABLE odd.bytes (id integer PRIMARY KEY, body bytea, bits bit(8), some_bits bit varying);
ALTER TABLE odd.bytes ALTER COLUMN body SET STORAGE EXTERNAL;
INSERT INTO odd.bytes VALUES
  (1, '', B'00000000', ''),
  (2, '\x00', B'11111111', B'1'),
  (3, '\x5c785c2e0a0d09', B'10101010', repeat('10', 300)::bit varying),
  (4, (SELECT string_agg(set_byte('\x00'::bytea, 0, i), ''::bytea ORDER BY i) FROM generate_series(0, 255) i), NULL, NULL),
  (5, (SELECT string_agg(sha256(i::text::bytea), ''::bytea ORDER BY i) FROM generate_series(1, 4000) i), NULL, NULL);

CREATE TABLE odd.documents (id integer PRIMARY KEY, body jsonb, spelled json, path jsonpath, pairs extensions.hstore, who odd.email);
INSERT INTO odd.documents VALUES
  (1, '{"b": 1, "a": [1, 2.50, null, true, {"x": "\u00e9\n\t\"\\"}], "": {}}', '{"b":1,  "b":2, "a" : 1.50}', '$.a[*] ? (@ > 1)', 'a=>1, b=>NULL, "c d"=>"x\"y"', 'Someone@Example.ORG'),
  (2, 'null', 'null', '$', '', 'a@b'),
  (3, '"🐘"', '"\ud83d\udc18"', 'strict $.*', NULL, NULL),
  (4, ('[' || repeat('[', 200) || repeat(']', 200) || ', 1e300, -0.0, 123456789012345678901234567890.123]')::jsonb, '[ ]', NULL, NULL, NULL);

CREATE TABLE odd.nested (
  id integer PRIMARY KEY,
  list integer[],
  matrix text[][],
  feelings odd.mood[],
  place odd.point3,
  places odd.point3[],
  counted odd.positive,
  span int4range,
  spans int4multirange,
  drift odd.float_range,
  during tstzrange
);
INSERT INTO odd.nested VALUES
  (1, '{}', '{}', '{}', NULL, '{}', 1, 'empty', '{}', 'empty', '(,)'),
  (2, '{1,NULL,3}', '{{a,"b,c"},{"NULL",NULL}}', '{sad,"it''s \"complicated\"",NULL}', ROW(1, 'NaN', 'a "quoted", (label)', '{x,"y,z"}'),
   ARRAY[ROW(0, 0, NULL, NULL), ROW(1, 2, '', '{}')]::odd.point3[], 2147483647, '[1,10)', '{[1,3),[5,9)}', '[1.5,2.5]', '[2026-01-01 00:00Z,infinity)'),
  (3, '[0:2]={7,8,9}', '[5:6][-1:0]={{" ","\\"},{"{","}"}}', NULL, ROW(NULL, NULL, NULL, NULL), NULL, 3, '(,5]', NULL, '(,1]', '[-infinity,infinity]');

CREATE TABLE odd.others (
  id integer PRIMARY KEY,
  host inet,
  net cidr,
  mac macaddr8,
  key uuid,
  spot point,
  area polygon,
  ring circle,
  words tsvector,
  query tsquery,
  lsn pg_lsn,
  feeling odd.mood DEFAULT 'ok'
);
INSERT INTO odd.others VALUES
  (1, '::ffff:1.2.3.4/128', '10.0.0.0/8', '08:00:2b:01:02:03:04:05', '00000000-0000-0000-0000-000000000000', '(1e-300,Infinity)',
   '((0,0),(1,1),(1,0))', '<(0,0),1.5>', 'a:1A fat:2B,4C ''it''''s'':3', 'fat & !(rat | ''c a t'':*B)', '16/B374D848', 'it''s "complicated"'),
  (2, '192.168.0.1/24', '::/0', NULL, 'ffffffff-ffff-ffff-ffff-ffffffffffff', NULL, NULL, NULL, '', NULL, '0/0', DEFAULT);

-------------------------------------------------------------------------------------------------- functions, operators, casts

CREATE FUNCTION odd.shout(words text DEFAULT 'hello', VARIADIC more text[] DEFAULT '{}') RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  BEGIN ATOMIC
    SELECT upper(words) || coalesce(array_to_string(more, '-'), '') || '!';
  END;
CREATE FUNCTION odd.fold(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $fn$ SELECT pg_catalog.lower(value) $fn$;
CREATE FUNCTION odd.first_of(VARIADIC items anyarray) RETURNS anyelement
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $fn$
BEGIN
  RETURN items[1]; -- a body with $$ and 'quotes' in it
END
$fn$;
CREATE PROCEDURE odd.do_nothing(INOUT counter integer, note text DEFAULT E'a\tb')
  LANGUAGE plpgsql AS $$ BEGIN counter := counter + 1; END $$;
CREATE FUNCTION odd.series(OUT n integer, OUT square bigint) RETURNS SETOF record
  LANGUAGE sql ROWS 10 COST 3 AS 'SELECT i, i::bigint * i FROM generate_series(1, 10) i';
COMMENT ON FUNCTION odd.fold(text) IS 'Lower case, for an index';

CREATE FUNCTION odd.same_place(a odd.point3, b odd.point3) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT AS 'SELECT (a).x = (b).x AND (a).y = (b).y';
CREATE OPERATOR odd.=~= (FUNCTION = odd.same_place, LEFTARG = odd.point3, RIGHTARG = odd.point3, COMMUTATOR = OPERATOR(odd.=~=));
CREATE FUNCTION odd.mood_number(feeling odd.mood) RETURNS integer
  LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT CASE feeling WHEN 'sad' THEN 0 WHEN 'ok' THEN 1 ELSE 2 END $$;
CREATE CAST (odd.mood AS integer) WITH FUNCTION odd.mood_number(odd.mood) AS ASSIGNMENT;
CREATE AGGREGATE odd.product(numeric) (SFUNC = numeric_mul, STYPE = numeric, INITCOND = '1');

---------------------------------------------------------------------------------------- sequences, identity, generated columns

CREATE SEQUENCE odd.past_start START 100 INCREMENT 7 CACHE 20;
SELECT setval('odd.past_start', 1234567);
CREATE SEQUENCE odd.never_called START 5;
CREATE SEQUENCE odd.downwards AS smallint INCREMENT -3 MINVALUE -30 MAXVALUE 30 START 30 CYCLE;
SELECT setval('odd.downwards', -30);
CREATE SEQUENCE odd.exhausted MAXVALUE 3;
SELECT setval('odd.exhausted', 3);
CREATE SEQUENCE odd.at_the_top START 9223372036854775806;
SELECT setval('odd.at_the_top', 9223372036854775807, false);

CREATE TABLE odd.keyed (
  by_default bigint GENERATED BY DEFAULT AS IDENTITY (START WITH 50 INCREMENT BY 10),
  always integer GENERATED ALWAYS AS IDENTITY,
  serial serial,
  word text NOT NULL,
  folded text GENERATED ALWAYS AS (odd.fold(word)) STORED,
  length integer GENERATED ALWAYS AS (pg_catalog.length(word)) STORED,
  PRIMARY KEY (by_default)
);
INSERT INTO odd.keyed (word) SELECT 'Word ' || i FROM generate_series(1, 200) i;
INSERT INTO odd.keyed (by_default, word) VALUES (-1, 'given');
ALTER TABLE odd.keyed OWNER TO demo_owner;

-------------------------------------------------------------------------------------------------------- partitions, inheritance

CREATE TABLE odd.by_range (id integer, at date NOT NULL, note text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE odd.by_range_2025 PARTITION OF odd.by_range FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- Its columns stand in another order, and one was dropped.
CREATE TABLE odd.by_range_2026 (gone integer, note text, at date NOT NULL, id integer NOT NULL);
ALTER TABLE odd.by_range_2026 DROP COLUMN gone;
ALTER TABLE odd.by_range ATTACH PARTITION odd.by_range_2026 FOR VALUES FROM ('2026-01-01') TO (MAXVALUE);
CREATE TABLE odd.by_range_rest PARTITION OF odd.by_range DEFAULT;
INSERT INTO odd.by_range SELECT i, date '2024-10-01' + i, 'day ' || i FROM generate_series(1, 600) i;
CREATE INDEX by_range_note ON odd.by_range (note);

CREATE TABLE odd.by_list (id integer, feeling odd.mood, country text) PARTITION BY LIST (country);
CREATE TABLE odd.by_list_here PARTITION OF odd.by_list FOR VALUES IN ('DE', 'FR', NULL);
CREATE TABLE odd.by_list_there PARTITION OF odd.by_list FOR VALUES IN ('US', 'it''s') PARTITION BY HASH (id);
CREATE TABLE odd.by_list_there_0 PARTITION OF odd.by_list_there FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE odd.by_list_there_1 PARTITION OF odd.by_list_there FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO odd.by_list SELECT i, 'ok', (ARRAY['DE', 'FR', NULL, 'US', 'it''s'])[1 + i % 5] FROM generate_series(1, 500) i;

-- The hash of an enum value depends on its OID, so rows move between these partitions when they are restored.
CREATE TABLE odd.by_enum_hash (id integer, feeling odd.mood) PARTITION BY HASH (feeling);
CREATE TABLE odd.by_enum_hash_0 PARTITION OF odd.by_enum_hash FOR VALUES WITH (MODULUS 3, REMAINDER 0);
CREATE TABLE odd.by_enum_hash_1 PARTITION OF odd.by_enum_hash FOR VALUES WITH (MODULUS 3, REMAINDER 1);
CREATE TABLE odd.by_enum_hash_2 PARTITION OF odd.by_enum_hash FOR VALUES WITH (MODULUS 3, REMAINDER 2);
INSERT INTO odd.by_enum_hash SELECT i, (enum_range(NULL::odd.mood))[1 + i % 4] FROM generate_series(1, 400) i;

CREATE TABLE odd.no_partitions (id integer) PARTITION BY RANGE (id);

CREATE TABLE odd.animal (id integer PRIMARY KEY, name text NOT NULL DEFAULT 'nameless', CHECK (id > 0));
CREATE TABLE odd.named_by_law (law text);
CREATE TABLE odd.cow (spots integer) INHERITS (odd.animal, odd.named_by_law);
ALTER TABLE odd.cow ALTER COLUMN name SET DEFAULT 'Elsa';
ALTER TABLE odd.animal ADD CONSTRAINT only_here CHECK (name <> '') NO INHERIT;
INSERT INTO odd.animal SELECT i FROM generate_series(1, 20) i;
INSERT INTO odd.cow (id, spots, law) SELECT i, i % 9, '§' || i FROM generate_series(1, 30) i;

CREATE TABLE odd.typed OF odd.point3 (PRIMARY KEY (label));
INSERT INTO odd.typed VALUES (1, 2, 'here', NULL);

------------------------------------------------------------------------------------------------------------- shop: an application

CREATE TABLE shop.departments (id integer PRIMARY KEY, name text UNIQUE NOT NULL, head integer NOT NULL);
CREATE TABLE shop.people (
  id integer PRIMARY KEY,
  name text NOT NULL,
  department integer NOT NULL REFERENCES shop.departments DEFERRABLE INITIALLY DEFERRED,
  manager integer REFERENCES shop.people,
  email odd.email,
  salary numeric(10, 2)
);
ALTER TABLE shop.departments ADD CONSTRAINT led_by FOREIGN KEY (head) REFERENCES shop.people DEFERRABLE INITIALLY DEFERRED;
INSERT INTO shop.departments SELECT i, 'Department ' || i, i FROM generate_series(1, 10) i;
INSERT INTO shop.people
  SELECT i, 'Person ' || i, 1 + (i - 1) % 10, nullif((i - 1) / 10, 0), format('person.%s@Example.org', i), 1000 + (i * 7919 % 90000) / 10.0
  FROM generate_series(1, 300) i;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;

CREATE TABLE shop.products (
  id integer PRIMARY KEY,
  name extensions.citext NOT NULL,
  price numeric(12, 2) NOT NULL,
  tags text[] NOT NULL DEFAULT '{}',
  discontinued boolean NOT NULL DEFAULT false
) WITH (fillfactor = 80, autovacuum_enabled = true);
INSERT INTO shop.products
  SELECT i, 'Product № ' || i, (i * 104729 % 100000) / 100.0, ARRAY['t' || i % 7, 't' || i % 11], i % 17 = 0 FROM generate_series(1, 400) i;
CREATE TABLE shop.orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person integer NOT NULL REFERENCES shop.people ON DELETE CASCADE ON UPDATE RESTRICT,
  product integer NOT NULL REFERENCES shop.products,
  quantity odd.positive,
  at timestamptz NOT NULL
);
INSERT INTO shop.orders (person, product, quantity, at)
  SELECT 1 + i * 31 % 300, 1 + i * 37 % 400, 1 + i % 5, timestamptz '2026-01-01 00:00Z' + i * interval '17 minutes' FROM generate_series(1, 2500) i;

CREATE INDEX products_name_trigrams ON shop.products USING gin ((name::text) extensions.gin_trgm_ops);
CREATE UNIQUE INDEX people_email ON shop.people (lower(email::text) COLLATE "C") WHERE email IS NOT NULL;
CREATE INDEX people_salary ON shop.people (salary DESC NULLS LAST) INCLUDE (name);
CREATE INDEX products_folded ON shop.products (odd.fold(name::text) COLLATE odd.plain text_pattern_ops);
CREATE INDEX orders_at ON shop.orders USING brin (at) WITH (pages_per_range = 16);
CREATE INDEX products_tags ON shop.products USING gin (tags);
CREATE UNIQUE INDEX documents_who ON odd.documents (who) NULLS NOT DISTINCT WHERE id < 4;
ALTER TABLE shop.orders CLUSTER ON orders_pkey;
ALTER TABLE shop.products REPLICA IDENTITY FULL;
ALTER TABLE shop.people ALTER COLUMN name SET STATISTICS 500, ALTER COLUMN department SET (n_distinct = 10);
CREATE STATISTICS shop.people_statistics (ndistinct, dependencies, mcv) ON department, manager FROM shop.people;
CREATE STATISTICS shop.orders_by_month ON (date_trunc('month', at AT TIME ZONE 'UTC')) FROM shop.orders;

CREATE TABLE shop.bookings (
  room integer,
  during tstzrange NOT NULL,
  seat integer,
  CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&) WHERE (room = 1),
  CONSTRAINT one_seat UNIQUE (room, seat) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO shop.bookings
  SELECT 1, tstzrange(timestamptz '2026-01-01 00:00Z' + i * interval '1 hour', timestamptz '2026-01-01 00:00Z' + (i + 1) * interval '1 hour'), i
  FROM generate_series(1, 100) i;
INSERT INTO shop.bookings VALUES (2, '[2026-01-01 00:00Z,2026-02-01 00:00Z)', 1), (2, '[2026-01-01 00:00Z,2026-02-01 00:00Z)', 2);
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;

-- Rows that break their constraints, which were never validated.
CREATE TABLE shop.legacy (id integer, person integer, age integer);
INSERT INTO shop.legacy VALUES (1, 99999, -5), (2, 1, 200), (3, NULL, NULL);
ALTER TABLE shop.legacy ADD CONSTRAINT legacy_person FOREIGN KEY (person) REFERENCES shop.people NOT VALID;
ALTER TABLE shop.legacy ADD CONSTRAINT legacy_age CHECK (age BETWEEN 0 AND 150) NOT VALID;

------------------------------------------------------------------------------------------------- views, rules, triggers, policies

CREATE VIEW shop.order_values AS
  SELECT o.id, p.name AS person, r.name AS product, o.quantity * r.price AS value FROM shop.orders o
  JOIN shop.people p ON p.id = o.person JOIN shop.products r ON r.id = o.product;
CREATE VIEW shop.large_orders WITH (security_barrier, security_invoker) AS SELECT * FROM shop.order_values WHERE value > 1000;
CREATE VIEW shop.cheap AS SELECT * FROM shop.products WHERE price < 10 WITH LOCAL CHECK OPTION;
ALTER VIEW shop.cheap ALTER COLUMN discontinued SET DEFAULT true;
CREATE RECURSIVE VIEW shop.chain (id, path) AS
  SELECT id, ARRAY[id] FROM shop.people WHERE manager IS NULL
  UNION ALL SELECT p.id, c.path || p.id FROM shop.people p JOIN chain c ON p.manager = c.id;
CREATE MATERIALIZED VIEW shop.totals AS
  SELECT person, count(*) AS orders, sum(value) AS value FROM shop.order_values GROUP BY person;
CREATE UNIQUE INDEX totals_person ON shop.totals (person);
CREATE MATERIALIZED VIEW shop.best AS SELECT * FROM shop.totals ORDER BY value DESC LIMIT 10;
CREATE MATERIALIZED VIEW shop.never_filled AS SELECT * FROM shop.totals WITH NO DATA;
COMMENT ON MATERIALIZED VIEW shop.totals IS 'Computed, not stored';

CREATE TABLE shop.audit (at timestamptz, what text, who text);
CREATE RULE keep_audit AS ON DELETE TO shop.audit DO INSTEAD NOTHING;
CREATE RULE note_products AS ON UPDATE TO shop.products WHERE old.price <> new.price
  DO ALSO INSERT INTO shop.audit VALUES (now(), 'price of ' || new.name, current_user);

CREATE FUNCTION shop.note() RETURNS trigger LANGUAGE plpgsql AS $fn$
BEGIN
  INSERT INTO shop.audit VALUES (now(), TG_NAME || ' ' || TG_OP, current_user);
  RETURN NULL;
END
$fn$;
CREATE FUNCTION shop.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'this trigger is disabled'; END $$;
CREATE TRIGGER people_changed AFTER UPDATE OF name, salary ON shop.people FOR EACH ROW WHEN (old.* IS DISTINCT FROM new.*) EXECUTE FUNCTION shop.note();
CREATE TRIGGER people_grown AFTER INSERT ON shop.people REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION shop.note();
CREATE CONSTRAINT TRIGGER orders_checked AFTER INSERT ON shop.orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION shop.note();
-- A restore that fires this one loses the table.
CREATE TRIGGER refused BEFORE INSERT OR UPDATE ON shop.legacy FOR EACH ROW EXECUTE FUNCTION shop.refuse();
ALTER TABLE shop.legacy DISABLE TRIGGER refused;
CREATE TRIGGER always_noted AFTER TRUNCATE ON shop.legacy FOR EACH STATEMENT EXECUTE FUNCTION shop.note();
ALTER TABLE shop.legacy ENABLE ALWAYS TRIGGER always_noted;
CREATE TRIGGER through_view INSTEAD OF INSERT ON shop.order_values FOR EACH ROW EXECUTE FUNCTION shop.note();

CREATE TABLE shop.secrets (id integer PRIMARY KEY, owner name NOT NULL, body text NOT NULL);
INSERT INTO shop.secrets SELECT i, (ARRAY['demo_owner', 'demo_writer'])[1 + i % 2], 'secret ' || i FROM generate_series(1, 100) i;
ALTER TABLE shop.secrets OWNER TO demo_owner;
ALTER TABLE shop.secrets ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON shop.secrets FOR SELECT TO demo_owner, demo_writer USING (owner = current_user);
CREATE POLICY nothing_new ON shop.secrets AS RESTRICTIVE FOR INSERT WITH CHECK (false);
-- Its own owner sees nothing either: a dump that does not ask for all rows finds the table empty.
CREATE TABLE shop.forced (id integer PRIMARY KEY, body text);
INSERT INTO shop.forced SELECT i, 'forced ' || i FROM generate_series(1, 50) i;
ALTER TABLE shop.forced OWNER TO demo_owner;
ALTER TABLE shop.forced ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY nobody ON shop.forced USING (false);

----------------------------------------------------------------------------------------------------------- names and shapes

CREATE TABLE "We.ird ""Schema"" 🐘"."a table, with ""quotes"". and 'more'" ("select" integer PRIMARY KEY, "Column.Two" text, "per%cent" text, "🐘" text);
INSERT INTO "We.ird ""Schema"" 🐘"."a table, with ""quotes"". and 'more'" SELECT i, 'x', '%s %n %', '🐘' FROM generate_series(1, 25) i;
CREATE TABLE "We.ird ""Schema"" 🐘".U&"new\000Aline\0009tab\005Cslash" (U&"a\000Ab" integer, """" text);
INSERT INTO "We.ird ""Schema"" 🐘".U&"new\000Aline\0009tab\005Cslash" VALUES (1, E'\n'), (2, '"');
COMMENT ON COLUMN "We.ird ""Schema"" 🐘".U&"new\000Aline\0009tab\005Cslash".U&"a\000Ab" IS 'in a name of two lines';
CREATE TABLE "We.ird ""Schema"" 🐘"."--; DROP TABLE shop.orders; /*" (" " integer);
CREATE TABLE "We.ird ""Schema"" 🐘"."100%" (id integer CONSTRAINT "it's ""named""" CHECK (id > 0));
CREATE TABLE "We.ird ""Schema"" 🐘"."$(touch oops)`touch oops`" (id integer);
CREATE TABLE "We.ird ""Schema"" 🐘"."-Fc" (id integer);
CREATE TABLE "We.ird ""Schema"" 🐘"."*.?[a-z]|(x)+" (id integer);
INSERT INTO "We.ird ""Schema"" 🐘"."*.?[a-z]|(x)+" VALUES (1);
-- As long as names get: 63 bytes, once of one byte each, once of two.
CREATE TABLE odd.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa serial);
CREATE TABLE odd."éééééééééééééééééééééééééééééééx" ("ééééééééééééééééééééééééééééééé" integer);
INSERT INTO odd."éééééééééééééééééééééééééééééééx" VALUES (1), (2);

CREATE TABLE odd.empty (id integer PRIMARY KEY, body text);
CREATE TABLE odd.no_columns ();
INSERT INTO odd.no_columns DEFAULT VALUES;
INSERT INTO odd.no_columns DEFAULT VALUES;
INSERT INTO odd.no_columns DEFAULT VALUES;
CREATE TABLE odd.all_dropped (one integer, two text);
INSERT INTO odd.all_dropped VALUES (1, 'x'), (2, 'y');
ALTER TABLE odd.all_dropped DROP COLUMN one, DROP COLUMN two;
CREATE TABLE odd.changed (one integer, gone text, three integer);
INSERT INTO odd.changed SELECT i, 'gone', i FROM generate_series(1, 40) i;
ALTER TABLE odd.changed DROP COLUMN gone;
-- A value that no row stores: the rows above were written before the column was there.
ALTER TABLE odd.changed ADD COLUMN late text DEFAULT 'was not there' NOT NULL;
INSERT INTO odd.changed VALUES (41, 41, 'was');
CREATE UNLOGGED TABLE odd.unlogged (id integer PRIMARY KEY, body text);
INSERT INTO odd.unlogged SELECT i, 'lost in a crash ' || i FROM generate_series(1, 60) i;
-- Equal rows, which a digest that cancels pairs would lose.
CREATE TABLE odd.duplicates (id integer, body text);
INSERT INTO odd.duplicates SELECT 1, 'same' FROM generate_series(1, 64);

---------------------------------------------------------------------------------------------------------------- large objects

SELECT lo_from_bytea(424201, 'a small one'::bytea);
SELECT lo_from_bytea(424202, string_agg(sha256(i::text::bytea), ''::bytea ORDER BY i)) FROM generate_series(1, 40000) i;
SELECT lo_create(424203);
SELECT lo_create(424204);
-- Two pages far apart: nothing is stored of what lies between them.
SELECT lo_put(424204, 0, 'start'::bytea), lo_put(424204, 1000000, 'end'::bytea);
COMMENT ON LARGE OBJECT 424201 IS 'A large object with a comment';
GRANT SELECT ON LARGE OBJECT 424201 TO demo_reader;
ALTER LARGE OBJECT 424202 OWNER TO demo_owner;
CREATE TABLE shop.pictures (name text PRIMARY KEY, picture oid NOT NULL);
INSERT INTO shop.pictures VALUES ('small', 424201), ('large', 424202), ('empty', 424203), ('sparse', 424204);

-------------------------------------------------------------------------------------------------------------- the other objects

CREATE TEXT SEARCH DICTIONARY odd.plain_words (TEMPLATE = simple, STOPWORDS = english);
CREATE TEXT SEARCH CONFIGURATION odd.search (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION odd.search ALTER MAPPING FOR asciiword WITH odd.plain_words;
CREATE PUBLICATION some_changes FOR TABLE shop.orders (id, product, at), shop.products WHERE (price > 1) WITH (publish = 'insert');

CREATE SERVER elsewhere FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db.example.org', dbname 'other', port '5432');
CREATE USER MAPPING FOR demo_reader SERVER elsewhere OPTIONS (user 'reader');
CREATE FOREIGN TABLE shop.remote (id integer OPTIONS (column_name 'remote id') NOT NULL, body text) SERVER elsewhere OPTIONS (schema_name 'public', table_name 'their table');

------------------------------------------------------------------------------------------------------------ owners and grants

ALTER TABLE shop.products OWNER TO demo_owner;
ALTER TABLE shop.orders OWNER TO demo_writer;
ALTER TABLE "We.ird ""Schema"" 🐘"."100%" OWNER TO "demo ""Röle"" 🐘";
ALTER FUNCTION odd.first_of(anyarray) OWNER TO demo_owner;
ALTER TYPE odd.point3 OWNER TO demo_owner;
GRANT USAGE ON SCHEMA shop, odd TO demo_reader;
GRANT CREATE, USAGE ON SCHEMA shop TO demo_writer;
GRANT SELECT ON ALL TABLES IN SCHEMA shop TO demo_reader;
GRANT INSERT, UPDATE (name, price), REFERENCES (id) ON shop.products TO demo_writer;
GRANT SELECT (id, name) ON shop.people TO PUBLIC;
GRANT ALL ON odd.keyed TO "demo ""Röle"" 🐘" WITH GRANT OPTION;
GRANT USAGE, SELECT ON SEQUENCE odd.past_start TO demo_writer;
GRANT USAGE ON FOREIGN SERVER elsewhere TO demo_reader;
GRANT USAGE ON TYPE odd.mood TO demo_reader;
REVOKE EXECUTE ON FUNCTION odd.first_of(anyarray) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION odd.first_of(anyarray) TO demo_writer;
REVOKE ALL ON odd.empty FROM CURRENT_USER;
ALTER DEFAULT PRIVILEGES FOR ROLE demo_owner IN SCHEMA shop GRANT SELECT ON TABLES TO demo_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE demo_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- Last, so that it does not fire for what stands above.
CREATE FUNCTION odd.on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE DEBUG 'event % by %', tg_event, tg_tag; END $$;
CREATE EVENT TRIGGER note_ddl ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE') EXECUTE FUNCTION odd.on_ddl();
COMMENT ON EVENT TRIGGER note_ddl IS 'Only a superuser can restore this';
