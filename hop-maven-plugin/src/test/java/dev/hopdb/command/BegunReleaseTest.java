package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.TestCluster;
import dev.hopdb.project.OwnRefs;
import dev.hopdb.project.ProjectConfig;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.version.Level;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release that stopped in the middle and goes on: the good backup is the one made before it was begun. */
class BegunReleaseTest {

    @TempDir
    Path folder;

    @Test
    void goesBackToBeforeTheReleaseWasBegun() {
        TestProject project = TestProject.in(folder);
        ProjectConfig config =
                new ProjectConfig(1, project.id(), "com.acme", TransactionUnit.PATCH, "0.1.0", OwnRefs.HIDDEN);
        project.git().colleagueCommits("ho-prod", ".hop/config.toml", config.text());
        Developer ada = project.clone("ada");
        String target = TestCluster.freshName("target");
        ada.release("1-users", "CREATE TABLE users (name text);\n");
        ada.upgrade(target, Optional.empty());
        TestCluster.run(target, "INSERT INTO users VALUES ('ada'), ('ada')");
        ada.createRelease(Level.PATCH);
        ada.createPatch("2-orders", "0.0.2", "CREATE TABLE orders (id int);\n");
        ada.mergePatch();
        ada.createPatch("3-unique", "0.0.2", "CREATE UNIQUE INDEX users_name ON users (name);\n");
        ada.mergePatch();
        ada.promoteToProduction();
        assertThat(Refusal.of(() -> ada.upgrade(target, Optional.empty())).report())
                .startsWith("Patches/3-unique/10.sql:1:1 failed");
        assertThat(query(target, "SELECT to_regclass('orders') IS NOT NULL")).isEqualTo("t");
        TestCluster.run(target, "DELETE FROM users");

        ada.upgrade(target, Optional.empty());

        assertThat(ada.console().lines())
                .contains("1/1 Apply release 0.0.2 2 patches")
                .anyMatch(line ->
                        line.matches("The backup of 20\\S+ stays the one to go back to: 0.0.2 was begun after it"));
        ada.rollback(target);
        assertThat(query(target, "SELECT string_agg(name, ',') FROM users")).isEqualTo("ada,ada");
        assertThat(query(target, "SELECT to_regclass('orders') IS NULL")).isEqualTo("t");
    }

    private static String query(String target, String sql) {
        return TestCluster.query(TestCluster.address(target), sql);
    }
}
