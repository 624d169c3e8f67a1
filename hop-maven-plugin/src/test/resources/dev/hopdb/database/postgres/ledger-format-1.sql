-- As hop 0.1.0 made it: not to be changed any more.

CREATE SCHEMA IF NOT EXISTS hop;

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

CREATE TABLE IF NOT EXISTS hop.script (
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

COMMENT ON SCHEMA hop IS 'What hop remembers of this database (format 1)';
COMMENT ON TABLE hop.identity IS 'Whose database this is: it counts only where database and cluster are those it names.';
COMMENT ON TABLE hop.release IS 'One row for each release of which this database has received something.';
COMMENT ON TABLE hop.patch IS 'One row for each patch applied to this database, with the hash of its scripts.';
COMMENT ON TABLE hop.script IS 'One row for each script applied to this database: a patch may be applied script by script.';

INSERT INTO hop.identity (project, role, workspace, database_oid, system_id) VALUES ('shop', 'target', '', 1, 'x');
INSERT INTO hop.release (label, os_user, host, git_commit, tool_version)
VALUES ('0.1.0', 'ada', 'laptop', repeat('a', 40), '0.1.0');
INSERT INTO hop.patch (release, patch, sha256, took) VALUES ('0.1.0', '1-users', decode(repeat('ab', 32), 'hex'), '1s');
INSERT INTO hop.script (release, patch, file, sha256, took)
VALUES ('0.1.0', '1-users', '10.sql', decode(repeat('ab', 32), 'hex'), '1s');
