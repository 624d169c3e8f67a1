SELECT
    CASE c.relkind
        WHEN 'v' THEN 'view'
        WHEN 'm' THEN 'materialized view'
        WHEN 'f' THEN 'foreign table'
        ELSE 'table'
    END AS kind,
    format('%I.%I', n.nspname, c.relname) AS name,
    c.tableoid AS class, c.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    quote_ident(pg_get_userbyid(c.relowner)) AS owner,
    CASE WHEN c.relkind IN ('r', 'p') THEN
        CASE c.relpersistence WHEN 'u' THEN 'unlogged' ELSE 'logged' END
    END AS "is",
    pg_get_partkeydef(c.oid) AS "partition key",
    CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS "partition bounds",
    (SELECT string_agg(format('%I.%I', pn.nspname, p.relname), ', ' ORDER BY i.inhseqno)
        FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
        WHERE i.inhrelid = c.oid) AS parents,
    CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END AS "row type",
    array_to_string(c.reloptions, ', ') AS options,
    (SELECT array_to_string(t.reloptions, ', ') FROM pg_class t WHERE t.oid = c.reltoastrelid) AS "toast options",
    CASE WHEN c.relkind IN ('r', 'm') THEN (SELECT a.amname FROM pg_am a WHERE a.oid = c.relam) END AS "access method",
    (SELECT quote_ident(s.spcname) FROM pg_tablespace s WHERE s.oid = c.reltablespace) AS tablespace,
    CASE WHEN c.relkind IN ('r', 'p') THEN
        CASE
            WHEN c.relrowsecurity AND c.relforcerowsecurity THEN 'enabled, also for the owner'
            WHEN c.relrowsecurity THEN 'enabled'
            WHEN c.relforcerowsecurity THEN 'disabled, forced for the owner'
            ELSE 'disabled'
        END
    END AS "row security",
    CASE WHEN c.relkind IN ('r', 'p', 'm') THEN
        CASE c.relreplident
            WHEN 'n' THEN 'nothing'
            WHEN 'f' THEN 'full'
            WHEN 'i' THEN coalesce(
                (SELECT 'index ' || quote_ident(ic.relname) FROM pg_index x JOIN pg_class ic ON ic.oid = x.indexrelid
                    WHERE x.indrelid = c.oid AND x.indisreplident),
                'nothing')
            ELSE 'default'
        END
    END AS "replica identity",
    CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS definition,
    CASE WHEN c.relkind = 'm' THEN CASE WHEN c.relispopulated THEN 'populated' ELSE 'without data' END END AS content,
    (SELECT quote_ident(s.srvname) FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver
        WHERE f.ftrelid = c.oid) AS server,
    (SELECT string_agg(
            CASE WHEN o.option_name ~* 'pass|secret|token|key' THEN o.option_name || ' ***'
                ELSE format('%I %L', o.option_name, o.option_value) END,
            ', ' ORDER BY o.option_name COLLATE "C")
        FROM pg_foreign_table f CROSS JOIN LATERAL pg_options_to_table(f.ftoptions) o
        WHERE f.ftrelid = c.oid) AS "foreign options",
    CASE WHEN c.relkind IN ('r', 'p', 'f') THEN
        (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
    END AS "order of columns"
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
    AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'hop');
