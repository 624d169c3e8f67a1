package dev.hopdb.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;

/**
 * Where the files of a workspace's server are.
 *
 * @param cache of unpacked servers
 * @param clusters the folder that the cluster is in
 * @param locks always in the workspace, whatever the account
 */
record Places(Path cache, Path clusters, Path locks) {

    static Places of(EmbeddedSettings settings, Account account) {
        Path local = Folders.make(settings.localFolder().toAbsolutePath().normalize());
        Path cache = account.mayEnter(settings.cacheFolder())
                ? settings.cacheFolder()
                : open(account.elsewhere(), "postgres");
        Path clusters = account.mayEnter(local) ? local : open(account.elsewhere(), nameOf(local));
        return new Places(cache, clusters, local);
    }

    Cluster cluster(PostgresVersion version) {
        return new Cluster(clusters.resolve("postgres-" + version.major()));
    }

    Path usersLock(PostgresVersion version) {
        return locks.resolve("postgres-%d.lock".formatted(version.major()));
    }

    Path startLock(PostgresVersion version) {
        return locks.resolve("postgres-%d.start.lock".formatted(version.major()));
    }

    private static String nameOf(Path local) {
        return "workspace-" + UUID.nameUUIDFromBytes(local.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Anybody may enter it; what is private in it is closed by itself. */
    private static Path open(Path parent, String name) {
        Path folder = parent.resolve(name);
        try {
            for (Path each : List.of(parent, folder)) {
                Files.createDirectories(each);
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}
