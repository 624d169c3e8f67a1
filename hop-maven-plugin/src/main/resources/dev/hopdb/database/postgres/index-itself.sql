-- An index, and the table that it is of; of a table, itself. Parameter: OID.
SELECT
    coalesce(x.indrelid, c.oid), x.indexrelid, format('%I.%I', n.nspname, c.relname), coalesce(x.indisvalid, false)
FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_index x ON x.indexrelid = c.oid
WHERE c.oid = ?::oid;
