package dev.hopdb.rehearsal;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.DumpProgram;
import dev.hopdb.database.DumpPrograms;
import dev.hopdb.database.DumpPrograms.Search;
import dev.hopdb.database.ForeignSession;
import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a clone gets what the target has. Neither way ends a session of anybody. */
public sealed interface CloneSource {

    /** For the report: {@code template} or {@code backup}. */
    String word();

    /**
     * Makes the database {@code clone}.
     *
     * @param there is run as soon as it is there, before it has what the target has
     */
    void fill(DatabaseName clone, Runnable there);

    /** The server copies the files: quick, and only while nobody is connected. */
    record Template(DatabaseServer server, DatabaseName target) implements CloneSource {
        @Override
        public String word() {
            return "template";
        }

        @Override
        public void fill(DatabaseName clone, Runnable there) {
            server.replacements().make(clone, target, Optional.of(target));
            there.run();
        }
    }

    /** A dump that is read back: works beside others, and needs a {@code pg_dump} of the server. */
    record Backup(DatabaseServer server, DatabaseName target, DumpProgram program) implements CloneSource {
        @Override
        public String word() {
            return "backup";
        }

        @Override
        public void fill(DatabaseName clone, Runnable there) {
            Path archive = ownerOnly();
            try {
                program.dump(server.address(target), archive);
                server.replacements().make(clone, target, Optional.empty());
                there.run();
                program.restore(archive, server.address(clone));
            } finally {
                delete(archive);
            }
        }

        private static Path ownerOnly() {
            try {
                return Files.createTempFile("hop-rehearsal-", ".dump");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path archive) {
            try {
                Files.deleteIfExists(archive);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Chooses a way. Reads only; nobody of hop is connected to the target.
     *
     * @throws HopException if there is none
     */
    static CloneSource of(DatabaseServer server, DatabaseName target, DumpPrograms programs) {
        if (!server.traits().mayCreateDatabases()) {
            throw new HopException(
                    "No clone of %s can be made".formatted(target),
                    "a rehearsal runs on a copy of the target, and the role may not make databases",
                    "ALTER ROLE <the role of the target> CREATEDB; then run the same command again");
        }
        boolean isOutside = server.replacements().standsOutsideOf(target);
        List<ForeignSession> others = server.replacements().sessions(target);
        if (isOutside && others.isEmpty()) {
            return new Template(server, target);
        }
        if (programs.find(server.traits().version()) instanceof Search.Found found
                && found.program().obstacle(server.address(target)).isEmpty()) {
            return new Backup(server, target, found.program());
        }
        String inTheWay = isOutside
                ? "connected is %s"
                        .formatted(others.stream().map(ForeignSession::toString).collect(Collectors.joining(", ")))
                : "the role may connect to no other database of the server";
        throw new HopException(
                "No clone of %s can be made".formatted(target),
                "the server copies a database only while nobody is connected: %s\nand there is no pg_dump for PostgreSQL %s that connects as hop does"
                        .formatted(inTheWay, server.traits().version()),
                "-Dhop.pgDump=/usr/lib/postgresql/%s/bin/pg_dump names one, which works beside others"
                        .formatted(server.traits().version().replaceAll("\\D.*", "")));
    }
}
