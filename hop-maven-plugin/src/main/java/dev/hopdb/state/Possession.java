package dev.hopdb.state;

import dev.hopdb.database.DatabaseFacts;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Mark;
import dev.hopdb.database.Session;
import dev.hopdb.problem.HopException;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the database under the development name may be replaced: if it has this workspace's mark, with its own OID and
 * its own server's id, so that a mark that came with a dump opens nothing; or if it has no mark and nothing in it.
 */
final class Possession {

    private final DatabaseServer server;
    private final Workplace place;

    Possession(DatabaseServer server, Workplace place) {
        this.server = server;
        this.place = place;
    }

    Mark markFor(DatabaseFacts database) {
        return new Mark(
                place.project(),
                Mark.Role.DEVELOPMENT,
                place.workspace(),
                database.oid(),
                server.traits().systemId());
    }

    /** Finds the development database, if there is one; refuses one that is not this workspace's. */
    Optional<DatabaseFacts> check() {
        Optional<DatabaseFacts> found = server.find(place.development());
        found.ifPresent(database -> {
            try (Session session = server.open(database.name())) {
                check(database, session);
            }
        });
        return found;
    }

    void check(DatabaseFacts database, Session session) {
        Optional<Mark> mark = session.mark();
        if (mark.isPresent() ? mark.get().equals(markFor(database)) : session.isEmpty()) {
            return;
        }
        throw new HopException(
                "hop did not make database '%s', so it stays as it is".formatted(database.name()),
                mark.map(found -> difference(database, found))
                        .orElse("it has no mark of hop and is not empty, and hop would replace all that is in it"),
                fix(database.name()));
    }

    private String difference(DatabaseFacts database, Mark found) {
        Mark expected = markFor(database);
        if (!found.project().equals(expected.project())) {
            return "it belongs to project %s, and this is %s".formatted(found.project(), expected.project());
        }
        if (found.role() != expected.role()) {
            return "it is marked as %s".formatted(found.role().name().toLowerCase(Locale.ROOT));
        }
        if (!found.workspace().equals(expected.workspace())) {
            return "it belongs to workspace %s, and this is %s".formatted(found.workspace(), expected.workspace());
        }
        return "its mark was made in another database (OID %d of cluster %s, and this is %d of %s) and came with a copy"
                .formatted(found.oid(), found.systemId(), expected.oid(), expected.systemId());
    }

    private static String fix(DatabaseName name) {
        return "name another database: -Dhop.url=jdbc:postgresql://host:5432/another\nor, if it can go: dropdb \"%s\""
                .formatted(name);
    }
}
