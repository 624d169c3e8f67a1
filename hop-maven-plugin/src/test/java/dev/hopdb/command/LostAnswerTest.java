package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.git.CuttingProxy;
import dev.hopdb.git.GitDaemon;
import dev.hopdb.version.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wire breaks after the server took a publication and before its answer: origin is asked, and the goal goes on. */
class LostAnswerTest {

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;

    @BeforeEach
    void opensARelease() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        ada.createRelease(Level.MINOR);
    }

    @Test
    void goesOnWhenAMergeHasArrived() throws IOException {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");

        cutting("refs/heads/ho-staged/1-users", ada::mergePatch);

        assertThat(ada.branch()).isEqualTo("ho-release/0.1.0");
        assertThat(project.git().originRefs()).doesNotContainKeys("refs/heads/ho-patch/1-users", "refs/hop/lock/0.1.0");
    }

    @Test
    void goesOnWhenAPatchHasBegun() throws IOException {
        cutting("refs/hop/id/1", () -> ada.createPatch("1-users"));

        assertThat(ada.branch()).isEqualTo("ho-patch/1-users");
    }

    @Test
    void goesOnWhenAPromotionHasArrived() throws IOException {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.mergePatch();

        cutting("refs/tags/v0.1.0", ada::promoteToProduction);

        assertThat(ada.branch()).isEqualTo("ho-prod");
        assertThat(ada.git("show", "ho-prod:.hop/releases/0.1.0.txt")).contains("1-users");
    }

    @Test
    void saysSoWhenOriginStaysAwayAndFindsOutLater() throws IOException {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");

        cuttingFor(
                arrived("refs/heads/ho-staged/1-users"),
                () -> assertThat(Refusal.of(ada::mergePatch).report()).isEqualTo("""
                        The connection to origin was lost while publishing
                          Why: the server may or may not have taken it, and does not answer when asked
                          Fix: mvn hop:check
                        What you have locally is as it was."""));
        assertThat(ada.branch()).isEqualTo("ho-patch/1-users");

        ada.check(false);
        assertThat(ada.branch()).isEqualTo("ho-staged/1-users");
    }

    private void cutting(String ref, Runnable goal) throws IOException {
        BooleanSupplier arrived = arrived(ref);
        AtomicBoolean whole = new AtomicBoolean(true);
        cuttingFor(() -> arrived.getAsBoolean() && whole.getAndSet(false), goal);
    }

    /** Runs a goal over a wire that breaks while a condition holds. */
    private void cuttingFor(BooleanSupplier broken, Runnable goal) throws IOException {
        try (GitDaemon server = GitDaemon.writable(project.git());
                CuttingProxy wire = CuttingProxy.to(server.port(), broken)) {
            ada.git("remote", "set-url", "origin", GitDaemon.url(wire.port()));
            try {
                goal.run();
            } finally {
                ada.git("remote", "set-url", "origin", project.git().origin().toString());
            }
        }
    }

    private BooleanSupplier arrived(String ref) {
        return () -> project.git().originRefs().containsKey(ref);
    }
}
