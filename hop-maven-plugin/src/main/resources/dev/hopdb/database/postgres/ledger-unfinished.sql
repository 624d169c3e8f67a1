-- The statements of files that are not complete, in order. Parameter: release.
SELECT s.patch, s.file, s.number, encode(s.sha256, 'hex'), s.state, s.settings::text, s.index_before::bigint
FROM hop.statement s
WHERE s.release = ?
    AND NOT EXISTS (
        SELECT FROM hop.file f WHERE f.release = s.release AND f.patch = s.patch AND f.file = s.file)
ORDER BY s.position;
