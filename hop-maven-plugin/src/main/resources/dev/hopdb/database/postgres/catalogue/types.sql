-- Enums, domains, composite types, ranges, and base types; arrays, row types of tables and multiranges go with others.
SELECT
    CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' WHEN 'c' THEN 'composite type' WHEN 'r' THEN 'range type'
        ELSE 'base type' END AS kind,
    format('%I.%I', n.nspname, t.typname) AS name,
    t.tableoid AS class, t.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    quote_ident(pg_get_userbyid(t.typowner)) AS owner,
    CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS "is",
    CASE WHEN t.typtype = 'd' THEN CASE WHEN t.typnotnull THEN 'refused' ELSE 'allowed' END END AS "null",
    CASE WHEN t.typtype = 'd' THEN t.typdefault END AS "default",
    CASE WHEN t.typtype = 'd' AND t.typcollation <> b.typcollation THEN
        (SELECT format('%I.%I', cn.nspname, co.collname) FROM pg_collation co
            JOIN pg_namespace cn ON cn.oid = co.collnamespace WHERE co.oid = t.typcollation)
    END AS collation,
    (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_enum e
        WHERE e.enumtypid = t.oid) AS labels,
    CASE WHEN t.typtype = 'c' THEN
        (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
            WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)
    END AS "order of columns",
    format_type(r.rngsubtype, NULL) AS subtype,
    (SELECT format('%I.%I', os.nspname, oc.opcname) FROM pg_opclass oc JOIN pg_namespace os ON os.oid = oc.opcnamespace
        WHERE oc.oid = r.rngsubopc) AS subtype_opclass,
    (SELECT format('%I.%I', cn.nspname, co.collname) FROM pg_collation co
        JOIN pg_namespace cn ON cn.oid = co.collnamespace WHERE co.oid = nullif(r.rngcollation, 0)) AS "range collation",
    nullif(r.rngcanonical::oid, 0)::regproc::text AS canonical,
    nullif(r.rngsubdiff::oid, 0)::regproc::text AS subtype_diff,
    (SELECT format_type(m.oid, NULL) FROM pg_type m
        WHERE m.oid = nullif(to_jsonb(r) ->> 'rngmultitypid', '0')::oid) AS multirange_type_name,
    CASE WHEN t.typtype = 'b' THEN
        format('%s bytes, in by %s, out by %s, storage %s, alignment %s',
            t.typlen, t.typinput::oid::regproc, t.typoutput::oid::regproc, t.typstorage, t.typalign)
    END AS representation
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_type b ON b.oid = t.typbasetype
LEFT JOIN pg_range r ON r.rngtypid = t.oid
LEFT JOIN pg_class c ON c.oid = t.typrelid
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'hop')
    AND (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c')
        OR (t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)));
