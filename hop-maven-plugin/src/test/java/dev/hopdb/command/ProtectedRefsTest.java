package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.TestCluster;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitDaemon;
import dev.hopdb.version.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that protects a ref: nothing moves, and the ref is named. */
class ProtectedRefsTest {

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;

    @BeforeEach
    void beginsAPatch() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        ada.createRelease(Level.MINOR);
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
    }

    @Test
    void movesNothingWhenTheReleaseIsProtected() {
        project.refuse("refs/heads/ho-release/*");

        assertThat(Refusal.changingNothing(project, ada, ada::mergePatch)).isEqualTo("""
                Origin refused to move ho-release/0.1.0
                  Why: the server says: hook declined
                       protected
                       error: hook declined to update refs/heads/ho-release/0.1.0
                  Fix: allow yourself to push ho-release/0.1.0 in the settings of the server, then run the same command again
                Nothing was published. Your branches and origin are as they were.""");
        assertThat(Refusal.changingNothing(project, ada, () -> ada.createPatch("2-orders", "0.1.0")))
                .startsWith("Origin refused to move ho-release/0.1.0");
        assertThat(Refusal.changingNothing(project, ada, () -> ada.createRelease(Level.MAJOR)))
                .startsWith("Origin refused to move ho-release/1.0.0");

        project.allowAll();
        ada.mergePatch();
    }

    @Test
    void movesNothingWhenProductionOrATagIsProtected() {
        ada.mergePatch();
        project.refuse("refs/tags/*");
        assertThat(Refusal.changingNothing(project, ada, ada::promoteToCandidate))
                .startsWith("Origin refused to move v0.1.0-rc1")
                .endsWith(Refusal.NOTHING_PUBLISHED);
        project.refuse("refs/heads/ho-prod");
        assertThat(Refusal.changingNothing(project, ada, ada::promoteToProduction))
                .startsWith("Origin refused to move ho-prod")
                .endsWith(Refusal.NOTHING_PUBLISHED);

        project.allowAll();
        ada.promoteToProduction();
        assertThat(project.git().originRefs()).containsKey("refs/tags/v0.1.0");
    }

    @Test
    void movesNothingOverTheNetworkEither() {
        project.refuse("refs/heads/ho-staged/*");
        try (GitDaemon server = GitDaemon.writable(project.git())) {
            ada.git("remote", "set-url", "origin", server.url());

            assertThat(Refusal.changingNothing(project, ada, ada::mergePatch))
                    .startsWith("Origin refused to move ho-staged/1-users")
                    .contains("protected")
                    .endsWith(Refusal.NOTHING_PUBLISHED);
        }
    }

    @Test
    void refusesAtOnceWhereNobodyMayPush() {
        try (GitDaemon server = GitDaemon.readOnly(project.git())) {
            ada.git("remote", "set-url", "origin", server.url());

            assertThat(Refusal.changingNothing(project, ada, ada::mergePatch))
                    .contains("refs/hop/lock/0.1.0")
                    .endsWith(Refusal.NOTHING_PUBLISHED);
            assertThat(ada.tests().runs()).isZero();
            ada.validatePatch();
        }
    }

    @Test
    void upgradesATargetAndTellsItsStateWithAKeyThatMayOnlyRead() {
        String target = TestCluster.freshName("target");
        ada.mergePatch();
        ada.promoteToProduction();
        try (GitDaemon server = GitDaemon.readOnly(project.git())) {
            Developer production = project.at(project.git().cloneFrom(server.url(), "production"), "production");
            Map<String, CommitId> before = project.git().originRefs();

            production.upgrade(target, Optional.empty());
            production.update(target);
            production.status();

            assertThat(production.console().warnings()).isEmpty();
            assertThat(TestCluster.query(TestCluster.address(target), "SELECT label FROM hop.release"))
                    .isEqualTo("0.1.0");
            assertThat(project.git().originRefs()).isEqualTo(before);
        }
    }
}
