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

/** After a test run that blocks, what to type is the goal as it was typed: from where the user stands, it works. */
class FixAfterTestsTest {

    @TempDir
    Path folder;

    private Developer ada;

    @BeforeEach
    void pushesAPatchAndStandsOnItsRelease() {
        ada = TestProject.in(folder).clone("ada");
        ada.createRelease(Level.MINOR);
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.git("push", "-q", "origin", "ho-patch/1-users");
        ada.git("checkout", "-q", "ho-release/0.1.0");
        ada.tests()
                .blockSaying(command -> new TestOutcome.Blocked(
                        "1 test, time ran out",
                        List.of(),
                        "it hangs",
                        "mend it",
                        "or allow more: " + command + " -Dhop.testTimeout=60m"));
    }

    @Test
    void namesThePatchAgainWhereTheUserNamedIt() {
        Optional<PatchId> named = Optional.of(PatchId.parse("1-users"));

        assertThat(Refusal.of(() -> ada.mergePatch(named)).fix()).startsWith("""
                        mend it, then mvn hop:patch-merge -Dhop.patch=1-users
                        or allow more: mvn hop:patch-merge -Dhop.patch=1-users -Dhop.testTimeout=60m
                        The log is\s""");
        assertThat(Refusal.of(() -> ada.validatePatch(named)).fix())
                .startsWith("mend it, then mvn hop:patch-validate -Dhop.patch=1-users\n");
    }

    @Test
    void namesNoneWhereTheUserStandsOnIt() {
        ada.git("checkout", "-q", "ho-patch/1-users");

        assertThat(Refusal.of(ada::mergePatch).fix()).startsWith("""
                        mend it, then mvn hop:patch-merge
                        or allow more: mvn hop:patch-merge -Dhop.testTimeout=60m
                        The log is\s""");
    }
}
