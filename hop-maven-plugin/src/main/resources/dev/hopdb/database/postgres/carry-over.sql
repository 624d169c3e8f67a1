-- How to give database "to" what belongs to database "from" itself and is in no backup of it: one statement a row, in
-- order. A setting that is a list is read as the server keeps it, then stored as it stands.
WITH
source AS (
    SELECT d.*, names.new
    FROM (VALUES (?, ?)) AS names (old, new) JOIN pg_database d ON d.datname = names.old
),
setting AS (
    SELECT
        s.new,
        c.position,
        r.rolname,
        split_part(c.setting, '=', 1) AS name,
        substr(c.setting, strpos(c.setting, '=') + 1) AS value,
        lower(split_part(c.setting, '=', 1)) IN (
            'search_path', 'temp_tablespaces', 'local_preload_libraries', 'session_preload_libraries') AS is_list
    FROM source s
        JOIN pg_db_role_setting g ON g.setdatabase = s.oid
        LEFT JOIN pg_roles r ON r.oid = g.setrole
        CROSS JOIN LATERAL unnest(g.setconfig) WITH ORDINALITY AS c (setting, position)
),
privilege AS (
    SELECT s.new, a.privilege_type, a.is_grantable, coalesce(format('%I', r.rolname), 'PUBLIC') AS grantee
    FROM source s CROSS JOIN LATERAL aclexplode(s.datacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
)
SELECT line
FROM (
    SELECT 1, 0, format('COMMENT ON DATABASE %I IS %L', s.new, shobj_description(s.oid, 'pg_database')) FROM source s
    UNION ALL
    SELECT 2, 0, format('ALTER DATABASE %I CONNECTION LIMIT %s IS_TEMPLATE %s', s.new, s.datconnlimit, s.datistemplate::text)
    FROM source s
    UNION ALL
    SELECT 3, 0, format('REVOKE ALL ON DATABASE %I FROM PUBLIC, %I', s.new, pg_get_userbyid(s.datdba))
    FROM source s
    WHERE s.datacl IS NOT NULL
    UNION ALL
    SELECT
        4,
        0,
        format(
            'GRANT %s ON DATABASE %I TO %s%s',
            p.privilege_type, p.new, p.grantee, CASE WHEN p.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
    FROM privilege p
    UNION ALL
    SELECT
        5,
        t.position,
        CASE WHEN t.is_list THEN format('SELECT set_config(%L, %L, true); ', t.name, t.value) ELSE '' END
        || CASE
            WHEN t.rolname IS NULL THEN format('ALTER DATABASE %I', t.new)
            ELSE format('ALTER ROLE %I IN DATABASE %I', t.rolname, t.new)
        END
        || CASE
            WHEN t.is_list THEN format(' SET %I FROM CURRENT', t.name)
            ELSE format(' SET %I = %L', t.name, t.value)
        END
    FROM setting t
) AS lines (rank, position, line)
ORDER BY rank, position, line;
