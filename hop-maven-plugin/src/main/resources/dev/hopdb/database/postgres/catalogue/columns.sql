-- Columns of relations, and attributes of composite types.
-- What a newer server knows besides is read as JSON.
SELECT
    CASE c.relkind WHEN 'c' THEN 'attribute' ELSE 'column' END AS kind,
    quote_ident(a.attname) AS name,
    c.tableoid AS class, c.oid AS oid, a.attnum AS sub,
    CASE c.relkind WHEN 'c' THEN 'pg_type'::regclass::oid ELSE c.tableoid END AS of_class,
    CASE c.relkind WHEN 'c' THEN c.reltype ELSE c.oid END AS of_oid,
    format_type(a.atttypid, a.atttypmod) AS "is",
    CASE
        WHEN c.relkind NOT IN ('r', 'p', 'f') THEN NULL
        WHEN NOT a.attnotnull THEN 'allowed'
        WHEN EXISTS (
            SELECT FROM pg_constraint k
            WHERE k.conrelid = c.oid AND k.contype = 'n' AND k.conkey = ARRAY[a.attnum] AND NOT k.convalidated)
            THEN 'refused in new rows only'
        ELSE 'refused'
    END AS "null",
    CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END AS "default",
    CASE WHEN a.attgenerated <> '' THEN
        format('(%s) %s', pg_get_expr(d.adbin, d.adrelid), CASE a.attgenerated WHEN 'v' THEN 'VIRTUAL' ELSE 'STORED' END)
    END AS generation,
    CASE a.attidentity WHEN 'a' THEN 'ALWAYS' WHEN 'd' THEN 'BY DEFAULT' END AS identity,
    CASE WHEN a.attidentity <> '' THEN
        (SELECT format(
                'SEQUENCE NAME %s START %s INCREMENT %s MINVALUE %s MAXVALUE %s CACHE %s %s',
                (SELECT format('%I.%I', sn.nspname, sc.relname) FROM pg_class sc
                    JOIN pg_namespace sn ON sn.oid = sc.relnamespace WHERE sc.oid = s.seqrelid),
                s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
                CASE WHEN s.seqcycle THEN 'CYCLE' ELSE 'NO CYCLE' END)
            FROM pg_depend p JOIN pg_sequence s ON s.seqrelid = p.objid
            WHERE p.classid = c.tableoid AND p.refclassid = c.tableoid AND p.refobjid = c.oid
                AND p.refobjsubid = a.attnum AND p.deptype = 'i')
    END AS "identity sequence",
    CASE WHEN a.attcollation <> t.typcollation THEN
        (SELECT format('%I.%I', cn.nspname, co.collname) FROM pg_collation co
            JOIN pg_namespace cn ON cn.oid = co.collnamespace WHERE co.oid = a.attcollation)
    END AS collation,
    CASE WHEN c.relkind NOT IN ('v', 'c') AND a.attstorage <> t.typstorage THEN
        CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END
    END AS storage,
    CASE to_jsonb(a) ->> 'attcompression' WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
    nullif(to_jsonb(a) ->> 'attstattarget', '-1') AS "statistics target",
    array_to_string(a.attoptions, ', ') AS options,
    (SELECT string_agg(
            CASE WHEN o.option_name ~* 'pass|secret|token|key' THEN o.option_name || ' ***'
                ELSE format('%I %L', o.option_name, o.option_value) END,
            ', ' ORDER BY o.option_name COLLATE "C")
        FROM pg_options_to_table(a.attfdwoptions) o) AS "foreign options",
    CASE WHEN NOT a.attislocal THEN 'from the parent' END AS origin
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND a.attnum > 0 AND NOT a.attisdropped
    AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'hop')
ORDER BY c.oid, a.attnum;
