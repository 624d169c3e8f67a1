package dev.hopdb.database.client;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DumpProgram;
import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** pg_dump of one version, with the pg_restore and the psql beside it. */
final class PgDump implements DumpProgram {

    /** How long a table that somebody has locked is waited for. */
    private static final String PATIENCE = "--lock-wait-timeout=60s";

    private static final int MOST_JOBS = 4;

    private final Path program;
    private final String version;

    PgDump(Path program, String version) {
        this.program = program;
        this.version = version;
    }

    /** The program {@code name} in the folder of {@code program}. */
    static Optional<Path> sibling(Path program, String name) {
        return Stream.of(name, name + ".exe")
                .map(program::resolveSibling)
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public String name() {
        return "pg_dump " + version;
    }

    @Override
    public boolean mayReplaceInPlace() {
        return sibling(program, "psql").isPresent();
    }

    @Override
    public Optional<String> obstacle(DatabaseAddress database) {
        return LibpqAddress.obstacle(database);
    }

    @Override
    public void dump(DatabaseAddress database, Path file) {
        LibpqAddress address = LibpqAddress.of(database);
        ClientProcess.Outcome outcome = new ClientProcess(address.environment())
                .run(List.of(
                        program.toString(),
                        "--format=custom",
                        "--no-password",
                        PATIENCE,
                        "--file=" + file,
                        "--dbname=" + address.argument()));
        check(outcome, "pg_dump could not read the target", "mend that, then run the same command again");
    }

    @Override
    public List<String> list(Path file) {
        ClientProcess.Outcome outcome =
                new ClientProcess(Map.of()).run(List.of(pgRestore(), "--list", file.toString()));
        check(
                outcome,
                "The backup %s cannot be read".formatted(file.getFileName()),
                "bring back a whole copy of it, as %s".formatted(file));
        return outcome.output().lines().filter(line -> !line.startsWith(";")).toList();
    }

    @Override
    public void restore(Path file, DatabaseAddress empty) {
        LibpqAddress address = LibpqAddress.of(empty);
        int jobs = Math.min(MOST_JOBS, Runtime.getRuntime().availableProcessors());
        ClientProcess.Outcome outcome = new ClientProcess(address.environment())
                .run(List.of(
                        pgRestore(),
                        "--exit-on-error",
                        "--no-password",
                        "--jobs=" + jobs,
                        "--dbname=" + address.argument(),
                        file.toString()));
        check(outcome, "pg_restore could not restore the backup", "mend that, then run the same command again");
    }

    /** pg_restore writes its COMMIT last: an archive that breaks off, or whatever else fails, commits nothing. */
    @Override
    public void replace(Path file, List<String> entries, DatabaseAddress database, String before) {
        LibpqAddress address = LibpqAddress.of(database);
        Path list = written("entries", String.join("\n", entries) + "\n");
        Path drops = written("before", "BEGIN;\n" + before);
        try {
            ClientProcess.Outcome outcome = new ClientProcess(address.environment())
                    .pipe(
                            List.of(
                                    pgRestore(),
                                    "--single-transaction",
                                    "--use-list=" + list,
                                    "--file=-",
                                    file.toString()),
                            List.of(
                                    sibling(program, "psql").orElseThrow().toString(),
                                    "--no-psqlrc",
                                    "--no-password",
                                    "--quiet",
                                    "--output=" + nothing(),
                                    "--set=ON_ERROR_STOP=1",
                                    "--dbname=" + address.argument(),
                                    "--file=" + drops,
                                    "--file=-"));
            check(outcome, "The backup could not be restored in place", "mend that, then run the same command again");
        } finally {
            delete(list);
            delete(drops);
        }
    }

    private String pgRestore() {
        return sibling(program, "pg_restore").orElseThrow().toString();
    }

    private static void check(ClientProcess.Outcome outcome, String problem, String fix) {
        if (!outcome.succeeded()) {
            String said = outcome.errors().isEmpty() ? "it ended with " + outcome.exit() : outcome.errors();
            throw new HopException(problem, said, fix);
        }
    }

    private static Path written(String name, String text) {
        try {
            // Only its owner may read it: that is what temporary files are made with.
            Path file = Files.createTempFile("hop-" + name, ".txt");
            return Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The system sweeps its folder of temporary files.
        }
    }

    private static String nothing() {
        return System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null";
    }
}
