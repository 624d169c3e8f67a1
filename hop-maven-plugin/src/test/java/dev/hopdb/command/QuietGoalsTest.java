package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.TestCluster;
import dev.hopdb.version.Level;
import dev.hopdb.version.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goals that only look, and goals for which reading must be enough. */
class QuietGoalsTest {

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;
    private Developer bob;

    @BeforeEach
    void releasesUsers() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        bob = project.clone("bob");
        ada.createRelease(Level.MINOR);
        ada.createPatch("1-users", "0.1.0", """
                CREATE TABLE users (name text PRIMARY KEY);
                INSERT INTO users VALUES ('ada');
                """);
        ada.applyPatch();
        ada.mergePatch();
        ada.promoteToProduction();
    }

    @Test
    void changesNothingInADryRun() throws Exception {
        bob.git("fetch", "-q", "origin");
        bob.git("branch", "ho-patch/7-mine", "origin/ho-prod");
        Map<String, String> files = files(bob.folder());
        Everything before = Everything.of(project, bob);
        String target = TestCluster.freshName("target");

        bob.dryRun(target);
        assertThat(bob.console().lines())
                .containsExactly(
                        "Would apply to %s: 0.1.0 (one transaction a release at most)".formatted(target),
                        "  0.1.0",
                        "    Patches/1-users/10.sql",
                        "      1:1     CREATE TABLE users (name text PRIMARY KEY);",
                        "      2:1     INSERT INTO users VALUES ('ada');",
                        "Nothing was changed. Next: mvn hop:upgrade -Dhop.target=%s".formatted(target));
        bob.check(true);
        assertThat(bob.console().lines()).anyMatch(line -> line.startsWith("Would move ho-prod forward to "));

        assertThat(Everything.of(project, bob)).isEqualTo(before);
        assertThat(files(bob.folder())).isEqualTo(files);
        assertThat(TestCluster.query(
                        TestCluster.address(), "SELECT count(*) FROM pg_database WHERE datname = '" + target + "'"))
                .isEqualTo("0");
    }

    @Test
    void showsTheStatusWithoutOrigin() throws Exception {
        ada.createRelease(Level.MINOR);
        ada.createPatch("2-orders");
        Files.move(project.git().origin(), folder.resolve("elsewhere.git"));

        ada.status();

        assertThat(ada.console().lines())
                .containsExactly(
                        "On ho-patch/2-orders, as of the last fetch from origin",
                        "Production: 0.1.0",
                        "Release 0.2.0",
                        "  candidate 2-orders",
                        "Next: mvn hop:patch-apply, mvn test, then mvn hop:patch-merge");
        assertThat(ada.console().warnings()).isEmpty();
        ada.applyPatch();
    }

    @Test
    void upgradesFromAnOriginThatNobodyMayPushTo() {
        project.refuse("*");
        String target = TestCluster.freshName("target");

        bob.update(target);
        assertThat(bob.console().lines())
                .containsExactly(
                        target + " has no release", "Available: 0.1.0", "Next: mvn hop:upgrade -Dhop.target=" + target);
        bob.upgrade(target, Optional.empty());

        assertThat(TestCluster.query(TestCluster.address(target), "SELECT name FROM users"))
                .isEqualTo("ada");
        assertThat(ada.query("SELECT name FROM users"))
                .as("in development alike")
                .isEqualTo("ada");
        bob.upgrade(target, Optional.empty());
        assertThat(bob.console().lines()).containsExactly(target + " is up to date: 0.1.0");
    }

    @Test
    void findsAReleaseMadeAfterTheCloneAndStopsWhereToldTo() {
        ada.createRelease(Level.PATCH);
        ada.createPatch("2-orders", "0.1.1", "CREATE TABLE orders (id int);\n");
        ada.mergePatch();
        ada.promoteToProduction();
        String target = TestCluster.freshName("target");

        bob.upgrade(target, Optional.of(Version.parse("0.1.0")));
        assertThat(TestCluster.query(TestCluster.address(target), "SELECT to_regclass('orders') IS NULL"))
                .isEqualTo("t");
        bob.upgrade(target, Optional.empty());
        assertThat(TestCluster.query(TestCluster.address(target), "SELECT count(*) FROM orders"))
                .isEqualTo("0");

        assertThat(Refusal.of(() -> bob.upgrade(target, Optional.of(Version.parse("0.9.0"))))
                        .report())
                .startsWith("""
                        There is no release 0.9.0 in production
                          Why: known are: 0.1.0, 0.1.1
                          Fix: mvn hop:upgrade -Dhop.toRelease=0.1.1""");
    }

    @Test
    void publishesNothingOffline() {
        ada.createRelease(Level.MINOR);
        ada.goOffline();

        assertThat(Refusal.changingNothing(project, ada, () -> ada.createPatch("2-orders")))
                .startsWith("Origin cannot be reached at ")
                .contains("hop was told to stay offline")
                .endsWith(Refusal.NOTHING_PUBLISHED);
        assertThat(Refusal.changingNothing(project, ada, () -> ada.createRelease(Level.MAJOR)))
                .contains("hop was told to stay offline");
    }

    @Test
    void refusesWithoutOriginAndWithOneThatIsNotThere() {
        bob.git("remote", "set-url", "origin", folder.resolve("nowhere.git").toString());
        assertThat(Refusal.changingNothing(project, bob, () -> bob.createRelease(Level.MINOR)))
                .startsWith("Origin cannot be reached at ")
                .contains("git ls-remote origin")
                .endsWith(Refusal.NOTHING_PUBLISHED);
        bob.git("remote", "remove", "origin");
        assertThat(Refusal.changingNothing(project, bob, () -> bob.createRelease(Level.MINOR)))
                .isEqualTo("""
                        This clone has no remote named origin
                          Why: releases and patches are published to the shared repository, and hop knows it as origin
                          Fix: git remote add origin <address of the shared repository>
                        Nothing was published. Your branches and origin are as they were.""");
    }

    private static Map<String, String> files(Path clone) throws Exception {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(clone)) {
            // Git itself refreshes its index when it is asked for the status.
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("index"))
                    .toList()) {
                files.put(
                        clone.relativize(file).toString(),
                        Files.getLastModifiedTime(file).toString());
            }
        }
        return files;
    }
}
