package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.backup.BackupChoice;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.TestCluster;
import dev.hopdb.document.RehearsalResult;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal beside the sessions of others: the clone is a dump that is read back. */
@Tag("pg_dump")
class RehearseFromBackupTest {

    private static final String CLONES = "SELECT count(*) FROM pg_database WHERE datname LIKE 'hop\\_rehearsal\\_%'";

    @TempDir
    Path folder;

    @Test
    void runsOnADumpThatIsReadBackWhileOthersAreConnected() throws Exception {
        TestProject project = TestProject.in(folder);
        PromotedReleases releases = new PromotedReleases(project);
        Developer ada = project.clone("ada");
        DatabaseAddress server = TestCluster.oldest();
        ada.backUp(BackupChoice.NONE, 5, false);
        ada.dump(server);
        String target = TestCluster.freshName("target");
        releases.promote("0.0.1", PromotedReleases.patch("1-users", "CREATE TABLE users (id int);\n"));
        ada.upgrade(target, Optional.empty());
        releases.promote(
                "0.0.2", PromotedReleases.patch("2-fill", "INSERT INTO users SELECT generate_series(1, 7);\n"));
        String url = server.url().substring(0, server.url().lastIndexOf('/') + 1) + target;
        DatabaseAddress there = new DatabaseAddress(url, server.user(), server.password());

        try (Connection other = DriverManager.getConnection(
                url, server.user(), server.password().reveal())) {
            ada.rehearse(target);

            RehearsalResult result = (RehearsalResult) ada.document();
            assertThat(result.copiedBy()).isEqualTo("backup");
            assertThat(result.server()).isEqualTo(TestCluster.query(there, "SHOW server_version"));
            assertThat(result.statements()).hasSize(1);
            assertThat(result.statements().get(0).rows()).isEqualTo(7);
            assertThat(other.isValid(5)).isTrue();
        }
        assertThat(TestCluster.query(there, "SELECT count(*) FROM users")).isEqualTo("0");
        assertThat(TestCluster.query(there, CLONES)).isEqualTo("0");
    }
}
