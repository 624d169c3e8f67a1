-- The relations that users see, with the number of their file and their size. A size takes the weakest of locks.
SELECT c.oid::pg_catalog.int8, pg_catalog.format('%I.%I', n.nspname, c.relname), c.relfilenode::pg_catalog.int8,
    coalesce(pg_catalog.pg_total_relation_size(c.oid), 0)
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f')
    AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'hop')
    AND n.nspname !~ '^pg_(toast_)?temp_'
    AND (? OR c.oid = ANY (CAST(? AS pg_catalog.oid[])))
ORDER BY c.oid;
