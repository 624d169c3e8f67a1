package dev.hopdb.rehearsal;

import dev.hopdb.database.LockMode;
import dev.hopdb.database.Relations.Relation;
import dev.hopdb.database.ScriptStatement;
import dev.hopdb.document.RehearsalResult;
import dev.hopdb.document.RehearsalResult.Concern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which statements would keep others waiting for a large table, longest first, and how to write them instead. */
final class Concerns {

    /** Shorter than what anybody notices. */
    private static final Duration SHORTEST = Duration.ofMillis(50);

    /** So many rows that are changed at once stay locked for others until the commit. */
    private static final long MANY_ROWS = 10_000;

    /** From here on, what follows a statement in its transaction counts for more than the statement. */
    private static final int MOSTLY_WAITING = 3;

    private static final String IN_JAVA =
            "run what it locks the table with in an SQL script of its own, for which a rehearsal can say more;"
                    + " or apply the release when nobody needs the table";

    private final long large;

    /** @param large from which size a table is large, in bytes */
    Concerns(long large) {
        this.large = large;
    }

    List<Concern> of(List<Observed> statements) {
        List<Concern> concerns = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            int number = i + 1;
            Observed observed = statements.get(i);
            observed.locks().stream()
                    .filter(lock -> isConcern(observed, lock))
                    .forEach(lock -> concerns.add(concern(number, observed, lock)));
        }
        concerns.sort(Comparator.comparingDouble(Concern::heldMs).reversed());
        return concerns;
    }

    private boolean isConcern(Observed observed, Observed.Lock lock) {
        boolean isLarge = lock.relation().bytes() >= large;
        boolean isLong = lock.held().compareTo(SHORTEST) >= 0;
        return isLarge && isLong && !blocks(observed, lock).equals("neither");
    }

    /** Rows that were changed are locked for whoever wants to change them, too. */
    private static String blocks(Observed observed, Observed.Lock lock) {
        boolean changesMany = observed.rows().orElse(0) >= MANY_ROWS
                && (observed.statement().statement().opensWith("UPDATE")
                        || observed.statement().statement().opensWith("DELETE")
                        || observed.statement().statement().opensWith("MERGE"));
        boolean changesThis = lock.mode() == LockMode.ROW_EXCLUSIVE;
        return changesMany && changesThis ? "writes" : Blocking.of(lock.mode());
    }

    /** Of a script in Java nobody sees the statements. */
    private static String advice(ScriptStatement statement, boolean rewrites) {
        return statement.file().endsWith(".java") ? IN_JAVA : Advice.on(statement.text(), rewrites);
    }

    private static Concern concern(int number, Observed observed, Observed.Lock lock) {
        Relation relation = lock.relation();
        boolean rewrites = observed.rewritten().stream().anyMatch(found -> found.oid() == relation.oid());
        String advice = advice(observed.statement(), rewrites);
        boolean isHeldByOthers = lock.held()
                        .compareTo(observed.took().multipliedBy(MOSTLY_WAITING).plus(SHORTEST))
                > 0;
        return new Concern(
                number,
                observed.statement().toString(),
                observed.statement().firstLine(),
                new RehearsalResult.Relation(relation.name(), relation.bytes()),
                lock.mode().toString(),
                blocks(observed, lock),
                Figures.ms(lock.held()),
                Figures.ms(observed.took()),
                isHeldByOthers
                        ? "what follows it in its transaction keeps the lock: put it last, or " + advice
                        : advice);
    }
}
