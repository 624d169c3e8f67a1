-- A statement that cannot be in a transaction is about to begin; maybe again.
-- Parameters: release, release, patch, file, number, hash, settings, relation, index before.
INSERT INTO hop.statement (
    release, run, patch, file, number, sha256, state, started_at, settings, relation, index_before)
VALUES (
    ?, (SELECT max(id) FROM hop.run WHERE release = ?), ?, ?, ?, decode(?, 'hex'), 'started', clock_timestamp(),
    ?::jsonb, ?::oid, ?::oid)
ON CONFLICT (release, patch, file, number) DO UPDATE SET
    run = excluded.run,
    state = excluded.state,
    started_at = excluded.started_at,
    took = NULL,
    rows = NULL,
    settings = excluded.settings,
    relation = excluded.relation,
    index_before = excluded.index_before;
