package dev.hopdb.database.client;

import dev.hopdb.database.DumpPrograms;
import dev.hopdb.problem.HopException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for pg_dump where the user says, else on the PATH: the first that is not older than the server. */
public final class ClientPrograms implements DumpPrograms {

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) ((\\d+)[\\w.]*)");

    private final Optional<Path> given;
    private final String searchPath;

    /**
     * @param given the program that the user named
     * @param searchPath the value of {@code PATH}
     */
    public ClientPrograms(Optional<Path> given, String searchPath) {
        this.given = given;
        this.searchPath = searchPath;
    }

    @Override
    public Search find(String serverVersion) {
        int major = Integer.parseInt(serverVersion.replaceAll("^(\\d+).*", "$1"));
        if (given.isPresent()) {
            return named(given.get(), serverVersion, major);
        }
        String why = "pg_dump is not on the PATH";
        for (Path program : onPath().toList()) {
            Candidate candidate = Candidate.of(program);
            if (candidate.fits(major)) {
                return new Search.Found(new PgDump(candidate.program(), candidate.version()));
            }
            why = candidate.unfitness(serverVersion);
        }
        return new Search.Missing(why);
    }

    private static Search named(Path program, String serverVersion, int major) {
        Candidate candidate = Candidate.of(program);
        if (!candidate.fits(major)) {
            throw new HopException(
                    "hop.pgDump cannot be used",
                    candidate.unfitness(serverVersion),
                    "name one that can: -Dhop.pgDump=/usr/lib/postgresql/%d/bin/pg_dump".formatted(major));
        }
        return new Search.Found(new PgDump(candidate.program(), candidate.version()));
    }

    private Stream<Path> onPath() {
        return Stream.of(searchPath.split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isBlank())
                .flatMap(ClientPrograms::in);
    }

    private static Stream<Path> in(String folder) {
        try {
            Path there = Path.of(folder);
            return Stream.of("pg_dump", "pg_dump.exe").map(there::resolve).filter(Files::isExecutable);
        } catch (InvalidPathException notAFolder) {
            return Stream.empty();
        }
    }

    /** @param major 0 if the program is none */
    private record Candidate(Path program, String version, int major) {

        static Candidate of(Path program) {
            ClientProcess.Outcome said =
                    new ClientProcess(Map.of()).run(List.of(program.toString(), "--version"));
            Matcher version = VERSION.matcher(said.output());
            return said.succeeded() && said.output().startsWith("pg_dump") && version.find()
                    ? new Candidate(program, version.group(1), Integer.parseInt(version.group(2)))
                    : new Candidate(program, "", 0);
        }

        boolean fits(int server) {
            return major >= server && PgDump.sibling(program, "pg_restore").isPresent();
        }

        String unfitness(String server) {
            if (major == 0) {
                return "%s is no pg_dump that runs here".formatted(program);
            }
            return PgDump.sibling(program, "pg_restore").isEmpty()
                    ? "there is no pg_restore beside %s".formatted(program)
                    : "%s is version %s, and the server %s: it must not be older".formatted(program, version, server);
        }
    }
}
