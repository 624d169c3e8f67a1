package dev.hopdb.database.embedded;

import dev.hopdb.console.Console;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.Secret;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * One use of the workspace's own server, which runs as long as anybody uses it.
 *
 * <p>A use that is never closed ends with its process. A process that is killed counts as gone: the next one that
 * leaves stops the server.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private final Users users;
    private final Server server;
    private final int port;
    private final Secret password;
    private final Thread atExit = new Thread(this::leave, "hop leaves PostgreSQL");

    private boolean left;

    private EmbeddedPostgres(Users users, Server server, int port, Secret password) {
        this.users = users;
        this.server = server;
        this.port = port;
        this.password = password;
    }

    /**
     * Finds the server running, or starts it; the first time, it is unpacked and its data folder made.
     *
     * @throws dev.hopdb.problem.HopException if there is none for this machine, no room for it, or it does not start
     */
    public static EmbeddedPostgres open(EmbeddedSettings settings, Binaries binaries, Console console) {
        return open(settings, binaries, console, Account.ofThisMachine());
    }

    static EmbeddedPostgres open(EmbeddedSettings settings, Binaries binaries, Console console, Account account) {
        PostgresVersion version = PostgresVersion.parse(settings.postgresVersion());
        Platform platform = Platform.current();
        try {
            Places places = Places.of(settings, account);
            Installation installation = Installation.find(
                    places.cache(), version, platform, Installation.from(binaries, version, platform, console));
            return enter(places, installation, account, console);
        } catch (UncheckedIOException e) {
            throw FileTrouble.inWords(e, settings.localFolder());
        }
    }

    private static EmbeddedPostgres enter(Places places, Installation installation, Account account, Console console) {
        Cluster cluster = places.cluster(installation.version());
        Server server = new Server(installation, account, cluster);
        Users users = Users.enter(places.usersLock(installation.version()));
        try {
            Startup startup = new Startup(installation, account, cluster, server, console);
            int port = Mutex.hold(places.startLock(installation.version()), startup::port);
            EmbeddedPostgres use = new EmbeddedPostgres(users, server, port, cluster.password());
            Runtime.getRuntime().addShutdownHook(use.atExit);
            return use;
        } catch (RuntimeException | Error e) {
            users.leave(server::stop);
            throw e;
        }
    }

    /** How to reach one of its databases, whether it is there yet or not. */
    public DatabaseAddress address(DatabaseName name) {
        String path = URLEncoder.encode(name.text(), StandardCharsets.UTF_8).replace("+", "%20");
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, path), Cluster.ROLE, password);
    }

    /** Leaves the server to the others; stops it, without waiting for its end, if there are none. */
    @Override
    public void close() {
        leave();
        try {
            // Only now: a process that is told to end meanwhile waits for its hooks, and so for this.
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is ending, which forgets the hook as well.
        }
    }

    /** Whoever comes second waits for the first: a process that is ending would cut it short. */
    private synchronized void leave() {
        if (!left) {
            left = true;
            users.leave(server::stop);
        }
    }
}
