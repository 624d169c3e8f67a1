-- Moves a ledger of format 1 into the tables of format 2, which ledger.sql has made in the same transaction.
DO $$
DECLARE
    old_name text;
BEGIN
    FOR old_name IN SELECT conname FROM pg_constraint WHERE conrelid = 'hop.file'::regclass AND conname LIKE 'script\_%' LOOP
        EXECUTE format('ALTER TABLE hop.file RENAME CONSTRAINT %I TO %I', old_name, 'file_' || substr(old_name, 8));
    END LOOP;
END
$$;
ALTER SEQUENCE hop.script_position_seq RENAME TO file_position_seq;

INSERT INTO hop.run (release, begun_at, begun_by, os_user, host, git_commit, tool_version)
SELECT label, begun_at, begun_by, os_user, host, git_commit, tool_version
FROM hop.release
ORDER BY begun_at;

ALTER TABLE hop.release
    ADD COLUMN finished_at timestamptz CHECK (finished_at >= begun_at),
    DROP COLUMN begun_by,
    DROP COLUMN os_user,
    DROP COLUMN host,
    DROP COLUMN git_commit,
    DROP COLUMN tool_version;

-- Format 1 knew no end. Whether the last release had come to it, hop finds out by its patches.
UPDATE hop.release r
SET finished_at = greatest(r.begun_at, (SELECT max(p.applied_at) FROM hop.patch p WHERE p.release = r.label));
