package dev.hopdb.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.EveryServer;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.problem.HopException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two databases that change places, and what is in the way of that. */
@EveryServer
class ReplacementsTest {

    private final String now = TestCluster.freshName("now");
    private final DatabaseName current = new DatabaseName(now);
    private final DatabaseName aside = new DatabaseName(now + "_aside");
    private final DatabaseName next = new DatabaseName(now + "_next");
    private final DatabaseServer server = PostgresServer.connect(TestCluster.address());

    @BeforeEach
    void makesBoth() {
        server.create(current);
        server.create(next);
        TestCluster.run(next.text(), "CREATE TABLE newer ()");
    }

    @AfterEach
    void dropsThem() {
        server.drop(current);
        server.drop(aside);
        server.drop(next);
        server.close();
    }

    @Test
    void areBothThereWhenTheConnectionIsCutBetweenTheTwoRenamings() throws Exception {
        try (Connection other = DriverManager.getConnection(
                        TestCluster.address().url(),
                        TestCluster.address().user(),
                        TestCluster.address().password().reveal());
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            // Whoever comments on a database lets nobody rename it meanwhile.
            statement.execute("COMMENT ON DATABASE %s IS 'in the way'".formatted(next));
            CompletableFuture<Optional<HopException>> swap = CompletableFuture.supplyAsync(this::swap);
            cut(statement);

            assertThat(swap.get(30, TimeUnit.SECONDS))
                    .get()
                    .satisfies(refusal ->
                            assertThat(refusal.problem()).isEqualTo("The connection to the database was lost"));
            other.rollback();
        }
        assertThat(tables()).isZero();
        assertThat(server.find(aside)).isEmpty();
        assertThat(server.find(next)).isPresent();

        assertThat(swap()).isEmpty();
        assertThat(tables()).isEqualTo(1);
        assertThat(server.find(aside)).isPresent();
    }

    @Test
    void aCopyThatSomebodyCancelsIsNotBegunAgain() throws Exception {
        try (Connection other = DriverManager.getConnection(
                        TestCluster.address().url(),
                        TestCluster.address().user(),
                        TestCluster.address().password().reveal());
                Statement statement = other.createStatement()) {
            // A session of hop is not ended, so that the server waits some seconds for it.
            Session inTheWay = server.open(current);
            CompletableFuture<Optional<HopException>> copy = CompletableFuture.supplyAsync(this::copy);
            await(
                    statement,
                    "SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity"
                            + " WHERE state = 'active' AND query LIKE 'CREATE DATABASE%%TEMPLATE \"%s\"'".formatted(now)
                            // The server waits for five: so this one does not end just before it is cancelled.
                            + " AND clock_timestamp() - query_start < interval '2 s'");
            inTheWay.close();

            assertThat(copy.get(2, TimeUnit.MINUTES))
                    .get()
                    .satisfies(
                            refusal -> assertThat(refusal.why()).contains("canceling statement due to user request"));
        }
        assertThat(server.find(aside)).isEmpty();
    }

    private Optional<HopException> copy() {
        try (DatabaseServer own = PostgresServer.connect(TestCluster.address())) {
            own.replacements().copy(current, aside, true);
            return Optional.empty();
        } catch (HopException e) {
            return Optional.of(e);
        }
    }

    private Optional<HopException> swap() {
        try {
            server.replacements().swap(current, aside, next, false);
            return Optional.empty();
        } catch (HopException e) {
            return Optional.of(e);
        }
    }

    private void cut(Statement statement) throws SQLException, InterruptedException {
        await(
                statement,
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        + " WHERE wait_event_type = 'Lock' AND query LIKE '%%RENAME TO \"%s\"%%'".formatted(now));
    }

    /** Until what {@code sql} counts is one. */
    private static void await(Statement statement, String sql) throws SQLException, InterruptedException {
        for (int attempt = 0; attempt < 400; attempt++) {
            try (var row = statement.executeQuery(sql)) {
                row.next();
                if (row.getInt(1) == 1) {
                    return;
                }
            }
            statement.execute("SELECT pg_stat_clear_snapshot()");
            Thread.sleep(25);
        }
        throw new AssertionError("nobody waits");
    }

    private int tables() {
        return Integer.parseInt(
                TestCluster.query(TestCluster.address(now), "SELECT count(*) FROM pg_class WHERE relname = 'newer'"));
    }
}
