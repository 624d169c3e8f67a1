SELECT
    'statistics object' AS kind, format('%I.%I', n.nspname, s.stxname) AS name,
    s.tableoid AS class, s.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    quote_ident(pg_get_userbyid(s.stxowner)) AS owner,
    pg_get_statisticsobjdef(s.oid) AS definition,
    nullif(to_jsonb(s) ->> 'stxstattarget', '-1') AS target
FROM pg_statistic_ext s
JOIN pg_namespace n ON n.oid = s.stxnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'hop');
