package dev.hopdb.database.settings;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.problem.HopException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The place that psql would connect to without being told. */
final class LibpqVariables {

    private static final Pattern PORT = Pattern.compile("[1-9]\\d{0,4}");
    private static final Pattern HOST = Pattern.compile("[\\w.:%-]+");

    private final Surroundings surroundings;

    LibpqVariables(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Empty unless a variable says where: a port, a user or a password alone name no server. */
    Optional<DatabaseUrl> place() {
        Optional<String> host = surroundings.variable("PGHOST").or(() -> surroundings.variable("PGHOSTADDR"));
        Optional<String> database = surroundings.variable("PGDATABASE");
        if (host.isEmpty() && database.isEmpty()) {
            return Optional.empty();
        }
        DatabaseName name = new DatabaseName(
                database.orElseGet(() -> surroundings.variable("PGUSER").orElse(surroundings.userName())));
        return Optional.of(new DatabaseUrl(
                List.of(host(host.orElse("localhost")) + ":" + port()),
                name,
                Map.of(),
                Optional.empty(),
                Optional.empty()));
    }

    private String host(String host) {
        if (host.startsWith("/") || host.startsWith("@")) {
            throw new HopException(
                    "PGHOST names a socket: %s".formatted(host),
                    "hop connects by TCP only",
                    "name the server: export PGHOST=localhost");
        }
        if (!HOST.matcher(host).matches()) {
            throw new HopException("PGHOST is '%s'".formatted(host), "expected is one host", "export PGHOST=localhost");
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private String port() {
        String port = surroundings.variable("PGPORT").orElse(Integer.toString(DatabaseUrl.DEFAULT_PORT));
        if (!PORT.matcher(port).matches()) {
            throw new HopException("PGPORT is '%s'".formatted(port), "expected is one port", "export PGPORT=5432");
        }
        return port;
    }
}
