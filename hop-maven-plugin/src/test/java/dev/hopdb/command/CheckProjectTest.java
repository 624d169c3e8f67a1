package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.version.Level;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code hop:check} finds, and the little that it does about it when told. */
class CheckProjectTest {

    private static final CheckProject.Options DELETE = new CheckProject.Options(false, true, false);
    private static final CheckProject.Options DELETE_DRY = new CheckProject.Options(true, true, false);
    private static final CheckProject.Options FAIL = new CheckProject.Options(false, false, true);

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;
    private Developer bob;

    @BeforeEach
    void clones() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        bob = project.clone("bob");
        ada.createRelease(Level.MINOR);
    }

    @Test
    void failsOnAProblemWhereThatIsAskedFor() {
        ada.check(FAIL);
        assertThat(ada.console().lines()).contains("No problem found. Next: mvn hop:status");

        ada.commit("App.java", "directly on the release\n");
        String keep = "keep-" + ada.git("rev-parse", "HEAD").substring(0, 7);

        assertThat(Refusal.changingNothing(project, ada, () -> ada.check(FAIL))).isEqualTo("""
                1 problem found
                  Why: ho-release/0.1.0 has commits that origin has not: git branch %s ho-release/0.1.0 && git checkout -B ho-release/0.1.0 origin/ho-release/0.1.0
                  Fix: mend them, then mvn hop:check -Dhop.failOnProblem""".formatted(keep));
        ada.check(false);
        assertThat(ada.console().warnings()).hasSize(1);
    }

    @Test
    void deletesStaleBranchesOnlyWhenToldAndOnlyWhereNobodyStands() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        bob.git("fetch", "-q");
        bob.git("checkout", "-q", "ho-release/0.1.0");
        ada.mergePatch();
        ada.promoteToProduction();
        bob.git("fetch", "-q");
        bob.git("merge", "-q", "--ff-only", "v0.1.0^");

        bob.check(false);
        assertThat(bob.console().lines())
                .contains("Stale: ho-release/0.1.0 (mvn hop:check -Dhop.deleteStale deletes it)");
        bob.check(DELETE);
        assertThat(bob.console().lines()).contains("Stale, and not deleted, since it is checked out: ho-release/0.1.0");

        bob.git("checkout", "-q", "ho-prod");
        bob.check(DELETE_DRY);
        assertThat(bob.git("branch", "--list", "ho-release/0.1.0")).isNotEmpty();
        bob.check(DELETE);
        assertThat(bob.console().lines()).contains("Deleted ho-release/0.1.0, all of which is in ho-prod");
        assertThat(bob.git("branch", "--list", "ho-release/0.1.0")).isEmpty();
    }
}
