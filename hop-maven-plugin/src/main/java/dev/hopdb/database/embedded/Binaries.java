package dev.hopdb.database.embedded;

import java.nio.file.Path;

/** Where the server's binaries come from. */
@FunctionalInterface
public interface Binaries {

    /**
     * The jar that holds the server as an archive of its own ({@code *.txz}). Asked for only if it is not unpacked yet.
     *
     * @param postgresVersion as published, such as {@code 18.6.0}
     */
    Path archive(String postgresVersion, Platform platform);
}
