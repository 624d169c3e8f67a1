-- How to drop what hop keeps in this database, but for its record of backups, one statement a row.
SELECT format('DROP %s IF EXISTS %s CASCADE', upper(o.type), o.identity)
FROM pg_class c CROSS JOIN LATERAL pg_identify_object(c.tableoid, c.oid, 0) o
WHERE c.relnamespace = to_regnamespace('hop')
    AND c.relkind IN ('r', 'p', 'v', 'm')
    AND c.relname NOT IN ('backup', 'backup_counter')
ORDER BY c.oid;
