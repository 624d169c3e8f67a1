package dev.hopdb.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/**
 * Where the files of a workspace's server are.
 *
 * @param cache of unpacked servers
 * @param clusters the folder that the cluster is in
 * @param locks always in the workspace, whatever the account
 */
record Places(Path cache, Path clusters, Path locks) {

    /** For root whose home another user cannot enter. */
    private static final Path OF_THE_MACHINE = Path.of("/var/lib/hop");

    static Places of(EmbeddedSettings settings, Account account) {
        Path local = Folders.make(settings.localFolder().toAbsolutePath().normalize());
        Path cache = account.reachable(settings.cacheFolder(), OF_THE_MACHINE.resolve("postgres"));
        Path clusters = account.reachable(local, OF_THE_MACHINE.resolve(nameOf(local)));
        for (Path folder : new Path[] {cache, clusters}) {
            if (folder.startsWith(OF_THE_MACHINE)) {
                open(OF_THE_MACHINE);
                open(folder);
            }
        }
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

    private static void open(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
