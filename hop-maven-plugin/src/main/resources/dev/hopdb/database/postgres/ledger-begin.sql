-- Somebody works on a release, maybe not for the first time. Parameters: release; user; host; commit; tool version.
WITH begun AS (
    INSERT INTO hop.release (label)
    VALUES (?)
    ON CONFLICT (label) DO UPDATE SET finished_at = NULL
    RETURNING label
)
INSERT INTO hop.run (release, os_user, host, git_commit, tool_version)
SELECT label, ?, ?, ?, ?
FROM begun;
