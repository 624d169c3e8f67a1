-- Functions and procedures that a program can call: neither aggregates nor what only triggers and the system call.
SELECT
    n.nspname,
    p.proname,
    p.prokind,
    obj_description(p.oid, 'pg_proc'),
    ARRAY(
        SELECT coalesce(p.proargnames[part.position], '')
        FROM unnest(every.types) WITH ORDINALITY AS part (type, position)
        ORDER BY part.position),
    ARRAY(
        SELECT format_type(part.type, NULL)
        FROM unnest(every.types) WITH ORDINALITY AS part (type, position)
        ORDER BY part.position),
    ARRAY(
        SELECT coalesce(p.proargmodes[part.position]::text, 'i')
        FROM unnest(every.types) WITH ORDINALITY AS part (type, position)
        ORDER BY part.position),
    p.pronargdefaults,
    CASE WHEN p.prokind = 'f' THEN format_type(p.prorettype, NULL) END,
    p.proretset
FROM pg_proc p
    JOIN pg_namespace n ON n.oid = p.pronamespace
    CROSS JOIN LATERAL (SELECT coalesce(p.proallargtypes, p.proargtypes::oid[]) AS types) every
WHERE p.prokind IN ('f', 'p')
    AND p.prorettype NOT IN (
        'trigger'::regtype, 'event_trigger'::regtype, 'internal'::regtype,
        'language_handler'::regtype, 'fdw_handler'::regtype, 'index_am_handler'::regtype,
        'table_am_handler'::regtype, 'tsm_handler'::regtype)
    AND NOT 'internal'::regtype::oid = ANY (every.types)
    AND n.nspname <> 'hop' AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
    AND NOT EXISTS (
        SELECT FROM pg_depend d
        WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i'));
