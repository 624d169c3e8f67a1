SELECT
    'operator class' AS kind, format('%I.%I USING %I', n.nspname, c.opcname, a.amname) AS name,
    c.tableoid AS class, c.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    quote_ident(pg_get_userbyid(c.opcowner)) AS owner,
    format_type(c.opcintype, NULL) AS type,
    CASE WHEN c.opcdefault THEN 'yes' ELSE 'no' END AS default_for_its_type,
    format('%I.%I', fn.nspname, f.opfname) AS family,
    CASE WHEN c.opckeytype <> 0 THEN format_type(c.opckeytype, NULL) END AS storage,
    concat_ws(', ',
        (SELECT string_agg(
                format('OPERATOR %s %s%s', m.amopstrategy, m.amopopr::regoperator,
                    CASE WHEN m.amopsortfamily <> 0 THEN ' FOR ORDER BY ' || (
                        SELECT format('%I.%I', sn.nspname, sf.opfname) FROM pg_opfamily sf
                        JOIN pg_namespace sn ON sn.oid = sf.opfnamespace WHERE sf.oid = m.amopsortfamily) END),
                ', ' ORDER BY m.amopstrategy, m.amopopr::regoperator::text COLLATE "C")
            FROM pg_amop m WHERE m.amopfamily = c.opcfamily AND m.amoplefttype = c.opcintype),
        (SELECT string_agg(
                format('FUNCTION %s (%s, %s) %s', m.amprocnum,
                    format_type(m.amproclefttype, NULL), format_type(m.amprocrighttype, NULL), m.amproc::oid::regprocedure),
                ', ' ORDER BY m.amprocnum, m.amproc::oid::regprocedure::text COLLATE "C")
            FROM pg_amproc m WHERE m.amprocfamily = c.opcfamily AND m.amproclefttype = c.opcintype)
    ) AS members
FROM pg_opclass c
JOIN pg_am a ON a.oid = c.opcmethod
JOIN pg_opfamily f ON f.oid = c.opcfamily
JOIN pg_namespace fn ON fn.oid = f.opfnamespace
JOIN pg_namespace n ON n.oid = c.opcnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'hop');
