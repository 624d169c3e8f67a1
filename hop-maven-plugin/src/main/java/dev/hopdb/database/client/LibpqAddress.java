package dev.hopdb.database.client;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.problem.HopException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An address of JDBC's form, said as PostgreSQL's own programs want it.
 *
 * @param argument what an argument list may show: the name of the database alone
 * @param environment all the rest, the password included
 */
record LibpqAddress(String argument, Map<String, String> environment) {

    private static final Pattern FORM = Pattern.compile("jdbc:postgresql:(?://([^/?]*))?/?([^?/]*)(?:\\?(.*))?");
    private static final Pattern HOST = Pattern.compile("(\\[[^]]*]|[^:]*)(?::(\\d+))?");

    private static final Map<String, String> VARIABLES = Map.of(
            "sslmode", "PGSSLMODE",
            "sslrootcert", "PGSSLROOTCERT",
            "sslcert", "PGSSLCERT",
            "sslNegotiation", "PGSSLNEGOTIATION",
            "channelBinding", "PGCHANNELBINDING",
            "gssEncMode", "PGGSSENCMODE",
            "connectTimeout", "PGCONNECT_TIMEOUT",
            "options", "PGOPTIONS");

    /** What of it goes without a word: {@code sslkey} of the driver's own form is another file for libpq. */
    private static final Set<String> DISPENSABLE = Set.of("ssl", "sslkey", "sslResponseTimeout");

    /** @throws HopException if the address asks for a security that libpq would not give */
    static LibpqAddress of(DatabaseAddress address) {
        Matcher form = form(address);
        obstacle(address).ifPresent(why -> {
            throw new HopException("pg_dump cannot connect as hop does", why, """
                    say it as pg_dump can: sslmode=verify-full&sslrootcert=/etc/ssl/ca.pem
                    or back up without pg_dump: -Dhop.backup=copy""");
        });
        Map<String, String> environment = new HashMap<>(Map.of("PGAPPNAME", "hop", "PGUSER", address.user()));
        if (!address.password().reveal().isEmpty()) {
            environment.put("PGPASSWORD", address.password().reveal());
        }
        hosts(orEmpty(form.group(1)), environment);
        parameters(orEmpty(form.group(3)), environment);
        String database = form.group(2).isEmpty() ? address.user() : decoded(form.group(2));
        return new LibpqAddress("dbname='%s'".formatted(database.replaceAll("(['\\\\])", "\\\\$1")), environment);
    }

    /** Why libpq could only connect with less security than the driver; empty if it is the same. */
    static Optional<String> obstacle(DatabaseAddress address) {
        return Stream.of(orEmpty(form(address).group(3)).split("&"))
                .map(parameter -> parameter.split("=", 2)[0])
                .filter(name -> name.startsWith("ssl") && !VARIABLES.containsKey(name) && !DISPENSABLE.contains(name))
                .findFirst()
                .map(
                        "%s in the address has a meaning for the JDBC driver only, sslmode and sslrootcert have one for both"
                                ::formatted);
    }

    private static Matcher form(DatabaseAddress address) {
        Matcher form = FORM.matcher(address.url());
        if (!form.matches()) {
            throw new IllegalArgumentException("no address of a PostgreSQL database");
        }
        return form;
    }

    private static void hosts(String written, Map<String, String> environment) {
        List<String> names = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (String each : (written.isEmpty() ? "localhost" : written).split(",")) {
            Matcher host = HOST.matcher(each);
            if (host.matches()) {
                names.add(host.group(1).replaceAll("^\\[|]$", ""));
                ports.add(host.group(2) == null ? "5432" : host.group(2));
            }
        }
        environment.put("PGHOST", String.join(",", names));
        environment.put("PGPORT", String.join(",", ports));
    }

    private static void parameters(String written, Map<String, String> environment) {
        if (Stream.of(written.split("&")).anyMatch(LibpqAddress::wantsEncryption)) {
            // The driver says so with one word; an sslmode beside it wins.
            environment.put("PGSSLMODE", "verify-full");
        }
        for (String parameter : written.split("&")) {
            String[] parts = parameter.split("=", 2);
            String variable = VARIABLES.get(parts[0]);
            if (parts.length == 2 && variable != null) {
                environment.put(variable, decoded(parts[1]));
            } else if (parts.length == 2 && parts[0].equals("sslkey") && !parts[1].endsWith(".pk8")) {
                // The driver wants another form of key than libpq, which takes its own default then.
                environment.put("PGSSLKEY", decoded(parts[1]));
            } else if (parameter.equals("targetServerType=primary")) {
                environment.put("PGTARGETSESSIONATTRS", "read-write");
            }
        }
    }

    /** The driver takes {@code ssl} alone for true; what is not clearly false is taken for true as well. */
    private static boolean wantsEncryption(String parameter) {
        String[] parts = parameter.split("=", 2);
        return parts[0].equals("ssl") && !(parts.length == 2 && parts[1].equalsIgnoreCase("false"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }
}
