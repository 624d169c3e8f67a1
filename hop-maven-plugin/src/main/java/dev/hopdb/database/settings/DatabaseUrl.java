package dev.hopdb.database.settings;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An address as users write it, taken apart: its password is no longer text.
 *
 * @param hosts {@code host:port}, at least one; several as JDBC and libpq allow them
 * @param options of the connection, in the words of JDBC; without user and password
 */
record DatabaseUrl(
        List<String> hosts,
        DatabaseName database,
        Map<String, String> options,
        Optional<String> user,
        Optional<Secret> password) {

    static final int DEFAULT_PORT = 5432;

    /** @param origin names, in messages, where {@code text} was given: {@code hop.url} */
    static DatabaseUrl parse(String origin, String text) {
        return new DatabaseUrlParser(origin, text).parse();
    }

    /** For JDBC, without user and password. */
    String jdbc() {
        String url = "jdbc:postgresql://%s/%s".formatted(String.join(",", hosts), encoded(database.text()));
        return options.isEmpty()
                ? url
                : options.entrySet().stream()
                        .map(option -> encoded(option.getKey()) + "=" + encoded(option.getValue()))
                        .collect(Collectors.joining("&", url + "?", ""));
    }

    DatabaseUrl withDefault(String option, Optional<String> value) {
        if (value.isEmpty() || options.containsKey(option)) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(options);
        more.put(option, value.get());
        return new DatabaseUrl(hosts, database, more, user, password);
    }

    String host() {
        String first = hosts.get(0);
        String host = first.substring(0, first.lastIndexOf(':'));
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        String first = hosts.get(0);
        return Integer.parseInt(first.substring(first.lastIndexOf(':') + 1));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
