package dev.hopdb.database;

/**
 * What the server says of one database.
 *
 * @param comment what {@link DatabaseServer#seal} or somebody else remembered; may be empty
 */
public record DatabaseFacts(DatabaseName name, long oid, String comment) {}
