-- The tables of a publication of all tables are not listed. What a newer server knows besides is read as JSON.
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
    'table', format('%I.%I', t.schemaname, t.tablename), NULL, NULL, 0, p.tableoid, p.oid, NULL, NULL, NULL, NULL, NULL,
    CASE WHEN to_jsonb(r) ->> 'prattrs' IS NOT NULL THEN
        (SELECT string_agg(quote_ident(a.name), ', ' ORDER BY a.name COLLATE "C")
            FROM jsonb_array_elements_text(to_jsonb(t) -> 'attnames') AS a (name))
    END,
    to_jsonb(t) ->> 'rowfilter'
FROM pg_publication p
JOIN pg_publication_tables t ON t.pubname = p.pubname
LEFT JOIN pg_publication_rel r ON r.prpubid = p.oid AND r.prrelid = format('%I.%I', t.schemaname, t.tablename)::regclass
WHERE NOT p.puballtables;
