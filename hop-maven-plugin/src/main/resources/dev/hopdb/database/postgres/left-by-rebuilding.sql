-- What REINDEX CONCURRENTLY leaves when it does not come to its end: by the names that PostgreSQL gives to such indexes.
SELECT format('%I.%I', n.nspname, c.relname)
FROM pg_index x
    JOIN pg_class c ON c.oid = x.indexrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT x.indisvalid
    AND c.relkind = 'i'
    AND c.relname ~ '_cc(new|old)\d*$'
    AND n.nspname <> 'pg_toast'
    AND pg_has_role(c.relowner, 'USAGE')
    AND NOT EXISTS (
        SELECT FROM pg_locks l
            JOIN pg_stat_progress_create_index p ON p.pid = l.pid
        WHERE l.relation = x.indrelid AND l.mode = 'ShareUpdateExclusiveLock' AND l.pid <> pg_backend_pid()
            AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database()))
ORDER BY 1;
