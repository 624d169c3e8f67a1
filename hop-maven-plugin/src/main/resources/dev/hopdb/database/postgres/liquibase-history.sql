SELECT
    h.filename || '::' || h.id || '::' || h.author,
    coalesce(h.md5sum, ''),
    CASE
        WHEN h.description NOT LIKE 'sqlFile path=%%' AND h.filename NOT ILIKE '%%.sql' THEN 'OTHER'
        WHEN h.exectype = 'RERAN' THEN 'REPEATABLE'
        ELSE 'SCRIPT'
    END,
    CASE
        WHEN h.description LIKE 'sqlFile path=%%' THEN pg_catalog.split_part(pg_catalog.substr(h.description, 14), ';', 1)
        WHEN h.filename ILIKE '%%.sql' THEN h.filename
        ELSE ''
    END,
    h.exectype IN ('EXECUTED', 'RERAN', 'MARK_RAN')
FROM %s AS h
ORDER BY h.orderexecuted
