-- How far a statement is, where the server tells. Parameter: the pid of its session, three times.
SELECT concat_ws(', ', phase, to_char(100.0 * done / nullif(total, 0), 'FM990') || ' %')
FROM (
    SELECT
        phase,
        CASE WHEN blocks_total > 0 THEN blocks_done WHEN tuples_total > 0 THEN tuples_done ELSE lockers_done END,
        CASE WHEN blocks_total > 0 THEN blocks_total WHEN tuples_total > 0 THEN tuples_total ELSE lockers_total END
    FROM pg_stat_progress_create_index
    WHERE pid = ?
    UNION ALL
    SELECT phase, heap_blks_scanned, heap_blks_total
    FROM pg_stat_progress_vacuum
    WHERE pid = ?
    UNION ALL
    SELECT phase, heap_blks_scanned, heap_blks_total
    FROM pg_stat_progress_cluster
    WHERE pid = ?
) AS p (phase, done, total);
