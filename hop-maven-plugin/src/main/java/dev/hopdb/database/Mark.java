package dev.hopdb.database;

/**
 * What hop writes into a database that it made or adopted.
 *
 * @param project the id of the project in {@code .hop/config.toml}
 * @param workspace the clone it belongs to; empty for a target
 * @param oid the database's own when it was marked: a restored or copied mark does not fit
 * @param systemId the cluster's when it was marked
 */
public record Mark(String project, Role role, String workspace, long oid, String systemId) {

    /** What the database is for. */
    public enum Role {
        DEVELOPMENT,
        SCRATCH,
        TARGET
    }
}
