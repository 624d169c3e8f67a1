-- A script with reference data has run. Parameters: file; hash of its content; how long it took.
INSERT INTO hop.bootstrap (file, sha256, took)
VALUES (?::text, decode(?::text, 'hex'), ?::interval)
ON CONFLICT (file) DO UPDATE SET
    sha256 = excluded.sha256,
    took = excluded.took,
    applied_at = excluded.applied_at,
    applied_by = excluded.applied_by;
