SELECT
    'operator family' AS kind, format('%I.%I USING %I', n.nspname, f.opfname, a.amname) AS name,
    f.tableoid AS class, f.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    quote_ident(pg_get_userbyid(f.opfowner)) AS owner
FROM pg_opfamily f
JOIN pg_am a ON a.oid = f.opfmethod
JOIN pg_namespace n ON n.oid = f.opfnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'hop');
