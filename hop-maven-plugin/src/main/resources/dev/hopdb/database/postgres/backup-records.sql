-- What a database remembers of its backups. Safe to run again: it creates only what is missing.
-- Each row names the database it was written in: rows that came with a copy or a dump of another do not count.

CREATE SCHEMA IF NOT EXISTS hop;

CREATE TABLE IF NOT EXISTS hop.backup (
    name         text        PRIMARY KEY CHECK (name <> ''),
    position     bigint      NOT NULL UNIQUE GENERATED ALWAYS AS IDENTITY,
    kind         text        NOT NULL CHECK (kind IN ('dump', 'copy', 'empty', 'none')),
    place        text        NOT NULL CHECK ((place = '') = (kind IN ('empty', 'none'))),
    host         text        NOT NULL,
    bytes        bigint      NOT NULL CHECK (bytes >= 0),
    release      text        NOT NULL,
    unfinished   boolean     NOT NULL DEFAULT false,
    taken_at     timestamptz NOT NULL,
    spent        boolean     NOT NULL DEFAULT false,
    database_oid bigint      NOT NULL CHECK (database_oid > 0),
    system_id    text        NOT NULL CHECK (system_id <> ''),
    commits      bigint      NOT NULL,
    stats_reset  timestamptz
);

ALTER TABLE hop.backup ADD COLUMN IF NOT EXISTS unfinished boolean NOT NULL DEFAULT false;

CREATE TABLE IF NOT EXISTS hop.backup_counter (
    backup       text        NOT NULL REFERENCES hop.backup ON DELETE CASCADE,
    relid        oid         NOT NULL,
    inserted     bigint      NOT NULL,
    updated      bigint      NOT NULL,
    deleted      bigint      NOT NULL,
    PRIMARY KEY (backup, relid)
);

COMMENT ON TABLE hop.backup IS 'One row for each backup of this database made before an upgrade, or why there is none.';
COMMENT ON TABLE hop.backup_counter IS 'The rows written to each table until then, as the server counted them.';
