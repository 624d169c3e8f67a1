-- What a script has set in this session, without what hop itself sets around it.
SELECT
    (SELECT coalesce(pg_catalog.jsonb_object_agg(s.name, s.setting), '{}'::pg_catalog.jsonb)
     FROM pg_catalog.pg_settings s
     WHERE s.source = 'session'
         AND s.name NOT IN ('lock_timeout', 'client_min_messages', 'client_connection_check_interval'))
    || pg_catalog.jsonb_build_object(
        'session_authorization', session_user, 'role', pg_catalog.current_setting('role'));
