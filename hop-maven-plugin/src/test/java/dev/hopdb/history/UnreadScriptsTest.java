package dev.hopdb.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.git.Tree;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.Release;
import dev.hopdb.release.Snapshot;
import dev.hopdb.sql.SqlText;
import dev.hopdb.version.Label;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was promoted is read when somebody needs it: Git knows without that whether it is still the same. */
class UnreadScriptsTest {

    private static final Label LABEL = Label.parse("0.1.0");
    private static final String SCRIPT = "Patches/1-users/10.sql";
    private static final String SQL = "CREATE TABLE users (id int);\n";
    private static final Patch PATCH = new Patch(PatchId.parse("1-users"), List.of(new PatchFile.Sql("10.sql", SQL)));

    private final List<String> read = new ArrayList<>();

    @TempDir
    private Path folder;

    private GitSandbox sandbox;
    private Path clone;
    private GitRepository git;
    private CommitId promoted;

    @BeforeEach
    void promote() {
        sandbox = GitSandbox.in(folder);
        clone = sandbox.clone("mine");
        var snapshot = new Snapshot(LABEL, List.of(new Snapshot.Entry(PATCH.id(), PATCH.fingerprint())));
        sandbox.commit(clone, ".hop/releases/0.1.0.txt", snapshot.text());
        promoted = sandbox.commit(clone, SCRIPT, SQL);
        git = sandbox.open(clone);
    }

    @AfterEach
    void close() {
        git.close();
    }

    @Test
    void noScriptIsReadOfAReleaseThatIsAsItWasPromoted() {
        CommitId later = sandbox.commit(clone, "README.md", "# More\n");

        Release release = released(later);

        assertThat(release.contents().hashes())
                .containsExactly(Map.entry("1-users", PATCH.fingerprint().hex()));
        assertThat(read).isEmpty();
        assertThat(release.patches()).hasSize(1);
        assertThat(release.patches()).hasSize(1);
        assertThat(read).containsExactly(SCRIPT);
    }

    @Test
    void aScriptIsReadAtOnceWhereItIsNotTheSameAnyMore() {
        CommitId later = sandbox.commit(clone, SCRIPT, SQL.replace("\n", "\r\n"));

        released(later);

        assertThat(read).containsExactly(SCRIPT);
    }

    @Test
    void whatIsReadLaterIsHeldToItsHashAsWell() {
        var snapshot = new Snapshot(
                LABEL, List.of(new Snapshot.Entry(PATCH.id(), new Patch(PATCH.id(), List.of()).fingerprint())));
        promoted = sandbox.commit(clone, ".hop/releases/0.1.0.txt", snapshot.text());

        Release release = released(promoted);

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(release::patches)
                .satisfies(
                        e -> assertThat(e.problem()).isEqualTo("Patches/1-users is not as it was released in 0.1.0"));
    }

    private Release released(CommitId production) {
        var tree = new ProjectTree(new Watched(git.commits().tree(production)));
        return new Manifest(tree, label -> Optional.of(git.commits().tree(promoted)))
                .released(List.of(LABEL))
                .releases()
                .get(0);
    }

    /** Remembers which scripts somebody has read. */
    private final class Watched implements Tree {

        private final Tree tree;

        Watched(Tree tree) {
            this.tree = tree;
        }

        @Override
        public Optional<String> text(String path) {
            return tree.text(path);
        }

        @Override
        public Optional<SqlText> script(String path) {
            read.add(path);
            return tree.script(path);
        }

        @Override
        public List<String> list(String path) {
            return tree.list(path);
        }

        @Override
        public Optional<String> identity(String path) {
            return tree.identity(path);
        }
    }
}
