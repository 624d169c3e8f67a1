-- Ends what a command of hop left running when it was killed, and tells whether there was any: a database that is still
-- being made, or about to get this name, is not to be seen yet, and would be there after it was dropped.
SELECT count(pg_terminate_backend(a.pid)) > 0
FROM pg_stat_activity a
WHERE a.usename = current_user
    AND a.pid <> pg_backend_pid()
    AND a.application_name = 'hop'
    AND a.state = 'active'
    AND a.query ~ '^(CREATE|ALTER) DATABASE '
    AND strpos(a.query, ?) > 0;
