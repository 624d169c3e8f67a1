package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.version.Level;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans and snapshots that a patch changes by hand: refused, with a fix that can be pasted. */
class EditedReleasesTest {

    private static final String OWN_PLAN = ".hop/releases/0.1.0-patches.toml";
    private static final String OTHER_PLAN = ".hop/releases/0.9.0-patches.toml";
    private static final String SNAPSHOT = ".hop/releases/0.0.1.txt";

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;

    @BeforeEach
    void beginsAPatch() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        ada.createRelease(Level.PATCH);
        ada.createRelease(Level.MINOR);
        ada.createPatch("2-users", "0.1.0", "CREATE TABLE users (id int);\n");
    }

    @Test
    void areRestoredOrRemovedAsTheFixSays() {
        ada.commit(OTHER_PLAN, "[patches]\n");
        ada.commit(OWN_PLAN, "[patches]\n");

        assertThat(Refusal.changingNothing(project, ada, ada::mergePatch))
                .isEqualTo("""
                ho-patch/2-users changes %1$s, %2$s
                  Why: plans and snapshots say what every database receives, and only hop writes them
                  Fix: git checkout origin/ho-release/0.1.0 -- %1$s
                       git rm -- %2$s
                       git commit -m "Leave plans and snapshots alone"
                       mvn hop:patch-merge
                Nothing was published. Your branches and origin are as they were.""".formatted(OWN_PLAN, OTHER_PLAN));
        ada.git("checkout", "origin/ho-release/0.1.0", "--", OWN_PLAN);
        ada.git("rm", "--", OTHER_PLAN);
        ada.git("commit", "-m", "Leave plans and snapshots alone");
        ada.mergePatch();
    }

    @Test
    void areRestoredFromTheBranchThatThePatchBroughtAlong() {
        ada.createPatch("1-orders", "0.0.1", "CREATE TABLE orders (id int);\n");
        ada.mergePatch();
        ada.promoteToProduction();
        ada.git("checkout", "-q", "ho-patch/2-users");
        ada.git("merge", "-q", "--no-edit", "origin/ho-prod");
        ada.commit(SNAPSHOT, "# nothing\n");
        ada.git("rm", "-q", OWN_PLAN);
        ada.git("commit", "-q", "-m", "End the release");

        assertThat(Refusal.changingNothing(project, ada, ada::mergePatch))
                .startsWith("ho-patch/2-users changes %s, %s\n".formatted(SNAPSHOT, OWN_PLAN))
                .contains("  Fix: git checkout origin/ho-prod -- %s\n".formatted(SNAPSHOT))
                .contains("       git checkout origin/ho-release/0.1.0 -- %s\n".formatted(OWN_PLAN));
        ada.git("checkout", "origin/ho-release/0.1.0", "--", OWN_PLAN);
        ada.git("checkout", "origin/ho-prod", "--", SNAPSHOT);
        ada.git("commit", "-q", "-m", "Leave plans and snapshots alone");
        ada.mergePatch();
    }
}
