package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.git.CommitId;
import dev.hopdb.version.Level;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An origin that moves refs one by one: the record first, and what a goal left out is done by the next one. */
class NoAtomicPushTest {

    private static final String A_PART = "Origin has a part of it; the next goal of anybody who may push completes it.";

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;
    private Developer bob;

    @BeforeEach
    void opensARelease() {
        project = TestProject.in(folder);
        project.cannotMoveRefsTogether();
        ada = project.clone("ada");
        bob = project.clone("bob");
        ada.createRelease(Level.MINOR);
    }

    @Test
    void carriesAPatchToProduction() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.mergePatch();
        ada.promoteToCandidate();
        ada.promoteToProduction();

        assertThat(project.git().originRefs())
                .containsOnlyKeys(
                        "refs/heads/ho-prod",
                        "refs/hop/id/1",
                        "refs/hop/tests/production",
                        "refs/tags/v0.1.0",
                        "refs/tags/v0.1.0-rc1");
    }

    @Test
    void completesAMergeOfWhichOnlyTheReleaseMoved() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        project.refuse("refs/heads/ho-staged/*|refs/heads/ho-patch/*");

        assertThat(Refusal.of(ada::mergePatch).report())
                .startsWith("Origin moved ho-release/0.1.0")
                .contains("refused to move ho-staged/1-users", "protected")
                .endsWith(A_PART);
        assertThat(project.git().originRefs())
                .containsKeys("refs/heads/ho-patch/1-users")
                .doesNotContainKeys("refs/heads/ho-staged/1-users", "refs/hop/lock/0.1.0");

        project.allowAll();
        bob.createPatch("2-orders", "0.1.0");
        assertThat(project.git().originRefs())
                .containsKeys("refs/heads/ho-staged/1-users", "refs/heads/ho-patch/2-orders")
                .doesNotContainKey("refs/heads/ho-patch/1-users");
    }

    @Test
    void goesOnWhereACompletionIsRefusedAndCompletesItWhenItIsNot() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        project.refuse("refs/heads/ho-staged/*");
        Refusal.of(ada::mergePatch);

        bob.createPatch("2-orders", "0.1.0");
        assertThat(bob.console().warnings())
                .contains("a publication is half done, and cannot be completed here: Origin refused to move"
                        + " ho-staged/1-users");
        project.allowAll();
        bob.check(true);
        assertThat(bob.console().lines()).contains("Would complete a publication: create ho-staged/1-users");
        bob.check(false);

        assertThat(project.git().originRefs())
                .containsKey("refs/heads/ho-staged/1-users")
                .doesNotContainKey("refs/heads/ho-patch/1-users");
        assertThat(Refusal.of(ada::mergePatch).problem())
                .isEqualTo("hop:patch-merge must be on a ho-patch branch, and" + " this is ho-staged/1-users");
    }

    @Test
    void completesAPromotionOfWhichOnlyProductionMoved() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.mergePatch();
        project.git().originHook("update", """
                case $1 in
                refs/hop/lock/*) exit 0;;
                refs/heads/ho-prod) exit 0;;
                *) echo protected >&2; exit 1;;
                esac""");

        assertThat(Refusal.of(ada::promoteToProduction).report())
                .startsWith("Origin moved ho-prod")
                .endsWith(A_PART);
        project.allowAll();
        bob.createRelease(Level.MINOR);

        assertThat(bob.branch()).isEqualTo("ho-release/0.2.0");
        assertThat(project.git().originRefs())
                .containsKey("refs/tags/v0.1.0")
                .doesNotContainKeys(
                        "refs/heads/ho-release/0.1.0",
                        "refs/heads/ho-staged/1-users",
                        "refs/hop/tests/0.1.0",
                        "refs/hop/lock/0.1.0");
    }

    @Test
    void completesACandidateOfWhichOnlyTheReleaseMoved() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.mergePatch();
        project.refuse("refs/tags/*");
        assertThat(Refusal.of(ada::promoteToCandidate).report()).endsWith(A_PART);
        project.allowAll();

        bob.check(false);

        Map<String, CommitId> refs = project.git().originRefs();
        assertThat(refs.get("refs/tags/v0.1.0-rc1")).isEqualTo(refs.get("refs/heads/ho-release/0.1.0"));
        ada.promoteToProduction();
    }

    @Test
    void tagsACandidateWhereItWasMadeAlsoWhenTheReleaseHasMovedOn() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        bob.createPatch("2-orders", "0.1.0", "CREATE TABLE orders (id int);\n");
        ada.mergePatch();
        project.refuse("refs/tags/*");
        Refusal.of(ada::promoteToCandidate);
        CommitId candidate = project.git().originRefs().get("refs/heads/ho-release/0.1.0");
        bob.mergePatch();
        project.allowAll();

        bob.check(false);

        Map<String, CommitId> refs = project.git().originRefs();
        assertThat(refs.get("refs/heads/ho-release/0.1.0")).isNotEqualTo(candidate);
        assertThat(refs.get("refs/tags/v0.1.0-rc1")).isEqualTo(candidate);
    }

    @Test
    void tagsProductionWhereItWasMadeAlsoWhenAReleaseContainsIt() {
        ada.createPatch("1-users", "0.1.0", "CREATE TABLE users (name text);\n");
        ada.mergePatch();
        project.refuse("refs/tags/*");
        Refusal.of(ada::promoteToProduction);
        CommitId production = project.git().originRefs().get("refs/heads/ho-prod");
        bob.createRelease(Level.MINOR);
        bob.createPatch("2-orders", "0.2.0", "CREATE TABLE orders (id int);\n");
        bob.mergePatch();
        project.allowAll();

        bob.check(false);

        assertThat(project.git().originRefs().get("refs/tags/v0.1.0")).isEqualTo(production);
    }

    @Test
    void resumesAPatchOfWhichOnlyTheNumberMoved() {
        project.refuse("refs/heads/*");
        assertThat(Refusal.of(() -> ada.createPatch("1-users")).report())
                .startsWith("Origin")
                .contains("protected")
                .endsWith("The number is taken on origin; the same command goes on from there.");
        assertThat(project.git().originRefs())
                .containsKey("refs/hop/id/1")
                .doesNotContainKey("refs/heads/ho-patch/1-users");
        project.allowAll();

        assertThat(Refusal.of(() -> bob.createPatch("1-people", "0.1.0")).problem())
                .isEqualTo("Number 1 is taken");
        ada.createPatch("1-users");
        worksOnIt();
    }

    @Test
    void resumesAPatchThatTheReleaseDoesNotNameYet() {
        project.refuse("refs/heads/ho-release/*");
        Refusal.of(() -> ada.createPatch("1-users"));
        assertThat(project.git().originRefs()).containsKey("refs/heads/ho-patch/1-users");
        project.allowAll();
        bob.createPatch("2-orders", "0.1.0");

        ada.createPatch("1-users");
        worksOnIt();
    }

    @Test
    void resumesAPatchThatHasNoBranchYet() {
        project.refuse("refs/heads/ho-patch/*");
        Refusal.of(() -> ada.createPatch("1-users"));
        assertThat(ada.git("show", "origin/ho-release/0.1.0:.hop/releases/0.1.0-patches.toml"))
                .contains("1-users");
        project.allowAll();

        ada.createPatch("1-users");
        worksOnIt();
    }

    private void worksOnIt() {
        assertThat(ada.branch()).isEqualTo("ho-patch/1-users");
        ada.commit("Patches/1-users/10.sql", "CREATE TABLE users (name text);\n");
        ada.mergePatch();
        assertThat(project.git().originRefs()).containsKey("refs/heads/ho-staged/1-users");
    }
}
