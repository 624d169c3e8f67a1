SELECT
    h.script,
    coalesce(h.checksum::pg_catalog.text, ''),
    CASE
        WHEN h.type <> 'SQL' THEN 'OTHER'
        WHEN h.version IS NULL THEN 'REPEATABLE'
        ELSE 'SCRIPT'
    END,
    CASE WHEN h.type = 'SQL' THEN h.script ELSE '' END,
    h.success
FROM %s AS h
WHERE h.type NOT IN ('SCHEMA', 'DELETE')
ORDER BY h.installed_rank
