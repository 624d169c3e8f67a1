-- Ends the sessions of clients on one database, and names them.
SELECT a.pid, coalesce(a.usename, ''), coalesce(a.application_name, ''), pg_terminate_backend(a.pid)
FROM pg_stat_activity a
WHERE a.datname = ? AND a.pid <> pg_backend_pid() AND a.backend_type = 'client backend';
