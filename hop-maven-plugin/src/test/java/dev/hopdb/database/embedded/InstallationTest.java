package dev.hopdb.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.problem.HopException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    private static final PostgresVersion VERSION = PostgresVersion.parse("18.6.0");
    private static final Platform PLATFORM = new Platform("linux-amd64");

    @TempDir
    private Path folder;

    @Test
    void unpacksFilesLinksAndTheRightToRun() throws IOException {
        Installation installation = install(jar("bin/postgres"));

        assertThat(installation.program("postgres")).hasContent("content").isExecutable();
        assertThat(installation.home().resolve("lib/libpq.so")).isSymbolicLink().hasContent("content");
        assertThat(Files.isExecutable(installation.home().resolve("lib/libpq.so.5")))
                .isFalse();
    }

    @Test
    void unpacksOnceHoweverManyAsk() throws Exception {
        Path jar = jar("bin/postgres");
        AtomicInteger asked = new AtomicInteger();
        Callable<Installation> find = () -> find((version, platform) -> {
            asked.incrementAndGet();
            return jar;
        });

        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Installation> each : threads.invokeAll(List.of(find, find, find, find))) {
                assertThat(each.get().program("postgres")).exists();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void doesNotBelieveWhatAKilledAttemptLeft() throws IOException {
        Path half = Files.createDirectories(folder.resolve("cache/18.6.0-linux-amd64.new-1/bin"));

        assertThat(install(jar("bin/postgres")).program("postgres")).exists();
        assertThat(half.getParent()).doesNotExist();
    }

    @Test
    void refusesADamagedJarAndLeavesNothing() throws IOException {
        Path jar = jar("bin/postgres");
        byte[] whole = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(whole, whole.length / 2));

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> install(jar))
                .satisfies(e -> assertThat(e.report()).contains("cannot be unpacked", "Maven fetches it anew"));
        assertThat(folder.resolve("cache/18.6.0-linux-amd64")).doesNotExist();
    }

    @Test
    void refusesAJarWithoutAServer() throws IOException {
        Path jar = folder.resolve("empty.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("readme"));
        }

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> install(jar))
                .satisfies(e -> assertThat(e.report()).contains("holds no PostgreSQL"));
    }

    @Test
    void writesNothingOutsideOfItsFolder() throws IOException {
        Path jar = jar("../escaped");

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> install(jar));
        assertThat(folder.resolve("cache/escaped")).doesNotExist();
    }

    @Test
    void saysHowMuchRoomIsMissing() {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> Space.require(1L << 40, folder))
                .satisfies(e -> assertThat(e.report())
                        .contains("There is no space for the embedded PostgreSQL in " + folder, "MB are free"));
    }

    private Installation install(Path jar) {
        return find((version, platform) -> jar);
    }

    private Installation find(Binaries binaries) {
        return Installation.find(
                folder.resolve("cache"),
                VERSION,
                PLATFORM,
                Installation.from(binaries, VERSION, PLATFORM, new RecordingConsole()));
    }

    private Path jar(String program) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZCompressorOutputStream(packed))) {
            file(tar, program, 0755);
            file(tar, "lib/libpq.so.5", 0644);
            TarArchiveEntry link = new TarArchiveEntry("lib/libpq.so", TarConstants.LF_SYMLINK);
            link.setLinkName("libpq.so.5");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        Path jar = folder.resolve("binaries.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("postgres-linux-x86_64.txz"));
            zip.write(packed.toByteArray());
        }
        return jar;
    }

    private static void file(TarArchiveOutputStream tar, String name, int mode) throws IOException {
        byte[] content = "content".getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
