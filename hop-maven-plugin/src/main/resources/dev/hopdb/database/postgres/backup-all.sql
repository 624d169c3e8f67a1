-- The backups of this very database, oldest first. A table that an older hop made may not have every column, so the row is
-- read as JSON.
SELECT
    b.name, b.kind, b.place, b.host, b.bytes, b.release, coalesce((to_jsonb(b) ->> 'unfinished')::boolean, false),
    extract(epoch FROM b.taken_at) * 1000, b.spent
FROM hop.backup b
WHERE b.database_oid = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND b.system_id = (SELECT system_identifier::text FROM pg_control_system())
ORDER BY b.position;
