package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.patch.PatchId;
import dev.hopdb.version.Level;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Local branches that origin knows nothing of, or that know nothing of origin: followed, refused, never lost. */
class LocalCommitsTest {

    private static final String USERS = "CREATE TABLE users (name text PRIMARY KEY);\n";

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
    }

    @Test
    void fastForwardsALocalReleaseAndRefusesOneWithCommitsOfItsOwn() {
        ada.createRelease(Level.MINOR);
        bob.createPatch("1-users", "0.1.0", USERS);
        bob.mergePatch();
        assertThat(ada.git("rev-parse", "ho-release/0.1.0")).isNotEqualTo(bob.git("rev-parse", "ho-release/0.1.0"));
        ada.check(false);
        assertThat(ada.git("rev-parse", "HEAD")).isEqualTo(bob.git("rev-parse", "ho-release/0.1.0"));

        ada.commit("App.java", "directly on the release\n");
        String keep = "keep-" + ada.git("rev-parse", "HEAD").substring(0, 7);
        String refusal = """
                ho-release/0.1.0 is not synced: it has commits that origin has not
                  Why: hop publishes what origin has plus one tested step; these commits would be in neither
                  Fix: git branch %s ho-release/0.1.0
                       git checkout -B ho-release/0.1.0 origin/ho-release/0.1.0
                Nothing was published. Your branches and origin are as they were.""".formatted(keep);
        assertThat(Refusal.changingNothing(project, ada, ada::promoteToCandidate))
                .isEqualTo(refusal);
        bob.createPatch("2-orders", "0.1.0");
        assertThat(Refusal.of(() -> ada.createPatch("3-items")).report())
                .as("diverged")
                .isEqualTo(refusal);

        ada.git("branch", keep, "ho-release/0.1.0");
        ada.git("checkout", "-q", "-B", "ho-release/0.1.0", "origin/ho-release/0.1.0");
        ada.createPatch("3-items");
        assertThat(ada.git("show", keep + ":App.java")).isEqualTo("directly on the release");
    }

    @Test
    void keepsCommitsThatWereNeverPushed() {
        ada.createRelease(Level.MINOR);
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.git("push", "-q", "origin", "ho-patch/1-users");
        ada.commit("App.java", "not pushed\n");
        bob.mergePatch(Optional.of(PatchId.parse("1-users")));
        bob.promoteToProduction();

        ada.check(false);

        assertThat(ada.branch()).isEqualTo("ho-patch/1-users");
        assertThat(ada.git("show", "ho-patch/1-users:App.java")).isEqualTo("not pushed");
    }
}
