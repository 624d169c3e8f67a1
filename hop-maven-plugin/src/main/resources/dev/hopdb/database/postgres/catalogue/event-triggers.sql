SELECT
    'event trigger' AS kind, quote_ident(e.evtname) AS name,
    e.tableoid AS class, e.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    quote_ident(pg_get_userbyid(e.evtowner)) AS owner,
    CASE e.evtenabled
        WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'enabled on replicas' WHEN 'A' THEN 'always enabled' ELSE 'enabled'
    END AS "is",
    e.evtevent AS event,
    (SELECT string_agg(quote_literal(x.tag), ', ' ORDER BY x.tag COLLATE "C") FROM unnest(e.evttags) AS x (tag)) AS tags,
    e.evtfoid::regproc::text AS function
FROM pg_event_trigger e;
