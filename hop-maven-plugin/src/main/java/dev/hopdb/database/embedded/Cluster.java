package dev.hopdb.database.embedded;

import dev.hopdb.database.Secret;
import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The files of one server: data, password, log. Either whole or not there.
 *
 * @param folder only its owner may enter it
 */
record Cluster(Path folder) {

    /**
     * The one role, made with the cluster. Never {@code hop}: tables without a schema go into the one that has the name
     * of the role, if there is one, and hop keeps its records in a schema of its own name.
     */
    static final String ROLE = "postgres";

    private static final int MEGABYTES = 100;
    private static final int PASSWORD_BYTES = 24;

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    ServerLock lock() {
        return new ServerLock(folder);
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }

    private Path portFile() {
        return folder.resolve("port");
    }

    boolean exists() {
        return Files.exists(folder);
    }

    boolean isWhole() {
        return Files.exists(data().resolve("PG_VERSION"))
                && !read(passwordFile()).isBlank();
    }

    Secret password() {
        return new Secret(read(passwordFile()).strip());
    }

    /** The port of the last start, or 0. */
    int lastPort() {
        String port = read(portFile()).strip();
        return port.matches("\\d{4,5}") ? Integer.parseInt(port) : 0;
    }

    void remember(int port) {
        write(portFile(), Integer.toString(port));
    }

    /** Makes the files, beside first: an attempt that is killed leaves nothing that looks like a cluster. */
    static void build(Cluster wanted, Installation installation, Account account) {
        Path parent = wanted.folder().resolveSibling(".").normalize();
        String prefix = wanted.folder().getFileName() + ".new-";
        Folders.sweep(parent, prefix);
        Space.require(MEGABYTES, parent);
        Cluster beside = new Cluster(Folders.makePrivate(
                parent.resolve(prefix + ProcessHandle.current().pid())));
        account.own(beside.folder());
        beside.writePassword(account);
        Program.Outcome outcome = Program.run(
                beside.folder(), account.command(installation.program("initdb"), beside.initdb(installation)));
        if (!outcome.succeeded()) {
            Folders.sweep(parent, prefix);
            throw notBuilt(outcome, parent);
        }
        Folders.rename(beside.folder(), wanted.folder());
    }

    private List<String> initdb(Installation installation) {
        List<String> arguments = new ArrayList<>(List.of(
                "--pgdata=" + data(),
                "--username=" + ROLE,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
        arguments.addAll(ServerConfig.initdbOptions(installation.version(), installation.platform()));
        arguments.addAll(ServerConfig.passwordOptions(installation.version()));
        return arguments;
    }

    private void writePassword(Account account) {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        try {
            if (Folders.isPosix(folder)) {
                Files.createFile(
                        passwordFile(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(
                    passwordFile(), Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        account.own(passwordFile());
    }

    private static HopException notBuilt(Program.Outcome outcome, Path parent) {
        String says = outcome.output().strip();
        if (FileTrouble.isFull(says)) {
            return Space.none(parent, says.lines().reduce("", (before, line) -> line));
        }
        return new HopException(
                "The embedded PostgreSQL could not be set up in %s".formatted(parent),
                "initdb ended with %d:\n%s".formatted(outcome.exit(), says),
                "mend that, or name a server: -Dhop.url=jdbc:postgresql://<host>:5432/<database>");
    }

    static void write(Path file, String text) {
        try {
            if (!text.equals(read(file))) {
                Files.writeString(file, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty if there is none. */
    static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
