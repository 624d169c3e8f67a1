SELECT
    'conversion' AS kind, format('%I.%I', n.nspname, c.conname) AS name,
    c.tableoid AS class, c.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    quote_ident(pg_get_userbyid(c.conowner)) AS owner,
    CASE WHEN c.condefault THEN 'a default' ELSE 'no default' END AS "is",
    pg_encoding_to_char(c.conforencoding) AS "from",
    pg_encoding_to_char(c.contoencoding) AS "to",
    c.conproc::oid::regproc::text AS function
FROM pg_conversion c
JOIN pg_namespace n ON n.oid = c.connamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'hop');
