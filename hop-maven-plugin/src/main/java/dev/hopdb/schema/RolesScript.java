package dev.hopdb.schema;

import dev.hopdb.database.SchemaObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The roles that a schema names, as a script that makes those of them that are not there: for development clusters, without
 * a login and without a password.
 */
public final class RolesScript {

    /** Such as stand where a role could, and name none. */
    private static final Set<String> NOBODY =
            Set.of("PUBLIC", "its owner", "their owner", "the owner of the database", "CURRENT_USER");

    /** As the server quotes names. */
    private static final Pattern NAME = Pattern.compile("\"(?:[^\"]|\"\")+\"|[^,\"]+");

    private RolesScript() {}

    /** Nothing where no role is named. */
    public static Optional<String> of(List<SchemaObject> objects) {
        Set<String> roles = objects.stream()
                .flatMap(RolesScript::named)
                .filter(role -> !NOBODY.contains(role) && !role.startsWith("pg_"))
                .collect(Collectors.toCollection(TreeSet::new));
        if (roles.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("""
                -- The roles that the first release names, for development clusters only: hop never runs this on the server of a
                -- target. They cannot log in and have no password; which role is a member of which is not recorded.
                """ + roles.stream().map(RolesScript::statement).collect(Collectors.joining()));
    }

    private static Stream<String> named(SchemaObject object) {
        Stream<String> owner = OwnerText.given(object).stream();
        return switch (object.kind()) {
            case "grant of", "revocation of" -> object.property("role").stream();
            case "policy" -> object.property("roles").stream().flatMap(RolesScript::names);
            case "default privilege", "default revocation" ->
                Stream.concat(object.property("maker").stream(), object.property("grantee").stream());
            case "user mapping" -> Stream.of(object.name().text().substring("for ".length()));
            default -> owner;
        };
    }

    private static Stream<String> names(String list) {
        return NAME.matcher(list).results().map(found -> found.group().strip()).filter(name -> !name.isEmpty());
    }

    /** Two builds at once may make it at the same moment. */
    private static String statement(String role) {
        return """

                DO $role$
                BEGIN
                    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = %s) THEN
                        CREATE ROLE %s NOLOGIN;
                    END IF;
                EXCEPTION WHEN duplicate_object OR unique_violation THEN
                    NULL;
                END
                $role$;
                """.formatted(Sql.literal(plain(role)), role);
    }

    private static String plain(String role) {
        Matcher quoted = Pattern.compile("\"(.*)\"", Pattern.DOTALL).matcher(role);
        return quoted.matches() ? quoted.group(1).replace("\"\"", "\"") : role;
    }
}
