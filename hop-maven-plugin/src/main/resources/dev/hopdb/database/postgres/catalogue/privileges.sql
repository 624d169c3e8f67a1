-- Where privileges are not what they are by themselves: granted besides, or taken away.
WITH given (class, oid, sub, owner, type, acl) AS (
    SELECT tableoid, oid, 0, relowner, CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relacl FROM pg_class
        WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
    UNION ALL SELECT c.tableoid, c.oid, a.attnum, c.relowner, 'c', a.attacl
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE a.attnum > 0 AND NOT a.attisdropped
    UNION ALL SELECT tableoid, oid, 0, proowner, 'f', proacl FROM pg_proc
    UNION ALL SELECT tableoid, oid, 0, typowner, 'T', typacl FROM pg_type
    UNION ALL SELECT tableoid, oid, 0, nspowner, 'n', nspacl FROM pg_namespace
    UNION ALL SELECT tableoid, oid, 0, lanowner, 'l', lanacl FROM pg_language
    UNION ALL SELECT tableoid, oid, 0, fdwowner, 'F', fdwacl FROM pg_foreign_data_wrapper
    UNION ALL SELECT tableoid, oid, 0, srvowner, 'S', srvacl FROM pg_foreign_server
),
actual AS (
    SELECT g.class, g.oid, g.sub, g.owner, a.grantee, a.privilege_type, bool_or(a.is_grantable AND a.grantee <> g.owner) AS grantable
    FROM given g CROSS JOIN LATERAL aclexplode(g.acl) a
    WHERE g.acl IS NOT NULL
    GROUP BY g.class, g.oid, g.sub, g.owner, a.grantee, a.privilege_type
),
usual AS (
    SELECT g.class, g.oid, g.sub, g.owner, a.grantee, a.privilege_type, false AS grantable
    FROM given g CROSS JOIN LATERAL aclexplode(acldefault(g.type, g.owner)) a
    WHERE g.acl IS NOT NULL
),
changed AS (
    SELECT 'grant of' AS kind, ' to ' AS preposition, e.* FROM (SELECT * FROM actual EXCEPT SELECT * FROM usual) e
    UNION ALL
    SELECT 'revocation of', ' from ', u.* FROM usual u
    WHERE NOT EXISTS (
        SELECT FROM actual a
        WHERE a.class = u.class AND a.oid = u.oid AND a.sub = u.sub AND a.grantee = u.grantee
            AND a.privilege_type = u.privilege_type)
)
SELECT
    c.kind AS kind,
    c.privilege_type || c.preposition || r.name AS name,
    NULL::oid AS class, NULL::oid AS oid, c.sub AS sub, c.class AS of_class, c.oid AS of_oid,
    c.privilege_type AS privilege,
    r.name AS role,
    CASE WHEN c.grantable THEN 'yes' END AS "grant option",
    (SELECT quote_ident(a.attname) FROM pg_attribute a
        WHERE c.sub > 0 AND a.attrelid = c.oid AND a.attnum = c.sub) AS "column"
FROM changed c
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN c.grantee = 0 THEN 'PUBLIC'
        WHEN c.grantee = c.owner THEN 'its owner'
        ELSE quote_ident(pg_get_userbyid(c.grantee))
    END AS name) r;
