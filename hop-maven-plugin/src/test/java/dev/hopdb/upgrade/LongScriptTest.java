package dev.hopdb.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.git.Tree;
import dev.hopdb.patch.PatchFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory does not grow with the data in a script. */
class LongScriptTest {

    private static final String FILE = "Patches/1-data/10.sql";
    private static final int ROWS = 70_000;

    @TempDir
    private Path folder;

    private Path clone;

    @BeforeEach
    void commitsSixtyMegabytes() throws IOException {
        GitSandbox sandbox = GitSandbox.in(folder);
        clone = sandbox.clone("mine");
        Path file = clone.resolve(FILE);
        Files.createDirectories(file.getParent());
        try (var out = new PrintStream(file.toFile(), "UTF-8")) {
            out.print("CREATE TABLE t (id int PRIMARY KEY, a text);\nCOPY t FROM stdin;\n");
            String rest = "\t" + "é😀 and more of it ".repeat(45) + "\n";
            for (int row = 1; row <= ROWS; row++) {
                out.print(row + rest);
            }
            out.print("\\.\nCREATE TABLE u (id int);\nCOPY u FROM stdin;\n1\n\\.\nCOPY u FROM stdin;\n2\n\\.\n");
        }
        assertThat(Files.size(file)).isGreaterThan(60 << 20);
        sandbox.run(clone, "add", ".");
        sandbox.run(clone, "commit", "-q", "-m", "Add data");
        // As after a clone: then it is in a pack.
        sandbox.run(clone, "repack", "-q", "-a", "-d");
    }

    @Test
    void loadsFromACommitWithLessMemoryThanTheFileHas() throws Exception {
        DatabaseAddress database = TestCluster.freshDatabase();

        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Loading.class.getName(),
                        clone.toString(),
                        database.url().substring(database.url().lastIndexOf('/') + 1)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        DatabaseAddress server = TestCluster.address();
        builder.environment().put("HOP_TEST_URL", server.url());
        builder.environment().put("HOP_TEST_USER", server.user());
        builder.environment().put("HOP_TEST_PASSWORD", server.password().reveal());
        Process child = builder.start();
        assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();

        assertThat(Files.readString(folder.resolve("log"))).isEqualTo("the same hash twice\n");
        assertThat(TestCluster.query(database, "SELECT count(*) || ' ' || sum(id) || ' ' || min(length(a)) FROM t"))
                .isEqualTo("70000 2450035000 810");
        assertThat(TestCluster.query(database, "SELECT sum(id) FROM u")).isEqualTo("3");
    }

    /** The process that has little memory. */
    static final class Loading {

        private Loading() {}

        public static void main(String[] arguments) {
            try (GitRepository git =
                            GitSandbox.at(Path.of(arguments[0]).getParent()).open(Path.of(arguments[0]));
                    DatabaseServer server = PostgresServer.connect(TestCluster.address());
                    Session session = server.open(new DatabaseName(arguments[1]))) {
                Tree committed = git.commits().tree(git.workspace().head().orElseThrow());
                var script = new PatchFile.Sql(FILE, committed.script(FILE).orElseThrow());
                var onDisk = new PatchFile.Sql(
                        FILE, git.workspace().files().script(FILE).orElseThrow());
                System.out.println(
                        script.fingerprint().equals(onDisk.fingerprint()) ? "the same hash twice" : "two hashes");
                session.run(script);
            }
            Runtime.getRuntime().halt(0);
        }
    }
}
