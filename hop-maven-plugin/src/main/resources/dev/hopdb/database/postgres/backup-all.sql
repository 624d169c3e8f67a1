-- The backups of this very database, oldest first.
SELECT b.name, b.kind, b.place, b.host, b.bytes, b.release, extract(epoch FROM b.taken_at) * 1000, b.spent
FROM hop.backup b
WHERE b.database_oid = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND b.system_id = (SELECT system_identifier::text FROM pg_control_system())
ORDER BY b.position;
