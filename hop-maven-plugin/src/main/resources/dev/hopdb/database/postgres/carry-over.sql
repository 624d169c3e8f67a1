-- How to give database "to" what belongs to database "from" itself and is in no backup of it, but for its settings: one
-- statement a row, in order.
WITH
source AS (
    SELECT d.*, names.new
    FROM (VALUES (?, ?)) AS names (old, new) JOIN pg_database d ON d.datname = names.old
),
privilege AS (
    SELECT s.new, a.privilege_type, a.is_grantable, coalesce(format('%I', r.rolname), 'PUBLIC') AS grantee
    FROM source s CROSS JOIN LATERAL aclexplode(s.datacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
)
SELECT line
FROM (
    SELECT 1, format('COMMENT ON DATABASE %I IS %L', s.new, shobj_description(s.oid, 'pg_database')) FROM source s
    UNION ALL
    SELECT 2, format('ALTER DATABASE %I CONNECTION LIMIT %s IS_TEMPLATE %s', s.new, s.datconnlimit, s.datistemplate::text)
    FROM source s
    UNION ALL
    SELECT 3, format('REVOKE ALL ON DATABASE %I FROM PUBLIC, %I', s.new, pg_get_userbyid(s.datdba))
    FROM source s
    WHERE s.datacl IS NOT NULL
    UNION ALL
    SELECT
        4,
        format(
            'GRANT %s ON DATABASE %I TO %s%s',
            p.privilege_type, p.new, p.grantee, CASE WHEN p.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
    FROM privilege p
) AS lines (rank, line)
ORDER BY rank, line;
