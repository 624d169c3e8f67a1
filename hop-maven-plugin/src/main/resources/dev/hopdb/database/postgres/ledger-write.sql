-- What came of statements, files and patches, in the order of the arrays. A statement may have a row: it was started, or
-- failed. Parameters: release; nine arrays of statements; four of files; three of
-- scripts with reference data; three of patches. Times are microseconds, the starts since 1970.
WITH statements AS (
    INSERT INTO hop.statement (
        release, run, patch, file, number, sha256, state, started_at, took, rows, waited, retries, settings)
    SELECT
        now.release, r.id, s.patch, s.file, s.number, decode(s.sha256, 'hex'), s.state,
        timestamptz 'epoch' + s.started_at * interval '1 microsecond', s.took * interval '1 microsecond', s.rows,
        s.waited * interval '1 microsecond', s.retries, s.settings::jsonb
    FROM (SELECT ?::text) AS now (release)
        CROSS JOIN LATERAL (SELECT max(run.id) FROM hop.run WHERE run.release = now.release) AS r (id)
        CROSS JOIN unnest(
            ?::text[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
            ?::integer[], ?::text[])
            WITH ORDINALITY AS s (
                patch, file, number, sha256, state, started_at, took, rows, waited, retries, settings, position)
    ORDER BY s.position
    ON CONFLICT (release, patch, file, number) DO UPDATE SET
        run = excluded.run,
        sha256 = excluded.sha256,
        state = excluded.state,
        started_at = excluded.started_at,
        took = excluded.took,
        rows = excluded.rows,
        waited = statement.waited + excluded.waited,
        retries = statement.retries + excluded.retries,
        settings = coalesce(excluded.settings, statement.settings)
),
files AS (
    INSERT INTO hop.file (release, patch, file, sha256, took)
    SELECT ?::text, f.patch, f.file, decode(f.sha256, 'hex'), f.took * interval '1 microsecond'
    FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) WITH ORDINALITY AS f (patch, file, sha256, took, position)
    ORDER BY f.position
),
bootstraps AS (
    INSERT INTO hop.bootstrap (file, sha256, took)
    SELECT b.file, decode(b.sha256, 'hex'), b.took * interval '1 microsecond'
    FROM unnest(?::text[], ?::text[], ?::bigint[]) WITH ORDINALITY AS b (file, sha256, took, position)
    ORDER BY b.position
    ON CONFLICT (file) DO UPDATE SET
        sha256 = excluded.sha256,
        took = excluded.took,
        applied_at = excluded.applied_at,
        applied_by = excluded.applied_by
)
INSERT INTO hop.patch (release, patch, sha256, took)
SELECT ?::text, p.patch, decode(p.sha256, 'hex'), p.took * interval '1 microsecond'
FROM unnest(?::text[], ?::text[], ?::bigint[]) WITH ORDINALITY AS p (patch, sha256, took, position)
ORDER BY p.position;
