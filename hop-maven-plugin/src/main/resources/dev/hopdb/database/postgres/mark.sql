-- There is one mark, or none.
INSERT INTO hop.identity (project, role, workspace, database_oid, system_id)
VALUES (?, ?, ?, ?, ?)
ON CONFLICT (only_one) DO UPDATE SET
    project = excluded.project,
    role = excluded.role,
    workspace = excluded.workspace,
    database_oid = excluded.database_oid,
    system_id = excluded.system_id,
    marked_at = excluded.marked_at;
