-- Everything that generated classes say, a fact a row: name of the object, and the fact; or null where there is none.
-- Parameters: none. Read by the generated test, with pg_catalog as search path. A domain counts as its base type.
WITH RECURSIVE plain (start, oid) AS (
    SELECT oid, oid FROM pg_type
    UNION ALL
    SELECT p.start, t.typbasetype FROM plain p JOIN pg_type t ON t.oid = p.oid WHERE t.typtype = 'd'
),
scalar (oid, element, name) AS (
    SELECT
        p.start,
        CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE 0 END,
        '"' || replace(n.nspname, '"', '""') || '"."' || replace(t.typname, '"', '""') || '"'
    FROM plain p
        JOIN pg_type t ON t.oid = p.oid AND t.typtype <> 'd'
        JOIN pg_namespace n ON n.oid = t.typnamespace
),
named (oid, name) AS (
    SELECT s.oid, coalesce(e.name || '[]', s.name) FROM scalar s LEFT JOIN scalar e ON e.oid = s.element
),
relation (oid, name, kind) AS (
    SELECT c.oid, n.nspname || '.' || c.relname, c.relkind
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
)
SELECT name, NULL FROM relation
UNION ALL
SELECT
    r.name,
    lpad((row_number() OVER (PARTITION BY r.oid ORDER BY a.attnum))::text, 5, '0') || ' ' || a.attname || ' ' || t.name
        || CASE WHEN r.kind NOT IN ('v', 'm', 'f') AND (d.typnotnull OR (a.attnotnull AND NOT EXISTS (
            SELECT FROM pg_constraint k
            WHERE k.conrelid = r.oid AND k.contype = 'n' AND k.conkey = ARRAY[a.attnum] AND NOT k.convalidated)))
            THEN ' not null' ELSE '' END
FROM relation r
    JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type d ON d.oid = a.atttypid
    JOIN named t ON t.oid = a.atttypid
UNION ALL
SELECT
    r.name,
    CASE k.contype WHEN 'p' THEN 'primary key ' WHEN 'u' THEN 'unique ' ELSE 'foreign key ' END
        || '[' || (
            SELECT string_agg(a.attname, ', ' ORDER BY part.position)
            FROM unnest(k.conkey) WITH ORDINALITY AS part (number, position)
                JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = part.number) || ']'
        || coalesce(' of ' || o.name || ' [' || (
            SELECT string_agg(a.attname, ', ' ORDER BY part.position)
            FROM unnest(k.confkey) WITH ORDINALITY AS part (number, position)
                JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = part.number) || ']', '')
FROM relation r
    JOIN pg_constraint k ON k.conrelid = r.oid
        AND k.contype IN ('p', 'u', 'f')
        AND (k.contype <> 'f' OR k.conparentid = 0)
        AND NOT coalesce((to_jsonb(k) ->> 'conperiod')::boolean, false)
    LEFT JOIN relation o ON o.oid = k.confrelid
UNION ALL
SELECT n.nspname || '.' || t.typname, 'label ' || e.enumlabel
FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN pg_namespace n ON n.oid = t.typnamespace
UNION ALL
SELECT n.nspname || '.' || p.proname || '(' || (
    SELECT coalesce(string_agg(format_type(i.type, NULL), ',' ORDER BY i.position), '')
    FROM unnest(p.proargtypes) WITH ORDINALITY AS i (type, position)) || ')', NULL
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
