-- What objects made later will be open to. The role that makes them is named unless it owns the database. What holds in all
-- schemas is said by what differs from what the server would give by itself; what holds in one is added to that.
WITH set_up AS (
    SELECT
        d.oid, d.defaclobjtype AS objtype, d.defaclrole AS maker_oid, d.defaclnamespace AS space, d.defaclacl AS acl,
        acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END::"char", d.defaclrole) AS usual,
        CASE WHEN d.defaclrole = b.datdba THEN 'the owner of the database' ELSE quote_ident(pg_get_userbyid(d.defaclrole)) END AS maker,
        (SELECT quote_ident(n.nspname) FROM pg_namespace n WHERE n.oid = d.defaclnamespace) AS schema
    FROM pg_default_acl d
    JOIN pg_database b ON b.datname = current_database()
),
actual AS (
    SELECT s.oid, a.grantee, a.privilege_type, a.is_grantable AND a.grantee <> s.maker_oid AS grantable
    FROM set_up s CROSS JOIN LATERAL aclexplode(s.acl) a
),
usual AS (
    SELECT s.oid, a.grantee, a.privilege_type, false AS grantable
    FROM set_up s CROSS JOIN LATERAL aclexplode(s.usual) a
    WHERE s.space = 0
),
changed AS (
    SELECT 'default privilege' AS kind, ' to ' AS preposition, e.* FROM (SELECT * FROM actual EXCEPT SELECT * FROM usual) e
    UNION ALL
    SELECT 'default revocation', ' from ', u.* FROM usual u
    WHERE NOT EXISTS (
        SELECT FROM actual a WHERE a.oid = u.oid AND a.grantee = u.grantee AND a.privilege_type = u.privilege_type)
)
SELECT
    c.kind AS kind,
    format('%s on %s%s%s%s, of %s', c.privilege_type,
        CASE s.objtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types'
            WHEN 'n' THEN 'schemas' ELSE 'large objects' END,
        coalesce(' in ' || s.schema, ''),
        c.preposition,
        CASE WHEN c.grantee = 0 THEN 'PUBLIC' WHEN c.grantee = s.maker_oid THEN 'their owner'
            ELSE quote_ident(pg_get_userbyid(c.grantee)) END,
        s.maker) AS name,
    NULL::oid AS class, NULL::oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    c.privilege_type AS privilege,
    CASE s.objtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES'
        WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END AS objects,
    s.schema AS schema,
    CASE WHEN c.grantee = 0 THEN 'PUBLIC' WHEN c.grantee = s.maker_oid THEN NULL
        ELSE quote_ident(pg_get_userbyid(c.grantee)) END AS grantee,
    s.maker AS maker,
    CASE WHEN c.grantable THEN 'yes' END AS "grant option"
FROM changed c
JOIN set_up s ON s.oid = c.oid;
