-- How to make a database like another one: with its owner and tablespace, and for an empty one its encoding and locale.
-- Columns of pg_database differ between versions of the server, so the row is read as JSON.
SELECT
    format(' OWNER %I', pg_get_userbyid(d.datdba))
    || CASE WHEN t.spcname <> 'pg_default' THEN format(' TABLESPACE %I', t.spcname) ELSE '' END,
    format(
        ' TEMPLATE template0 ENCODING %L LC_COLLATE %L LC_CTYPE %L', pg_encoding_to_char(d.encoding), d.datcollate, d.datctype)
    || CASE to_jsonb(d) ->> 'datlocprovider'
        WHEN 'c' THEN ' LOCALE_PROVIDER libc'
        WHEN 'i' THEN
            format(
                ' LOCALE_PROVIDER icu ICU_LOCALE %L',
                coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale'))
            || coalesce(format(' ICU_RULES %L', to_jsonb(d) ->> 'daticurules'), '')
        WHEN 'b' THEN format(' LOCALE_PROVIDER builtin BUILTIN_LOCALE %L', to_jsonb(d) ->> 'datlocale')
        ELSE ''
    END
FROM pg_database d JOIN pg_tablespace t ON t.oid = d.dattablespace
WHERE d.datname = ?;
