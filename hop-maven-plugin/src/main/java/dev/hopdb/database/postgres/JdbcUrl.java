package dev.hopdb.database.postgres;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.problem.HopException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An address of the driver's form, taken apart so that another database of the same server can be named.
 *
 * @param hosts such as {@code //localhost:5432}; empty for the driver's default
 * @param encodedDatabase as in the address; empty for the one that has the user's name
 * @param parameters with the question mark; may be empty
 */
record JdbcUrl(String hosts, String encodedDatabase, String parameters) {

    private static final Pattern FORM = Pattern.compile("jdbc:postgresql:(//[^/?]*)?/?([^?/]*)(\\?.*)?");

    /** What hop says itself: a parameter of the address would win over it. */
    private static final Set<String> OWN = Set.of("user", "password", "ApplicationName", "preferQueryMode");

    static JdbcUrl parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new HopException(
                    "'%s' is no address of a PostgreSQL database".formatted(withoutParameters(text)),
                    "an address names the driver, the server and the database",
                    "write it like -Dhop.url=jdbc:postgresql://localhost:5432/shop");
        }
        return new JdbcUrl(orEmpty(form.group(1)), form.group(2), orEmpty(form.group(3)));
    }

    JdbcUrl with(DatabaseName name) {
        // The driver decodes a + to a space, so both have to be escaped.
        String encoded = URLEncoder.encode(name.text(), StandardCharsets.UTF_8).replace("+", "%20");
        return new JdbcUrl(hosts, encoded, parameters);
    }

    /** The database that it names, if it names one. */
    Optional<DatabaseName> database() {
        return encodedDatabase.isEmpty()
                ? Optional.empty()
                : Optional.of(new DatabaseName(URLDecoder.decode(encodedDatabase, StandardCharsets.UTF_8)));
    }

    String text() {
        return "jdbc:postgresql:" + (hosts.isEmpty() ? "" : hosts + "/") + encodedDatabase + parameters;
    }

    /** The same, without the parameters that would contradict hop's own. */
    String textForHop() {
        String kept = Arrays.stream(parameters.replaceFirst("^\\?", "").split("&"))
                .filter(parameter ->
                        !parameter.isEmpty() && !OWN.contains(parameter.split("=", 2)[0]))
                .collect(Collectors.joining("&"));
        return new JdbcUrl(hosts, encodedDatabase, kept.isEmpty() ? "" : "?" + kept).text();
    }

    /** The server as people name it: never with parameters, which may hold a password. */
    String server() {
        return hosts.isEmpty() ? "localhost" : hosts.substring(2);
    }

    private static String withoutParameters(String text) {
        return text.split("\\?", 2)[0].replaceFirst("//[^/]*@", "//");
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }
}
