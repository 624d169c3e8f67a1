package dev.hopdb.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseName;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/** The embedded server for tests: its binaries are on the class path, unpacked once for all runs of this build. */
public final class TestPostgres {

    /** The database that is always there. */
    static final DatabaseName POSTGRES = new DatabaseName("postgres");

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    /** Finds the jar on the class path. */
    public static final Binaries BINARIES = (version, platform) -> jar();

    private TestPostgres() {}

    /** A server of its own for {@code localFolder}: for tests of its life. */
    public static EmbeddedPostgres open(Path localFolder) {
        return EmbeddedPostgres.open(settings(localFolder), BINARIES, new RecordingConsole());
    }

    /** The server that all tests of this build share; it stops with the last of their processes. */
    public static EmbeddedPostgres shared() {
        return Shared.SERVER;
    }

    /** Gives {@code localFolder} a cluster that was made before, since making one takes a second. */
    static void prepare(Path localFolder) throws IOException {
        Path template = Mutex.hold(TARGET.resolve("postgres-template.lock"), TestPostgres::template);
        try (Stream<Path> files = Files.walk(template)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(
                        file,
                        localFolder.resolve("postgres-18").resolve(template.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Waits until the server that was told to stop has stopped, so that its folder can be deleted. */
    static void awaitEnd(Path localFolder) {
        Path pidFile = PidFile.path(localFolder.resolve("postgres-18/data"));
        Waiting.until(Duration.ofMinutes(3), () -> !Files.exists(pidFile));
        assertThat(pidFile).as("a server still running").doesNotExist();
    }

    private static Path template() {
        Path folder = TARGET.resolve("postgres-template");
        Path cluster = folder.resolve("postgres-18");
        if (!Files.exists(cluster)) {
            open(folder).close();
        }
        awaitEnd(folder);
        return cluster;
    }

    static EmbeddedSettings settings(Path localFolder) {
        return new EmbeddedSettings(
                localFolder, TARGET.resolve("postgres"), Platform.current().defaultPostgresVersion());
    }

    private static Path jar() {
        URL archive = Objects.requireNonNull(
                TestPostgres.class.getClassLoader().getResource("postgres-linux-x86_64.txz"),
                "no PostgreSQL for tests");
        String inJar = archive.toString();
        return Path.of(URI.create(inJar.substring("jar:".length(), inJar.indexOf("!/"))));
    }

    private static final class Shared {

        private static final EmbeddedPostgres SERVER = open(TARGET.resolve("shared-postgres"));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }
}
