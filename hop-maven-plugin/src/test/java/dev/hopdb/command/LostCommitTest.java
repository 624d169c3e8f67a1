package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.git.CuttingProxy;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.release.Release;
import dev.hopdb.upgrade.ReleaseApplier;
import dev.hopdb.version.Label;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A target whose answer to COMMIT never arrives: it may have the release, and is asked. */
@Timeout(600)
class LostCommitTest {

    @TempDir
    Path folder;

    private PromotedReleases releases;
    private Developer ada;
    private String target;

    @BeforeEach
    void releasesUsers() {
        TestProject project = TestProject.in(folder);
        ada = project.clone("ada");
        target = TestCluster.freshName("target");
        releases = new PromotedReleases(project);
        releases.promote("0.0.1", PromotedReleases.patch("1-users", "CREATE TABLE users (name text);\n"));
    }

    @Test
    void saysThatTheReleaseIsThereWhenItIs() throws IOException {
        AtomicBoolean once = new AtomicBoolean();

        assertThat(lost(() -> isThere() && once.compareAndSet(false, true)))
                .startsWith("The connection to the database was lost")
                .endsWith("The target has 0.0.1 all the same, and all before it; the same command goes on from there.");

        ada.upgrade(target, Optional.empty());
        assertThat(ada.console().lines()).contains(target + " is up to date: 0.0.1");
    }

    @Test
    void saysThatItIsNotKnownWhileTheTargetDoesNotAnswer() throws IOException {
        assertThat(lost(this::isThere))
                .endsWith("Whether the target has received 0.0.1 is not known: it does not answer when asked again.\n"
                        + "Ask it with mvn hop:update -Dhop.target=" + target);
    }

    @Test
    void saysThatItIsAsBeforeWhenTheCommitHasNotArrived() throws IOException {
        AtomicBoolean once = new AtomicBoolean();
        BooleanSupplier applying = () -> "1"
                .equals(TestCluster.query(
                        TestCluster.address("postgres"),
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = '%s' AND query LIKE 'CREATE TABLE users %%'"
                                .formatted(target)));

        assertThat(lost(() -> applying.getAsBoolean() && once.compareAndSet(false, true)))
                .startsWith("The connection to the database was lost")
                .endsWith("The target has received no release.");
    }

    @Test
    void saysThatAPartIsThereWhenAnEarlierCommitOfSeveralHasArrived() throws IOException {
        releasesAnIndex();
        AtomicBoolean once = new AtomicBoolean();

        assertThat(lost(() -> "1".equals(inTarget("SELECT count(*) FROM hop.statement WHERE file = '20.sql'"))
                        && once.compareAndSet(false, true)))
                .startsWith("The connection to the database was lost")
                .endsWith("The target has a part of 0.0.2; the same command goes on from there.");

        ada.upgrade(target, Optional.empty());
        assertThat(ada.console().lines())
                .contains("%1$s has 0.0.2. Next: mvn hop:update -Dhop.target=%1$s".formatted(target));
    }

    @Test
    void saysThatTheReleaseIsThereWhenTheLastCommitOfSeveralHasArrived() throws IOException {
        releasesAnIndex();
        AtomicBoolean once = new AtomicBoolean();

        assertThat(lost(() -> "2".equals(inTarget("SELECT count(finished_at) FROM hop.release"))
                        && once.compareAndSet(false, true)))
                .endsWith("The target has 0.0.2 all the same, and all before it; the same command goes on from there.");

        ada.upgrade(target, Optional.empty());
        assertThat(ada.console().lines()).contains(target + " is up to date: 0.0.2");
    }

    @Test
    void saysThatAPartIsThereWhenAllButItsEndIs() {
        DatabaseAddress address = TestCluster.freshDatabase();
        DatabaseName name = PostgresServer.databaseOf(address);
        Release release =
                new Release(Label.parse("0.0.1"), List.of(PromotedReleases.patch("1-users", "CREATE TABLE users ();")));
        try (DatabaseServer server = PostgresServer.connect(address)) {
            try (Session session = server.open(name)) {
                ReleaseApplier.record(session, release, new Ledger.Author("ada", "test", "", "0.1.0"));
            }
            AfterLoss lost = new AfterLoss(new TargetDatabase("shop", server, name, false), release, 1);
            assertThat(lost.standing("as before")).startsWith("The target has 0.0.1 all the same");
            TestCluster.run(address, "UPDATE hop.release SET finished_at = NULL");

            assertThat(lost.standing("as before"))
                    .isEqualTo("The target has a part of 0.0.1; the same command goes on from there.");
        }
    }

    @Test
    void saysThatItIsNotKnownWhileTheServerStillWorksOnIt() {
        DatabaseAddress address = TestCluster.freshDatabase();
        DatabaseName name = PostgresServer.databaseOf(address);
        try (DatabaseServer server = PostgresServer.connect(address);
                Session theLostOne = server.open(name)) {
            assertThat(theLostOne.tryLockTarget()).isTrue();
            Release release = new Release(Label.parse("0.0.1"), List.of());

            assertThat(new AfterLoss(new TargetDatabase("shop", server, name, false), release, 2).standing("as before"))
                    .isEqualTo("""
                            Whether the target has received 0.0.1 is not known: the server still works on it.
                            Ask it with mvn hop:update -Dhop.target=shop""");
        }
    }

    private String lost(BooleanSupplier cut) throws IOException {
        DatabaseAddress direct = TestCluster.address(target);
        int port = URI.create(direct.url().substring("jdbc:".length())).getPort();
        try (CuttingProxy wire = CuttingProxy.to(port, cut)) {
            String url = direct.url().replace(":" + port + "/", ":" + wire.port() + "/");
            DatabaseAddress proxied = new DatabaseAddress(url, direct.user(), direct.password());
            return Refusal.of(() -> ada.upgrade(proxied)).report();
        }
    }

    /** A release of three transactions, after the one that is there. */
    private void releasesAnIndex() {
        releases.promote(
                "0.0.2",
                new Patch(
                        PatchId.parse("2-index"),
                        List.of(
                                new PatchFile.Sql("10.sql", "ALTER TABLE users ADD id int;\n"),
                                new PatchFile.Sql(
                                        "20.sql", "CREATE INDEX CONCURRENTLY users_name ON users (name);\n"))));
    }

    private boolean isThere() {
        return "0.0.1".equals(inTarget("SELECT string_agg(label, ',') FROM hop.release"));
    }

    private String inTarget(String sql) {
        return TestCluster.query(TestCluster.address(target), sql);
    }
}
