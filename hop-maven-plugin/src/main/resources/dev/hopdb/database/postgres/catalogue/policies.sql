SELECT
    'policy' AS kind, quote_ident(p.polname) AS name,
    p.tableoid AS class, p.oid AS oid, 0 AS sub, 'pg_class'::regclass::oid AS of_class, p.polrelid AS of_oid,
    CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END AS "is",
    CASE p.polcmd
        WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL'
    END AS command,
    (SELECT string_agg(CASE WHEN r.oid = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r.oid)) END, ', '
            ORDER BY CASE WHEN r.oid = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r.oid)) END COLLATE "C")
        FROM unnest(p.polroles) AS r (oid)) AS roles,
    pg_get_expr(p.polqual, p.polrelid) AS "condition",
    pg_get_expr(p.polwithcheck, p.polrelid) AS "check"
FROM pg_policy p;
