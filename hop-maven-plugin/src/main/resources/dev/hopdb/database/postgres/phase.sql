-- How far a statement is, where the server tells: a share only in phases of which it is one.
-- Parameter: the pid of its session, four times.
SELECT concat_ws(', ', phase, to_char(100.0 * done / nullif(total, 0), 'FM990') || ' %')
FROM (
    SELECT
        phase,
        CASE WHEN blocks_total > 0 THEN blocks_done WHEN tuples_total > 0 THEN tuples_done ELSE lockers_done END,
        CASE WHEN blocks_total > 0 THEN blocks_total WHEN tuples_total > 0 THEN tuples_total ELSE lockers_total END
    FROM pg_stat_progress_create_index
    WHERE pid = ?
    UNION ALL
    SELECT
        phase,
        CASE phase WHEN 'scanning heap' THEN heap_blks_scanned WHEN 'vacuuming heap' THEN heap_blks_vacuumed END,
        heap_blks_total
    FROM pg_stat_progress_vacuum
    WHERE pid = ?
    UNION ALL
    SELECT phase, CASE phase WHEN 'seq scanning heap' THEN heap_blks_scanned END, heap_blks_total
    FROM pg_stat_progress_cluster
    WHERE pid = ?
    UNION ALL
    SELECT phase, CASE phase WHEN 'acquiring sample rows' THEN sample_blks_scanned END, sample_blks_total
    FROM pg_stat_progress_analyze
    WHERE pid = ?
) AS p (phase, done, total);
