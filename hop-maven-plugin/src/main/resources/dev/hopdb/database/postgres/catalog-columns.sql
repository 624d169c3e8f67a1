-- Columns of those relations, and attributes of composite types, in order. A NOT NULL that was never checked
-- (PostgreSQL 18) does not keep nulls away; that of a domain does, but not in a view, where an outer join puts them, nor in
-- a foreign table, of which the server checks nothing. An array is of the dimensions that were declared.
-- What a view that can be written computes is as a generated column.
SELECT
    n.nspname,
    c.relname,
    a.attname,
    format_type(a.atttypid, a.atttypmod)
        || CASE WHEN t.typcategory = 'A' AND t.typtype = 'b' THEN repeat('[]', a.attndims - 1) ELSE '' END,
    c.relkind IN ('v', 'm', 'f') OR NOT t.typnotnull AND (NOT a.attnotnull OR EXISTS (
        SELECT FROM pg_constraint k
        WHERE k.conrelid = c.oid AND k.contype = 'n' AND k.conkey = ARRAY[a.attnum] AND NOT k.convalidated)),
    CASE
        WHEN a.attgenerated <> '' THEN 'GENERATED'
        WHEN c.relkind = 'v' AND (pg_relation_is_updatable(c.oid, false) & 28) = 28
            AND NOT pg_column_is_updatable(c.oid, a.attnum, false) THEN 'GENERATED'
        WHEN a.attidentity = 'a' THEN 'IDENTITY_ALWAYS'
        WHEN a.attidentity = 'd' THEN 'IDENTITY_BY_DEFAULT'
        WHEN a.atthasdef OR t.typdefault IS NOT NULL THEN 'BY_DEFAULT'
        ELSE 'BY_CALLER'
    END,
    col_description(c.oid, a.attnum)
FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_type t ON t.oid = a.atttypid
WHERE a.attnum > 0
    AND NOT a.attisdropped
    AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
    AND NOT c.relispartition
    AND n.nspname <> 'hop' AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
ORDER BY a.attrelid, a.attnum;
