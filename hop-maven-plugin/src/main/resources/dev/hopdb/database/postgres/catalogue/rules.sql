SELECT
    'rule' AS kind, quote_ident(r.rulename) AS name,
    r.tableoid AS class, r.oid AS oid, 0 AS sub, 'pg_class'::regclass::oid AS of_class, r.ev_class AS of_oid,
    CASE r.ev_enabled
        WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'enabled on replicas' WHEN 'A' THEN 'always enabled' ELSE 'enabled'
    END AS "is",
    pg_get_ruledef(r.oid) AS definition
FROM pg_rewrite r
WHERE r.rulename <> '_RETURN' AND r.oid >= 16384;
