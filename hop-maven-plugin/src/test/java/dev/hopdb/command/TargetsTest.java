package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.version.Level;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which databases are upgraded, and which are refused and left as they are. */
class TargetsTest {

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private TestProject project;
    private Developer ada;
    private String target;

    @BeforeEach
    void releasesUsers() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        target = TestCluster.freshName("target");
        release(ada, "1-users", "CREATE TABLE users (name text);\n");
    }

    private static void release(Developer developer, String patch, String sql) {
        developer.createRelease(Level.PATCH);
        developer.createPatch(patch);
        developer.commit("Patches/%s/10.sql".formatted(patch), sql);
        developer.mergePatch();
        developer.promoteToProduction();
    }

    @Test
    void refusesADatabaseThatIsNotEmptyAndNotMarked() {
        TestCluster.run("postgres", "CREATE DATABASE " + target);
        TestCluster.run(target, "CREATE TABLE precious (id int)");

        assertThat(refused()).isEqualTo("""
                Database %1$s has objects that hop did not make
                  Why: hop upgrades databases that it marked, or takes over an empty one, or one that has what the project began with; this one is untouched
                  Fix: mvn hop:upgrade -Dhop.target=embedded:another
                The target is as it was.""".formatted(target));
        assertThat(tables()).isEqualTo("precious");
    }

    @Test
    void asksForAnotherDatabaseOnAServerThatIsNotHops() {
        TestCluster.run("postgres", "CREATE DATABASE " + target);
        TestCluster.run(target, "CREATE TABLE precious (id int)");

        try (DatabaseServer server = PostgresServer.connect(TestCluster.address())) {
            TargetDatabase theirs = new TargetDatabase("production", server, new DatabaseName(target), false);
            assertThat(Refusal.of(() -> ada.drift(theirs, new FindDrift.Options(true, false)))
                            .report())
                    .contains("""
                      Fix: createdb another
                           and name it in the URL of target production, in settings.xml or HOP_TARGET_<NAME>_URL
                    """);
        }
    }

    @Test
    void refusesATargetOfAnotherProjectAndADevelopmentDatabase() {
        ada.upgrade(target, Optional.empty());
        TestProject other = TestProject.in(elsewhere);
        Developer bob = other.clone("bob");
        release(bob, "1-orders", "CREATE TABLE orders (id int);\n");

        assertThat(Refusal.of(() -> bob.upgrade(target, Optional.empty())).report())
                .isEqualTo("""
                Database %1$s belongs to another project
                  Why: its mark names project %2$s, and this is %3$s
                  Fix: git remote get-url origin
                       if that is the project that you meant: mvn hop:upgrade -Dhop.target=embedded:another
                The target is as it was.""".formatted(target, project.id(), other.id()));
        assertThat(tables()).isEqualTo("users");

        ada.createRelease(Level.PATCH);
        ada.createPatch("2-orders");
        ada.applyPatch();
        assertThat(Refusal.of(() -> ada.upgrade(ada.database(), Optional.empty()))
                        .problem())
                .isEqualTo("Database %s is a development database".formatted(ada.database()));
    }

    @Test
    void refusesATargetThatIsAheadOfTheRepository() {
        release(ada, "2-orders", "CREATE TABLE orders (id int);\n");
        ada.upgrade(target, Optional.empty());
        project.git().run(project.git().origin(), "update-ref", "refs/heads/ho-prod", "v0.0.1");

        assertThat(refused()).isEqualTo("""
                The target is ahead of this repository: it has release 0.0.2
                  Why: it was upgraded from a newer or another state of the repository; going on could lose something
                  Fix: git fetch origin
                       mvn hop:update -Dhop.target=<name>
                       or use the checkout that upgraded it
                The target is as it was.""");
    }

    @Test
    void leavesNoTraceOfAReleaseThatFailsInTheMiddleAndGoesOnFromThere() {
        ada.upgrade(target, Optional.empty());
        release(ada, "2-orders", "CREATE TABLE orders (id int);\n");
        ada.createRelease(Level.PATCH);
        ada.createPatch("3-unique");
        ada.commit("Patches/3-unique/10.sql", "CREATE TABLE more (id int);\n");
        ada.commit("Patches/3-unique/20.sql", "CREATE UNIQUE INDEX users_name ON users (name);\n");
        ada.mergePatch();
        ada.promoteToProduction();
        TestCluster.run(target, "INSERT INTO users VALUES ('ada'), ('ada')");

        assertThat(refused())
                .startsWith("Patches/3-unique/20.sql:1:1 failed\n  Why: could not create unique index \"users_name\"")
                .endsWith("The target has 0.0.2 and all before it; the same command goes on from there.");
        assertThat(tables()).isEqualTo("orders, users");
        assertThat(refused()).endsWith("The target has 0.0.2, as before.");

        TestCluster.run(target, "DELETE FROM users");
        ada.upgrade(target, Optional.empty());
        assertThat(tables()).isEqualTo("more, orders, users");
    }

    @Test
    void namesWhoHasTheLockOfTheTarget() {
        ada.upgrade(target, Optional.empty());
        release(ada, "2-orders", "CREATE TABLE orders (id int);\n");
        try (DatabaseServer server = PostgresServer.connect(TestCluster.address());
                Session other = server.open(new DatabaseName(target))) {
            assertThat(other.tryLockTarget()).isTrue();

            assertThat(refused()).matches("""
                            Another goal of hop is at work on %s
                              Why: it holds the lock of the target, which the server frees when its session ends: \
                            pid \\d+ of postgres \\(hop\\)
                              Fix: run the same command again when it has ended
                            The target is as it was.""".formatted(target));
        }
    }

    @Test
    void tellsEachFileAndPatchWithItsTimeAndGoesOnInTheMiddleOfARelease() {
        ada.upgrade(target, Optional.empty());
        TestCluster.run(target, "INSERT INTO users VALUES ('ada'), ('ada')");
        release(
                ada,
                "2-unique",
                "CREATE TABLE more ();\nCREATE UNIQUE INDEX CONCURRENTLY users_name ON users (name);\n");

        assertThat(refused())
                .contains("=skip -Dhop.reason=")
                .endsWith(
                        "The target has a part of 0.0.2, up to 2-unique/10.sql:1; the same command goes on from there.");
        assertThat(Refusal.of(() -> ada.upgrade(target, "9-none/10.sql:1=done", "none"))
                        .report())
                .isEqualTo("""
                        There is nothing to decide about 9-none/10.sql:1
                          Why: no release that the target lacks has patch 9-none
                          Fix: mvn hop:upgrade -Dhop.target=%s
                        The target is as it was.""".formatted(target));
        ada.upgrade(target, "2-unique/10.sql:2=skip", "names may be given twice here");

        assertThat(tables()).isEqualTo("more, users");
        assertThat(ada.console().lines().stream()
                        .map(line -> line.replaceFirst(" +\\d+\\.\\d s$", " <time>"))
                        .toList())
                .containsSubsequence(
                        "Upgrading " + target,
                        "Release 0.0.2:",
                        "  10.sql <time>",
                        "2-unique <time>",
                        "1/1 Apply release 0.0.2 1 patch");
        assertThat(TestCluster.query(
                        TestCluster.address(target), "SELECT answer || ': ' || reason FROM hop.resolution"))
                .isEqualTo("skip: names may be given twice here");
    }

    private String refused() {
        return Refusal.of(() -> ada.upgrade(target, Optional.empty())).report();
    }

    private String tables() {
        return TestCluster.query(
                TestCluster.address(target),
                "SELECT string_agg(relname, ', ' ORDER BY relname) FROM pg_class"
                        + " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace");
    }
}
