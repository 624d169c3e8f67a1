package dev.hopdb.database.embedded;

import java.nio.file.Path;

/**
 * Which embedded server, and where.
 *
 * @param localFolder of the workspace, {@code .hop/local}: one server for each
 * @param cacheFolder where unpacked servers are, shared by all projects of the user
 * @param postgresVersion as published, such as {@code 18.6.0}
 */
public record EmbeddedSettings(Path localFolder, Path cacheFolder, String postgresVersion) {

    /** The newest server, and the user's own cache. */
    public static EmbeddedSettings in(Path localFolder) {
        return new EmbeddedSettings(
                localFolder,
                Path.of(System.getProperty("user.home"), ".hop", "postgres"),
                Platform.current().defaultPostgresVersion());
    }

    public EmbeddedSettings withPostgres(String version) {
        return new EmbeddedSettings(localFolder, cacheFolder, version);
    }
}
