-- How to drop what people made in this database, one statement a row, what others depend on last.
-- Parameters: only what the current role may drop; extensions as well; how many rows.
-- Left out: what the system made, what belongs to an extension, what is a part of something else, and schema hop.
WITH made (rank, classid, objid, owner, namespace) AS (
    SELECT 1, tableoid, oid, evtowner, NULL::oid FROM pg_event_trigger
    UNION ALL SELECT 1, tableoid, oid, pubowner, NULL FROM pg_publication
    UNION ALL SELECT 2, tableoid, oid, relowner, relnamespace FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
    UNION ALL SELECT 3, s.tableoid, s.oid, s.relowner, s.relnamespace FROM pg_class s
        WHERE s.relkind = 'S' AND NOT EXISTS (
            SELECT FROM pg_depend d WHERE d.classid = s.tableoid AND d.objid = s.oid AND d.deptype IN ('a', 'i'))
    UNION ALL SELECT 4, tableoid, oid, proowner, pronamespace FROM pg_proc
    UNION ALL SELECT 5, tableoid, oid, oprowner, oprnamespace FROM pg_operator
    UNION ALL SELECT 5, tableoid, oid, opcowner, opcnamespace FROM pg_opclass
    UNION ALL SELECT 6, tableoid, oid, opfowner, opfnamespace FROM pg_opfamily
    UNION ALL SELECT 6, tableoid, oid, stxowner, stxnamespace FROM pg_statistic_ext
    UNION ALL SELECT 6, tableoid, oid, cfgowner, cfgnamespace FROM pg_ts_config
    UNION ALL SELECT 6, tableoid, oid, dictowner, dictnamespace FROM pg_ts_dict
    UNION ALL SELECT 6, tableoid, oid, conowner, connamespace FROM pg_conversion
    UNION ALL SELECT 7, t.tableoid, t.oid, t.typowner, t.typnamespace FROM pg_type t
        WHERE (t.typrelid = 0 OR EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))
    UNION ALL SELECT 7, tableoid, oid, collowner, collnamespace FROM pg_collation
    UNION ALL SELECT 8, tableoid, oid, nspowner, oid FROM pg_namespace WHERE nspname <> 'public'
    UNION ALL SELECT 9, tableoid, oid, srvowner, NULL FROM pg_foreign_server
    UNION ALL SELECT 10, tableoid, oid, fdwowner, NULL FROM pg_foreign_data_wrapper
    UNION ALL SELECT 10, tableoid, oid, lanowner, NULL FROM pg_language
    UNION ALL SELECT 10, 'pg_largeobject'::regclass, oid, lomowner, NULL FROM pg_largeobject_metadata
    UNION ALL SELECT 11, tableoid, oid, extowner, extnamespace FROM pg_extension
),
chosen AS (
    SELECT m.*
    FROM made m CROSS JOIN (VALUES (?::boolean, ?::boolean)) AS only_those (droppable, with_extensions)
    WHERE m.objid >= 16384
        AND (NOT only_those.droppable OR pg_has_role(m.owner, 'USAGE'))
        AND (only_those.with_extensions OR m.rank < 11)
        AND NOT EXISTS (
            SELECT FROM pg_namespace n
            WHERE n.oid = m.namespace
                AND (n.nspname = 'hop' OR (m.rank < 11 AND (n.nspname ~ '^pg_' OR n.nspname = 'information_schema'))))
        AND NOT EXISTS (
            SELECT FROM pg_depend d
            WHERE d.classid = m.classid AND d.objid = m.objid AND d.objsubid = 0 AND d.deptype IN ('e', 'i'))
    ORDER BY m.rank, m.objid
    LIMIT ?
)
SELECT
    CASE
        WHEN o.type = 'large object' THEN 'SELECT lo_unlink(' || c.objid || ')'
        ELSE format(
            'DROP %s IF EXISTS %s CASCADE',
            CASE o.type
                WHEN 'statistics object' THEN 'STATISTICS'
                WHEN 'composite type' THEN 'TYPE'
                ELSE upper(replace(o.type, '-', ' '))
            END,
            o.identity)
    END
FROM chosen c CROSS JOIN LATERAL pg_identify_object(c.classid, c.objid, 0) o
ORDER BY c.rank, c.objid;
