SELECT
    'aggregate' AS kind,
    format('%I.%I(%s)', n.nspname, p.proname, coalesce(nullif(pg_get_function_identity_arguments(p.oid), ''), '*')) AS name,
    p.tableoid AS class, p.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    quote_ident(pg_get_userbyid(p.proowner)) AS owner,
    pg_get_function_result(p.oid) AS result,
    CASE a.aggkind WHEN 'o' THEN 'ordered set' WHEN 'h' THEN 'hypothetical set' ELSE 'normal' END AS "is",
    a.aggtransfn::oid::regproc::text AS sfunc,
    format_type(a.aggtranstype, NULL) AS stype,
    nullif(a.aggtransspace, 0) AS sspace,
    nullif(a.aggfinalfn::oid, 0)::regproc::text AS finalfunc,
    CASE WHEN a.aggfinalextra THEN 'yes' END AS finalfunc_extra,
    CASE a.aggfinalmodify WHEN 's' THEN 'SHAREABLE' WHEN 'w' THEN 'READ_WRITE' ELSE 'READ_ONLY' END AS finalfunc_modify,
    nullif(a.aggcombinefn::oid, 0)::regproc::text AS combinefunc,
    nullif(a.aggserialfn::oid, 0)::regproc::text AS serialfunc,
    nullif(a.aggdeserialfn::oid, 0)::regproc::text AS deserialfunc,
    quote_literal(a.agginitval) AS initcond,
    nullif(a.aggmtransfn::oid, 0)::regproc::text AS msfunc,
    nullif(a.aggminvtransfn::oid, 0)::regproc::text AS minvfunc,
    CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END AS mstype,
    nullif(a.aggmfinalfn::oid, 0)::regproc::text AS mfinalfunc,
    quote_literal(a.aggminitval) AS minitcond,
    (SELECT format('OPERATOR(%I.%s)', os.nspname, o.oprname) FROM pg_operator o
        JOIN pg_namespace os ON os.oid = o.oprnamespace WHERE o.oid = a.aggsortop) AS sortop,
    CASE p.proparallel WHEN 's' THEN 'SAFE' WHEN 'r' THEN 'RESTRICTED' ELSE 'UNSAFE' END AS parallel
FROM pg_proc p
JOIN pg_aggregate a ON a.aggfnoid = p.oid
JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'hop');
