-- What hop remembers inside a database (format 2). Safe to run again: it creates only what is missing.
-- Rows are written in the transaction that they speak of, so they can never disagree with the schema. Only a statement
-- that cannot be in a transaction has its row before it, as started, and after it, as done.

CREATE SCHEMA IF NOT EXISTS hop;

-- Its name in format 1.
ALTER TABLE IF EXISTS hop.script RENAME TO file;

CREATE TABLE IF NOT EXISTS hop.identity (
    only_one     boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    project      text        NOT NULL CHECK (project <> ''),
    role         text        NOT NULL CHECK (role IN ('development', 'scratch', 'target')),
    workspace    text        NOT NULL CHECK ((workspace = '') = (role = 'target')),
    database_oid bigint      NOT NULL CHECK (database_oid > 0),
    system_id    text        NOT NULL CHECK (system_id <> ''),
    marked_at    timestamptz NOT NULL DEFAULT transaction_timestamp()
);

CREATE TABLE IF NOT EXISTS hop.release (
    label        text        PRIMARY KEY CHECK (label ~ '^\d+\.\d+\.\d+(-(rc|hotfix)[1-9]\d*)?$'),
    begun_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at  timestamptz CHECK (finished_at >= begun_at)
);

CREATE TABLE IF NOT EXISTS hop.run (
    id           bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    release      text        NOT NULL REFERENCES hop.release,
    begun_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    begun_by     text        NOT NULL DEFAULT session_user,
    os_user      text        NOT NULL,
    host         text        NOT NULL,
    git_commit   text        NOT NULL CHECK (git_commit ~ '^([0-9a-f]{40})?$'),
    tool_version text        NOT NULL
);

CREATE TABLE IF NOT EXISTS hop.patch (
    release      text        NOT NULL REFERENCES hop.release,
    patch        text        NOT NULL CHECK (patch ~ '^\d+(-[a-z0-9]+)*$'),
    position     bigint      NOT NULL UNIQUE GENERATED ALWAYS AS IDENTITY,
    sha256       bytea       NOT NULL CHECK (length(sha256) = 32),
    took         interval    NOT NULL CHECK (took >= interval '0'),
    applied_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    applied_by   text        NOT NULL DEFAULT session_user,
    PRIMARY KEY (release, patch)
);

CREATE TABLE IF NOT EXISTS hop.file (
    release      text        NOT NULL REFERENCES hop.release,
    patch        text        NOT NULL CHECK (patch ~ '^\d+(-[a-z0-9]+)*$'),
    file         text        NOT NULL CHECK (file <> ''),
    position     bigint      NOT NULL UNIQUE GENERATED ALWAYS AS IDENTITY,
    sha256       bytea       NOT NULL CHECK (length(sha256) = 32),
    took         interval    NOT NULL CHECK (took >= interval '0'),
    applied_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    applied_by   text        NOT NULL DEFAULT session_user,
    PRIMARY KEY (release, patch, file)
);

CREATE TABLE IF NOT EXISTS hop.statement (
    release      text        NOT NULL REFERENCES hop.release,
    patch        text        NOT NULL CHECK (patch ~ '^\d+(-[a-z0-9]+)*$'),
    file         text        NOT NULL CHECK (file <> ''),
    number       integer     NOT NULL CHECK (number > 0),
    position     bigint      NOT NULL UNIQUE GENERATED ALWAYS AS IDENTITY,
    run          bigint      NOT NULL REFERENCES hop.run,
    sha256       bytea       NOT NULL CHECK (length(sha256) = 32),
    state        text        NOT NULL CHECK (state IN ('started', 'failed', 'done', 'skipped')),
    started_at   timestamptz NOT NULL,
    took         interval    CHECK (took >= interval '0'),
    rows         bigint      CHECK (rows >= 0),
    waited       interval    NOT NULL DEFAULT interval '0' CHECK (waited >= interval '0'),
    retries      integer     NOT NULL DEFAULT 0 CHECK (retries >= 0),
    settings     jsonb,
    relation     oid,
    index_before oid,
    PRIMARY KEY (release, patch, file, number),
    CHECK ((took IS NULL) = (state = 'started'))
);

CREATE TABLE IF NOT EXISTS hop.resolution (
    id           bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    run          bigint      NOT NULL REFERENCES hop.run,
    patch        text        NOT NULL CHECK (patch ~ '^\d+(-[a-z0-9]+)*$'),
    file         text        NOT NULL CHECK (file <> ''),
    number       integer     NOT NULL CHECK (number > 0),
    answer       text        NOT NULL CHECK (answer IN ('done', 'again', 'skip')),
    reason       text        NOT NULL CHECK (reason <> ''),
    answered_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    answered_by  text        NOT NULL DEFAULT session_user
);

CREATE TABLE IF NOT EXISTS hop.bootstrap (
    file         text        PRIMARY KEY CHECK (file <> ''),
    sha256       bytea       NOT NULL CHECK (length(sha256) = 32),
    took         interval    NOT NULL CHECK (took >= interval '0'),
    applied_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    applied_by   text        NOT NULL DEFAULT session_user
);

COMMENT ON SCHEMA hop IS 'What hop remembers of this database (format 2)';
COMMENT ON TABLE hop.identity IS 'Whose database this is: it counts only where database and cluster are those it names.';
COMMENT ON TABLE hop.release IS 'One row for each release of which this database has received something; finished once it has all.';
COMMENT ON TABLE hop.run IS 'One row for each time that somebody applied something of a release: who, from where, with what.';
COMMENT ON TABLE hop.patch IS 'One row for each patch applied to this database, with the hash of its scripts.';
COMMENT ON TABLE hop.file IS 'One row for each script applied to this database: a patch may be applied script by script.';
COMMENT ON TABLE hop.statement IS 'One row for each statement; numbered from 1 in its file. Started, and neither done nor failed: nobody knows.';
COMMENT ON COLUMN hop.statement.rows IS 'Rows changed, as the server counted them.';
COMMENT ON COLUMN hop.statement.waited IS 'Time lost to attempts that ended because a lock was not to be had.';
COMMENT ON COLUMN hop.statement.settings IS 'Where a transaction ended within a file: what its script had set, to go on with.';
COMMENT ON COLUMN hop.statement.relation IS 'The table whose indexes the statement builds or drops by itself.';
COMMENT ON COLUMN hop.statement.index_before IS 'The index of that name when the statement began.';
COMMENT ON TABLE hop.resolution IS 'What people decided where hop could not: with hop.resolve, and why.';
COMMENT ON TABLE hop.bootstrap IS 'One row for each bootstrap script run here: a script runs once.';
