package dev.hopdb.database.settings;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the development database is.
 *
 * <p>The place is the first of: {@code hop.url}, the URL of the {@code <server>} that {@code hop.serverId} names,
 * {@code HOP_URL}, libpq's variables (if {@code PGHOST}, {@code PGHOSTADDR} or {@code PGDATABASE} is set). User and
 * password each are the first of: {@code hop.user} and {@code hop.password}, what the URL itself holds, the {@code
 * <server>}, {@code HOP_USER} and {@code HOP_PASSWORD}, {@code PGUSER} and {@code PGPASSWORD}; then {@code ~/.pgpass}
 * for the password, and the name of the operating system's user.
 *
 * @param parameters {@code hop.url}, {@code hop.user}, {@code hop.password}
 * @param server the {@code <server>} of settings.xml, decrypted
 * @param onCommandLine whether one of the parameters that may hold a password was given there
 */
public record DevelopmentSettings(
        GivenDatabase parameters, GivenDatabase server, boolean onCommandLine, Surroundings surroundings) {

    private static final String ON_COMMAND_LINE =
            "A password on the command line can be read by every user of this machine, and stays in the shell's history: "
                    + "use HOP_PASSWORD, ~/.pgpass, or a <server> of settings.xml with -Dhop.serverId=<id>";

    private static final String WITHOUT_URL =
            "hop.user is given without hop.url: the embedded PostgreSQL is used, and knows its user itself";

    /**
     * What came of the settings.
     *
     * @param address empty if no server is named: then hop runs one itself
     */
    public record Resolved(Optional<DatabaseAddress> address, List<String> warnings) {}

    public Resolved resolve() {
        List<String> warnings = new ArrayList<>();
        Optional<DatabaseUrl> place = place();
        if (onCommandLine && (parameters.password().isPresent() || isPasswordInUrl())) {
            warnings.add(ON_COMMAND_LINE);
        }
        if (place.isEmpty() && parameters.user().isPresent()) {
            warnings.add(WITHOUT_URL);
        }
        return new Resolved(place.map(url -> complete(url, warnings)), List.copyOf(warnings));
    }

    private Optional<DatabaseUrl> place() {
        return parameters
                .url()
                .map(url -> DatabaseUrl.parse("hop.url", url))
                .or(() -> server.url().map(url -> DatabaseUrl.parse("The URL of the <server>", url)))
                .or(() -> environment().url().map(url -> DatabaseUrl.parse("HOP_URL", url)))
                .or(() -> new LibpqVariables(surroundings).place());
    }

    private DatabaseAddress complete(DatabaseUrl url, List<String> warnings) {
        GivenDatabase inUrl = new GivenDatabase(Optional.empty(), url.user(), url.password());
        GivenDatabase libpq = new GivenDatabase(
                Optional.empty(),
                surroundings.variable("PGUSER"),
                surroundings.variable("PGPASSWORD").map(Secret::new));
        return new Credentials(surroundings, warnings).complete(url, parameters, inUrl, server, environment(), libpq);
    }

    private GivenDatabase environment() {
        return surroundings.given("HOP_");
    }

    private boolean isPasswordInUrl() {
        return parameters
                .url()
                .flatMap(url -> DatabaseUrl.parse("hop.url", url).password())
                .isPresent();
    }
}
