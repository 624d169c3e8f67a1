SELECT
    'language' AS kind, quote_ident(l.lanname) AS name,
    l.tableoid AS class, l.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    quote_ident(pg_get_userbyid(l.lanowner)) AS owner,
    CASE WHEN l.lanpltrusted THEN 'trusted' ELSE 'untrusted' END AS "is",
    nullif(l.lanplcallfoid, 0)::regproc::text AS handler,
    nullif(l.laninline, 0)::regproc::text AS inline,
    nullif(l.lanvalidator, 0)::regproc::text AS validator
FROM pg_language l
WHERE l.oid >= 16384;
