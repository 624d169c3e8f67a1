package dev.hopdb.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database of {@code mvn test}: fresh each time, wherever the files are, and gone afterwards. */
class DatabaseStoryIT {

    private static final String PASSED = "Tests run: 2, Failures: 0, Errors: 0, Skipped: 0";

    @TempDir
    Path folder;

    /** The test of the shop inserts a row that can be there once only. */
    @Test
    void isFreshForEachRunAndLeavesNothingBehind() {
        Shop shop = Shop.ready(folder);

        shop.shell().mvn("test").succeeds().says(PASSED);
        shop.shell().mvn("test").succeeds().says(PASSED);

        assertThat(shop.hasServer()).isFalse();
        assertThat(shop.folder().resolve("target/hop").toFile().list()).containsOnly("generated.txt");
        assertThat(shop.shell().git("status", "--short").text()).isEmpty();
    }

    @Test
    void needsNeitherBranchNorOriginNorHistory() {
        Shop shop = Shop.ready(folder);
        shop.shell().git("push", "--quiet", "origin", "HEAD").succeeds();
        Shell shell = Shell.in(folder);
        String origin = "file://" + folder.resolve("origin.git");
        shell.git("clone", "--quiet", "--depth", "1", "--branch", "ho-patch/1-users", origin, "job")
                .succeeds();
        shell.cd("job").git("checkout", "--quiet", "--detach").succeeds();
        shell.cd("job").git("remote", "remove", "origin").succeeds();

        shell.cd("job").mvn("test").succeeds().says(PASSED);
    }

    @Test
    void needsNoRepositoryAndAnyNameOfAFolderWillDo() throws IOException {
        Shop shop = Shop.ready(folder.resolve("given"));
        Path odd = folder.resolve("Größe & Öl (2)");
        shop.shell().git("archive", "--output=../shop.zip", "HEAD").succeeds();
        unzip(folder.resolve("given/shop.zip"), odd);

        Shell.in(odd).mvn("test").succeeds().says(PASSED);
    }

    @Test
    void noServerIsStartedWhereNothingNeedsOne() {
        Shop shop = Shop.ready(folder);

        shop.shell().mvn("test", "-DskipTests").succeeds().says("No database for the tests: skipped");
        shop.shell().mvn("process-test-classes", "-Dhop.skip").succeeds().says("No database for the tests: skipped");
        shop.shell().mvn("hop:status").succeeds().says("Release 0.1.0");
        shop.shell().mvn("hop:check", "-Dhop.dryRun").succeeds();

        assertThat(shop.folder().resolve(".hop/local"))
                .satisfiesAnyOf(
                        local -> assertThat(local).doesNotExist(),
                        local -> assertThat(local).isDirectoryNotContaining("glob:**postgres*"));
    }

    @Test
    void twoRunsAndAGoalAtOnceLeaveEachOtherAlone() throws Exception {
        Shop shop = Shop.ready(folder);
        shop.withTest("UsersTest", "assertEquals(1, update(\"DELETE FROM users\")); Thread.sleep(1500);");
        shop.shell().mvn("test-compile", "-DskipTests").succeeds();

        CompletableFuture<Output> first =
                CompletableFuture.supplyAsync(() -> shop.shell().mvn("surefire:help", "test"));
        CompletableFuture<Output> second =
                CompletableFuture.supplyAsync(() -> shop.shell().mvn("test", "-Dsurefire.reportNameSuffix=second"));
        CompletableFuture<Output> apply =
                CompletableFuture.supplyAsync(() -> shop.shell().mvn("hop:patch-apply"));

        apply.get(10, TimeUnit.MINUTES).succeeds();
        first.get(10, TimeUnit.MINUTES).succeeds().says(PASSED);
        second.get(10, TimeUnit.MINUTES).succeeds().says(PASSED);
        assertThat(shop.hasServer()).isFalse();
    }

    @Test
    void aRunThatIsToldToEndLeavesNothingRunning() throws Exception {
        Shop shop = Shop.ready(folder);
        shop.withTest("UsersTest", "Files.writeString(Path.of(\"target/begun\"), \"\"); Thread.sleep(600_000);");
        Path log = folder.resolve("log");
        Process build = shop.shell().startMvn(log, "test");
        await(shop.folder().resolve("target/begun"), build, log);

        build.destroy();

        assertThat(build.waitFor(5, TimeUnit.MINUTES)).as("it ends").isTrue();
        for (int i = 0; i < 3000 && shop.hasServer(); i++) {
            Thread.sleep(100);
        }
        assertThat(shop.hasServer()).as("a server of the workspace").isFalse();
        assertThat(Files.readString(log)).doesNotContain("Exception in thread");
        shop.shell().git("checkout", "--quiet", "--", "src").succeeds();
        shop.shell().mvn("test").succeeds().says(PASSED);
    }

    static void await(Path file, Process build, Path log) throws Exception {
        for (int i = 0; i < 3000 && !Files.exists(file); i++) {
            assertThat(build.isAlive()).as(Files.readString(log)).isTrue();
            Thread.sleep(100);
        }
        assertThat(file).exists();
    }

    private static void unzip(Path zip, Path to) throws IOException {
        try (var files = java.nio.file.FileSystems.newFileSystem(zip)) {
            Path root = files.getPath("/");
            try (var all = Files.walk(root)) {
                for (Path file : all.toList()) {
                    Path copy = to.resolve(root.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(file, copy);
                    }
                }
            }
        }
    }
}
