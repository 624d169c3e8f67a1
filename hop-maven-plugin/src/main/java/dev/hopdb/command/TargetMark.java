package dev.hopdb.command;

import dev.hopdb.database.DatabaseFacts;
import dev.hopdb.database.Mark;
import dev.hopdb.database.Session;
import dev.hopdb.problem.HopException;
import java.util.Locale;
import java.util.Optional;

/** Whether a database may be upgraded: it is marked as this project's target, or it is empty. */
final class TargetMark {

    private final TargetDatabase target;
    private final String project;

    TargetMark(TargetDatabase target, String project) {
        this.target = target;
        this.project = project;
    }

    String project() {
        return project;
    }

    /** Refuses a database of somebody else. Reads only. */
    void check(Session session) {
        Optional<Mark> mark = session.mark();
        if (mark.isPresent()) {
            refuseOther(mark.get());
        } else if (!session.isEmpty()) {
            throw new HopException(
                    "Database %s has objects that hop did not make".formatted(target.database()),
                    "hop upgrades databases that it marked, or takes over an empty one, or one that has what the project"
                            + " began with; this one is untouched",
                    another());
        }
    }

    /** Takes an empty database over. */
    void write(Session session) {
        if (session.mark().isEmpty()) {
            DatabaseFacts facts = target.server().find(target.database()).orElseThrow();
            session.ledger().install();
            session.mark(new Mark(
                    project,
                    Mark.Role.TARGET,
                    "",
                    facts.oid(),
                    target.server().traits().systemId()));
        }
    }

    private void refuseOther(Mark mark) {
        if (!mark.project().equals(project)) {
            throw new HopException(
                    "Database %s belongs to another project".formatted(target.database()),
                    "its mark names project %s, and this is %s".formatted(mark.project(), project),
                    "git remote get-url origin\nif that is the project that you meant: " + another());
        }
        if (mark.role() != Mark.Role.TARGET) {
            throw new HopException(
                    "Database %s is a %s database"
                            .formatted(target.database(), mark.role().name().toLowerCase(Locale.ROOT)),
                    "hop makes such a database anew whenever it likes, so no target may be one",
                    another());
        }
    }

    private String another() {
        return target.ours()
                ? "mvn hop:upgrade -Dhop.target=embedded:another"
                : "createdb another\nand name it in the URL of target %s, in settings.xml or HOP_TARGET_<NAME>_URL"
                        .formatted(target.name());
    }
}
