package dev.hopdb.database.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the machine says to every program.
 *
 * @param home the user's folder, for {@code .pgpass}
 * @param userName of the operating system: the role of last resort, as for psql
 */
public record Surroundings(Map<String, String> environment, Path home, String userName) {

    public static Surroundings ofThisProcess() {
        return new Surroundings(
                System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("user.name"));
    }

    /** A variable; one that is set to nothing counts as not set. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** The variables {@code <prefix>URL}, {@code <prefix>USER}, {@code <prefix>PASSWORD}. */
    GivenDatabase given(String prefix) {
        return GivenDatabase.of(
                environment.get(prefix + "URL"),
                environment.get(prefix + "USER"),
                environment.get(prefix + "PASSWORD"));
    }

    /** Where libpq looks for passwords. */
    Path passwordFile() {
        return variable("PGPASSFILE").map(Path::of).orElseGet(this::defaultPasswordFile);
    }

    private Path defaultPasswordFile() {
        return variable("APPDATA")
                .filter(folder -> home.getFileSystem().getSeparator().equals("\\"))
                .map(folder -> Path.of(folder, "postgresql", "pgpass.conf"))
                .orElseGet(() -> home.resolve(".pgpass"));
    }
}
