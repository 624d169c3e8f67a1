-- Of tables and of domains. That a column is not null is said of the column.
SELECT
    'constraint' AS kind, quote_ident(k.conname) AS name,
    k.tableoid AS class, k.oid AS oid, 0 AS sub,
    CASE WHEN k.conrelid <> 0 THEN 'pg_class'::regclass::oid ELSE 'pg_type'::regclass::oid END AS of_class,
    CASE WHEN k.conrelid <> 0 THEN k.conrelid ELSE k.contypid END AS of_oid,
    pg_get_constraintdef(k.oid) AS definition,
    CASE WHEN k.contype IN ('p', 'u', 'x') THEN
        CASE WHEN i.indisvalid THEN 'valid' ELSE 'invalid' END
    END AS "is",
    CASE WHEN i.indisclustered THEN 'by this index' END AS clustering,
    (SELECT quote_ident(s.spcname) FROM pg_tablespace s WHERE s.oid = c.reltablespace) AS "tablespace of the index",
    (SELECT string_agg(x.option, ', ') FROM unnest(c.reloptions) AS x (option)) AS "options of the index",
    CASE WHEN k.contype = 'f' THEN
        CASE WHEN EXISTS (SELECT FROM pg_trigger g WHERE g.tgconstraint = k.oid AND g.tgenabled <> 'O')
            THEN 'switched off' ELSE 'switched on' END
    END AS "its triggers",
    CASE WHEN NOT k.conislocal OR k.conparentid <> 0 THEN 'from the parent' END AS origin
FROM pg_constraint k
LEFT JOIN pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x')
LEFT JOIN pg_class c ON c.oid = i.indexrelid
WHERE k.contype IN ('p', 'u', 'c', 'f', 'x');
