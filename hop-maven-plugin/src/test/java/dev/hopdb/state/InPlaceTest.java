package dev.hopdb.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.ScriptFailed;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.version.Label;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InPlaceTest extends StatesFixture {

    private static final String FIRST = "CREATE TABLE a (); CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'";

    @Test
    void withoutCreatedbTheDevelopmentDatabaseIsBuiltInPlace() {
        try (DatabaseServer poor = poorServer()) {
            states(poor).rebuildDevelopment(state(patch(1, FIRST)));
            Rebuilt again = states(poor).rebuildDevelopment(atHand(patch(2, "CREATE TABLE b ()"), patch(1, FIRST)));
            assertThat(again.note()).contains("in place");
            assertThat(tables(poor.address(development))).containsExactly("a", "b");

            assertThatExceptionOfType(ScriptFailed.class)
                    .isThrownBy(() -> states(poor).rebuildDevelopment(state(patch(3, "SELECT 1/0"))));
            assertThat(tables(poor.address(development))).containsExactly("a", "b");

            try (ScratchDatabase scratch = states(poor).scratch(state(patch(4, "CREATE TABLE d ()")))) {
                assertThat(tables(scratch.address())).containsExactly("d");
            }
        }
    }

    @Test
    void withoutCreatedbNobodyRebuildsTheDatabaseUnderATestRun() {
        try (DatabaseServer poor = poorServer()) {
            try (ScratchDatabase tested = states(poor).scratch(state(patch(1, FIRST)))) {
                assertThatExceptionOfType(HopException.class)
                        .isThrownBy(() -> states(poor).rebuildDevelopment(state(patch(2, "CREATE TABLE b ()"))))
                        .satisfies(e -> assertThat(e.problem()).startsWith("Another goal is at work on database"));
                assertThat(tables(tested.address())).containsExactly("a");
            }
            states(poor).rebuildDevelopment(state(patch(2, "CREATE TABLE b ()")));
        }
    }

    @Test
    void withoutCreatedbAndLocksForAllTheDatabaseIsBuiltInSteps() {
        String many = "CREATE TABLE t%1$d (); SELECT pg_advisory_xact_lock(%1$d, i) FROM generate_series(1, 9000) i";
        State state = new State(
                new History(List.of(new Release(
                        RELEASE,
                        List.of(
                                patch(1, many.formatted(1)),
                                patch(2, many.formatted(2)),
                                patch(3, many.formatted(3)))))),
                Optional.empty(),
                TransactionUnit.PATCH);
        try (DatabaseServer poor = poorServer()) {
            states(poor).rebuildDevelopment(state);

            assertThat(tables(poor.address(development))).containsExactly("t1", "t2", "t3");
            assertThat(ran).as("tried in one go first").hasSizeGreaterThan(3);
        }
    }

    @Test
    void withoutCreatedbWhatProductionWillDoIsShownInItsTransactions() {
        Release makes = new Release(RELEASE, List.of(patch(1, "CREATE TABLE a (i int)")));
        Release fills =
                new Release(Label.parse("0.2.0"), List.of(patch(2, "COPY a FROM stdin WITH (FREEZE);\n1\n\\.\n")));
        State both = new State(new History(List.of(makes, fills)), Optional.empty(), TransactionUnit.RELEASE)
                .asProofFor(TransactionUnit.RELEASE);
        try (DatabaseServer poor = poorServer()) {
            assertThatExceptionOfType(ScriptFailed.class)
                    .isThrownBy(() -> states(poor).scratch(both).close())
                    .satisfies(e -> assertThat(e.report())
                            .contains("Patches/2/10.sql:1:1 failed")
                            .contains("cannot perform COPY FREEZE because the table was not created")
                            .endsWith("Your development database is half built; the same command builds it anew."));
        }
    }

    /** The rows can only be copied so by the transaction that has made the table. */
    @Test
    void withoutCreatedbAMergeIsTriedInTheTransactionsOfProduction() {
        Patch makes = patch(1, "CREATE TABLE a (i int)");
        State merge = atHand(patch(2, "COPY a FROM stdin WITH (FREEZE);\n1\n\\.\n"), makes);
        try (DatabaseServer poor = poorServer()) {
            assertThatExceptionOfType(ScriptFailed.class)
                    .isThrownBy(() -> states(poor)
                            .scratch(merge.asProofFor(TransactionUnit.PATCH))
                            .close())
                    .satisfies(e -> assertThat(e.why()).contains("cannot perform COPY FREEZE"));

            states(poor).scratch(merge.asProofFor(TransactionUnit.RELEASE)).close();
            assertThat(tables(poor.address(development))).containsExactly("a");
        }
    }

    @Test
    void withoutCreatedbAForeignDatabaseIsRefusedToo() {
        try (DatabaseServer poor = poorServer()) {
            try (Session session = poor.open(development)) {
                session.run(new PatchFile.Sql("x", "CREATE SCHEMA precious"));
            }
            assertThatExceptionOfType(HopException.class)
                    .isThrownBy(() -> states(poor).rebuildDevelopment(state()));
            try (Session session = poor.open(development)) {
                assertThat(session.isEmpty()).isFalse();
            }
        }
    }

    private DatabaseServer poorServer() {
        DatabaseAddress role = TestCluster.role("postgres", "");
        TestCluster.run(
                "postgres",
                "CREATE DATABASE \"%s\" OWNER %s".formatted(development.text().replace("\"", "\"\""), role.user()));
        return PostgresServer.connect(role);
    }
}
