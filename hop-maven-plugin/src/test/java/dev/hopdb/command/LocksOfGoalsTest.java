package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.command.Victim.Goal;
import dev.hopdb.version.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is at work keeps others out, for as long as he is. */
class LocksOfGoalsTest {

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;
    private Developer bob;

    @BeforeEach
    void beginsTwoPatches() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        bob = project.clone("bob");
        ada.createRelease(Level.MINOR);
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        bob.createPatch("2-orders", "0.1.0", "CREATE TABLE orders (id int);\n");
    }

    @Test
    void refusesAMergeWhileAnotherIsAtWorkAndNamesIt() {
        String[] report = {""};
        ada.tests().during(request -> report[0] = Refusal.changingNothing(project, bob, bob::mergePatch));

        ada.mergePatch();

        assertThat(report[0])
                .startsWith("Somebody is at work on 0.1.0\n  Why: ada on test runs hop:patch-merge since ")
                .endsWith("""
                          Fix: run the same command again when that has ended; a lock of a dead process expires by itself
                        Nothing was published. Your branches and origin are as they were.""");
        bob.mergePatch();
        assertThat(project.git().originRefs())
                .containsKeys("refs/heads/ho-staged/1-users", "refs/heads/ho-staged/2-orders");
    }

    @Test
    void takesALockOverFromADeadNeighbourAtOnceAndFromAStrangerWhenItExpires() {
        assertThat(Victim.run(ada, Goal.PATCH_MERGE, "-", 2)).isEqualTo(Victim.KILLED);

        assertThat(Refusal.of(bob::mergePatch).problem()).isEqualTo("Somebody is at work on 0.1.0");
        bob.check(false);
        assertThat(bob.console().lines()).anyMatch(line -> line.startsWith("At work on 0.1.0: ada on test runs"));
        bob.clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(13)));
        bob.mergePatch();

        ada.git("fetch", "-q");
        ada.git("merge", "-q", "--no-edit", "origin/ho-release/0.1.0");
        assertThat(Victim.run(ada, Goal.PATCH_MERGE, "-", 2)).isEqualTo(Victim.KILLED);
        ada.mergePatch();
        assertThat(project.git().originRefs()).doesNotContainKey("refs/hop/lock/0.1.0");
    }

    @Test
    void publishesNothingWhenItsLockWasTakenOverMeanwhile() {
        bob.clock(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
        ada.tests().during(request -> bob.mergePatch());

        assertThat(Refusal.of(ada::mergePatch).report())
                .startsWith("The lock of 0.1.0 was lost while you were working")
                .endsWith("; apart from that your branches and origin are as they were.");

        assertThat(project.git().originRefs())
                .containsKeys("refs/heads/ho-staged/2-orders", "refs/heads/ho-patch/1-users")
                .doesNotContainKey("refs/heads/ho-staged/1-users");
        assertThat(ada.tests().runs()).isEqualTo(1);
    }

    @Test
    void opensNoReleaseDuringAPromotion() {
        ada.mergePatch();
        bob.mergePatch();
        String[] report = {""};
        ada.tests()
                .during(request ->
                        report[0] = Refusal.changingNothing(project, bob, () -> bob.createRelease(Level.PATCH)));

        ada.promoteToProduction();

        assertThat(report[0])
                .startsWith("Somebody is at work on production\n  Why: ada on test runs hop:release-promote since ")
                .endsWith(Refusal.NOTHING_PUBLISHED);
        bob.createRelease(Level.PATCH);
        assertThat(bob.branch())
                .as("counted from the version that is in production now")
                .isEqualTo("ho-release/0.1.1");
    }
}
