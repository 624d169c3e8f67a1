package dev.hopdb.database.postgres;

import java.util.List;
import java.util.Random;

/** Makes statements that the server accepts and that hide, in every way there is, what begins or ends something. */
final class GeneratedSql {

    private static final List<String> TRAPS = List.of(
            ";",
            "--",
            "/*",
            "*/",
            "$$",
            "$q$",
            "\\\\",
            "\\.",
            "BEGIN ATOMIC",
            "END",
            "CASE",
            "COMMIT",
            "COPY t FROM stdin;",
            "(",
            ")",
            "é",
            "😀",
            "\n",
            "\r\n",
            "\r",
            "\t",
            " ",
            "a",
            "E",
            "1",
            "\u00a0");

    private static final List<String> LABELS =
            List.of("end", "case", "begin", "atomic", "\"x;\"\"y\"", "U&\"\\0061;\"", "é😀", "a$b");

    private final Random random;
    private int count;

    GeneratedSql(long seed) {
        this.random = new Random(seed);
    }

    /** One statement, with blanks before and after it; the semicolon is left out. */
    String statement() {
        count++;
        String statement = switch (random.nextInt(8)) {
            case 0 -> routine();
            case 1 -> quotedRoutine();
            case 2 -> rule();
            case 3 -> prepared();
            case 4 -> block();
            case 5 -> table();
            default -> query();
        };
        return blank() + statement + blank();
    }

    /** Blanks and comments; a semicolon among them belongs to no statement. */
    String blank() {
        var text = new StringBuilder(" ");
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(oneOf(List.of("\n", "\r\n", "\t", "\f", comment(), comment())));
        }
        return text.toString();
    }

    private String comment() {
        return random.nextBoolean()
                ? "--" + traps().replace("\n", "").replace("\r", "") + oneOf(List.of("\n", "\r", "\r\n"))
                : "/*" + traps().replace("/*", "").replace("*/", "") + (random.nextBoolean() ? "/*;*/" : "") + " */";
    }

    private String query() {
        var text = new StringBuilder("SELECT");
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(blank()).append(value()).append(blank());
            text.append(random.nextInt(3) == 0 ? "AS " + oneOf(LABELS) + blank() : "");
            text.append(i == 0 ? "" : ",");
        }
        return text.toString();
    }

    private String value() {
        return switch (random.nextInt(5)) {
            case 0 -> "CASE WHEN true THEN" + blank() + value() + " ELSE NULL END";
            case 1 -> "(" + blank() + "SELECT" + blank() + value() + ")";
            default -> constant();
        };
    }

    private String constant() {
        return switch (random.nextInt(7)) {
            case 0 -> "'" + traps().replace("'", "''") + "'";
            case 1 -> "E'" + oneOf(List.of("\\'", "''", "\\\\", "a")) + traps().replace("\\", "\\\\") + "'";
            case 2 -> "E'a'" + oneOf(List.of("\n", " \n  ", " -- ;\n")) + "'b\\';'";
            case 3 -> dollarQuoted(traps());
            case 4 -> "B'01'" + blank() + "||" + blank() + "B'1'";
            case 5 -> "U&'\\0041;" + oneOf(List.of("''", "--", "$$")) + "'";
            default -> "1" + oneOf(List.of("+", "*", "-", "::int +", "/")) + blank() + "2";
        };
    }

    private String dollarQuoted(String body) {
        String mark = oneOf(List.of("$$", "$q$", "$_é1$", "$END$"));
        return mark + body.replace("$", "") + mark;
    }

    private String routine() {
        var body = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            body.append(blank()).append(query()).append(";");
        }
        return "CREATE" + blank() + "OR REPLACE" + blank() + oneOf(List.of("FUNCTION", "function")) + " pg_temp.f"
                + count
                + "(\"begin atomic\" int DEFAULT 1) RETURNS SETOF record" + blank() + "LANGUAGE sql BEGIN" + blank()
                + "ATOMIC" + body
                + blank() + "END";
    }

    private String quotedRoutine() {
        return "CREATE PROCEDURE pg_temp.p" + count + "() LANGUAGE plpgsql AS" + blank()
                + dollarQuoted("BEGIN COMMIT; PERFORM ';'; IF true THEN NULL; END IF; END;");
    }

    private String rule() {
        return "CREATE OR REPLACE RULE r" + count + " AS ON UPDATE TO ruled DO ALSO (" + query() + ";" + blank()
                + query() + ";)";
    }

    private String prepared() {
        return "PREPARE p" + count + "(text)" + blank() + "AS SELECT $1," + value();
    }

    private String block() {
        return "DO" + blank() + dollarQuoted("BEGIN PERFORM 1; END; -- /* ' \"");
    }

    private String table() {
        return "CREATE TEMPORARY TABLE t" + count + " (\"a;\" text DEFAULT " + constant() + "," + blank()
                + "b int CHECK (b > 0))";
    }

    private String traps() {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(oneOf(TRAPS));
        }
        return text.toString();
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
