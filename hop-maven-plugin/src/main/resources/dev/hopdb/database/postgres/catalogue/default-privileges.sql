-- What objects made later will be open to. The role that makes them is named unless it owns the database.
WITH entries AS (
    SELECT
        d.defaclobjtype AS objtype,
        CASE WHEN d.defaclrole = b.datdba THEN 'the owner of the database' ELSE quote_ident(pg_get_userbyid(d.defaclrole)) END AS maker,
        (SELECT quote_ident(n.nspname) FROM pg_namespace n WHERE n.oid = d.defaclnamespace) AS schema,
        d.defaclrole AS maker_oid,
        a.grantee, a.privilege_type, a.is_grantable
    FROM pg_default_acl d
    JOIN pg_database b ON b.datname = current_database()
    CROSS JOIN LATERAL aclexplode(d.defaclacl) a
)
SELECT
    'default privilege' AS kind,
    format('%s on %s%s to %s, of %s', e.privilege_type,
        CASE e.objtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types'
            WHEN 'n' THEN 'schemas' ELSE 'large objects' END,
        coalesce(' in ' || e.schema, ''),
        CASE WHEN e.grantee = 0 THEN 'PUBLIC' WHEN e.grantee = e.maker_oid THEN 'their owner'
            ELSE quote_ident(pg_get_userbyid(e.grantee)) END,
        e.maker) AS name,
    NULL::oid AS class, NULL::oid AS oid, 0 AS sub, NULL::oid AS of_class, NULL::oid AS of_oid,
    e.privilege_type AS privilege,
    CASE e.objtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES'
        WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END AS objects,
    e.schema AS schema,
    CASE WHEN e.grantee = 0 THEN 'PUBLIC' WHEN e.grantee = e.maker_oid THEN NULL
        ELSE quote_ident(pg_get_userbyid(e.grantee)) END AS grantee,
    e.maker AS maker,
    CASE WHEN e.is_grantable THEN 'yes' END AS "grant option"
FROM entries e;
