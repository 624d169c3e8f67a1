-- The tables of a publication of all tables, or of all of a schema, are not listed. What a newer server knows besides is read as JSON.
SELECT
    'publication' AS kind, quote_ident(p.pubname) AS name,
    p.tableoid AS class, p.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    quote_ident(pg_get_userbyid(p.pubowner)) AS owner,
    CASE WHEN p.puballtables THEN 'of all tables' ELSE 'of tables' END AS "is",
    concat_ws(', ',
        CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
        CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END) AS publish,
    CASE WHEN p.pubviaroot THEN 'true' END AS publish_via_partition_root,
    CASE to_jsonb(p) ->> 'pubgencols' WHEN 's' THEN 'stored' END AS publish_generated_columns,
    NULL AS columns, NULL AS filter
FROM pg_publication p
UNION ALL
SELECT
    'table', format('%I.%I', n.nspname, c.relname), NULL, NULL, 0, p.tableoid, p.oid, NULL, NULL, NULL, NULL, NULL,
    CASE WHEN to_jsonb(r) ->> 'prattrs' IS NOT NULL THEN
        (SELECT string_agg(quote_ident(a.name), ', ' ORDER BY a.name COLLATE "C")
            FROM jsonb_array_elements_text(to_jsonb(t) -> 'attnames') AS a (name))
    END,
    to_jsonb(t) ->> 'rowfilter'
FROM pg_publication_rel r
JOIN pg_publication p ON p.oid = r.prpubid
JOIN pg_class c ON c.oid = r.prrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_publication_tables t ON t.pubname = p.pubname AND t.schemaname = n.nspname AND t.tablename = c.relname
UNION ALL
-- The table that says so is not there before PostgreSQL 15; what depends on what is known to all.
SELECT
    'all of schema', quote_ident(n.nspname), NULL, NULL, 0, p.tableoid, p.oid, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM pg_depend of_publication
JOIN pg_publication p ON p.tableoid = of_publication.refclassid AND p.oid = of_publication.refobjid
JOIN pg_depend of_schema ON of_schema.classid = of_publication.classid AND of_schema.objid = of_publication.objid
JOIN pg_namespace n ON n.tableoid = of_schema.refclassid AND n.oid = of_schema.refobjid
WHERE of_publication.classid = to_regclass('pg_catalog.pg_publication_namespace');
