package dev.hopdb.database.settings;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.Secret;
import dev.hopdb.problem.HopException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code jdbc:postgresql://host:5432/database?…} and {@code postgresql://user:password@host/database?…}. */
final class DatabaseUrlParser {

    private static final Pattern FORM =
            Pattern.compile("(jdbc:)?postgres(?:ql)?:(?://(?:(?<who>[^/?]*)@)?(?<hosts>[^/?@]*)/?)?"
                    + "(?<database>[^?]*)(?:\\?(?<options>.*))?");

    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.%]+]|[\\w.-]+)(?::(\\d{1,5}))?");

    /** Up to the first thing that could be a secret. */
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z]+:([a-zA-Z]+:)?");

    private static final int LAST_PORT = 65_535;

    /** What libpq calls otherwise than JDBC. */
    private static final Map<String, String> NAMES =
            Map.of("application_name", "ApplicationName", "connect_timeout", "connectTimeout");

    private final String origin;
    private final String text;
    private final boolean jdbc;

    DatabaseUrlParser(String origin, String text) {
        this.origin = origin;
        this.text = text.strip();
        this.jdbc = this.text.startsWith("jdbc:");
    }

    DatabaseUrl parse() {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            Matcher scheme = SCHEME.matcher(text);
            throw refused(scheme.lookingAt() ? "it begins with %s".formatted(scheme.group()) : "it is no URL at all");
        }
        String[] who = part(m, "who").split(":", 2);
        Map<String, String> options = options(part(m, "options"));
        Optional<String> user = or(options.remove("user"), who[0]);
        Optional<Secret> password =
                or(options.remove("password"), who.length > 1 ? who[1] : "").map(Secret::new);
        return new DatabaseUrl(hosts(part(m, "hosts")), database(part(m, "database")), options, user, password);
    }

    private DatabaseName database(String written) {
        if (written.isEmpty()) {
            throw refused("it names no database");
        }
        if (written.indexOf('/') >= 0 || written.indexOf('@') >= 0) {
            // Most likely a password with a slash in it: its rest must not be taken for a database, and shown.
            throw refused("what follows the host holds a / or an @; write them as %2F and %40");
        }
        return new DatabaseName(decoded(written));
    }

    private List<String> hosts(String written) {
        return written.isEmpty()
                ? List.of("localhost:" + DatabaseUrl.DEFAULT_PORT)
                : Stream.of(written.split(",", -1)).map(this::host).toList();
    }

    private String host(String written) {
        Matcher m = HOST.matcher(written);
        if (!m.matches()) {
            throw refused("what stands for host and port is not of the form <host>:<port>");
        }
        int port = m.group(2) == null ? DatabaseUrl.DEFAULT_PORT : Integer.parseInt(m.group(2));
        if (port < 1 || port > LAST_PORT) {
            throw refused("%d is not a port".formatted(port));
        }
        return m.group(1) + ":" + port;
    }

    private Map<String, String> options(String written) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : written.split("&")) {
            String[] parts = option.split("=", 2);
            String name = decoded(parts[0]);
            if (name.equals("sslpassword")) {
                throw refused("it holds an sslpassword, which cannot be kept secret there");
            }
            if (!name.isEmpty()) {
                options.put(NAMES.getOrDefault(name, name), parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        return options;
    }

    private Optional<String> or(@Nullable String option, String beforeHost) {
        return Optional.ofNullable(option == null ? decoded(beforeHost) : option)
                .filter(value -> !value.isEmpty());
    }

    /** A plus is a space for JDBC, and a plus for libpq. */
    private String decoded(String written) {
        try {
            return URLDecoder.decode(jdbc ? written : written.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not as the cause: its message repeats what may be a password.
            throw refused("a percent sign in it is not followed by two hexadecimal digits; write it as %25");
        }
    }

    private HopException refused(String why) {
        return new HopException(
                "%s is not the address of a PostgreSQL database".formatted(origin),
                "%s; expected is jdbc:postgresql://<host>:<port>/<database>".formatted(why),
                "write it like jdbc:postgresql://localhost:5432/shop");
    }

    private static String part(Matcher m, String name) {
        String part = m.group(name);
        return part == null ? "" : part;
    }
}
