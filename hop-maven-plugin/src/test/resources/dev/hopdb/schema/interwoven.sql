-- What needs each other, in ways that no order by kind satisfies; and what is seldom said.
CREATE SCHEMA app;
CREATE SCHEMA ext;
CREATE EXTENSION hstore WITH SCHEMA ext;
COMMENT ON EXTENSION hstore IS 'Pairs.';

-- Types upon types.
CREATE TYPE app.level AS ENUM ('low', 'high');
ALTER TYPE app.level ADD VALUE 'middle' BEFORE 'high';
CREATE DOMAIN app.a_name AS text COLLATE "C" CHECK (VALUE <> '') NOT NULL;
CREATE DOMAIN app.z_code AS varchar(9) CONSTRAINT upper_only CHECK (VALUE = upper(VALUE));
CREATE DOMAIN app.b_code AS app.z_code DEFAULT 'A' CONSTRAINT short CHECK (length(VALUE) < 5);
ALTER DOMAIN app.b_code ADD CONSTRAINT odd CHECK (VALUE <> 'X') NOT VALID;
COMMENT ON CONSTRAINT short ON DOMAIN app.b_code IS 'For labels.';
COMMENT ON DOMAIN app.b_code IS 'A code.';
CREATE TYPE app.inner_pair AS (one app.b_code, two app.level);
CREATE TYPE app.a_pair AS (left_one app.inner_pair, many app.inner_pair[]);
COMMENT ON COLUMN app.a_pair.many IS 'All of them.';
CREATE FUNCTION app.span(a float8, b float8) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT RETURN a - b;
CREATE TYPE app.floats AS RANGE (subtype = float8, subtype_diff = app.span);
CREATE DOMAIN app.positive AS app.floats CHECK (lower(VALUE) > 0);

-- Functions that need a table which needs them.
CREATE SEQUENCE app.shared AS integer START 10 OWNED BY NONE;
CREATE FUNCTION app.next_number() RETURNS integer LANGUAGE sql RETURN nextval('app.shared');
CREATE TABLE app.person (
    id integer PRIMARY KEY DEFAULT app.next_number(),
    first app.a_name,
    last text,
    level app.level DEFAULT 'high'::app.level,
    pair app.a_pair,
    tags ext.hstore DEFAULT ''::ext.hstore,
    boss integer CONSTRAINT person_boss REFERENCES app.person ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
);
CREATE FUNCTION app.full_name(p app.person) RETURNS text LANGUAGE sql IMMUTABLE RETURN p.first || ' ' || p.last;
CREATE FUNCTION app.is_fine(p app.person) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$BEGIN RETURN p.id > 0; END$$;
CREATE INDEX person_full_name ON app.person (app.full_name(person));
ALTER TABLE app.person ADD CONSTRAINT fine CHECK (app.is_fine(person));
CREATE FUNCTION app.people() RETURNS SETOF app.person LANGUAGE sql STABLE ROWS 5 COST 7 BEGIN ATOMIC SELECT * FROM app.person; END;
CREATE VIEW app.z_people AS SELECT p.id, app.full_name(p) AS name FROM app.people() p;
CREATE VIEW app.a_people AS SELECT name FROM app.z_people;
CREATE FUNCTION app.count_people() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM app.a_people; END;
CREATE MATERIALIZED VIEW app.counted AS SELECT app.count_people() AS n;
CREATE TABLE app.counted_at (n bigint DEFAULT app.count_people(), person app.person, at timestamptz DEFAULT now());
CREATE VIEW app.grouped AS SELECT id, last FROM app.person GROUP BY id;
CREATE TABLE app.of_type OF app.inner_pair (one WITH OPTIONS NOT NULL);

-- Rules and triggers.
CREATE VIEW app.writable WITH (security_invoker = true, check_option = cascaded) AS SELECT id, last FROM app.person WHERE id > 0;
ALTER VIEW app.writable ALTER COLUMN last SET DEFAULT 'nobody';
CREATE RULE no_delete AS ON DELETE TO app.writable DO INSTEAD NOTHING;
CREATE FUNCTION app.on_change() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$;
CREATE TRIGGER changed AFTER UPDATE ON app.person REFERENCING NEW TABLE AS fresh OLD TABLE AS stale
    FOR EACH STATEMENT EXECUTE FUNCTION app.on_change('a', 'b''c');
CREATE TRIGGER renamed BEFORE UPDATE OF first, last ON app.person FOR EACH ROW WHEN (OLD.last IS DISTINCT FROM NEW.last)
    EXECUTE FUNCTION app.on_change();
ALTER TABLE app.person ENABLE ALWAYS TRIGGER renamed;
CREATE CONSTRAINT TRIGGER late AFTER INSERT ON app.person DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.on_change();
CREATE TRIGGER instead INSTEAD OF UPDATE ON app.a_people FOR EACH ROW EXECUTE FUNCTION app.on_change();
COMMENT ON TRIGGER renamed ON app.person IS 'Tells.';
COMMENT ON RULE no_delete ON app.writable IS 'Never.';
ALTER TABLE app.person ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY bosses ON app.person FOR ALL TO PUBLIC USING (boss IN (SELECT n FROM app.counted_at)) WITH CHECK (app.is_fine(person));
COMMENT ON POLICY bosses ON app.person IS 'Bosses only.';

