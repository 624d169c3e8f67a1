-- What decides how this database can be backed up, and replaced by a backup. One row; lists are a line for each entry.
WITH
me AS (
    SELECT r.rolsuper AS super, r.rolsuper OR r.rolcreatedb AS creates, r.rolcreaterole AS makes_roles
    FROM pg_roles r
    WHERE r.rolname = current_user
),
extension AS (
    SELECT e.extname, e.extowner, coalesce(v.trusted, false) AS trusted
    FROM pg_extension e LEFT JOIN pg_available_extension_versions v ON v.name = e.extname AND v.version = e.extversion
    WHERE e.extname <> 'plpgsql'
),
owned (classid, objid, owner) AS (
    SELECT tableoid, oid, relowner FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
    UNION ALL SELECT tableoid, oid, proowner FROM pg_proc
    UNION ALL SELECT tableoid, oid, typowner FROM pg_type WHERE typrelid = 0 AND typelem = 0
    UNION ALL SELECT n.tableoid, n.oid, n.nspowner FROM pg_namespace n
        WHERE n.nspname <> 'public' AND n.nspname !~ '^pg_'
            AND NOT EXISTS (SELECT FROM pg_extension e WHERE e.extnamespace = n.oid)
    UNION ALL SELECT tableoid, oid, evtowner FROM pg_event_trigger
    UNION ALL SELECT tableoid, oid, pubowner FROM pg_publication
    UNION ALL SELECT 'pg_largeobject'::regclass, oid, lomowner FROM pg_largeobject_metadata
),
foreign_object AS (
    SELECT o.classid, o.objid
    FROM owned o
    WHERE o.objid >= 16384
        AND NOT pg_has_role(o.owner, 'MEMBER')
        AND NOT EXISTS (
            SELECT FROM pg_depend d
            WHERE d.classid = o.classid AND d.objid = o.objid AND d.objsubid = 0 AND d.deptype IN ('e', 'i'))
    ORDER BY o.classid, o.objid
    LIMIT 3
),
setting AS (
    SELECT n.name || coalesce(' of ' || r.rolname, '') AS name
    FROM me m CROSS JOIN pg_database d JOIN pg_db_role_setting g ON g.setdatabase = d.oid
        CROSS JOIN LATERAL unnest(g.setconfig) AS c (setting)
        CROSS JOIN LATERAL split_part(c.setting, '=', 1) AS n (name)
        LEFT JOIN pg_roles r ON r.oid = g.setrole
        LEFT JOIN pg_settings p ON lower(p.name) = lower(n.name)
    WHERE d.datname = current_database()
        AND NOT m.super
        AND (
            coalesce(r.rolname <> current_user AND NOT m.makes_roles, false)
            OR coalesce(p.context, '') NOT IN ('user', 'backend'))
),
holder AS (
    SELECT 'replication slot ' || slot_name AS name
    FROM pg_replication_slots
    WHERE database = current_database() AND NOT temporary
    UNION ALL
    SELECT 'subscription ' || s.subname
    FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid
    WHERE d.datname = current_database()
)
SELECT
    (SELECT coalesce(sum(pg_table_size(oid)), 0)::bigint FROM pg_class WHERE relkind IN ('r', 'm') AND oid >= 16384),
    (SELECT string_agg(extname, E'\n' ORDER BY extname) FROM extension),
    (SELECT m.creates AND pg_has_role(d.datdba, 'MEMBER') FROM me m, pg_database d WHERE d.datname = current_database()),
    (SELECT string_agg(pg_describe_object(classid, objid, 0), E'\n') FROM foreign_object),
    (SELECT string_agg(e.extname, E'\n' ORDER BY e.extname) FROM extension e, me m WHERE NOT (m.super OR e.trusted)),
    (SELECT string_agg(name, E'\n' ORDER BY name) FROM holder),
    (SELECT string_agg(name, E'\n' ORDER BY name) FROM setting);
