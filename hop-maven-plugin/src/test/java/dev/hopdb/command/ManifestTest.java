package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.TestCluster;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Before anything is applied: the files are what was promoted, and the target has what the files say. */
class ManifestTest {

    private static final String SNAPSHOT = ".hop/releases/0.0.1.txt";

    @TempDir
    Path folder;

    private TestProject project;
    private PromotedReleases releases;
    private Developer ada;
    private String target;

    @BeforeEach
    void releasesTwoPatches() {
        project = TestProject.in(folder);
        releases = new PromotedReleases(project);
        ada = project.clone("ada");
        target = TestCluster.freshName("target");
        releases.promote(
                "0.0.1",
                PromotedReleases.patch("1-users", "CREATE TABLE users (id int);\n"),
                PromotedReleases.patch("2-orders", "CREATE TABLE orders (id int);\n"));
    }

    private void promoteNext() {
        releases.promote("0.0.2", PromotedReleases.patch("3-more", "CREATE TABLE more (id int);\n"));
    }

    @Test
    void namesTheEditedScriptOfAReleasedPatch() {
        onProduction("Patches/1-users/10.sql", "CREATE TABLE users (id bigint);\n");

        assertThat(refused()).isEqualTo("""
                Patches/1-users is not as it was released in 0.0.1: 10.sql was edited
                  Why: databases in production have run it as it was; what is released never changes
                  Fix: git checkout v0.0.1 -- Patches/1-users
                       and put the change into a new patch
                The target is as it was.""");
        assertThat(targetExists()).isEqualTo("0");
    }

    @Test
    void namesAScriptThatWasAddedAndOneThatIsMissing() {
        onProduction("Patches/1-users/20.sql", "DROP TABLE users;\n");
        assertThat(refused()).startsWith("Patches/1-users is not as it was released in 0.0.1: 20.sql was added\n");

        releases.change("rm", "-q", "Patches/1-users/10.sql");
        assertThat(refused())
                .startsWith(
                        "Patches/1-users is not as it was released in 0.0.1: 10.sql is missing, 20.sql was added\n");
    }

    @Test
    void namesAPatchWhoseFolderIsMissing() {
        releases.change("rm", "-rq", "Patches/2-orders");

        assertThat(refused()).isEqualTo("""
                Patches/2-orders is missing
                  Why: 0.0.1 consists of it; what is released never changes
                  Fix: git checkout v0.0.1 -- Patches/2-orders
                The target is as it was.""");
    }

    @Test
    void namesWhatWasDoneToASnapshot() {
        ada.git("fetch", "-q", "--tags");
        String text = ada.git("show", "v0.0.1:" + SNAPSHOT) + "\n";
        String[] lines = text.split("\n");

        onProduction(SNAPSHOT, String.join("\n", lines[0], lines[2], lines[1]) + "\n");
        assertThat(refused()).isEqualTo("""
                .hop/releases/0.0.1.txt is not as it was promoted: the order was 1-users, 2-orders and is 2-orders, 1-users
                  Why: databases in production have received what tag v0.0.1 says; what is released never changes
                  Fix: git checkout v0.0.1 -- .hop/releases/0.0.1.txt
                The target is as it was.""");
        onProduction(SNAPSHOT, String.join("\n", lines[0], lines[1]) + "\n");
        assertThat(refused()).startsWith(SNAPSHOT + " is not as it was promoted: 2-orders is missing\n");
        onProduction(SNAPSHOT, text + lines[1].replace("1-users", "3-more") + "\n");
        assertThat(refused()).startsWith(SNAPSHOT + " is not as it was promoted: 3-more was added\n");
        onProduction(SNAPSHOT, text);
        ada.upgrade(target, Optional.empty());
    }

    @Test
    void namesASnapshotThatWouldBePassedOver() {
        promoteNext();
        releases.change("rm", "-q", SNAPSHOT);

        assertThat(refused()).isEqualTo("""
                .hop/releases/0.0.1.txt is missing
                  Why: 0.0.1 was promoted (tag v0.0.1), and releases after it are here: databases would be upgraded past it
                  Fix: git checkout v0.0.1 -- .hop/releases/0.0.1.txt
                The target is as it was.""");
    }

    @Test
    void takesOtherLineEndsForNoChange() {
        onProduction("Patches/1-users/10.sql", "CREATE TABLE users (id int);\r\n");

        ada.upgrade(target, Optional.empty());
        ada.update(target);

        assertThat(ada.console().lines()).contains("Nothing to do.");
    }

    @Test
    void namesWhatTheTargetReceivedOtherwise() {
        ada.upgrade(target, Optional.empty());
        TestCluster.run(
                target,
                "UPDATE hop.patch SET sha256 = sha256('x') WHERE patch = '2-orders';"
                        + " UPDATE hop.file SET sha256 = sha256('x') WHERE patch = '2-orders'");
        assertThat(refused()).isEqualTo("""
                Patches/2-orders is not what this database received with 0.0.1: 10.sql was edited
                  Why: a patch that is released stays as it is
                  Fix: restore it: git log -p -- Patches/2-orders; put the change into a new patch
                The target is as it was.""");

        TestCluster.run(target, "UPDATE hop.patch SET patch = '9-other' WHERE patch = '2-orders'");
        assertThat(refused()).isEqualTo("""
                Release 0.0.1 is not what this database received: 9-other is missing, 2-orders was added
                  Why: its ledger has 1-users, 9-other; what is released never changes
                  Fix: restore it: git log -p -- .hop/releases/0.0.1.txt
                The target is as it was.""");
    }

    @Test
    void namesPatchesThatTheTargetReceivedInAnotherOrder() {
        ada.upgrade(target, Optional.empty());
        TestCluster.run(target, """
                CREATE TEMP TABLE old AS SELECT release, patch, sha256, took FROM hop.patch WHERE patch = '1-users';
                DELETE FROM hop.patch WHERE patch = '1-users';
                INSERT INTO hop.patch (release, patch, sha256, took) SELECT * FROM old""");

        assertThat(refused())
                .startsWith("Release 0.0.1 is not what this database received:"
                        + " the order was 2-orders, 1-users and is 1-users, 2-orders\n");
    }

    @Test
    void namesAReleaseThatTheTargetWasUpgradedPast() {
        ada.upgrade(target, Optional.empty());
        TestCluster.run(target, """
                TRUNCATE hop.statement, hop.file, hop.patch, hop.run, hop.resolution;
                UPDATE hop.release SET label = '0.0.2'""");
        promoteNext();

        assertThat(refused()).isEqualTo("""
                The target has release 0.0.2 and lacks 0.0.1, which comes before it
                  Why: releases are applied in order, and this one appeared in the repository after the target had passed it
                  Fix: git log -- .hop/releases
                       shows who added 0.0.1; what is in it belongs into a new release
                The target is as it was.""");
    }

    private void onProduction(String file, String text) {
        project.git().colleagueCommits("ho-prod", file, text);
    }

    private String refused() {
        return Refusal.of(() -> ada.upgrade(target, Optional.empty())).report();
    }

    private String targetExists() {
        return TestCluster.query(
                TestCluster.address(), "SELECT count(*) FROM pg_database WHERE datname = '" + target + "'");
    }
}
