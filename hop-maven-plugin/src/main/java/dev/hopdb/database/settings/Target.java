package dev.hopdb.database.settings;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import java.util.List;

/** A database that hop upgrades, as {@code hop.target} names it. */
public sealed interface Target {

    /** On a server of the user's. */
    record Named(String name, DatabaseAddress address, List<String> warnings) implements Target {}

    /** On the workspace's own server, for trying things out. */
    record OnEmbedded(DatabaseName database) implements Target {}
}
