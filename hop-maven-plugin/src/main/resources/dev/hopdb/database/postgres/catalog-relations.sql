-- Tables, views, materialized views and foreign tables that people made. A partition is a part of its table.
-- 28: rows can be updated (4), inserted (8) and deleted (16) through a view, without a trigger or rule of somebody's.
SELECT
    n.nspname,
    c.relname,
    c.relkind,
    obj_description(c.oid, 'pg_class'),
    c.relkind = 'v' AND (pg_relation_is_updatable(c.oid, false) & 28) = 28
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
    AND NOT c.relispartition
    AND n.nspname <> 'hop' AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
    AND NOT EXISTS (
        SELECT FROM pg_depend d
        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e');
