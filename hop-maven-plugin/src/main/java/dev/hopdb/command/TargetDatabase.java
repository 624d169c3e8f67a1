package dev.hopdb.command;

import dev.hopdb.backup.LiveDatabase;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.problem.HopException;

/**
 * A database that releases are brought to, as the user named it.
 *
 * @param name as typed: {@code hop.target}
 * @param ours whether hop may make it: on the embedded server only
 */
public record TargetDatabase(String name, DatabaseServer server, DatabaseName database, boolean ours) {

    boolean exists() {
        return server.find(database).isPresent();
    }

    /** As its backups know it: by its name and by where it is. */
    public LiveDatabase live() {
        String address = server.address(database).url().replaceFirst("\\?.*", "");
        return new LiveDatabase(server, database, name + " " + address);
    }

    /** Makes it if it is not there and hop may. */
    void require() {
        if (exists()) {
            return;
        }
        if (!ours) {
            throw new HopException(
                    "There is no database %s on the server of target %s".formatted(database, name),
                    "hop upgrades a database that its owner made, and makes none on somebody's server; the role that makes it will own it",
                    "createdb \"%s\"".formatted(database));
        }
        server.create(database);
    }
}
