-- The locks of one session on relations of users in this database. Reads no relation, so it waits for none of the locks.
SELECT l.relation::pg_catalog.int8, l.mode
FROM pg_catalog.pg_locks l
WHERE l.pid = ?
    AND l.locktype = 'relation'
    AND l.granted
    AND l.mode <> 'AccessShareLock'
    AND l.relation >= 16384
    AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database());
