package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.command.Victim.Goal;
import dev.hopdb.problem.HopException;
import dev.hopdb.version.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two clones at the same moment: exactly one wins each ref, and nothing is lost. */
@Timeout(600)
class RacesTest {

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;
    private Developer bob;

    @BeforeEach
    void opensARelease() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        bob = project.clone("bob");
        ada.createRelease(Level.MINOR);
    }

    @Test
    void beginsTwoPatchesAtOnceAndGivesOneNumberToOne() throws Exception {
        assertThat(together(() -> ada.createPatch("1-users", "0.1.0"), () -> bob.createPatch("2-orders", "0.1.0")))
                .as("both, one on top of the other")
                .isEmpty();
        assertThat(ada.git("ls-remote", "origin", "ho-patch/*").lines()).hasSize(2);
        ada.git("fetch", "-q");
        assertThat(ada.git("show", "origin/ho-release/0.1.0:.hop/releases/0.1.0-patches.toml"))
                .contains("1-users", "2-orders");

        List<String> refusals =
                together(() -> ada.createPatch("3-one", "0.1.0"), () -> bob.createPatch("3-two", "0.1.0"));
        assertThat(refusals).hasSize(1).first().asString().startsWith("Number 3 is taken");
        assertThat(ada.git("ls-remote", "origin", "ho-patch/3-*").lines()).hasSize(1);
    }

    @Test
    void opensOneReleaseOfAVersion() throws Exception {
        assertThat(together(() -> ada.createRelease(Level.MAJOR), () -> bob.createRelease(Level.MAJOR)))
                .hasSize(1);

        assertThat(project.git().originRefs())
                .containsKey("refs/heads/ho-release/1.0.0")
                .doesNotContainKey("refs/hop/lock/production");
        assertThat(ada.git("ls-remote", "origin", "ho-release/*").lines()).hasSize(2);
    }

    @Test
    void mergesInTwoProcessesOneAfterTheOther() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        bob.createPatch("2-orders", "0.1.0", "CREATE TABLE orders (id int);\n");

        Process one = Victim.start(ada, Goal.PATCH_MERGE, "-", Victim.NEVER);
        Process other = Victim.start(bob, Goal.PATCH_MERGE, "-", Victim.NEVER);
        int adas = Victim.exitOf(one);
        int bobs = Victim.exitOf(other);

        assertThat(List.of(adas, bobs))
                .as("merged, or refused in words")
                .isSubsetOf(0, 1)
                .contains(0);
        if (adas != 0) {
            ada.mergePatch();
        }
        if (bobs != 0) {
            bob.mergePatch();
        }
        assertThat(project.git().originRefs())
                .containsKeys("refs/heads/ho-staged/1-users", "refs/heads/ho-staged/2-orders")
                .doesNotContainKeys("refs/heads/ho-patch/1-users", "refs/hop/lock/0.1.0");
        ada.git("fetch", "-q");
        assertThat(ada.git("ls-tree", "-r", "--name-only", "origin/ho-release/0.1.0", "Patches/")
                        .lines())
                .contains("Patches/1-users/10.sql", "Patches/2-orders/10.sql");
    }

    @Test
    void createsInTwoProcesses() {
        Process one = Victim.start(ada, Goal.PATCH_CREATE, "1-users", Victim.NEVER);
        Process other = Victim.start(bob, Goal.PATCH_CREATE, "2-orders", Victim.NEVER);

        assertThat(List.of(Victim.exitOf(one), Victim.exitOf(other))).containsOnly(0);
        assertThat(project.git().originRefs())
                .containsKeys(
                        "refs/hop/id/1",
                        "refs/hop/id/2",
                        "refs/heads/ho-patch/1-users",
                        "refs/heads/ho-patch/2-orders");
    }

    /** What was refused, of two goals that begin at the same moment. */
    private static List<String> together(Runnable one, Runnable other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Future<String>> outcomes = new ArrayList<>();
        for (Runnable goal : List.of(one, other)) {
            outcomes.add(two.submit(() -> {
                start.await();
                try {
                    goal.run();
                    return "";
                } catch (HopException e) {
                    return e.report();
                }
            }));
        }
        List<String> refusals = new ArrayList<>();
        for (Future<String> outcome : outcomes) {
            refusals.add(outcome.get());
        }
        two.shutdown();
        refusals.removeIf(String::isEmpty);
        return refusals;
    }
}
