-- What the state of a new database depends on besides the scripts, and what this role may do.
-- Columns of pg_database differ between versions of the server, so the row is read as JSON.
SELECT
    split_part(current_setting('server_version'), ' ', 1),
    (SELECT system_identifier::text FROM pg_control_system()),
    pg_encoding_to_char(d.encoding),
    concat_ws(
        ' ', d.datcollate, d.datctype, to_jsonb(d) ->> 'datlocprovider',
        coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale')),
    current_user,
    (SELECT r.rolcreatedb OR r.rolsuper FROM pg_roles r WHERE r.rolname = current_user)
FROM pg_database d
WHERE d.datname = 'template1';
