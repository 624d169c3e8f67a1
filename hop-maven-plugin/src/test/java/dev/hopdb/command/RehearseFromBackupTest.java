package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hopdb.backup.BackupChoice;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DumpProgram;
import dev.hopdb.database.DumpPrograms;
import dev.hopdb.database.TestCluster;
import dev.hopdb.document.RehearsalResult;
import java.lang.reflect.Proxy;
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

        ada.dumpWith(programs -> new DyingPrograms(programs));
        try (Connection other = DriverManager.getConnection(
                url, server.user(), server.password().reveal())) {
            assertThatThrownBy(() -> ada.rehearse(target)).isInstanceOf(DyingConsole.Killed.class);
            assertThat(TestCluster.query(there, CLONES)).isEqualTo("1");
            ada.dump(server);
            ada.rehearse(target);
            assertThat(TestCluster.query(there, CLONES))
                    .as("in use by its session")
                    .isEqualTo("1");
            // As the end of its process would.
            TestCluster.run(
                    there,
                    "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE datname LIKE 'hop\\_rehearsal\\_%'");

            ada.rehearse(target);
            assertThat(TestCluster.query(there, CLONES)).isEqualTo("0");
            assertThat(other.isValid(5)).isTrue();
        }
    }

    /** Real programs, whose caller is killed while the dump is being read back. */
    private record DyingPrograms(DumpPrograms real) implements DumpPrograms {

        @Override
        public Search find(String serverVersion) {
            DumpProgram program = ((Search.Found) real.find(serverVersion)).program();
            return new Search.Found((DumpProgram) Proxy.newProxyInstance(
                    DumpProgram.class.getClassLoader(), new Class<?>[] {DumpProgram.class}, (proxy, method, given) -> {
                        if (method.getName().equals("restore")) {
                            throw new DyingConsole.Killed();
                        }
                        return method.invoke(program, given);
                    }));
        }
    }
}
