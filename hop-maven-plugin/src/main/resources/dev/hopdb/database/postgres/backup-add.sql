-- One more backup of this database.
INSERT INTO hop.backup
    (name, kind, place, host, bytes, release, taken_at, spent, database_oid, system_id, commits, stats_reset)
SELECT
    ?, ?, ?, ?, ?, ?, to_timestamp(?::numeric / 1000), ?,
    d.oid, (SELECT system_identifier::text FROM pg_control_system()), s.xact_commit, s.stats_reset
FROM pg_database d JOIN pg_stat_database s ON s.datid = d.oid
WHERE d.datname = current_database();
