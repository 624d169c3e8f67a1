-- The sessions of clients on one database, but for hop's own. What the role may not see of a session is taken for a client's.
SELECT a.pid, coalesce(a.usename, ''), coalesce(a.application_name, '')
FROM pg_stat_activity a
WHERE a.datname = ?
    AND a.pid <> pg_backend_pid()
    AND coalesce(a.backend_type, 'client backend') IN ('client backend', 'walsender')
    AND coalesce(a.application_name, '') <> 'hop'
ORDER BY a.pid;
