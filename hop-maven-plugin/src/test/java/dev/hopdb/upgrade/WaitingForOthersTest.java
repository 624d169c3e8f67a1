package dev.hopdb.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.Release;
import dev.hopdb.version.Label;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever reads a table goes on reading it while an upgrade waits for somebody else who reads it. */
class WaitingForOthersTest {

    private static final String WAITS =
            "SELECT count(*) FROM pg_locks WHERE relation = 't'::regclass AND mode = 'AccessExclusiveLock' AND NOT granted";

    private final DatabaseName name = new DatabaseName(TestCluster.freshName("waiting"));
    private final DatabaseServer server = PostgresServer.connect(TestCluster.address());

    @BeforeEach
    void create() {
        server.create(name);
        TestCluster.run(name.text(), "CREATE TABLE t (a int)");
    }

    @AfterEach
    void drop() {
        server.drop(name);
        server.close();
    }

    /** Without a limit of its wait the upgrade would let nobody pass before the long reader has ended, here never. */
    @Test
    void aSelectIsAnsweredWhileALongerOneKeepsAnAlterTableWaiting() throws Exception {
        CompletableFuture<Void> upgrade;
        try (Session reader = server.open(name)) {
            upgrade = reader.inTransaction(() -> {
                reader.run(new PatchFile.Sql("long.sql", "SELECT count(*) FROM t"));
                CompletableFuture<Void> running = CompletableFuture.runAsync(this::alter);
                awaitWaiting(running);
                assertThat(CompletableFuture.supplyAsync(() -> query("SELECT count(*) FROM t")))
                        .succeedsWithin(2, TimeUnit.MINUTES)
                        .isEqualTo("0");
                assertThat(running).isNotDone();
                return running;
            });
        }
        assertThat(upgrade).succeedsWithin(2, TimeUnit.MINUTES);
        assertThat(query("SELECT count(b) FROM t")).isEqualTo("0");
    }

    private void alter() {
        Terms terms = new Terms(Duration.ofMillis(300), Duration.ofMinutes(5), List.of(), "mvn hop:upgrade");
        Patch patch =
                new Patch(PatchId.parse("1"), List.of(new PatchFile.Sql("1.sql", "ALTER TABLE t ADD COLUMN b int;")));
        try (DatabaseServer own = PostgresServer.connect(TestCluster.address());
                Session session = own.open(name)) {
            new ReleaseApplier(Clock.systemUTC(), Progress.SILENT)
                    .apply(
                            session,
                            new Release(Label.parse("0.1.0"), List.of(patch)),
                            TransactionUnit.RELEASE,
                            new Ledger.Author("ada", "laptop", "0".repeat(40), "0.1.0"),
                            terms);
        }
    }

    private void awaitWaiting(CompletableFuture<Void> upgrade) {
        while (!upgrade.isDone() && query(WAITS).equals("0")) {
            Thread.onSpinWait();
        }
    }

    private String query(String sql) {
        return TestCluster.query(TestCluster.address(name.text()), sql);
    }
}
