-- One more backup of this database, with the rows that had been written to each table before it.
WITH
counted AS (
    SELECT ?::jsonb AS so_far
),
added AS (
    INSERT INTO hop.backup
        (name, kind, place, host, bytes, release, unfinished, taken_at, spent, database_oid, system_id, commits, stats_reset)
    SELECT
        ?, ?, ?, ?, ?, ?, ?, to_timestamp(?::numeric / 1000), ?,
        d.oid, (SELECT system_identifier::text FROM pg_control_system()),
        (c.so_far ->> 'commits')::bigint, (c.so_far ->> 'reset')::timestamptz
    FROM pg_database d CROSS JOIN counted c
    WHERE d.datname = current_database()
    RETURNING name
)
INSERT INTO hop.backup_counter (backup, relid, inserted, updated, deleted)
SELECT a.name, (t.n ->> 0)::oid, (t.n ->> 1)::bigint, (t.n ->> 2)::bigint, (t.n ->> 3)::bigint
FROM added a, counted c, jsonb_array_elements(c.so_far -> 'tables') AS t (n);
