-- The settings under which hop's own statements run; also brought back after each script.
-- Names resolve to the system's only. The driver asks for the time zone of the machine it runs on: a script must
-- give the same rows wherever hop runs, so it is the one set for this database or role, else UTC.
SET search_path = pg_catalog, pg_temp;
SET client_min_messages = warning;
SELECT set_config(
    'TimeZone',
    coalesce(
        (SELECT substr(c.setting, strpos(c.setting, '=') + 1)
         FROM pg_db_role_setting s CROSS JOIN LATERAL unnest(s.setconfig) AS c (setting)
         WHERE s.setdatabase IN (0, (SELECT d.oid FROM pg_database d WHERE d.datname = current_database()))
             AND s.setrole IN (0, (SELECT r.oid FROM pg_roles r WHERE r.rolname = session_user))
             AND lower(split_part(c.setting, '=', 1)) = 'timezone'
         ORDER BY s.setrole <> 0 DESC, s.setdatabase <> 0 DESC
         LIMIT 1),
        'UTC'),
    false);
SELECT current_setting('max_locks_per_transaction');
