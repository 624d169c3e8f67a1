-- The sessions that one waits for. Parameter: its pid.
SELECT a.pid, coalesce(a.usename, ''), coalesce(a.application_name, ''), a.query_start
FROM pg_stat_activity a
WHERE a.pid = ANY (pg_blocking_pids(?))
ORDER BY a.query_start NULLS LAST;
