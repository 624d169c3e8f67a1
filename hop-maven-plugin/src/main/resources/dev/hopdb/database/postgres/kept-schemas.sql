-- The schemas that extensions are in, as they are and as they are written in a statement.
SELECT DISTINCT n.nspname, quote_ident(n.nspname)
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
WHERE e.extname = ANY (string_to_array(?, E'\n'));