-- Keys, constraints and indexes.
CREATE TABLE app.slot (
    room integer,
    during int4range,
    code app.b_code,
    note text DEFAULT E'a''b\\c',
    doubled integer GENERATED ALWAYS AS (room * 2) STORED,
    CONSTRAINT slot_pk PRIMARY KEY (room) INCLUDE (note) WITH (fillfactor = 60) DEFERRABLE,
    CONSTRAINT slot_free EXCLUDE USING gist (during WITH &&) WHERE (room > 1) INITIALLY DEFERRED
);
CREATE UNIQUE INDEX slot_code ON app.slot (code DESC NULLS LAST, note COLLATE "C" text_pattern_ops) INCLUDE (room) WHERE note <> '';
ALTER TABLE app.slot REPLICA IDENTITY NOTHING;
ALTER TABLE app.slot CLUSTER ON slot_pk;
CREATE INDEX slot_note ON app.slot USING gin (to_tsvector('simple'::regconfig, note));
CREATE STATISTICS app.slot_stats (ndistinct, mcv) ON room, (lower(note)) FROM app.slot;
COMMENT ON STATISTICS app.slot_stats IS 'For the planner.';
ALTER TABLE app.slot ALTER COLUMN note SET STORAGE MAIN;
ALTER TABLE app.slot SET (autovacuum_vacuum_scale_factor = 0.05, toast.autovacuum_enabled = off);

-- Partitions and inheritance.
CREATE TABLE app.log (id bigint GENERATED ALWAYS AS IDENTITY, at date NOT NULL, person integer REFERENCES app.person, PRIMARY KEY (id, at))
    PARTITION BY RANGE (at);
CREATE TABLE app.log_old PARTITION OF app.log (CONSTRAINT only_old CHECK (id > 5)) FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
CREATE TABLE app.log_new PARTITION OF app.log FOR VALUES FROM ('2020-01-01') TO (MAXVALUE) PARTITION BY HASH (id);
CREATE TABLE app.log_new_0 PARTITION OF app.log_new FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE app.log_new_1 PARTITION OF app.log_new FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE INDEX log_person ON app.log (person);
CREATE INDEX log_old_only ON app.log_old (id) WHERE id > 7;
CREATE TRIGGER log_changed AFTER INSERT ON app.log FOR EACH ROW EXECUTE FUNCTION app.on_change();
ALTER TABLE app.log_old ALTER COLUMN person SET DEFAULT 3;
CREATE TABLE app.refers (id bigint, at date, FOREIGN KEY (id, at) REFERENCES app.log);
CREATE TABLE app.base_a (a integer NOT NULL, CONSTRAINT a_big CHECK (a > 3));
CREATE TABLE app.base_b (b integer DEFAULT 4);
CREATE TABLE app.child (c integer, a integer NOT NULL) INHERITS (app.base_a, app.base_b);

-- Routines.
CREATE FUNCTION app.many(VARIADIC v text[] DEFAULT '{}') RETURNS TABLE (a text, b integer) LANGUAGE sql AS $f$SELECT 'it''s $$', 1$f$;
CREATE FUNCTION app.many(a anyelement, OUT b anyelement, OUT c integer) LANGUAGE plpgsql AS 'BEGIN c := 1; END';
CREATE PROCEDURE app.work(INOUT a integer, IN b text DEFAULT 'x') LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = app, pg_temp SET work_mem = '8MB' AS 'BEGIN a := 2; END';
COMMENT ON PROCEDURE app.work(integer, text) IS 'Works.';
COMMENT ON FUNCTION app.many(text[]) IS 'Many.';
CREATE FUNCTION app.adds(app.inner_pair, integer) RETURNS app.inner_pair LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE AGGREGATE app.added(integer) (sfunc = app.adds, stype = app.inner_pair, parallel = safe);
COMMENT ON AGGREGATE app.added(integer) IS 'Adds.';
CREATE CAST (app.inner_pair AS text) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (app.inner_pair AS text) IS 'By words.';

-- Who may.
REVOKE USAGE ON TYPE app.level FROM PUBLIC;
GRANT USAGE ON TYPE app.level TO {reader};
REVOKE ALL ON FUNCTION app.many(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.many(text[]) TO {reader} WITH GRANT OPTION;
GRANT USAGE, UPDATE ON SEQUENCE app.shared TO {reader};
GRANT CREATE, USAGE ON SCHEMA app TO {reader};
GRANT SELECT (id, last), REFERENCES (id) ON app.person TO PUBLIC;
GRANT SELECT ON app.z_people, app.counted TO {reader};
REVOKE TRUNCATE ON app.slot FROM CURRENT_USER;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE {reader} IN SCHEMA app GRANT ALL ON SEQUENCES TO PUBLIC;
ALTER TABLE app.base_b OWNER TO {reader};
GRANT SELECT ON app.base_b TO {reader} WITH GRANT OPTION;
REVOKE UPDATE ON app.base_b FROM {reader};
ALTER FUNCTION app.on_change() OWNER TO {reader};
ALTER TYPE app.level OWNER TO {reader};
ALTER DOMAIN app.z_code OWNER TO {reader};
ALTER PROCEDURE app.work(integer, text) OWNER TO {reader};
ALTER MATERIALIZED VIEW app.counted OWNER TO {reader};
ALTER STATISTICS app.slot_stats OWNER TO {reader};
CREATE TABLE app.counters (id bigserial, small smallserial);
ALTER TABLE app.counters OWNER TO {reader};

-- What goes elsewhere.
CREATE PUBLICATION everything FOR ALL TABLES WITH (publish = 'insert', publish_via_partition_root);
CREATE PUBLICATION few FOR TABLE app.slot (room, note) WHERE (room > 3);
COMMENT ON PUBLICATION few IS 'Some.';
CREATE PUBLICATION whole FOR TABLES IN SCHEMA app, ext;
CREATE FUNCTION app.ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER only_tables ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION app.ddl();
ALTER EVENT TRIGGER only_tables DISABLE;
COMMENT ON EVENT TRIGGER only_tables IS 'Sleeps.';
