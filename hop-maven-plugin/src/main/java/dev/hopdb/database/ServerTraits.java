package dev.hopdb.database;

/**
 * What a state of a database depends on besides the scripts, and what hop may do.
 *
 * @param version of the server, as it says it: {@code 17.5}
 * @param systemId tells one cluster from any other, even from a restored copy's databases
 * @param encoding of a new database
 * @param collation of a new database
 * @param role who owns what hop makes, and so who may copy it
 * @param mayCreateDatabases whether the role has CREATEDB
 */
public record ServerTraits(
        String version, String systemId, String encoding, String collation, String role, boolean mayCreateDatabases) {}
