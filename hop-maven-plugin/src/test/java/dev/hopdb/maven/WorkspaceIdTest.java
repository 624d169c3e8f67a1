package dev.hopdb.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceIdTest {

    private static final int GOALS = 8;

    @TempDir
    Path folder;

    @Test
    void isKeptAndIsAnotherOneInACopyOfTheFolder() throws IOException {
        Path here = Files.createDirectory(folder.resolve("here"));
        String id = WorkspaceId.of(here);
        Path copy = copied(here, "copy");

        assertThat(WorkspaceId.of(here)).isEqualTo(id).hasSize(16);
        assertThat(WorkspaceId.of(copy)).isNotEqualTo(id).isEqualTo(WorkspaceId.of(copy));
    }

    @Test
    void isMadeAnewWhereItsFileIsCutShort() throws IOException {
        WorkspaceId.of(folder);
        Files.writeString(folder.resolve(".hop/local/workspace"), "0123456789");

        assertThat(WorkspaceId.of(folder)).hasSize(16).isEqualTo(WorkspaceId.of(folder));
    }

    @Test
    void isTheSameForGoalsThatBeginTogetherInACopy() throws Exception {
        Path here = Files.createDirectory(folder.resolve("here"));
        WorkspaceId.of(here);
        ExecutorService goals = Executors.newFixedThreadPool(GOALS);
        try {
            for (int round = 0; round < 50; round++) {
                Path copy = copied(here, "copy-" + round);
                List<Callable<String>> all = Stream.generate(() -> (Callable<String>) () -> WorkspaceId.of(copy))
                        .limit(GOALS)
                        .toList();
                for (Future<String> id : goals.invokeAll(all)) {
                    assertThat(id.get()).isEqualTo(WorkspaceId.of(copy));
                }
            }
        } finally {
            goals.shutdownNow();
        }
    }

    private Path copied(Path here, String name) throws IOException {
        Path file = Path.of(".hop/local/workspace");
        Path copy = folder.resolve(name);
        Files.createDirectories(copy.resolve(file).getParent());
        Files.copy(here.resolve(file), copy.resolve(file));
        return copy;
    }
}
