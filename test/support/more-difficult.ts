/**
 * What stands beside the difficult schema, where a comparison must tell noise from damage: roles with every attribute, memberships
 * with options, privileges given by others than owners and on what extensions and the system made, settings of the database and of
 * roles, publications of every kind. For PostgreSQL 15 to 18, by a superuser, in a database called `app`.
 */
export function moreDifficult(major: number): string {
  const options = major >= 16;
  return `
CREATE ROLE team_lead CREATEDB CREATEROLE NOINHERIT LOGIN PASSWORD 'not in the inventory' CONNECTION LIMIT 7 VALID UNTIL '2031-01-01 00:00:00+00';
CREATE ROLE team_member BYPASSRLS;
CREATE ROLE reports;
COMMENT ON ROLE reports IS 'It''s for reports';
GRANT reports TO team_lead WITH ADMIN OPTION;
GRANT team_member TO reports${options ? ' WITH INHERIT FALSE, SET TRUE' : ''};
GRANT pg_read_all_data TO reports;
GRANT pg_execute_server_program TO team_lead;
GRANT pg_read_all_settings TO team_member${options ? ' WITH SET FALSE' : ''};

COMMENT ON DATABASE app IS 'The application''s own';
ALTER DATABASE app CONNECTION LIMIT 90;
REVOKE TEMPORARY ON DATABASE app FROM PUBLIC;
GRANT CREATE ON DATABASE app TO reports;
ALTER DATABASE app SET search_path = shop, "$user", public, extensions;
ALTER DATABASE app SET statement_timeout = '4min';
ALTER DATABASE app SET DateStyle = 'German, DMY';
ALTER DATABASE app SET app.token = 'a secret of the application';
ALTER ROLE reports SET work_mem = '16MB';
ALTER ROLE team_lead IN DATABASE app SET TimeZone = 'Europe/Paris';
ALTER ROLE team_lead SET session_preload_libraries = 'auto_explain';

CREATE EXTENSION pg_stat_statements SCHEMA extensions;
COMMENT ON EXTENSION citext IS 'a comment of our own';
GRANT SELECT ON extensions.pg_stat_statements TO reports;
GRANT SELECT (query) ON extensions.pg_stat_statements TO team_member;
GRANT EXECUTE ON FUNCTION extensions.pg_stat_statements_reset TO reports;
GRANT EXECUTE ON FUNCTION pg_catalog.pg_ls_dir(text) TO reports;
GRANT EXECUTE ON FUNCTION pg_catalog.pg_promote(boolean, integer) TO reports;
REVOKE EXECUTE ON FUNCTION pg_catalog.version() FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO reports;
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO PUBLIC;
GRANT USAGE ON FOREIGN DATA WRAPPER postgres_fdw TO reports;
GRANT SELECT (rolname) ON pg_catalog.pg_authid TO reports;
REVOKE USAGE ON TYPE extensions.citext FROM PUBLIC;
GRANT USAGE ON TYPE extensions.citext TO reports, demo_owner, PUBLIC;
GRANT CREATE ON SCHEMA public TO reports;

CREATE TABLE shop.lent (id integer, note varchar(20) CHECK (note IN ('a', 'it''s', 'c')));
ALTER TABLE shop.lent OWNER TO demo_owner;
GRANT SELECT, UPDATE ON shop.lent TO reports WITH GRANT OPTION;
GRANT INSERT (id) ON shop.lent TO reports WITH GRANT OPTION;
SET ROLE reports;
GRANT SELECT ON shop.lent TO team_member, PUBLIC;
GRANT INSERT (id) ON shop.lent TO team_member;
RESET ROLE;
CREATE VIEW shop.lent_view AS SELECT lent.id, lent.note AS lent FROM shop.lent WHERE note NOT IN ('x', 'y') AND id IN (1, 2);
CREATE FUNCTION shop.count_lent(wanted integer) RETURNS bigint LANGUAGE sql STABLE
  BEGIN ATOMIC SELECT count(lent.id) FROM shop.lent WHERE lent.id > wanted; END;
CREATE POLICY of_lent ON shop.lent USING (EXISTS (SELECT FROM shop.people WHERE people.id = lent.id));
CREATE RULE lent_rule AS ON UPDATE TO shop.lent WHERE new.id < 0 DO INSTEAD UPDATE shop.legacy SET age = new.id WHERE legacy.id = new.id;
CREATE TABLE shop.renamed (one integer NOT NULL);
ALTER TABLE shop.renamed RENAME COLUMN one TO two;
ALTER TABLE shop.renamed RENAME TO renamed_again;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO reports;
ALTER DEFAULT PRIVILEGES FOR ROLE demo_owner GRANT ALL ON TABLES TO reports WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES FOR ROLE demo_owner IN SCHEMA odd GRANT USAGE ON SEQUENCES TO reports;
GRANT ALL ON shop.legacy TO team_lead;

CREATE PUBLICATION everything FOR ALL TABLES;
COMMENT ON PUBLICATION everything IS 'All of it';
CREATE PUBLICATION of_schema FOR TABLES IN SCHEMA odd, TABLE shop.people WITH (publish_via_partition_root = true);
ALTER PUBLICATION some_changes OWNER TO reports;
CREATE EVENT TRIGGER off ON sql_drop EXECUTE FUNCTION odd.on_ddl();
ALTER EVENT TRIGGER off DISABLE;
${major >= 17 ? 'CREATE EVENT TRIGGER on_login ON login EXECUTE FUNCTION odd.on_ddl();' : ''}`;
}
