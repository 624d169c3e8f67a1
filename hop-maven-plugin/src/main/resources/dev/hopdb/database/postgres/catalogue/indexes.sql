-- Those of a constraint are said with the constraint.
SELECT
    'index' AS kind, quote_ident(c.relname) AS name,
    c.tableoid AS class, c.oid AS oid, 0 AS sub, c.tableoid AS of_class, i.indrelid AS of_oid,
    CASE WHEN i.indisvalid AND i.indisready THEN 'valid' ELSE 'invalid' END AS "is",
    pg_get_indexdef(i.indexrelid) AS definition,
    (SELECT quote_ident(s.spcname) FROM pg_tablespace s WHERE s.oid = c.reltablespace) AS tablespace,
    CASE WHEN i.indisclustered THEN 'by this index' END AS clustering,
    (SELECT string_agg(format('%s %s', a.attnum, to_jsonb(a) ->> 'attstattarget'), ', ' ORDER BY a.attnum)
        FROM pg_attribute a
        WHERE a.attrelid = c.oid AND nullif(to_jsonb(a) ->> 'attstattarget', '-1') IS NOT NULL) AS "statistics targets",
    CASE WHEN c.relispartition THEN 'from the parent' END AS origin
FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'hop')
    AND NOT EXISTS (
        SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'));
