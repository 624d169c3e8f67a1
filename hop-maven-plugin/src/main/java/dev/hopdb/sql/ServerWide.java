package dev.hopdb.sql;

import java.util.List;
import java.util.Set;

/**
 * Tells statements that change more than the database that they run in: roles and their memberships, databases,
 * tablespaces, subscriptions, settings of the server, programs started there. What functions, {@code DO} blocks and
 * foreign servers do, no word tells.
 */
public final class ServerWide {

    private static final Set<String> OF_THE_SERVER =
            Set.of("DATABASE", "TABLESPACE", "ROLE", "GROUP", "SUBSCRIPTION", "SYSTEM", "PARAMETER");

    private final List<String> words;

    private ServerWide(List<String> words) {
        this.words = words;
    }

    public static boolean isChangedBy(Script script, Statement statement) {
        return new ServerWide(FirstTokens.upperCase(script, statement)).isServerWide();
    }

    private boolean isServerWide() {
        return switch (word(0)) {
            case "CREATE", "ALTER" -> isOfTheServer(1);
            case "DROP" -> isOfTheServer(1) || word(1).equals("OWNED");
            case "COMMENT" -> isOfTheServer(2);
            case "SECURITY" -> isOfTheServer(words.indexOf("ON") + 1);
            case "GRANT" -> isOfTheServer(words.indexOf("ON") + 1) || isOfRoles("TO");
            case "REVOKE" -> isOfTheServer(words.indexOf("ON") + 1) || isOfRoles("FROM");
            case "REASSIGN" -> true;
            case "COPY" -> words.contains("PROGRAM");
            default -> false;
        };
    }

    /** A user mapping belongs to the database. */
    private boolean isOfTheServer(int at) {
        return OF_THE_SERVER.contains(word(at))
                || (word(at).equals("USER") && !word(at + 1).equals("MAPPING"));
    }

    /** A membership is granted without {@code ON}. */
    private boolean isOfRoles(String to) {
        int end = words.indexOf(to);
        return end > 0 && !words.subList(0, end).contains("ON");
    }

    private String word(int at) {
        return at < words.size() ? words.get(at) : "";
    }
}
