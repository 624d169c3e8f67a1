package dev.hopdb.rehearsal;

import dev.hopdb.document.RehearsalResult;
import dev.hopdb.document.RehearsalResult.Concern;
import dev.hopdb.document.RehearsalResult.HeldLock;
import dev.hopdb.document.RehearsalResult.RehearsedStatement;
import dev.hopdb.problem.Counted;
import java.util.ArrayList;
import java.util.List;

/** A rehearsal for the console: every statement with its time, then what would keep others waiting. */
public final class RehearsalTable {

    private static final int WIDEST = 60;

    private final RehearsalResult result;
    private final List<String> lines = new ArrayList<>();

    private RehearsalTable(RehearsalResult result) {
        this.result = result;
    }

    public static List<String> lines(RehearsalResult result) {
        return new RehearsalTable(result).all();
    }

    private List<String> all() {
        lines.add("%s in %s on a copy of %s (PostgreSQL %s, %s of tables)"
                .formatted(
                        Counted.of(result.statements().size(), "statement"),
                        Figures.time((double) result.upgradeMs()),
                        result.target(),
                        result.server(),
                        Figures.size(result.databaseBytes())));
        if (!result.statements().isEmpty()) {
            lines.add("      time        rows  statement");
        }
        result.statements().forEach(this::add);
        if (result.concerns().isEmpty()) {
            lines.add("Nothing would keep others waiting for a table of %s or more"
                    .formatted(Figures.size(result.largeTableBytes())));
        } else {
            lines.add("Would keep others waiting for a large table, longest first:");
            result.concerns().forEach(this::add);
        }
        return lines;
    }

    private void add(RehearsedStatement statement) {
        lines.add("%10s  %10d  %s:%d  %s"
                .formatted(
                        Figures.time(statement.tookMs()),
                        statement.rows(),
                        statement.file(),
                        statement.line(),
                        brief(statement.text())));
        statement.locks().stream()
                .filter(lock -> !lock.blocks().equals("neither"))
                .forEach(lock -> lines.add(" ".repeat(24) + words(lock)));
        statement
                .rewritten()
                .forEach(relation -> lines.add(" ".repeat(24)
                        + "rewrites %s (%s)".formatted(relation.name(), Figures.size(relation.bytes()))));
    }

    private static String words(HeldLock lock) {
        return "%s on %s (%s) for %s: blocks %s"
                .formatted(
                        lock.mode(),
                        lock.relation().name(),
                        Figures.size(lock.relation().bytes()),
                        Figures.time(lock.heldMs()),
                        lock.blocks());
    }

    private void add(Concern concern) {
        lines.add("%10s  %s of %s (%s): %s  %s"
                .formatted(
                        Figures.time(concern.heldMs()),
                        concern.blocks(),
                        concern.relation().name(),
                        Figures.size(concern.relation().bytes()),
                        concern.place(),
                        brief(concern.text())));
        lines.add("            Safer: " + concern.advice());
    }

    private static String brief(String text) {
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 3) + "...";
    }
}
