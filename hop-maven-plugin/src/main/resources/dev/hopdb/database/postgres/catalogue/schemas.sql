SELECT
    'schema' AS kind, quote_ident(n.nspname) AS name,
    n.tableoid AS class, n.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    quote_ident(pg_get_userbyid(n.nspowner)) AS owner
FROM pg_namespace n
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'hop');
