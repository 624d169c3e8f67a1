-- A table, and the index of a name on it: it is in the schema of its table. Parameters: name as written; OID of the table.
SELECT t.oid, c.oid, format('%I.%I', n.nspname, coalesce(c.relname, '')), coalesce(x.indisvalid, false)
FROM pg_class t
    JOIN pg_namespace n ON n.oid = t.relnamespace
    LEFT JOIN pg_class c
        ON c.relnamespace = t.relnamespace AND c.relkind IN ('i', 'I')
            AND c.relname = (parse_ident(nullif(?, '')))[1]::name
    LEFT JOIN pg_index x ON x.indexrelid = c.oid
WHERE t.oid = ?::oid;
