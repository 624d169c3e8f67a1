-- Remembers how many rows have been written to each table so far.
INSERT INTO hop.backup_counter (backup, relid, inserted, updated, deleted)
SELECT ?, relid, n_tup_ins, n_tup_upd, n_tup_del
FROM pg_stat_user_tables
WHERE schemaname <> 'hop';
