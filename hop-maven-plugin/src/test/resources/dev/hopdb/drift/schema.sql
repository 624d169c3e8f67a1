-- At least one object of each kind that hop compares. {reader} is a role of the test's own.
CREATE SCHEMA shop;
COMMENT ON SCHEMA shop IS 'What is sold.';
CREATE EXTENSION hstore WITH SCHEMA public;
CREATE EXTENSION citext WITH SCHEMA public;

CREATE COLLATION shop.german (provider = icu, locale = 'de-DE-u-co-phonebk');
CREATE TYPE shop.status AS ENUM ('new', 'paid', 'sent');
CREATE DOMAIN shop.email AS text DEFAULT 'none' NOT NULL CONSTRAINT has_at CHECK (VALUE LIKE '%@%');
CREATE TYPE shop.address AS (street text, city varchar(40));
CREATE TYPE shop.pair AS (one integer, two integer);
CREATE TYPE shop.pricerange AS RANGE (subtype = numeric, multirange_type_name = shop.pricemultirange);

CREATE FUNCTION shop.vat(net numeric, rate numeric DEFAULT 0.2) RETURNS numeric
    LANGUAGE sql IMMUTABLE AS 'SELECT net * rate';
CREATE FUNCTION shop.touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed := now();
    RETURN NEW;
END
$$;
CREATE FUNCTION shop.twice(i integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN i * 2;
CREATE PROCEDURE shop.clean(days integer) LANGUAGE plpgsql AS $$
BEGIN
    PERFORM days;
END
$$;
CREATE AGGREGATE shop.product(numeric) (sfunc = numeric_mul, stype = numeric, initcond = '1');
CREATE FUNCTION shop.same(a shop.address, b shop.address) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a.city = b.city';
CREATE OPERATOR shop.=== (function = shop.same, leftarg = shop.address, rightarg = shop.address, commutator = OPERATOR(shop.===));
CREATE FUNCTION shop.to_address(t text) RETURNS shop.address LANGUAGE sql IMMUTABLE AS 'SELECT ROW(t, NULL)::shop.address';
CREATE CAST (text AS shop.address) WITH FUNCTION shop.to_address(text);
CREATE OPERATOR CLASS shop.numbers FOR TYPE integer USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(integer);

CREATE SEQUENCE shop.numbers START 1000 INCREMENT 5;

CREATE TABLE shop.users (
    id serial PRIMARY KEY,
    name text COLLATE shop.german NOT NULL,
    email varchar(80) DEFAULT 'none',
    status shop.status NOT NULL DEFAULT 'new',
    home shop.address,
    mail shop.email,
    note text,
    changed timestamptz,
    CONSTRAINT users_email_key UNIQUE (email),
    CONSTRAINT short_note CHECK (length(note) < 200)
) WITH (fillfactor = 90);
COMMENT ON TABLE shop.users IS 'Who buys.';
COMMENT ON COLUMN shop.users.note IS 'For the staff''s eyes.';
COMMENT ON CONSTRAINT short_note ON shop.users IS 'A tweet.';
CREATE INDEX users_name ON shop.users (lower(name));
COMMENT ON INDEX shop.users_name IS 'For the search.';
CREATE INDEX users_status ON shop.users (status) WHERE status <> 'sent';
CREATE TRIGGER touch BEFORE UPDATE ON shop.users FOR EACH ROW EXECUTE FUNCTION shop.touch();
CREATE RULE keep AS ON DELETE TO shop.users WHERE OLD.id = 1 DO INSTEAD NOTHING;
CREATE POLICY own ON shop.users FOR SELECT TO {reader} USING (name = current_user);
ALTER TABLE shop.users ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON shop.users TO {reader};
GRANT UPDATE (note) ON shop.users TO {reader};
CREATE STATISTICS shop.users_email_status (dependencies) ON email, status FROM shop.users;

CREATE TABLE shop.orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    buyer integer NOT NULL CONSTRAINT orders_buyer_fkey REFERENCES shop.users ON DELETE CASCADE,
    net numeric(10, 2) NOT NULL,
    vat numeric GENERATED ALWAYS AS (shop.vat(net)) STORED,
    price shop.pricerange,
    tags hstore,
    payload bytea,
    number bigint DEFAULT nextval('shop.numbers')
);
ALTER TABLE shop.orders ALTER COLUMN payload SET STORAGE EXTERNAL, ALTER COLUMN net SET STATISTICS 500;
CREATE INDEX orders_buyer ON shop.orders (buyer) INCLUDE (net) WITH (fillfactor = 70);
ALTER TABLE shop.orders ADD CONSTRAINT orders_price EXCLUDE USING gist (price WITH &&);

CREATE TABLE shop.events (id bigint NOT NULL, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE shop.events_2026 PARTITION OF shop.events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE shop.events_rest PARTITION OF shop.events DEFAULT;
CREATE INDEX events_at ON shop.events (at);
CREATE TABLE shop.vips (since date) INHERITS (shop.users);

CREATE VIEW shop.buyers WITH (security_barrier) AS
    SELECT u.id, u.name, sum(o.net) AS net FROM shop.users u JOIN shop.orders o ON o.buyer = u.id GROUP BY u.id;
COMMENT ON VIEW shop.buyers IS 'Those who bought.';
CREATE MATERIALIZED VIEW shop.best AS SELECT * FROM shop.buyers WHERE net > 1000;
CREATE UNIQUE INDEX best_id ON shop.best (id);

CREATE FOREIGN DATA WRAPPER elsewhere;
CREATE SERVER warehouse FOREIGN DATA WRAPPER elsewhere OPTIONS (host 'warehouse.example', password 'hidden');
CREATE USER MAPPING FOR {reader} SERVER warehouse OPTIONS (user 'shop', password 'hidden');
CREATE FOREIGN TABLE shop.stock (article integer, amount integer) SERVER warehouse OPTIONS (name 'stock');
CREATE PUBLICATION changes FOR TABLE ONLY shop.users, shop.orders;
CREATE FUNCTION shop.log_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER log_ddl ON ddl_command_end EXECUTE FUNCTION shop.log_ddl();
CREATE TEXT SEARCH DICTIONARY shop.plain (TEMPLATE = pg_catalog.simple, STOPWORDS = english);
CREATE TEXT SEARCH CONFIGURATION shop.search (PARSER = pg_catalog.default);
ALTER TEXT SEARCH CONFIGURATION shop.search ADD MAPPING FOR word, email WITH shop.plain, simple;
CREATE CONVERSION shop.latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT SELECT ON TABLES TO {reader};
GRANT USAGE ON SCHEMA shop TO {reader};
REVOKE EXECUTE ON PROCEDURE shop.clean(integer) FROM PUBLIC;
