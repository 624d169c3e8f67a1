package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.version.Level;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release that conflicts with production or a lower release: mended on a patch branch, as the refusal says. */
class LowerConflictTest {

    private static final String WHY = """
              Why: hop resolves no conflict by itself: only a person knows what both changes meant
            """;

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;

    @BeforeEach
    void changesOneFileInTwoReleases() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        ada.createRelease(Level.PATCH);
        ada.createRelease(Level.MINOR);
        ada.createPatch("1-lower", "0.0.1", "CREATE TABLE lower_one (id int);\n");
        ada.commit("App.java", "lower\n");
        ada.createPatch("2-higher", "0.1.0", "CREATE TABLE higher_one (id int);\n");
        ada.commit("App.java", "higher\n");
    }

    @Test
    void isMendedOnThePatchThatMeetsItAndPromotedAfterwards() {
        merge("2-higher");
        merge("1-lower");
        ada.promoteToProduction();
        ada.createPatch("3-more", "0.1.0", "CREATE TABLE more (id int);\n");

        assertThat(Refusal.changingNothing(project, ada, ada::mergePatch))
                .isEqualTo("ho-release/0.1.0 and ho-prod both changed App.java\n" + WHY + """
                          Fix: git checkout ho-patch/3-more
                               git fetch origin
                               git merge origin/ho-prod
                               mend the files, then: git commit -a
                               mvn hop:patch-merge
                        Nothing was published. Your branches and origin are as they were.""");
        String before = ada.git("rev-parse", "origin/ho-release/0.1.0");
        mend("origin/ho-prod");
        String mended = ada.git("rev-parse", "ho-patch/3-more");
        ada.mergePatch();

        assertThat(ada.git("log", "-1", "--format=%P", "origin/ho-release/0.1.0"))
                .isEqualTo(before + " " + mended);
        assertThat(ada.git("show", "origin/ho-release/0.1.0:App.java")).isEqualTo("both");
        assertThat(ada.git("ls-tree", "--name-only", "origin/ho-release/0.1.0", ".hop/releases/")
                        .lines())
                .containsExactly(".hop/releases/0.0.1.txt", ".hop/releases/0.1.0-patches.toml");
        ada.promoteToProduction();
        assertThat(ada.git("show", "origin/ho-prod:App.java")).isEqualTo("both");
        assertThat(ada.git("show", "origin/ho-prod:.hop/releases/0.1.0.txt"))
                .contains("2-higher")
                .contains("3-more")
                .doesNotContain("1-lower");
    }

    @Test
    void isMendedWhileTheLowerReleaseIsStillOpen() {
        merge("1-lower");
        ada.git("checkout", "-q", "ho-patch/2-higher");

        assertThat(Refusal.changingNothing(project, ada, ada::mergePatch))
                .as("the release itself has nothing that the patch could merge")
                .startsWith("ho-release/0.0.1 and ho-patch/2-higher both changed App.java")
                .contains("git merge origin/ho-release/0.0.1\n");
        mend("origin/ho-release/0.0.1");
        ada.mergePatch();

        assertThat(ada.git("show", "origin/ho-release/0.1.0:.hop/releases/0.0.1-patches.toml"))
                .isEqualTo("[patches]\n\"1-lower\" = \"staged\"");
        ada.git("checkout", "-q", "ho-prod");
        ada.promoteToProduction();
        ada.promoteToProduction();
        assertThat(ada.git("show", "origin/ho-prod:App.java")).isEqualTo("both");
        assertThat(ada.git("ls-tree", "--name-only", "origin/ho-prod", ".hop/releases/")
                        .lines())
                .containsExactly(".hop/releases/0.0.1.txt", ".hop/releases/0.1.0.txt");
    }

    @Test
    void isMendedOnAPatchThatIsBegunForItWhereAPromotionMeetsIt() {
        merge("2-higher");
        merge("1-lower");
        ada.promoteToProduction();

        String fix = """
                       git fetch origin
                       git merge origin/ho-prod
                       mend the files, then: git commit -a
                       mvn hop:patch-merge
                Nothing was published. Your branches and origin are as they were.""";
        String problem = "ho-release/0.1.0 and ho-prod both changed App.java\n" + WHY;
        assertThat(Refusal.changingNothing(project, ada, ada::promoteToProduction))
                .isEqualTo(problem + "  Fix: mvn hop:patch-create -Dhop.patch=<n>-merge -Dhop.release=0.1.0\n" + fix);
        ada.createPatch("3-merge", "0.1.0");
        assertThat(Refusal.changingNothing(project, ada, ada::promoteToCandidate))
                .isEqualTo(problem + "  Fix: git checkout ho-patch/3-merge\n" + fix);
        mend("origin/ho-prod");
        ada.mergePatch();
        ada.promoteToProduction();

        assertThat(ada.git("show", "origin/ho-prod:App.java")).isEqualTo("both");
    }

    private void merge(String patch) {
        ada.git("checkout", "-q", "ho-patch/" + patch);
        ada.mergePatch();
    }

    private void mend(String lower) {
        ada.git("fetch", "-q", "origin");
        assertThat(project.git().tryRun(ada.folder(), "merge", lower).succeeded())
                .isFalse();
        ada.write("App.java", "both\n");
        ada.git("commit", "-q", "-a", "--no-edit");
    }
}
