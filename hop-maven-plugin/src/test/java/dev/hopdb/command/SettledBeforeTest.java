package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.patch.PatchId;
import dev.hopdb.testrun.TestOutcome;
import dev.hopdb.version.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A goal settles before it checks: what it has changed by that stands in its refusal, else that would not be true. */
class SettledBeforeTest {

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;
    private Developer bob;

    @BeforeEach
    void bobMergesThePatchThatAdaHas() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        bob = project.clone("bob");
        ada.createRelease(Level.MINOR);
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.git("push", "-q", "origin", "ho-patch/1-users");
        bob.mergePatch(Optional.of(PatchId.parse("1-users")));
    }

    @Test
    void saysWhichBranchesWereBroughtInLine() {
        ada.git("checkout", "-q", "ho-release/0.1.0");

        String standing = Refusal.of(() -> ada.createPatch("1-again")).standing();

        assertThat(standing)
                .isEqualTo("Nothing was published. First, settling renamed ho-patch/1-users to ho-staged/1-users,"
                        + " moved ho-release/0.1.0 forward to %s;".formatted(onOrigin("ho-release/0.1.0"))
                        + " apart from that your branches and origin are as they were.");
        assertThat(Refusal.of(() -> ada.createPatch("1-again")).standing())
                .as("once all is in line")
                .isEqualTo(Refusal.NOTHING_PUBLISHED);
    }

    @Test
    void saysItToOfARefusalInTheMiddleOfAStory() {
        ada.git("checkout", "-q", "ho-release/0.1.0");
        ada.tests().say(new TestOutcome.Blocked("1 test, 1 failed", List.of(), "it fails", "mend the test"));

        assertThat(Refusal.of(ada::promoteToCandidate).standing())
                .startsWith("Nothing was published. First, settling renamed ho-patch/1-users to ho-staged/1-users,");
    }

    @Test
    void saysWhatWasCompletedOnOrigin() {
        bob.promoteToProduction();
        bob.git("push", "-q", "origin", ":refs/tags/v0.1.0");

        String standing = Refusal.of(bob::promoteToCandidate).standing();

        assertThat(standing)
                .isEqualTo("Nothing was published. First, settling completed a publication: create v0.1.0;"
                        + " apart from that your branches and origin are as they were.");
        assertThat(project.git().originRefs()).containsKey("refs/tags/v0.1.0");
    }

    private String onOrigin(String branch) {
        return bob.git("rev-parse", "--short=7", "origin/" + branch);
    }
}
