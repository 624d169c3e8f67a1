-- How to give database "to" the settings that database "from" has, those of roles in it too: one statement a row, in order,
-- and the same as a person would type it for the database that is called "shown".
-- A setting that is a list is read as the server keeps it, then stored as it stands.
WITH
setting AS (
    SELECT
        names.new,
        names.shown,
        c.position,
        r.rolname,
        split_part(c.setting, '=', 1) AS name,
        substr(c.setting, strpos(c.setting, '=') + 1) AS value,
        lower(split_part(c.setting, '=', 1)) IN (
            'search_path', 'temp_tablespaces', 'local_preload_libraries', 'session_preload_libraries') AS is_list
    FROM (VALUES (?, ?, ?)) AS names (old, new, shown)
        JOIN pg_database d ON d.datname = names.old
        JOIN pg_db_role_setting g ON g.setdatabase = d.oid
        LEFT JOIN pg_roles r ON r.oid = g.setrole
        CROSS JOIN LATERAL unnest(g.setconfig) WITH ORDINALITY AS c (setting, position)
),
part AS (
    SELECT
        t.*,
        CASE WHEN t.is_list THEN format('SELECT set_config(%L, %L, true); ', t.name, t.value) ELSE '' END AS before,
        CASE WHEN t.rolname IS NULL THEN 'ALTER DATABASE' ELSE format('ALTER ROLE %I IN DATABASE', t.rolname) END AS alter,
        CASE WHEN t.is_list THEN format('SET %I FROM CURRENT', t.name) ELSE format('SET %I = %L', t.name, t.value) END AS what
    FROM setting t
)
SELECT
    p.before || format('%s %I %s', p.alter, p.new, p.what),
    CASE WHEN p.is_list THEN 'BEGIN; ' ELSE '' END
    || p.before || format('%s %I %s;', p.alter, p.shown, p.what)
    || CASE WHEN p.is_list THEN ' COMMIT;' ELSE '' END
FROM part p
ORDER BY p.position, p.alter, p.what;
