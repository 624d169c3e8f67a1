package dev.hopdb.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.DatabaseServer.Renaming;
import dev.hopdb.database.ForeignSession;
import dev.hopdb.database.Secret;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.HopException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

    private final DatabaseServer server = PostgresServer.connect(TestCluster.address());
    private final List<DatabaseName> made = new ArrayList<>();

    @AfterEach
    void drop() {
        made.forEach(server::drop);
        server.close();
    }

    @Test
    void saysWhatAStateDependsOn() {
        assertThat(server.traits().version()).matches("\\d+\\.\\d+");
        assertThat(server.traits().systemId()).matches("\\d{10,}");
        assertThat(server.traits().encoding()).isEqualTo("UTF8");
        assertThat(server.traits().mayCreateDatabases()).isTrue();
        try (DatabaseServer poor = PostgresServer.connect(TestCluster.role("postgres", ""))) {
            assertThat(poor.traits().mayCreateDatabases()).isFalse();
            assertThat(poor.traits().systemId()).isEqualTo(server.traits().systemId());
        }
    }

    @Test
    void refusesARoleInWhoseSchemaScriptsWouldMakeTheirTables() {
        DatabaseAddress there = TestCluster.address();
        try (DatabaseServer asHop = PostgresServer.connect(new DatabaseAddress(there.url(), "hop", there.password()))) {
            assertThatExceptionOfType(HopException.class)
                    .isThrownBy(asHop::traits)
                    .withMessageContaining("A role named hop cannot be used");
        }
    }

    @Test
    void databasesOfAnyNameAreMadeSealedCopiedAndDropped() {
        DatabaseName odd = name("o\"d'd %s é/?;+&");
        DatabaseName copy = name("c\\opy");
        server.create(odd);
        try (Session session = server.open(odd)) {
            session.run(new PatchFile.Sql("x", "CREATE TABLE t ()"));
        }
        server.seal(odd, "it's \\ a 'comment'");
        server.copy(odd, copy);

        assertThat(server.find(odd)).hasValueSatisfying(found -> {
            assertThat(found.name()).isEqualTo(odd);
            assertThat(found.comment()).isEqualTo("it's \\ a 'comment'");
        });
        assertThatExceptionOfType(HopException.class).isThrownBy(() -> server.open(odd));
        try (Session session = server.open(copy)) {
            assertThat(session.isEmpty()).isFalse();
        }
        assertThat(server.startingWith("o\"d'd "))
                .extracting(found -> found.name())
                .contains(odd);
        assertThat(server.startingWith("o_d_d")).isEmpty();

        server.drop(odd);
        server.drop(odd);
        assertThat(server.find(odd)).isEmpty();
    }

    /** As an autovacuum worker does, and a session that is just ending. */
    @Test
    void waitsForASessionThatItMayNotEnd() throws Exception {
        try (DatabaseServer poor = PostgresServer.connect(TestCluster.role("postgres", "CREATEDB"))) {
            DatabaseName name = name("visited");
            poor.create(name);
            DatabaseAddress visited = TestCluster.address(name.text());
            Connection visitor = DriverManager.getConnection(
                    visited.url(), visited.user(), visited.password().reveal());
            var leaves = new AtomicBoolean();
            var gone = CompletableFuture.runAsync(
                    () -> {
                        leaves.set(true);
                        closeQuietly(visitor);
                    },
                    CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS));

            poor.drop(name);

            assertThat(leaves).isTrue();
            assertThat(poor.find(name)).isEmpty();
            gone.join();
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothingIsContactedBeforeItIsNeeded() {
        DatabaseServer nowhere = PostgresServer.connect(
                new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/shop", "u", new Secret("hush")));

        assertThat(nowhere.address(new DatabaseName("a b")).url()).isEqualTo("jdbc:postgresql://127.0.0.1:1/a%20b");
        assertRefused(nowhere, "127.0.0.1:1", "hop.url");
    }

    @Test
    void namesAHostThatIsUnknown() {
        assertRefused(
                PostgresServer.connect(
                        new DatabaseAddress("jdbc:postgresql://nowhere.invalid/shop", "u", new Secret("hush"))),
                "nowhere.invalid",
                "hop.url");
    }

    @Test
    void namesAWrongPasswordWithoutIt() {
        DatabaseAddress role = TestCluster.role("postgres", "");
        assertRefused(
                PostgresServer.connect(new DatabaseAddress(role.url(), role.user(), new Secret("hush"))),
                "28P01",
                "hop.password");
    }

    @Test
    void aMissingDatabaseIsNamed() {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> server.open(new DatabaseName("not there")))
                .satisfies(e -> assertThat(e.report()).contains("'not there'", "createdb"));
    }

    @Test
    void renamesAllOrNone() {
        DatabaseName a = name("a%s");
        DatabaseName b = name("b%s");
        DatabaseName c = name("c%s");
        server.create(a);
        server.create(b);

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> server.rename(List.of(new Renaming(a, c), new Renaming(b, c))));
        assertThat(server.find(a)).isPresent();
        assertThat(server.find(c)).isEmpty();

        long first = server.find(a).orElseThrow().oid();
        server.rename(List.of(new Renaming(a, c), new Renaming(b, a)));
        assertThat(server.find(c).orElseThrow().oid()).isEqualTo(first);
        assertThat(server.find(b)).isEmpty();
    }

    @Test
    void renamesThoughAPoolReconnectsAtOnce() throws Exception {
        DatabaseName busy = name("busy%s");
        DatabaseName renamed = name("renamed%s");
        server.create(busy);
        DatabaseAddress address = server.address(busy);
        var stop = new AtomicBoolean();
        List<Thread> pool = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            pool.add(new Thread(() -> reconnect(address, stop)));
        }
        pool.forEach(Thread::start);
        try {
            Thread.sleep(300);
            List<ForeignSession> ended = server.rename(List.of(new Renaming(busy, renamed)));

            assertThat(ended)
                    .isNotEmpty()
                    .allMatch(session -> session.application().equals("pool"));
            assertThat(server.find(renamed)).isPresent();
        } finally {
            stop.set(true);
            for (Thread thread : pool) {
                thread.join();
            }
        }
    }

    private static void reconnect(DatabaseAddress address, AtomicBoolean stop) {
        while (!stop.get()) {
            try (Connection connection = DriverManager.getConnection(
                    address.url() + "?ApplicationName=pool",
                    address.user(),
                    address.password().reveal())) {
                while (!stop.get() && connection.isValid(1)) {
                    Thread.onSpinWait();
                }
            } catch (SQLException endedOrGone) {
                Thread.onSpinWait();
            }
        }
    }

    private static void assertRefused(DatabaseServer refused, String... words) {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(refused::traits)
                .satisfies(e -> assertThat(e.report()).contains(words).doesNotContain("hush"));
    }

    private DatabaseName name(String form) {
        DatabaseName name = new DatabaseName(form.replace("%s", TestCluster.freshName("n")));
        made.add(name);
        return name;
    }
}
