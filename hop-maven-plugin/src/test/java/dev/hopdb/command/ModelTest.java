package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.version.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The model of a commit is that of the database that is made from it, whatever branches and people wrote. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ModelTest {

    private static final String USERS = ".hop/model/public/users.table.json";
    private static final String ORDERS = ".hop/model/public/orders.table.json";
    private static final String RELEASE = "origin/ho-release/0.1.0";

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;

    @BeforeEach
    void release() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        ada.createRelease(Level.MINOR);
    }

    @Test
    void followsThePatchAtHandAndTouchesNothingElse() throws IOException {
        ada.createPatch("1-users");
        ada.commit("Patches/1-users/users.sql", "CREATE TABLE users (name text); CREATE TABLE orders (id int);\n");
        ada.applyPatch();
        assertThat(said()).contains("2 files of the model");
        Path users = ada.folder().resolve(USERS);
        assertThat(Files.readString(users)).contains("{\"name\": \"name\", \"type\": \"text\", \"nullable\": true}");
        var written = Files.getLastModifiedTime(users);

        ada.write("Patches/1-users/users.sql", "CREATE TABLE users (name text); CREATE TYPE t AS ENUM ('a');\n");
        ada.applyPatch();

        assertThat(Files.getLastModifiedTime(users)).isEqualTo(written);
        assertThat(ada.folder().resolve(ORDERS)).doesNotExist();
        assertThat(ada.folder().resolve(".hop/model/public/t.enum.json")).exists();
        assertThat(ada.git("status", "--porcelain", "-uall").lines().map(String::strip))
                .containsExactlyInAnyOrder(
                        "M Patches/1-users/users.sql",
                        "?? .hop/model/public/t.enum.json",
                        "?? .hop/model/public/users.table.json");
    }

    @Test
    void saysThatTheDatabaseIsRebuiltWhereTheModelCannotBeWritten() throws IOException {
        ada.createPatch("1-users");
        ada.commit("Patches/1-users/users.sql", "CREATE TABLE users (name text);\n");
        ada.write(".hop/model/public", "mine\n");

        assertThat(Refusal.of(ada::applyPatch).report())
                .isEqualTo("""
                        .hop/model/public/users.table.json cannot be written: FileAlreadyExistsException
                          Why: something else is in its place, the folder is not yours to write, or the disk is full
                          Fix: ls -ld "%1$s" "%1$s/users.table.json"
                               mend that, then run the same command again
                        The development database is rebuilt; its model below .hop/model/ is not written, or not all of it.""".formatted(ada.folder().resolve(".hop/model/public")));

        assertThat(Files.readString(ada.folder().resolve(".hop/model/public"))).isEqualTo("mine\n");
        Files.delete(ada.folder().resolve(".hop/model/public"));
        ada.applyPatch();
        assertThat(ada.folder().resolve(USERS)).exists();
    }

    @Test
    void isPublishedWithTheMergeAlsoWhereNobodyWroteIt() {
        ada.createPatch("1-users");
        ada.commit("Patches/1-users/users.sql", "CREATE TABLE users (name text);\n");
        ada.tests().during(request -> assertThat(request.home().resolve(USERS)).exists());

        ada.mergePatch();

        assertThat(said()).contains("written from the database: " + USERS);
        assertThat(ada.git("show", RELEASE + ":" + USERS)).contains("\"name\": \"users\"");
        assertThat(ada.tests().runs()).isEqualTo(1);
    }

    @Test
    void needNotBeCommittedForTheMerge() {
        ada.createPatch("1-users");
        ada.commit("Patches/1-users/users.sql", "CREATE TABLE users (name text);\n");
        ada.applyPatch();

        ada.mergePatch();

        assertThat(ada.branch()).isEqualTo("ho-release/0.1.0");
        assertThat(ada.git("status", "--porcelain", "-uall")).isEmpty();
        assertThat(ada.folder().resolve(USERS)).exists();
    }

    @Test
    void keepsTheFilesOfTheUserWhenAPatchIsMerged() throws IOException {
        ada.createPatch("1-users");
        ada.commit("Patches/1-users/users.sql", "CREATE TABLE users (name text);\n");
        ada.applyPatch();
        ada.write(".hop/model/public/mine.json", "mine\n");

        ada.mergePatch();

        assertThat(ada.branch()).isEqualTo("ho-release/0.1.0");
        assertThat(ada.git("status", "--porcelain", "-uall")).isEqualTo("?? .hop/model/public/mine.json");
        assertThat(Files.readString(ada.folder().resolve(".hop/model/public/mine.json")))
                .isEqualTo("mine\n");
    }

    @Test
    void keepsWhatTheUserWroteIntoItAndDoesNotCheckTheReleaseOut() throws IOException {
        ada.createPatch("1-users");
        ada.commit("Patches/1-users/users.sql", "CREATE TABLE users (name text);\n");
        ada.applyPatch();
        commitAll(ada, "Add the model");
        ada.mergePatch();
        ada.createPatch("2-email");
        ada.commit("Patches/2-email/email.sql", "ALTER TABLE users ADD email text;\n");
        ada.write(USERS, "mine\n");

        ada.mergePatch();

        assertThat(ada.branch()).isEqualTo("ho-staged/2-email");
        assertThat(Files.readString(ada.folder().resolve(USERS))).isEqualTo("mine\n");
        assertThat(ada.console().warnings())
                .contains("ho-release/0.1.0 is not checked out: another working tree stands on it, or files here are in"
                        + " the way. git checkout ho-release/0.1.0");
    }

    @Test
    void isThatOfBothWhereTwoPatchesChangeOneTable() {
        ada.createPatch("1-users");
        ada.commit("Patches/1-users/users.sql", "CREATE TABLE users (name text);\n");
        ada.applyPatch();
        commitAll(ada, "Add the model");
        ada.mergePatch();
        Developer bob = project.clone("bob");
        bob.createPatch("2-email", "0.1.0");
        bob.commit("Patches/2-email/email.sql", "ALTER TABLE users ADD email text;\n");
        bob.applyPatch();
        commitAll(bob, "Add the model");
        ada.createPatch("3-phone");
        ada.commit("Patches/3-phone/phone.sql", "ALTER TABLE users ADD phone text;\n");
        ada.applyPatch();
        commitAll(ada, "Add the model");
        bob.mergePatch();

        ada.mergePatch();

        assertThat(ada.git("show", RELEASE + ":" + USERS))
                .contains("\"name\": \"email\"")
                .contains("\"name\": \"phone\"")
                .doesNotContain("<<<<");
    }

    @Test
    void losesWhatWasDroppedAlsoWhenAnotherPatchChangedIt() {
        ada.createPatch("1-users");
        ada.commit("Patches/1-users/users.sql", "CREATE TABLE users (name text); CREATE TABLE orders (id int);\n");
        ada.mergePatch();
        ada.createPatch("2-drop");
        ada.commit("Patches/2-drop/drop.sql", "DROP TABLE IF EXISTS orders;\n");
        ada.applyPatch();
        commitAll(ada, "Drop the model");
        Developer bob = project.clone("bob");
        bob.createPatch("3-more", "0.1.0");
        bob.commit("Patches/3-more/more.sql", "ALTER TABLE IF EXISTS orders ADD more text;\n");
        bob.applyPatch();
        commitAll(bob, "Add the model");
        ada.mergePatch();

        bob.mergePatch();

        assertThat(bob.git("ls-tree", "-r", "--name-only", RELEASE))
                .contains(USERS)
                .doesNotContain(ORDERS);
    }

    @Test
    void isThatOfTheReplayWhenAReleaseIsPromoted() throws IOException {
        ada.createPatch("1-users");
        ada.commit("Patches/1-users/users.sql", "CREATE TABLE users (name text);\n");
        ada.mergePatch();
        project.git().colleagueCommits("ho-release/0.1.0", ORDERS, "nonsense");

        ada.promoteToCandidate();
        assertThat(said()).contains("not in the database, removed: " + ORDERS);
        assertThat(ada.git("ls-tree", "-r", "--name-only", "v0.1.0-rc1"))
                .contains(USERS)
                .doesNotContain(ORDERS);

        project.git().colleagueCommits("ho-release/0.1.0", USERS, "{}");
        ada.promoteToProduction();
        assertThat(ada.git("show", "v0.1.0:" + USERS)).contains("\"name\": \"name\"");
        assertThat(ada.git("rev-parse", "v0.1.0^{commit}")).isEqualTo(ada.git("rev-parse", "origin/ho-prod"));
    }

    @Test
    void isNamedByCheckWhereItDoesNotFit() {
        ada.createPatch("1-users");
        ada.commit("Patches/1-users/users.sql", "CREATE TABLE users (name text);\n");
        ada.applyPatch();
        ada.check(false);
        assertThat(said()).contains("No problem found").doesNotContain(".hop/model");

        ada.write(USERS, "{}");
        ada.write(ORDERS, "{}");
        ada.check(false);

        assertThat(said())
                .contains(USERS + " is not what the scripts make: on the patch branch, mvn hop:patch-apply writes")
                .contains(ORDERS + " describes what the scripts do not make: on the patch branch, mvn hop:patch-apply");
    }

    @Test
    void isNotComparedByCheckWhereAScriptFails() {
        ada.createPatch("1-users");
        ada.commit("Patches/1-users/users.sql", "CREATE TABLE users (nonsense);\n");

        ada.check(false);

        assertThat(said())
                .contains(
                        "the model cannot be compared with the database: Patches/1-users/users.sql:1:30 failed (mend Patches/1-users/");
    }

    @Test
    void sparesPeopleTheConflict() {
        ada.commit(".gitattributes", ".hop/model/**/*.json text eol=lf merge=hop-model\n");
        ada.commit(USERS, "base\n");
        ada.git("branch", "other");
        ada.commit(USERS, "ours\n");
        ada.git("checkout", "-q", "other");
        ada.commit(USERS, "theirs\n");

        ada.git("merge", "-q", "-m", "both", "-");

        assertThat(ada.git("show", "HEAD:" + USERS)).isEqualTo("theirs");
    }

    private String said() {
        return String.join("\n", ada.console().lines())
                + String.join("\n", ada.console().warnings());
    }

    private static void commitAll(Developer who, String message) {
        who.git("add", "-A");
        who.git("commit", "-q", "-m", message);
    }
}
