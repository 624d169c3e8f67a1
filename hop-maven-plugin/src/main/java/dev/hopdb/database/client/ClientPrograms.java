package dev.hopdb.database.client;

import dev.hopdb.database.DumpPrograms;
import dev.hopdb.problem.HopException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for pg_dump where the user says, else on the PATH: one of the server's major version if there is one, else the
 * first that fits.
 *
 * <p>A program is no good that dumps a server to which it could not restore: from version 17 on, pg_restore sets what
 * servers before 17 do not know.
 */
public final class ClientPrograms implements DumpPrograms {

    /** The first version that sets transaction_timeout before it restores anything. */
    private static final int SETS_MORE = 17;

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
        List<Candidate> all = onPath().map(Candidate::of).toList();
        Optional<Candidate> best = all.stream()
                .filter(candidate -> candidate.fits(major))
                .min(Comparator.comparing(candidate -> candidate.major() != major));
        return best.<Search>map(candidate -> new Search.Found(new PgDump(candidate.program(), candidate.version())))
                .orElseGet(() -> new Search.Missing(
                        all.isEmpty()
                                ? "pg_dump is not on the PATH"
                                : all.stream()
                                        .map(candidate -> candidate.unfitness(serverVersion, major))
                                        .collect(Collectors.joining("; "))));
    }

    private static Search named(Path program, String serverVersion, int major) {
        Candidate candidate = Candidate.of(program);
        if (!candidate.fits(major)) {
            throw new HopException(
                    "hop.pgDump cannot be used",
                    candidate.unfitness(serverVersion, major),
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
            ClientProcess.Outcome said = new ClientProcess(Map.of()).run(List.of(program.toString(), "--version"));
            Matcher version = VERSION.matcher(said.output());
            return said.succeeded() && said.output().startsWith("pg_dump") && version.find()
                    ? new Candidate(program, version.group(1), Integer.parseInt(version.group(2)))
                    : new Candidate(program, "", 0);
        }

        boolean fits(int server) {
            return major >= server
                    && restoresTo(server)
                    && PgDump.sibling(program, "pg_restore").isPresent();
        }

        private boolean restoresTo(int server) {
            return major < SETS_MORE || server >= SETS_MORE;
        }

        String unfitness(String server, int serverMajor) {
            if (major == 0) {
                return "%s is no pg_dump that runs here".formatted(program);
            }
            if (major >= serverMajor && !restoresTo(serverMajor)) {
                return "%s is version %s, whose pg_restore cannot restore to a server before %d"
                        .formatted(program, version, SETS_MORE);
            }
            return PgDump.sibling(program, "pg_restore").isEmpty()
                    ? "there is no pg_restore beside %s".formatted(program)
                    : "%s is version %s, and the server %s: it must not be older".formatted(program, version, server);
        }
    }
}
