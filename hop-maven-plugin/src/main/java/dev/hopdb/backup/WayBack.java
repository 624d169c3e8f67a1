package dev.hopdb.backup;

import dev.hopdb.database.BackupRecord.Kind;
import dev.hopdb.database.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a target would be brought back to a backup of it, with the rights of its role. */
public sealed interface WayBack {

    /**
     * As a new database, which is checked and then takes the target's name.
     *
     * @param settings those that another role has to give it: {@code work_mem of app}
     */
    record Beside(List<String> settings) implements WayBack {

        /** What has to be said of it before; empty if nothing. */
        public Optional<String> lack() {
            return settings.isEmpty()
                    ? Optional.empty()
                    : Optional.of("another role has to give back %s".formatted(String.join(", ", settings)));
        }
    }

    /** In the target itself, in one transaction. */
    record InPlace() implements WayBack {}

    /** Not by hop. */
    record None(String why) implements WayBack {}

    /**
     * Decides, for a backup of {@code kind}.
     *
     * @param outside whether hop can be connected to another database of the server
     * @param psql whether pg_dump comes with the program that restores in place
     */
    static WayBack of(Inventory found, Kind kind, boolean outside, boolean psql) {
        if (!found.holders().isEmpty()) {
            return new None("%s would not come along".formatted(String.join(", ", found.holders())));
        }
        List<String> obstacles = new ArrayList<>();
        if (mayGoBeside(found, kind, outside, obstacles)) {
            return new Beside(found.settingsOfOthers());
        }
        if (mayGoInPlace(found, kind, psql, obstacles)) {
            return new InPlace();
        }
        return new None(String.join("; ", obstacles));
    }

    private static boolean mayGoBeside(Inventory found, Kind kind, boolean outside, List<String> obstacles) {
        if (!found.mayReplace()) {
            obstacles.add("the role has no CREATEDB, or is no member of the owner of the database");
        } else if (!outside) {
            obstacles.add("the role may connect to no other database, from which this one could be renamed");
        } else if (kind == Kind.DUMP && !found.objectsOfOthers().isEmpty()) {
            obstacles.add("in a new database the role may not give away what is not its own");
        } else if (kind == Kind.DUMP && !found.extensionsOfOthers().isEmpty()) {
            obstacles.add("the role may not create extension %s in a new database"
                    .formatted(String.join(", ", found.extensionsOfOthers())));
        } else if (kind == Kind.EMPTY && !found.extensions().isEmpty()) {
            obstacles.add("a new database would lack extension %s".formatted(String.join(", ", found.extensions())));
        }
        return obstacles.isEmpty();
    }

    private static boolean mayGoInPlace(Inventory found, Kind kind, boolean psql, List<String> obstacles) {
        if (!found.objectsOfOthers().isEmpty()) {
            obstacles.add(
                    "the role is no member of the owner of %s".formatted(String.join(", ", found.objectsOfOthers())));
            return false;
        }
        if (kind == Kind.DUMP && !psql) {
            obstacles.add("there is no psql beside pg_dump, to restore it in place");
            return false;
        }
        if (kind == Kind.COPY) {
            obstacles.add("a copy cannot be read back into the database that it is of");
        }
        return kind == Kind.DUMP || kind == Kind.EMPTY;
    }
}
