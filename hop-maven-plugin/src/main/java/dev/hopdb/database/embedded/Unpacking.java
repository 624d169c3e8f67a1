package dev.hopdb.database.embedded;

import dev.hopdb.problem.HopException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** One archive of binaries on its way into a folder: a {@code .txz} in a jar. */
final class Unpacking {

    private static final int OWNER_MAY_EXECUTE = 0100;
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> PLAIN = PosixFilePermissions.fromString("rw-r--r--");

    private final Path jar;
    private final Path folder;

    Unpacking(Path jar, Path folder) {
        this.jar = jar;
        this.folder = folder;
    }

    void run() throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                InputStream packed = new BufferedInputStream(zip.getInputStream(archive(zip)), 1 << 16);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                // Static libraries are for those who compile against them: a tenth of the whole.
                if (!entry.getName().endsWith(".a")) {
                    unpack(entry, tar);
                }
            }
        }
    }

    private ZipEntry archive(ZipFile zip) {
        return zip.stream()
                .filter(entry -> entry.getName().endsWith(".txz"))
                .findFirst()
                .map(ZipEntry.class::cast)
                .orElseThrow(() -> new HopException(
                        "%s holds no PostgreSQL".formatted(jar),
                        "a file *.txz is expected in it",
                        "delete it, and run the same command again: Maven fetches it anew"));
    }

    private void unpack(TarArchiveEntry entry, InputStream content) throws IOException {
        Path to = inside(folder.resolve(entry.getName()));
        if (entry.isDirectory()) {
            make(to);
            return;
        }
        make(parent(to));
        if (entry.isSymbolicLink()) {
            inside(parent(to).resolve(entry.getLinkName()));
            Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, to);
            if (Folders.isPosix(to)) {
                Files.setPosixFilePermissions(to, (entry.getMode() & OWNER_MAY_EXECUTE) == 0 ? PLAIN : PROGRAM);
            }
        }
    }

    /** Another user than the one that unpacks may have to enter it: whatever the umask is. */
    private void make(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            if (Folders.isPosix(directory)) {
                Files.setPosixFilePermissions(directory, PROGRAM);
            }
        }
    }

    private Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? folder : parent;
    }

    private Path inside(Path path) throws IOException {
        Path normal = path.normalize();
        if (!normal.startsWith(folder)) {
            throw new IOException("%s would write outside of %s".formatted(jar, folder));
        }
        return normal;
    }
}
