package dev.hopdb.git.jgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.git.GitRepository;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.git.Tree;
import dev.hopdb.problem.HopException;
import dev.hopdb.sql.LeftOut;
import dev.hopdb.sql.Omission;
import dev.hopdb.sql.SqlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that are too long to be held in memory, in a commit and on disk. */
class LongScriptsTest {

    @TempDir
    Path folder;

    private GitSandbox sandbox;
    private Path clone;

    @BeforeEach
    void makeAClone() {
        sandbox = GitSandbox.in(folder);
        clone = sandbox.clone("clone");
    }

    @Test
    void readsALongScriptWhereItIs() throws IOException {
        String long1 = "COPY t FROM stdin;\r\n" + "é😀\r\n".repeat(600_000) + "\\.\r\n";
        String text = long1 + "COPY u FROM stdin;\n1\n\\.\n" + long1;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Files.writeString(clone.resolve("long.sql"), '\uFEFF' + text);
        Files.write(clone.resolve("latin.sql"), Arrays.copyOf(new byte[] {'a', (byte) 0xE9}, 5 << 20));
        sandbox.run(clone, "config", "core.autocrlf", "false");
        sandbox.run(clone, "add", ".");
        sandbox.run(clone, "commit", "-q", "-m", "x");

        try (GitRepository git = sandbox.open(clone)) {
            for (Tree tree : List.of(
                    git.commits().tree(git.workspace().head().orElseThrow()),
                    git.workspace().files())) {
                SqlText script = tree.script("long.sql").orElseThrow();
                assertThat(script.held()).isEqualTo("""
                        COPY t FROM stdin;\r
                        \\.\r
                        COPY u FROM stdin;
                        \\.
                        COPY t FROM stdin;\r
                        \\.\r
                        """);
                LeftOut leftOut = script.leftOut().orElseThrow();
                for (int index : new int[] {0, 1, 2, 2, 0, 1}) {
                    Omission data = leftOut.omissions().get(index);
                    try (InputStream in = leftOut.source().open(data.from())) {
                        assertThat(in.readNBytes((int) (data.to() - data.from())))
                                .isEqualTo(Arrays.copyOfRange(bytes, (int) data.from(), (int) data.to()));
                    }
                }
                try (InputStream in = leftOut.source().open(0)) {
                    assertThat(in.readAllBytes()).isEqualTo(bytes);
                }
                try (InputStream in = leftOut.source().open(bytes.length - 3)) {
                    assertThat(in.readAllBytes()).isEqualTo(new byte[] {'.', '\r', '\n'});
                }
                assertThat(tree.script("none.sql")).isEmpty();
                assertThatExceptionOfType(HopException.class)
                        .isThrownBy(() -> tree.script("latin.sql"))
                        .satisfies(e -> assertThat(e.report()).contains("latin.sql is not UTF-8"));
            }
        }
    }
}
