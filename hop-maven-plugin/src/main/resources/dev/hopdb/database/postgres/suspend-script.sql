-- Until the end of the transaction: hop's own statements, in the middle of a script that may have become somebody else.
SET LOCAL SESSION AUTHORIZATION DEFAULT;
SET LOCAL ROLE NONE;
SET LOCAL search_path = pg_catalog, pg_temp;
SET LOCAL lock_timeout = 0;
