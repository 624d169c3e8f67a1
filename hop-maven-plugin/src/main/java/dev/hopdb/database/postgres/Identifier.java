package dev.hopdb.database.postgres;

import dev.hopdb.database.DatabaseName;

/** The one place where a name becomes SQL. */
final class Identifier {

    private Identifier() {}

    static String quote(DatabaseName name) {
        return quote(name.text());
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** For the few statements that take no parameters, such as {@code COMMENT ON}, and for those that psql runs. */
    static String literal(String text) {
        String quoted = "'" + text.replace("'", "''").replace("\\", "\\\\") + "'";
        return text.indexOf('\\') < 0 ? quoted : " E" + quoted;
    }
}
