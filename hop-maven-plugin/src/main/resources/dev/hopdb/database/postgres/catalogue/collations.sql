SELECT
    'collation' AS kind, format('%I.%I', n.nspname, c.collname) AS name,
    c.tableoid AS class, c.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    quote_ident(pg_get_userbyid(c.collowner)) AS owner,
    CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' WHEN 'd' THEN 'default' ELSE 'libc' END AS provider,
    coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale', c.collcollate) AS locale,
    CASE WHEN c.collprovider = 'c' THEN c.collctype END AS lc_ctype,
    to_jsonb(c) ->> 'collicurules' AS rules,
    CASE WHEN c.collisdeterministic THEN 'yes' ELSE 'no' END AS deterministic
FROM pg_collation c
JOIN pg_namespace n ON n.oid = c.collnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'hop');
