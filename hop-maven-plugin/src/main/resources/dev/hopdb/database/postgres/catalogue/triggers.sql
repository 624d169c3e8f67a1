SELECT
    'trigger' AS kind, quote_ident(g.tgname) AS name,
    g.tableoid AS class, g.oid AS oid, 0 AS sub, 'pg_class'::regclass::oid AS of_class, g.tgrelid AS of_oid,
    CASE g.tgenabled
        WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'enabled on replicas' WHEN 'A' THEN 'always enabled' ELSE 'enabled'
    END AS "is",
    pg_get_triggerdef(g.oid) AS definition,
    CASE WHEN g.tgparentid <> 0 THEN 'from the parent' END AS origin
FROM pg_trigger g
WHERE NOT g.tgisinternal;
