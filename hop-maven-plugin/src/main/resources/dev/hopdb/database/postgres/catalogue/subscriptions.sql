-- How a subscription connects may be a secret, and is not read.
SELECT
    'subscription' AS kind, quote_ident(s.subname) AS name,
    'pg_subscription'::regclass::oid AS class, s.oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    quote_ident(pg_get_userbyid(s.subowner)) AS owner,
    CASE WHEN s.subenabled THEN 'enabled' ELSE 'disabled' END AS "is",
    array_to_string(s.subpublications, ', ') AS publications
FROM pg_subscription s
JOIN pg_database d ON d.oid = s.subdbid
WHERE d.datname = current_database();
