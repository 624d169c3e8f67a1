SELECT
    'extension' AS kind, quote_ident(e.extname) AS name,
    e.tableoid AS class, e.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    quote_ident(pg_get_userbyid(e.extowner)) AS owner,
    e.extversion AS version,
    quote_ident(n.nspname) AS schema
FROM pg_extension e
JOIN pg_namespace n ON n.oid = e.extnamespace;
