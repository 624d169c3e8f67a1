-- A body of SQL that the server has parsed is found at the end of the definition only. What came with a range type is
-- said by the type.
SELECT
    CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END AS kind,
    format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) AS name,
    p.tableoid AS class, p.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    quote_ident(pg_get_userbyid(p.proowner)) AS owner,
    pg_get_function_arguments(p.oid) AS arguments,
    pg_get_function_result(p.oid) AS result,
    quote_ident(l.lanname) AS language,
    CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END AS volatility,
    CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' ELSE 'unsafe' END AS "parallel safety",
    CASE WHEN p.prosecdef THEN 'definer' ELSE 'invoker' END AS security,
    CASE WHEN p.proisstrict THEN 'null' ELSE 'the call' END AS "answer to null",
    CASE WHEN p.proleakproof THEN 'yes' END AS leakproof,
    CASE WHEN p.prokind = 'w' THEN 'yes' END AS "window function",
    p.procost AS cost,
    nullif(p.prorows, 0) AS rows,
    (SELECT string_agg(c.setting, ', ' ORDER BY c.ordinality)
        FROM unnest(p.proconfig) WITH ORDINALITY AS c (setting, ordinality)) AS settings,
    nullif(p.prosupport::oid, 0)::regprocedure::text AS "support function",
    p.probin AS library,
    CASE WHEN to_jsonb(p) ->> 'prosqlbody' IS NULL THEN p.prosrc
        ELSE rtrim(substring(pg_get_functiondef(p.oid) FROM '\n((?:BEGIN ATOMIC|RETURN ).*)$'), E'\n')
    END AS body,
    pg_get_functiondef(p.oid) AS "definition of the whole"
FROM pg_proc p
JOIN pg_namespace n ON n.oid = p.pronamespace
JOIN pg_language l ON l.oid = p.prolang
WHERE p.prokind <> 'a'
    AND NOT EXISTS (
        SELECT FROM pg_depend d WHERE d.classid = p.tableoid AND d.objid = p.oid AND d.deptype = 'i')
    AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'hop');
