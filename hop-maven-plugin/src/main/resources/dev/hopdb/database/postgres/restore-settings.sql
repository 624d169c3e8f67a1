-- Sets what a script had set in a session that is gone; the role last, since it may not be allowed the rest.
SELECT count(set_config(s.key, s.value, false))
FROM (
    SELECT e.key, e.value
    FROM jsonb_each_text(?::jsonb) AS e (key, value)
    WHERE e.key <> 'session_authorization' OR e.value <> session_user
    ORDER BY CASE e.key WHEN 'role' THEN 2 WHEN 'session_authorization' THEN 1 ELSE 0 END
) AS s;
