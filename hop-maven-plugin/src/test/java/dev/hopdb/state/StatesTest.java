package dev.hopdb.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseFacts;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.ForeignSession;
import dev.hopdb.database.Mark;
import dev.hopdb.database.ScriptFailed;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.upgrade.Progress;
import dev.hopdb.upgrade.ReleaseApplier;
import dev.hopdb.version.Label;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatesTest {

    private static final Label RELEASE = Label.parse("0.1.0");

    @TempDir
    private Path folder;

    private final String project = "%08x".formatted(TestCluster.freshName("p").hashCode());
    private final DatabaseName development = new DatabaseName(TestCluster.freshName("dev \"é%"));
    private final List<String> ran = new ArrayList<>();
    private DatabaseServer server;
    private Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @BeforeEach
    void connect() {
        server = PostgresServer.connect(TestCluster.role("postgres", "CREATEDB"));
    }

    @AfterEach
    void dropAll() {
        try (DatabaseServer admin = PostgresServer.connect(TestCluster.address())) {
            admin.startingWith("hop_" + project).forEach(database -> admin.drop(database.name()));
            admin.drop(development);
        }
        server.close();
    }

    @Test
    void aStateIsBuiltOnceAndCopiedAfterwards() {
        State state = state(patch(1, "CREATE TABLE a ()"), patch(2, "CREATE TABLE b ()"));
        try (ScratchDatabase first = states().scratch(state);
                ScratchDatabase second = states().scratch(state)) {
            assertThat(ran).containsExactly("1", "2");
            assertThat(tables(first.address())).containsExactly("a", "b");
            assertThat(tables(second.address())).containsExactly("a", "b");
            assertThat(second.note()).matches("state [0-9a-f]{6}");
        }
        assertThat(names('x')).isEmpty();
        assertThat(names('s')).hasSize(1);
    }

    @Test
    void onlyWhatIsMissingIsReplayed() {
        states().scratch(state(patch(1, "CREATE TABLE a ()"))).close();
        states().scratch(state(patch(1, "CREATE TABLE a ()"), patch(2, "CREATE TABLE b ()")))
                .close();
        assertThat(ran).containsExactly("1", "2");

        states().scratch(state(patch(1, "CREATE TABLE a (x int)"))).close();
        assertThat(ran).containsExactly("1", "2", "1");
    }

    @Test
    void thePatchAtHandIsNotKept() {
        State state = atHand(patch(2, "CREATE TABLE b ()"), patch(1, "CREATE TABLE a ()"));
        for (int i = 0; i < 2; i++) {
            try (ScratchDatabase scratch = states().scratch(state)) {
                assertThat(scratch.note()).endsWith(" + 1 patch");
                assertThat(tables(scratch.address())).containsExactly("a", "b");
            }
        }
        assertThat(ran).containsExactly("1", "2", "2");
        assertThat(names('s')).hasSize(1);
    }

    @Test
    void nothingIsLeftOfAStateThatFails() {
        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> states().scratch(atHand(patch(2, "SELECT 1;\nSELECT * FROM nowhere"), patch(1, ""))))
                .satisfies(e -> assertThat(e.problem()).isEqualTo("Patches/2/10.sql:2:15 failed"));
        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> states().scratch(state(patch(3, "SELECT * FROM nowhere"))));

        assertThat(names('x')).isEmpty();
        assertThat(names('s')).hasSize(1);
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void theDevelopmentDatabaseIsMadeAndReplaced() {
        States states = states();
        states.rebuildDevelopment(state(patch(1, "CREATE TABLE a ()")));
        Rebuilt again = states.rebuildDevelopment(atHand(patch(2, "CREATE TABLE b ()"), patch(1, "CREATE TABLE a ()")));

        assertThat(again.note()).matches("state [0-9a-f]{6} \\+ 1 patch");
        assertThat(again.ended()).isEmpty();
        assertThat(tables(server.address(development))).containsExactly("a", "b");
        assertThat(names('x')).isEmpty();
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void theDevelopmentDatabaseIsAsBeforeAfterAFailure() {
        states().rebuildDevelopment(state(patch(1, "CREATE TABLE a ()")));
        long oid = server.find(development).orElseThrow().oid();

        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> states().rebuildDevelopment(atHand(patch(2, "SELECT 1/0"), patch(1, ""))));

        assertThat(server.find(development).map(DatabaseFacts::oid)).contains(oid);
        assertThat(tables(server.address(development))).containsExactly("a");
        assertThat(names('x')).isEmpty();
    }

    @Test
    void sessionsInTheWayAreEndedAndNamed() throws Exception {
        states().rebuildDevelopment(state(patch(1, "CREATE TABLE a ()")));
        DatabaseAddress address = server.address(development);
        try (var busy = DriverManager.getConnection(
                address.url() + "?ApplicationName=editor",
                address.user(),
                address.password().reveal())) {
            Rebuilt rebuilt = states().rebuildDevelopment(state(patch(1, "CREATE TABLE b ()")));

            assertThat(rebuilt.ended()).extracting(ForeignSession::application).containsExactly("editor");
            assertThat(busy.isValid(5)).isFalse();
        }
    }

    @Test
    void refusesADatabaseThatHopDidNotMake() {
        server.create(development);
        try (Session session = server.open(development)) {
            session.run(new PatchFile.Sql("x", "CREATE TABLE precious ()"));
        }
        assertRefused("no mark", "precious");
    }

    @Test
    void adoptsAnEmptyDatabase() {
        server.create(development);

        states().rebuildDevelopment(state(patch(1, "CREATE TABLE a ()")));

        assertThat(tables(server.address(development))).containsExactly("a");
    }

    @Test
    void refusesAMarkThatCameWithADump() {
        states().rebuildDevelopment(state(patch(1, "CREATE TABLE precious ()")));
        var aside = new DatabaseName(TestCluster.freshName("aside"));
        server.copy(development, aside);
        server.drop(development);
        server.rename(List.of(new DatabaseServer.Renaming(aside, development)));

        assertRefused("came with a copy", "precious");
    }

    @Test
    void refusesTheMarksOfOthers() {
        states().rebuildDevelopment(state(patch(1, "CREATE TABLE precious ()")));
        Mark own = mark();
        mark(new Mark("other", own.role(), own.workspace(), own.oid(), own.systemId()));
        assertRefused("project other", "precious");
        mark(new Mark(own.project(), own.role(), "other", own.oid(), own.systemId()));
        assertRefused("workspace other", "precious");
        mark(new Mark(own.project(), Mark.Role.TARGET, "", own.oid(), own.systemId()));
        assertRefused("marked as target", "precious");
        mark(new Mark(own.project(), own.role(), own.workspace(), own.oid(), "1"));
        assertRefused("came with a copy", "precious");
        mark(own);
        states().rebuildDevelopment(state());
    }

    @Test
    void twoWhoBuildTheSameStateShareOne() throws Exception {
        State state = state(patch(1, "CREATE TABLE a (); SELECT pg_sleep(0.3)"));
        var pool = Executors.newFixedThreadPool(4);
        DatabaseAddress address = server.address(development);
        Callable<Integer> build = () -> {
            try (DatabaseServer own = PostgresServer.connect(address);
                    ScratchDatabase scratch = states(own).scratch(state)) {
                return tables(scratch.address()).size();
            }
        };
        for (Future<Integer> one : pool.invokeAll(List.of(build, build, build, build))) {
            assertThat(one.get()).isEqualTo(1);
        }
        pool.shutdown();
        assertThat(names('s')).hasSize(1);
        assertThat(names('x')).isEmpty();
    }

    @Test
    void theLeastUsedTemplatesGo() {
        State first = state(patch(0, ""));
        states().scratch(first).close();
        for (int i = 1; i <= Templates.KEPT; i++) {
            clock = Clock.offset(clock, Duration.ofDays(1));
            states().scratch(first).close();
            states().scratch(state(patch(i, ""))).close();
        }
        assertThat(names('s')).hasSize(Templates.KEPT);
        ran.clear();
        states().scratch(first).close();
        assertThat(ran).isEmpty();
        states().scratch(state(patch(1, ""))).close();
        assertThat(ran).containsExactly("1");
    }

    @Test
    void sweepsOnlyWhatNobodyHolds() throws Exception {
        ScratchDatabase held = states().scratch(state());
        var gone = new DatabaseName("hop_%s_x_0123456789abcdef".formatted(project));
        var elsewhere = new DatabaseName("hop_%s_x_fedcba9876543210".formatted(project));
        server.create(gone);
        server.create(elsewhere);
        Path files = folder.resolve("scratch");
        String owner = server.traits().systemId() + " " + files;
        Files.writeString(files.resolve(gone.text()), owner);
        Files.writeString(files.resolve(elsewhere.text()), owner + "-of-another-clone");
        Files.writeString(files.resolve(development.text().substring(0, 3)), owner);

        assertThat(states().sweep()).contains(gone);

        assertThat(names('x')).containsExactlyInAnyOrder(held.address().url().replaceAll(".*/", ""), elsewhere.text());
        held.close();
    }

    @Test
    void withoutCreatedbTheDevelopmentDatabaseIsBuiltInPlace() {
        try (DatabaseServer poor = poorServer()) {
            states(poor)
                    .rebuildDevelopment(state(
                            patch(1, "CREATE TABLE a (); CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'")));
            Rebuilt again = states(poor)
                    .rebuildDevelopment(atHand(
                            patch(2, "CREATE TABLE b ()"),
                            patch(1, "CREATE TABLE a (); CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'")));
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
    void whatTheClusterNeedsIsMadeBeforeAnyPatch() {
        State plain = state(patch(1, "CREATE TABLE roles.a ()"));
        var cluster = new PatchFile.Sql(".hop/cluster.sql", "CREATE SCHEMA IF NOT EXISTS roles");
        assertThatExceptionOfType(ScriptFailed.class).isThrownBy(() -> states().scratch(plain));

        states().scratch(new State(plain.base(), plain.atHand(), plain.grouping(), Optional.of(cluster)))
                .close();

        assertThat(ran).containsExactly("1");
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

    private void assertRefused(String why, String table) {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> states().rebuildDevelopment(state()))
                .satisfies(e -> assertThat(e.report()).contains(why).contains("stays as it is", "dropdb"));
        assertThat(tables(server.address(development))).containsExactly(table);
        assertThat(names('x')).isEmpty();
    }

    private Mark mark() {
        try (Session session = server.open(development)) {
            return session.mark().orElseThrow();
        }
    }

    private void mark(Mark mark) {
        try (Session session = server.open(development)) {
            session.mark(mark);
        }
    }

    private States states() {
        return states(server);
    }

    private States states(DatabaseServer on) {
        Progress progress = new Progress() {
            @Override
            public void ran(Label release, Patch patch, PatchFile file, Duration took) {
                synchronized (ran) {
                    ran.add(patch.id().toString());
                }
            }

            @Override
            public void applied(Label release, Patch patch, Duration took) {}
        };
        return new States(
                on, new Workplace(project, "here", development, folder), new ReleaseApplier(clock, progress), clock);
    }

    private static Patch patch(int number, String sql) {
        return new Patch(PatchId.parse(Integer.toString(number)), List.of(new PatchFile.Sql("10.sql", sql)));
    }

    private static State state(Patch... patches) {
        return new State(
                new History(List.of(new Release(RELEASE, List.of(patches)))),
                Optional.empty(),
                TransactionUnit.RELEASE);
    }

    private static State atHand(Patch atHand, Patch... patches) {
        return new State(
                state(patches).base(), Optional.of(new State.AtHand(RELEASE, atHand)), TransactionUnit.RELEASE);
    }

    private List<String> names(char kind) {
        return server.startingWith("hop_%s_%s_".formatted(project, kind)).stream()
                .map(database -> database.name().text())
                .toList();
    }

    private static List<String> tables(DatabaseAddress address) {
        try (var connection = DriverManager.getConnection(
                        address.url(), address.user(), address.password().reveal());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
