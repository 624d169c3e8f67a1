SELECT
    'text search configuration' AS kind, format('%I.%I', n.nspname, c.cfgname) AS name,
    c.tableoid AS class, c.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    quote_ident(pg_get_userbyid(c.cfgowner)) AS owner,
    format('%I.%I', pn.nspname, p.prsname) AS parser,
    NULL AS template, NULL AS options,
    (SELECT string_agg(format('FOR %s WITH %s', k.token, k.dictionaries), '; ' ORDER BY k.token COLLATE "C")
        FROM (SELECT
                quote_ident(tt.alias) AS token,
                string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno) AS dictionaries
            FROM pg_ts_config_map m
            JOIN LATERAL ts_token_type(c.cfgparser) tt ON tt.tokid = m.maptokentype
            WHERE m.mapcfg = c.oid
            GROUP BY tt.alias) k) AS mappings
FROM pg_ts_config c
JOIN pg_namespace n ON n.oid = c.cfgnamespace
JOIN pg_ts_parser p ON p.oid = c.cfgparser
JOIN pg_namespace pn ON pn.oid = p.prsnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'hop')
UNION ALL
SELECT
    'text search dictionary', format('%I.%I', n.nspname, d.dictname), d.tableoid, d.oid, 0, NULL, NULL,
    quote_ident(pg_get_userbyid(d.dictowner)), NULL, format('%I.%I', tn.nspname, t.tmplname), d.dictinitoption, NULL
FROM pg_ts_dict d
JOIN pg_namespace n ON n.oid = d.dictnamespace
JOIN pg_ts_template t ON t.oid = d.dicttemplate
JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'hop');
