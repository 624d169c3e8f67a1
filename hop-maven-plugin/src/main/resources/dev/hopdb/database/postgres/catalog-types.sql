-- Enums, domains, composite types and ranges that people made. A column of pg_range that came with PostgreSQL 14 is read
-- as JSON, since 13 has not got it.
SELECT
    n.nspname,
    t.typname,
    t.typtype,
    CASE WHEN t.typtype = 'c' THEN coalesce(obj_description(t.oid, 'pg_type'), obj_description(t.typrelid, 'pg_class'))
        ELSE obj_description(t.oid, 'pg_type') END,
    ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder),
    CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) ELSE format_type(r.rngsubtype, NULL) END,
    NOT t.typnotnull,
    ARRAY(
        SELECT pg_get_constraintdef(k.oid)
        FROM pg_constraint k
        WHERE k.contypid = t.oid AND k.contype = 'c'
        ORDER BY k.conname COLLATE "C"),
    (SELECT m.typname FROM pg_type m WHERE m.oid = (to_jsonb(r) ->> 'rngmultitypid')::oid)
FROM pg_type t
    JOIN pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_class c ON c.oid = t.typrelid
    LEFT JOIN pg_range r ON r.rngtypid = t.oid
WHERE (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c'))
    AND n.nspname <> 'hop' AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
    AND NOT EXISTS (
        SELECT FROM pg_depend d
        WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e');
