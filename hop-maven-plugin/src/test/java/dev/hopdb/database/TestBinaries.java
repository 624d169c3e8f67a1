package dev.hopdb.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** A server's programs, unpacked once a machine, and a way to run them that PostgreSQL accepts of root. */
record TestBinaries(String version, URL archive) {

    /** Where the build puts the jars of the versions that cannot be on the class path: one that is there already. */
    static final Path OLDER = Path.of("target", "postgres-older");

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final Pattern JAR = Pattern.compile(".*-((\\d+)\\.\\d+\\.\\d+)\\.jar.*");

    /** Those of each version that the build has resolved, the oldest first. */
    static List<TestBinaries> all() {
        try (Stream<Path> jars = Files.isDirectory(OLDER) ? Files.list(OLDER) : Stream.empty()) {
            Stream<URL> older =
                    jars.filter(jar -> JAR.matcher(jar.toString()).matches()).map(TestBinaries::inside);
            URL onTheClassPath = TestBinaries.class.getResource(ARCHIVE);
            return Stream.concat(older, Stream.of(onTheClassPath))
                    .map(archive -> new TestBinaries(named(archive).group(1), archive))
                    .sorted(Comparator.comparingInt(binaries ->
                            Integer.parseInt(named(binaries.archive()).group(2))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Matcher named(URL archive) {
        Matcher jar = JAR.matcher(archive.toString());
        if (!jar.matches()) {
            throw new IllegalStateException(archive + " does not say which version it has");
        }
        return jar;
    }

    private static URL inside(Path jar) {
        try {
            return new URL("jar:%s!%s".formatted(jar.toUri(), ARCHIVE));
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    Path unpackedIn(Path cache) throws IOException {
        Files.createDirectories(cache);
        Path home = cache.resolve("postgres-" + version);
        if (!Files.isDirectory(home)) {
            unpack(cache, home);
        }
        return home;
    }

    static List<String> unprivileged(List<String> command) {
        if (!System.getProperty("user.name").equals("root")) {
            return command;
        }
        List<String> prefixed = new ArrayList<>(List.of("unshare", "-U"));
        prefixed.addAll(command);
        return prefixed;
    }

    /** Beside it first, then in its place in one move: another JVM sees all of it or nothing. */
    private void unpack(Path cache, Path home) throws IOException {
        Path beside = Files.createTempDirectory(cache, "unpacking-");
        try (InputStream packed = archive.openStream();
                var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, beside.resolve(entry.getName()).normalize());
            }
        }
        try {
            Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
            // Another JVM was faster; what it unpacked is the same.
        }
    }

    private static void write(InputStream tar, TarArchiveEntry entry, Path to) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(to);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, to);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
