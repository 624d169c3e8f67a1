-- How many rows have been written to each table so far, as the server counts them.
SELECT jsonb_build_object(
    'commits', s.xact_commit,
    'reset', s.stats_reset,
    'tables', (
        SELECT coalesce(jsonb_agg(jsonb_build_array(t.relid::bigint, t.n_tup_ins, t.n_tup_upd, t.n_tup_del)), '[]')
        FROM pg_stat_user_tables t
        WHERE t.schemaname <> 'hop'))
FROM pg_stat_database s
WHERE s.datname = current_database();
