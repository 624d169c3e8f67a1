package dev.hopdb.database.settings;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.problem.HopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a target is: never where the development settings say.
 *
 * <p>{@code <server>} and {@code HOP_TARGET_<NAME>_URL} may each name it, not both; user and password come from where
 * the URL is, then from the other, then from {@code ~/.pgpass}.
 *
 * @param name as {@code hop.target} gives it
 * @param server the {@code <server>} of settings.xml of this name, decrypted
 */
public record TargetSettings(String name, GivenDatabase server, Surroundings surroundings) {

    private static final String EMBEDDED = "embedded:";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    /** Whether a {@code <server>} can have anything to say of it. */
    public static boolean isEmbedded(String name) {
        return name.startsWith(EMBEDDED);
    }

    public Target resolve() {
        if (isEmbedded(name)) {
            return new Target.OnEmbedded(new DatabaseName(name.substring(EMBEDDED.length())));
        }
        if (!NAME.matcher(name).matches()) {
            throw new HopException(
                    "hop.target is not the name of a target",
                    "a name has letters, digits, dots, dashes and underscores; an address is not a name",
                    "name a <server> of settings.xml: -Dhop.target=staging");
        }
        GivenDatabase variables = surroundings.given(prefix());
        if (server.url().isPresent() && variables.url().isPresent()) {
            throw ambiguous();
        }
        return server.url()
                .map(url -> at("The URL of <server> %s".formatted(name), url, server, variables))
                .or(() -> variables.url().map(url -> at(prefix() + "URL", url, variables, server)))
                .orElseThrow(this::unknown);
    }

    private Target at(String origin, String text, GivenDatabase first, GivenDatabase second) {
        DatabaseUrl url = DatabaseUrl.parse(origin, text);
        GivenDatabase inUrl = new GivenDatabase(Optional.empty(), url.user(), url.password());
        List<String> warnings = new ArrayList<>();
        return new Target.Named(
                name,
                new Credentials(surroundings, warnings).complete(url, first, inUrl, second),
                List.copyOf(warnings));
    }

    private String prefix() {
        return "HOP_TARGET_%s_".formatted(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
    }

    private HopException ambiguous() {
        return new HopException(
                "Target %s has two addresses".formatted(name),
                "the <server> of settings.xml has a URL, and %sURL is set".formatted(prefix()),
                "unset %sURL".formatted(prefix()));
    }

    private HopException unknown() {
        return new HopException(
                "There is no target %s".formatted(name),
                "neither settings.xml nor the environment says where it is; the development settings never count",
                """
                one of:
                in settings.xml: <server><id>%1$s</id><username>…</username><password>…</password>\
                <configuration><url>jdbc:postgresql://<host>:5432/<database></url></configuration></server>
                export %2$sURL=jdbc:postgresql://<host>:5432/<database> %2$sUSER=<user> %2$sPASSWORD=<password>
                for trying things out: -Dhop.target=embedded:<database>""".formatted(name, prefix()));
    }
}
