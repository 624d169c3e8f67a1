package dev.hopdb.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseFacts;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.ForeignSession;
import dev.hopdb.database.ScriptFailed;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.version.Label;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class StatesTest extends StatesFixture {

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
    void theCatalogIsReadWhileTheDatabaseIsBuilt() {
        ScratchDatabase merged =
                states().described(atHand(patch(2, "CREATE TABLE b ()"), patch(1, "CREATE TABLE a ()")));
        merged.close();

        assertThat(merged.catalog().relations())
                .as("of a database that is gone")
                .extracting(relation -> relation.name().name())
                .containsExactlyInAnyOrder("a", "b");
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
    void aReleaseThatIsOneTransactionIsReplayedWholeAsAnUpgradeWould() {
        Patch begins = patch(2, "CREATE TABLE begun AS SELECT pg_current_xact_id()::text AS id");
        Patch isOneWithIt = patch(
                3, "DO $$ BEGIN ASSERT (SELECT id FROM begun) = pg_current_xact_id()::text, 'another one'; END $$");
        Release first = new Release(Label.parse("0.0.1"), List.of(patch(1, "CREATE TABLE a ()")));
        states().scratch(wholeReleases(first, new Release(RELEASE, List.of(begins))))
                .close();

        states().scratch(wholeReleases(first, new Release(RELEASE, List.of(begins, isOneWithIt))))
                .close();

        assertThat(ran).containsExactly("1", "2", "1", "2", "3");
    }

    private static State wholeReleases(Release... releases) {
        return new State(new History(List.of(releases)), Optional.empty(), TransactionUnit.RELEASE);
    }

    @Test
    void aDatabaseThatOnlyHasATemplatesNameIsNotDropped() {
        DatabaseName somebodys = new DatabaseName("hop_%s_s_backup".formatted(project));
        server.create(somebodys);

        for (int i = 0; i <= Templates.KEPT; i++) {
            states().scratch(state(patch(1, "SELECT " + i))).close();
        }

        assertThat(server.find(somebodys)).isPresent();
        assertThat(names('s')).hasSize(Templates.KEPT + 1);
    }

    @Test
    void aDatabaseThatOnlyHasATemplatesNameIsNeitherCopiedNorSealed() {
        State state = state(patch(1, "CREATE TABLE a ()"));
        states().scratch(state).close();
        DatabaseName somebodys = new DatabaseName(names('s').get(0));
        server.drop(somebodys);
        server.create(somebodys);
        try (Session session = server.open(somebodys)) {
            session.run(new PatchFile.Sql("x", "CREATE TABLE precious ()"));
        }
        State next = atHand(patch(2, "CREATE TABLE b ()"), patch(1, "CREATE TABLE a ()"));

        try (ScratchDatabase scratch = states().scratch(state)) {
            assertThat(tables(scratch.address())).containsExactly("a");
        }
        states().rebuildDevelopment(next);

        assertThat(tables(server.address(development))).containsExactly("a", "b");
        assertThat(tables(server.address(somebodys))).containsExactly("precious");
        assertThat(server.find(somebodys).orElseThrow().comment()).isEmpty();
        assertThat(names('x')).as("scratch that is left").isEmpty();
        assertThat(ran).as("built without keeping").containsExactly("1", "1", "1", "2");

        states().scratch(state(patch(1, "CREATE TABLE a ()"), patch(2, "CREATE TABLE b ()")))
                .close();
        assertThat(ran).as("nothing begins with what is somebody's").endsWith("2", "1", "2");
        assertThat(names('s')).hasSize(2);
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
    void twoRolesOfOneProjectHaveTemplatesOfTheirOwn() {
        State state = state(patch(1, "CREATE TABLE a ()"));
        states().scratch(state).close();
        try (DatabaseServer another = PostgresServer.connect(TestCluster.role("postgres", "CREATEDB"))) {
            for (int i = 0; i < 2; i++) {
                try (ScratchDatabase scratch = states(another).scratch(state)) {
                    assertThat(tables(scratch.address())).containsExactly("a");
                }
            }
            assertThat(ran).as("once for each role").containsExactly("1", "1");
            assertThat(names('s'))
                    .hasSize(1)
                    .doesNotContain(
                            another.startingWith("hop_" + project).get(0).name().text());
        }
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
    void dropsWithAScratchDatabaseTheCopiesThatKilledTestsMadeOfIt() {
        ScratchDatabase tested = states().scratch(state());
        String name = tested.address().url().replaceAll(".*/", "");
        server.copy(new DatabaseName(name), new DatabaseName(name + "_4711_1"));

        tested.close();

        assertThat(names('x')).isEmpty();
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
}
