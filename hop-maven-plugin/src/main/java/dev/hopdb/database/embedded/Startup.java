package dev.hopdb.database.embedded;

import dev.hopdb.console.Console;
import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Brings a workspace's server up, whatever the last one left. Runs while no other process does. */
final class Startup {

    /** Ten seconds for the processes of a killed server to end; a port is never taken that often. */
    private static final int ATTEMPTS = 100;

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Installation installation;
    private final Account account;
    private final Cluster cluster;
    private final Server server;
    private final Console console;

    private boolean replaced;

    Startup(Installation installation, Account account, Cluster cluster, Server server, Console console) {
        this.installation = installation;
        this.account = account;
        this.cluster = cluster;
        this.server = server;
        this.console = console;
    }

    int port() {
        if (cluster.exists() && !cluster.isWhole()) {
            replace("its password or its data are gone");
        } else if (!cluster.exists()) {
            Cluster.build(cluster, installation, account);
        }
        return start();
    }

    private int start() {
        for (int attempt = 1; true; attempt++) {
            Optional<Integer> running = server.port();
            if (running.isPresent()) {
                return running.get();
            }
            int port = Ports.free(cluster.lastPort());
            Optional<Refusal> refusal = server.start(port);
            if (refusal.isEmpty()) {
                cluster.remember(port);
                return port;
            }
            mend(refusal.get(), attempt);
        }
    }

    /** Returns if another attempt makes sense. */
    private void mend(Refusal refusal, int attempt) {
        boolean mended = switch (refusal.reason()) {
            case PORT_TAKEN, STILL_ENDING -> true;
            case DAMAGED -> !replaced;
            case NO_SPACE, MACHINE -> false;
        };
        if (!mended || attempt >= ATTEMPTS) {
            throw notStarted(refusal);
        }
        if (refusal.reason() == Refusal.Reason.DAMAGED) {
            replace(refusal.says());
        } else {
            Waiting.pause(PAUSE);
        }
    }

    /** The old files are kept aside once, in case somebody wants to look at them. */
    private void replace(String because) {
        replaced = true;
        server.stop();
        server.awaitEnd();
        Path aside = cluster.folder().resolveSibling(cluster.folder().getFileName() + ".damaged");
        try {
            Folders.delete(aside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Folders.rename(cluster.folder(), aside);
        Cluster.build(cluster, installation, account);
        console.warn("The embedded PostgreSQL was damaged, and made anew: %s".formatted(because));
        console.warn("Its databases are gone; hop builds them again from the patches. The old files are in %s"
                .formatted(aside));
    }

    private HopException notStarted(Refusal refusal) {
        if (refusal.reason() == Refusal.Reason.NO_SPACE) {
            return Space.none(cluster.folder(), refusal.says());
        }
        return new HopException(
                "The embedded PostgreSQL does not start",
                "%s\nThe whole log: %s".formatted(refusal.says(), cluster.log()),
                "mend that and run the same command again, or name a server: "
                        + "-Dhop.url=jdbc:postgresql://<host>:5432/<database>");
    }
}
