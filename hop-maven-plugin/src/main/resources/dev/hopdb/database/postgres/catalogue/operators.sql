SELECT
    'operator' AS kind,
    format('%I.%s (%s, %s)', n.nspname, o.oprname,
        CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END,
        CASE WHEN o.oprright = 0 THEN 'NONE' ELSE format_type(o.oprright, NULL) END) AS name,
    o.tableoid AS class, o.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    quote_ident(pg_get_userbyid(o.oprowner)) AS owner,
    o.oprcode::oid::regproc::text AS function,
    CASE WHEN o.oprleft <> 0 THEN format_type(o.oprleft, NULL) END AS leftarg,
    CASE WHEN o.oprright <> 0 THEN format_type(o.oprright, NULL) END AS rightarg,
    (SELECT format('OPERATOR(%I.%s)', xn.nspname, x.oprname) FROM pg_operator x
        JOIN pg_namespace xn ON xn.oid = x.oprnamespace WHERE x.oid = o.oprcom) AS commutator,
    (SELECT format('OPERATOR(%I.%s)', xn.nspname, x.oprname) FROM pg_operator x
        JOIN pg_namespace xn ON xn.oid = x.oprnamespace WHERE x.oid = o.oprnegate) AS negator,
    nullif(o.oprrest::oid, 0)::regproc::text AS restrict,
    nullif(o.oprjoin::oid, 0)::regproc::text AS join,
    CASE WHEN o.oprcanhash THEN 'yes' END AS "can hash",
    CASE WHEN o.oprcanmerge THEN 'yes' END AS "can merge"
FROM pg_operator o
JOIN pg_namespace n ON n.oid = o.oprnamespace
WHERE o.oprcode <> 0 AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'hop');
