-- How far a COPY is. Parameter: the pid of its session.
SELECT command || ', ' || tuples_processed || ' rows, ' || pg_size_pretty(bytes_processed)
FROM pg_stat_progress_copy
WHERE pid = ?;
