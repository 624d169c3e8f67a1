package dev.hopdb.state;

import dev.hopdb.database.DatabaseFacts;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.patch.Fingerprint;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The states that were kept: sealed databases named after their hash, each with the day of its last use as comment. */
final class Templates {

    /** How many of a project are kept on a server. */
    static final int KEPT = 16;

    private static final int HASH_DIGITS = 16;
    private static final String COMMENT = "a state of a hop project, kept to be copied; last used ";

    private final DatabaseServer server;
    private final String prefix;
    private final Clock clock;

    Templates(DatabaseServer server, Workplace place, Clock clock) {
        this.server = server;
        this.prefix = place.prefix('s');
        this.clock = clock;
    }

    DatabaseName name(Fingerprint state) {
        return new DatabaseName(prefix + state.hex().substring(0, HASH_DIGITS));
    }

    /** The furthest state of the chain that is there; the server is asked once. */
    Optional<Kept> furthest(StateChain chain) {
        Map<DatabaseName, DatabaseFacts> there = new HashMap<>();
        server.startingWith(prefix).stream()
                .filter(this::isTemplate)
                .forEach(database -> there.put(database.name(), database));
        for (int i = chain.steps().size() - 1; i >= 0; i--) {
            DatabaseFacts found = there.get(name(chain.steps().get(i)));
            if (found != null) {
                return Optional.of(new Kept(found, chain.steps().get(i)));
            }
        }
        return Optional.empty();
    }

    /** Whether {@code state} can be kept: not if its name is that of a database of somebody's own. */
    boolean mayKeep(Fingerprint state) {
        return server.find(name(state)).map(this::isTemplate).orElse(true);
    }

    /** Keeps {@code scratch}, which is complete and which nobody is connected to, as {@code state}. */
    boolean keep(DatabaseName scratch, Fingerprint state) {
        server.seal(scratch, today());
        try {
            server.rename(List.of(new DatabaseServer.Renaming(scratch, name(state))));
        } catch (RuntimeException e) {
            if (server.find(name(state)).isPresent()) {
                return false;
            }
            throw e;
        }
        dropLeastUsed(name(state));
        return true;
    }

    /** At most once a day: every use would be a write. */
    void used(Kept template) {
        if (!template.facts().comment().equals(today())) {
            server.seal(template.facts().name(), today());
        }
    }

    private void dropLeastUsed(DatabaseName spared) {
        List<DatabaseFacts> there =
                server.startingWith(prefix).stream().filter(this::isTemplate).toList();
        there.stream()
                .filter(database -> !database.name().equals(spared))
                .sorted(Comparator.comparing(DatabaseFacts::comment).thenComparing(DatabaseFacts::oid))
                .limit(Math.max(0, there.size() - KEPT))
                .forEach(database -> server.dropUnused(database.name()));
    }

    /** A name alone proves nothing: somebody may have called a copy of theirs like this. */
    private boolean isTemplate(DatabaseFacts database) {
        return database.comment().startsWith(COMMENT)
                && database.name().text().substring(prefix.length()).matches("[0-9a-f]{%d}".formatted(HASH_DIGITS));
    }

    private String today() {
        return COMMENT + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** A template, and the state that it holds. */
    record Kept(DatabaseFacts facts, Fingerprint state) {}
}
