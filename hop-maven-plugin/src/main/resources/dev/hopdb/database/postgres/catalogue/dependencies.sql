-- What has to be there before what, for things that people made. A view's rule, an array, a row type and a multirange
-- stand for what they belong to, a default for its column; a composite type is known by its type.
WITH stands_for (class, oid, for_class, for_oid) AS (
    SELECT tableoid, oid, 'pg_class'::regclass::oid, adrelid FROM pg_attrdef
    UNION ALL SELECT tableoid, oid, 'pg_class'::regclass, ev_class FROM pg_rewrite WHERE rulename = '_RETURN'
    UNION ALL SELECT t.tableoid, t.oid, c.tableoid, c.oid FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid
        WHERE c.relkind <> 'c'
    UNION ALL SELECT c.tableoid, c.oid, 'pg_type'::regclass, c.reltype FROM pg_class c WHERE c.relkind = 'c'
    UNION ALL SELECT a.tableoid, a.oid, CASE WHEN e.typrelid <> 0 AND k.relkind <> 'c' THEN k.tableoid ELSE e.tableoid END,
            CASE WHEN e.typrelid <> 0 AND k.relkind <> 'c' THEN k.oid ELSE e.oid END
        FROM pg_type e JOIN pg_type a ON a.oid = e.typarray LEFT JOIN pg_class k ON k.oid = e.typrelid
    UNION ALL SELECT 'pg_type'::regclass, (to_jsonb(r) ->> 'rngmultitypid')::oid, 'pg_type'::regclass, r.rngtypid FROM pg_range r
        WHERE to_jsonb(r) ->> 'rngmultitypid' IS NOT NULL
)
SELECT DISTINCT
    coalesce(s.for_class, d.classid), coalesce(s.for_oid, d.objid), coalesce(c.adnum, 0),
    coalesce(r.for_class, d.refclassid), coalesce(r.for_oid, d.refobjid)
FROM pg_depend d
LEFT JOIN pg_attrdef c ON c.tableoid = d.classid AND c.oid = d.objid
LEFT JOIN stands_for s ON s.class = d.classid AND s.oid = d.objid
LEFT JOIN stands_for r ON r.class = d.refclassid AND r.oid = d.refobjid
WHERE d.objid >= 16384 AND d.refobjid >= 16384 AND d.deptype IN ('n', 'a')
    AND (coalesce(s.for_class, d.classid), coalesce(s.for_oid, d.objid))
        <> (coalesce(r.for_class, d.refclassid), coalesce(r.for_oid, d.refobjid));
