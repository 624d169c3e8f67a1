package dev.hopdb.backup;

import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;

/** Where dumps are. A dump that is not complete has the ending {@code .part}; none is ever written over. */
final class BackupFolder {

    private static final String UNFINISHED = ".part";
    private static final String OF_ONE_MOMENT = "_\\d{17}\\.dump";
    private static final long MEGABYTE = 1024L * 1024L;

    /** A dump has no indexes and is compressed; it is seldom smaller than this part of the tables. */
    private static final int COMPRESSION = 4;

    private final Path folder;

    BackupFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** A path that was recorded by another machine, or before the folder was moved: its file in this folder. */
    Path find(String recorded) {
        Path there = Path.of(recorded);
        return Files.exists(there) ? there : folder.resolve(there.getFileName());
    }

    /** Refuses to begin what would fill the disk. */
    void requireSpaceFor(long tableBytes) {
        try {
            make();
            long free = Files.getFileStore(folder).getUsableSpace();
            long needed = tableBytes / COMPRESSION;
            if (free < needed) {
                throw refused("%d MB are free, and a dump of tables of %d MB needs %d MB at least"
                        .formatted(free / MEGABYTE, tableBytes / MEGABYTE, needed / MEGABYTE));
            }
        } catch (IOException e) {
            throw refused(e.toString());
        }
    }

    /**
     * Makes the empty file that a dump goes into, which only its owner may read, and sweeps what was never finished; but for
     * what another user made, which is in nobody's way.
     */
    Path begin(String name, String key) {
        try {
            make();
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, key + "_*" + UNFINISHED)) {
                left.forEach(BackupFolder::discard);
            }
            return Files.createFile(folder.resolve(name + UNFINISHED), ownerOnly("rw-------"));
        } catch (IOException e) {
            throw refused(e.toString());
        }
    }

    /** Where a dump is once it is finished. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** Gives a dump its name, once it is known to be whole and about to be recorded. */
    void finish(String name) {
        try {
            Files.move(folder.resolve(name + UNFINISHED), folder.resolve(name));
        } catch (IOException e) {
            throw refused(e.toString());
        }
    }

    /** Whether here is a dump of this name, and of the database with this key: what else a name may say is never deleted. */
    boolean has(String name, String key) {
        return name.matches(Pattern.quote(key) + OF_ONE_MOMENT) && Files.exists(folder.resolve(name));
    }

    void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    /** What is not deleted does no harm but take room. */
    static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The next upgrade tries again.
        }
    }

    private void make() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownerOnly("rwx------"));
        }
    }

    /** Where the file system has no such permissions, those of the folder that the user chose hold. */
    private FileAttribute<?>[] ownerOnly(String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private HopException refused(String why) {
        return new HopException(
                "The backup cannot be written to %s".formatted(folder),
                why,
                "make room there, or name another folder: -Dhop.backupDirectory=/var/backups/hop");
    }
}
