package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.CpuTime;
import dev.hopdb.database.TestCluster;
import dev.hopdb.version.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Much of everything: a server thirty releases behind, and two hundred open branches. */
@Timeout(600)
class ManyReleasesTest {

    private static final int RELEASES = 30;
    private static final int BRANCHES = 200;

    @TempDir
    Path folder;

    @Test
    void upgradesAServerThirtyReleasesBehindInOneGo() {
        TestProject project = TestProject.in(folder);
        Developer ada = project.clone("ada");
        for (int number = 1; number <= RELEASES; number++) {
            ada.createRelease(Level.PATCH);
            ada.createPatch(
                    number + "-step",
                    "0.0." + number,
                    "CREATE TABLE step_%d AS SELECT %d AS id;\n".formatted(number, number));
            ada.mergePatch();
            ada.promoteToProduction();
        }
        String target = TestCluster.freshName("target");

        ada.upgrade(target, Optional.empty());

        assertThat(ada.console().lines()).last().asString().startsWith(target + " has 0.0.30.");
        assertThat(TestCluster.query(
                        TestCluster.address(target),
                        "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relname LIKE 'step%'"))
                .isEqualTo("30");
        assertThat(TestCluster.query(TestCluster.address(target), "SELECT id FROM step_30"))
                .isEqualTo("30");
    }

    @Test
    void settlesQuicklyWithTwoHundredOpenPatches() throws Exception {
        TestProject project = TestProject.in(folder);
        Developer ada = project.clone("ada");
        ada.createRelease(Level.MINOR);
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        List<String> push = new ArrayList<>(List.of("push", "-q", "origin"));
        for (int number = 2; number <= BRANCHES; number++) {
            push.add("HEAD~1:refs/heads/ho-patch/" + number);
        }
        ada.git(push.toArray(String[]::new));
        ada.check(false);

        Duration took = CpuTime.of(() -> ada.check(true));

        assertThat(took).isLessThan(Duration.ofSeconds(3));
    }
}
