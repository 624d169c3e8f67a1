-- But for what an extension says of itself.
SELECT d.classoid, d.objoid, d.objsubid, d.description
FROM pg_description d
LEFT JOIN pg_extension e ON e.tableoid = d.classoid AND e.oid = d.objoid
LEFT JOIN pg_available_extensions a ON a.name = e.extname AND a.comment = d.description
WHERE (d.objoid >= 16384 OR d.classoid = 'pg_namespace'::regclass) AND a.name IS NULL;
