-- Those of identity columns are said with the column.
SELECT
    'sequence' AS kind, format('%I.%I', n.nspname, c.relname) AS name,
    c.tableoid AS class, c.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    quote_ident(pg_get_userbyid(c.relowner)) AS owner,
    format_type(s.seqtypid, NULL) AS "is",
    CASE c.relpersistence WHEN 'u' THEN 'unlogged' END AS persistence,
    s.seqstart AS start, s.seqincrement AS increment, s.seqmin AS minimum, s.seqmax AS maximum, s.seqcache AS cache,
    CASE WHEN s.seqcycle THEN 'yes' ELSE 'no' END AS cycle,
    (SELECT format('%I.%I.%I', tn.nspname, t.relname, a.attname)
        FROM pg_depend d
        JOIN pg_class t ON t.oid = d.refobjid
        JOIN pg_namespace tn ON tn.oid = t.relnamespace
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
        WHERE d.classid = c.tableoid AND d.objid = c.oid AND d.refclassid = c.tableoid AND d.deptype = 'a'
    ) AS "column that owns it"
FROM pg_sequence s
JOIN pg_class c ON c.oid = s.seqrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'hop')
    AND NOT EXISTS (
        SELECT FROM pg_depend d WHERE d.classid = c.tableoid AND d.objid = c.oid AND d.deptype = 'i');
