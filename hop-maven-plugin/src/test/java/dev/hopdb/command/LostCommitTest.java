package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.git.CuttingProxy;
import dev.hopdb.release.Release;
import dev.hopdb.version.Label;
import dev.hopdb.version.Level;
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

    private Developer ada;
    private String target;

    @BeforeEach
    void releasesUsers() {
        ada = TestProject.in(folder).clone("ada");
        target = TestCluster.freshName("target");
        ada.createRelease(Level.PATCH);
        ada.createPatch("1-users");
        ada.commit("Patches/1-users/10.sql", "CREATE TABLE users (name text);\n");
        ada.mergePatch();
        ada.promoteToProduction();
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
    void saysThatItIsNotKnownWhileTheServerStillWorksOnIt() {
        DatabaseAddress address = TestCluster.freshDatabase();
        DatabaseName name = PostgresServer.databaseOf(address);
        try (DatabaseServer server = PostgresServer.connect(address);
                Session theLostOne = server.open(name)) {
            assertThat(theLostOne.tryLockTarget()).isTrue();
            Release release = new Release(Label.parse("0.0.1"), List.of());

            assertThat(new AfterLoss(new TargetDatabase("shop", server, name, false), release).standing("as before"))
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

    private boolean isThere() {
        return "0.0.1"
                .equals(TestCluster.query(
                        TestCluster.address(target), "SELECT string_agg(label, ',') FROM hop.release"));
    }
}
