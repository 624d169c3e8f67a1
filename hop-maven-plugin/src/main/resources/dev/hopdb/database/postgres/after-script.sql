-- Leaves nothing of one script to the next: constraints, roles, settings, cursors, prepared statements, temporary tables.
SET CONSTRAINTS ALL IMMEDIATE;
RESET SESSION AUTHORIZATION;
RESET ROLE;
RESET ALL;
SET search_path = pg_catalog, pg_temp;
CLOSE ALL;
UNLISTEN *;
DEALLOCATE ALL;
DISCARD TEMP;
