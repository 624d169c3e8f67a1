package dev.hopdb.rehearsal;

import dev.hopdb.database.DatabaseFacts;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Mark;
import dev.hopdb.database.Session;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a target on the same server, dropped when it is closed. One whose rehearsal was killed is dropped by the next
 * rehearsal of the same target: it has a name that only hop gives, and a comment or a mark that says what it is. As long as
 * its rehearsal is at work it has a session in it, and so is left alone.
 */
public final class RehearsalClone implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 8;
    private static final String WORKSPACE = "rehearsal";
    private static final String COMMENT = "a clone that hop made for a rehearsal";

    private final DatabaseServer server;
    private final DatabaseName name;
    private List<String> settingsLeftOut = List.of();
    private @Nullable Session claim;

    private RehearsalClone(DatabaseServer server, DatabaseName name) {
        this.server = server;
        this.name = name;
    }

    /**
     * Makes it. The target is only read.
     *
     * @param project whose target it is
     * @throws dev.hopdb.problem.HopException if the server refuses; nothing is left
     */
    public static RehearsalClone of(DatabaseServer server, DatabaseName target, String project, CloneSource source) {
        DatabaseFacts facts = server.find(target).orElseThrow();
        String prefix = "hop_rehearsal_%d_".formatted(facts.oid());
        sweep(server, facts, prefix);
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        RehearsalClone clone = new RehearsalClone(
                server, new DatabaseName(prefix + HexFormat.of().formatHex(nonce)));
        try {
            source.fill(clone.name, clone::claim);
            clone.settingsLeftOut = server.replacements().carryOver(target, clone.name);
            server.comment(clone.name, COMMENT);
            clone.mark(project);
            return clone;
        } catch (RuntimeException e) {
            clone.close();
            throw e;
        }
    }

    /** Statements for the settings of the target that the role may not give to the clone. */
    public List<String> settingsLeftOut() {
        return settingsLeftOut;
    }

    public Session open() {
        return server.open(name);
    }

    @Override
    public void close() {
        if (claim != null) {
            claim.close();
        }
        server.drop(name);
    }

    /** In this order: what has the comment and no session is swept. */
    private void claim() {
        claim = open();
        server.comment(name, COMMENT);
    }

    /** So that nobody takes it for a target, which its copied mark says that it is. */
    private void mark(String project) {
        try (Session session = open()) {
            session.mark(scratch(server, server.find(name).orElseThrow(), project));
        }
    }

    private static Mark scratch(DatabaseServer server, DatabaseFacts database, String project) {
        return new Mark(
                project,
                Mark.Role.SCRATCH,
                WORKSPACE,
                database.oid(),
                server.traits().systemId());
    }

    private static void sweep(DatabaseServer server, DatabaseFacts target, String prefix) {
        Pattern ours = Pattern.compile(Pattern.quote(prefix) + "[0-9a-f]{%d}".formatted(2 * NONCE_BYTES));
        for (DatabaseFacts found : server.startingWith(prefix)) {
            if (ours.matcher(found.name().text()).matches() && isClone(server, found, target)) {
                // Not the one of a rehearsal that is at work: its session is in it.
                server.dropUnused(found.name());
            }
        }
    }

    /** Said to be one by hop; or killed before that: with the mark of the target, which was made elsewhere. */
    private static boolean isClone(DatabaseServer server, DatabaseFacts found, DatabaseFacts target) {
        if (found.comment().equals(COMMENT)) {
            return true;
        }
        try (Session session = server.open(found.name())) {
            Optional<Mark> mark = session.mark();
            return mark.filter(has -> has.equals(scratch(server, found, has.project()))
                            || (has.role() == Mark.Role.TARGET && has.oid() == target.oid()))
                    .isPresent();
        }
    }
}
