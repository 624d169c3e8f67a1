SELECT
    'cast' AS kind, format('(%s AS %s)', format_type(c.castsource, NULL), format_type(c.casttarget, NULL)) AS name,
    c.tableoid AS class, c.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    CASE c.castcontext WHEN 'i' THEN 'implicit' WHEN 'a' THEN 'for assignments' ELSE 'explicit' END AS "is",
    CASE c.castmethod WHEN 'f' THEN c.castfunc::regprocedure::text WHEN 'i' THEN 'INOUT' ELSE 'WITHOUT FUNCTION' END AS method
FROM pg_cast c
WHERE c.oid >= 16384
    AND NOT EXISTS (
        SELECT FROM pg_depend d WHERE d.classid = c.tableoid AND d.objid = c.oid AND d.deptype = 'i');
