-- Wrappers, servers and user mappings. What may be a secret is not read: of a user mapping, the names of its options.
SELECT
    'foreign-data wrapper' AS kind, quote_ident(w.fdwname) AS name,
    w.tableoid AS class, w.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    quote_ident(pg_get_userbyid(w.fdwowner)) AS owner,
    nullif(w.fdwhandler, 0)::regproc::text AS handler,
    nullif(w.fdwvalidator, 0)::regproc::text AS validator,
    NULL AS wrapper, NULL AS type, NULL AS version,
    (SELECT string_agg(
            CASE WHEN o.option_name ~* 'pass|secret|token|key' THEN o.option_name || ' ***'
                ELSE format('%I %L', o.option_name, o.option_value) END,
            ', ' ORDER BY o.option_name COLLATE "C")
        FROM pg_options_to_table(w.fdwoptions) o) AS options
FROM pg_foreign_data_wrapper w
UNION ALL
SELECT
    'foreign server', quote_ident(s.srvname), s.tableoid, s.oid, 0, NULL, NULL,
    quote_ident(pg_get_userbyid(s.srvowner)), NULL, NULL, quote_ident(w.fdwname), s.srvtype, s.srvversion,
    (SELECT string_agg(
            CASE WHEN o.option_name ~* 'pass|secret|token|key' THEN o.option_name || ' ***'
                ELSE format('%I %L', o.option_name, o.option_value) END,
            ', ' ORDER BY o.option_name COLLATE "C")
        FROM pg_options_to_table(s.srvoptions) o)
FROM pg_foreign_server s
JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
UNION ALL
SELECT
    'user mapping', 'for ' || CASE WHEN m.umuser = 0 THEN 'PUBLIC' ELSE quote_ident(m.usename) END,
    NULL, NULL, 0, 'pg_foreign_server'::regclass, m.srvid, NULL, NULL, NULL, NULL, NULL, NULL,
    (SELECT string_agg(o.option_name || ' ***', ', ' ORDER BY o.option_name COLLATE "C") FROM pg_options_to_table(m.umoptions) o)
FROM pg_user_mappings m;
