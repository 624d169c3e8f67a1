-- Primary, unique and foreign keys. Left out: what a partition has of its table's (conparentid), and keys over periods
-- of time (PostgreSQL 18), in which values overlap instead of being equal.
SELECT
    n.nspname,
    c.relname,
    k.conname,
    k.contype,
    ARRAY(
        SELECT a.attname::text
        FROM unnest(k.conkey) WITH ORDINALITY AS part (number, position)
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = part.number
        ORDER BY part.position),
    tn.nspname,
    tc.relname,
    ARRAY(
        SELECT a.attname::text
        FROM unnest(k.confkey) WITH ORDINALITY AS part (number, position)
            JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = part.number
        ORDER BY part.position)
FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_class tc ON tc.oid = k.confrelid
    LEFT JOIN pg_namespace tn ON tn.oid = tc.relnamespace
WHERE k.contype IN ('p', 'u', 'f')
    AND (k.contype <> 'f' OR k.conparentid = 0)
    AND NOT c.relispartition
    AND NOT coalesce((to_jsonb(k) ->> 'conperiod')::boolean, false)
    AND n.nspname <> 'hop' AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_';
