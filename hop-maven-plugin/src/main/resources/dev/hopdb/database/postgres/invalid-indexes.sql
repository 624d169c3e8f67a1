-- INVALID indexes that nobody is building: a builder holds a lock on the table, as autovacuum does, and tells how far it
-- is, if only its pid to other roles. Those of partitioned tables are left out, which stay INVALID until the last partition has its own. Parameter: a release; only tables that it has built indexes on.
SELECT format('%I.%I', n.nspname, c.relname)
FROM pg_index x
    JOIN pg_class c ON c.oid = x.indexrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT x.indisvalid
    AND c.relkind = 'i'
    AND EXISTS (SELECT FROM hop.statement s WHERE s.release = ? AND s.relation = x.indrelid)
    AND NOT EXISTS (
        SELECT FROM pg_locks l
            JOIN pg_stat_progress_create_index p ON p.pid = l.pid
        WHERE l.relation = x.indrelid AND l.mode = 'ShareUpdateExclusiveLock' AND l.pid <> pg_backend_pid()
            AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database()))
ORDER BY 1;
