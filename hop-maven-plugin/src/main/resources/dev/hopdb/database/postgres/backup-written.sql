-- Rows written to each table since a backup, and whether that can be known: a reset, or a crash of the server, sets the
-- counters back.
WITH
written AS (
    SELECT
        format('%I.%I', t.schemaname, t.relname) AS name,
        t.n_tup_ins - coalesce(c.inserted, 0) AS inserted,
        t.n_tup_upd - coalesce(c.updated, 0) AS updated,
        t.n_tup_del - coalesce(c.deleted, 0) AS deleted
    FROM pg_stat_user_tables t LEFT JOIN hop.backup_counter c ON c.relid = t.relid AND c.backup = ?
    WHERE t.schemaname <> 'hop'
),
known AS (
    SELECT
        s.stats_reset IS NOT DISTINCT FROM b.stats_reset
        AND s.xact_commit >= b.commits
        AND NOT EXISTS (SELECT FROM written WHERE least(inserted, updated, deleted) < 0) AS so
    FROM hop.backup b CROSS JOIN pg_stat_database s
    WHERE b.name = ? AND s.datname = current_database()
)
SELECT k.so, w.name, w.inserted, w.updated, w.deleted
FROM known k LEFT JOIN written w ON greatest(w.inserted, w.updated, w.deleted) > 0
ORDER BY w.name;
