package dev.hopdb.database.embedded;

import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The server process of a cluster: found, started, stopped. Only one caller at a time may start it. */
final class Server {

    /** Long enough to recover after a crash. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long BIG_LOG = 4L << 20;

    private final Installation installation;
    private final Account account;
    private final Cluster cluster;

    Server(Installation installation, Account account, Cluster cluster) {
        this.installation = installation;
        this.account = account;
        this.cluster = cluster;
    }

    /** The port of the running server; waits for one that is starting, and for the end of one that is stopping. */
    Optional<Integer> port() {
        Waiting.until(PATIENCE, () -> alive().map(PidFile::isReady).orElse(true));
        return alive().filter(PidFile::isReady).map(PidFile::port);
    }

    /** Starts it on {@code port}; empty if it is ready, else why it is not. */
    Optional<Refusal> start(int port) {
        forgetTheDead();
        Cluster.write(cluster.data().resolve("postgresql.conf"), ServerConfig.text(installation.version()));
        long before = trimLog();
        return launch(port) ? Optional.empty() : Optional.of(Refusal.in(logSince(before)));
    }

    /** Tells it to stop, and returns as soon as nobody can take it for a running one. */
    void stop() {
        if (alive().isEmpty()) {
            return;
        }
        List<String> arguments = List.of("stop", "-D", cluster.data().toString(), "-m", "fast", "-W");
        Program.run(cluster.folder(), account.command(installation.program("pg_ctl"), arguments));
        Waiting.until(PATIENCE, () -> alive().map(now -> !now.isReady()).orElse(true));
    }

    /** Waits for its end. */
    void awaitEnd() {
        Waiting.until(PATIENCE, () -> alive().isEmpty());
    }

    private Optional<PidFile> alive() {
        return PidFile.read(cluster.data()).filter(file -> file.speaksOfTheServerIn(cluster.data()));
    }

    /** PostgreSQL would take any process with the pid of the dead server for that server. */
    private void forgetTheDead() {
        if (alive().isPresent()) {
            throw new HopException(
                    "The embedded PostgreSQL in %s neither runs nor stops".formatted(cluster.folder()),
                    "it has been starting or stopping for more than %d s".formatted(PATIENCE.toSeconds()),
                    "end the process named in %s, then run the same command again"
                            .formatted(PidFile.path(cluster.data())));
        }
        if (cluster.lock().isHeld()) {
            throw new HopException(
                    "The embedded PostgreSQL in %s runs elsewhere".formatted(cluster.folder()),
                    "a server holds this folder, and its process is not seen from here: it is in another container or on"
                            + " another machine with the same files, and a second server would destroy its data",
                    "mvn hop:<goal> there, or here with a server: -Dhop.url=jdbc:postgresql://<host>:5432/<database>");
        }
        try {
            Files.deleteIfExists(PidFile.path(cluster.data()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean launch(int port) {
        Process process = Program.detach(cluster.folder(), startCommand(port), cluster.log());
        BooleanSupplier ready = () -> PidFile.read(cluster.data())
                .filter(PidFile::isReady)
                .filter(file -> file.port() == port)
                .isPresent();
        Waiting.until(PATIENCE, () -> ready.getAsBoolean() || !process.isAlive());
        return ready.getAsBoolean();
    }

    private List<String> startCommand(int port) {
        String data = cluster.data().toString();
        if (Detaching.hasSetsid()) {
            return Detaching.setsid(cluster.lock()
                    .holding(account.command(
                            installation.program("postgres"), List.of("-D", data, "-p", Integer.toString(port)))));
        }
        return account.command(
                installation.program("pg_ctl"),
                List.of("start", "-D", data, "-w", "-l", cluster.log().toString(), "-o", "-p " + port));
    }

    private long trimLog() {
        try {
            long size = Files.exists(cluster.log()) ? Files.size(cluster.log()) : 0;
            if (size > BIG_LOG) {
                Files.delete(cluster.log());
                return 0;
            }
            return size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String logSince(long before) {
        try {
            byte[] log = Files.readAllBytes(cluster.log());
            int from = (int) Math.min(before, log.length);
            return new String(log, from, log.length - from, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
