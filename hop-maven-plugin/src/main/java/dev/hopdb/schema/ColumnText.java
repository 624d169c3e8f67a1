package dev.hopdb.schema;

import dev.hopdb.database.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A column as it stands in a table, and what can only be said of it afterwards. */
final class ColumnText {

    /** Of an identity column that nobody gave a sequence of its own. */
    private static final String USUAL = "SEQUENCE NAME %s START 1 INCREMENT 1 MINVALUE 1 MAXVALUE %s CACHE 1 NO CYCLE";

    private ColumnText() {}

    /** {@code email varchar(80) DEFAULT 'none' NOT NULL}. */
    static String definition(SchemaObject table, SchemaObject column) {
        return column.name().text()
                + " "
                + column.property(SchemaObject.NATURE).orElse("")
                + Sql.foreignOptions(column, "foreign options")
                + Sql.clause(" COLLATE ", column, "collation")
                + Sql.clause(" DEFAULT ", column, "default")
                + Sql.clause(" GENERATED ALWAYS AS ", column, "generation")
                + identity(table, column)
                + (column.property("null").orElse("").equals("refused") ? " NOT NULL" : "");
    }

    /** What a table says of a column that its type has: {@code id WITH OPTIONS NOT NULL}; empty if it says nothing. */
    static String options(SchemaObject column) {
        String said = Sql.clause(" DEFAULT ", column, "default")
                + (column.property("null").orElse("").equals("refused") ? " NOT NULL" : "");
        return said.isEmpty() ? "" : column.name().text() + " WITH OPTIONS" + said;
    }

    /** Statements on {@code alter}, which begins as {@code ALTER TABLE ONLY shop.users}. */
    static List<String> afterwards(String alter, SchemaObject column) {
        List<String> statements = new ArrayList<>();
        String set = "%s ALTER COLUMN %s SET ".formatted(alter, column.name().text());
        column.property("storage").ifPresent(storage -> statements.add(set + "STORAGE " + storage));
        column.property("compression").ifPresent(method -> statements.add(set + "COMPRESSION " + method));
        column.property("statistics target").ifPresent(target -> statements.add(set + "STATISTICS " + target));
        column.property("options")
                .ifPresent(options -> statements.add("%s(%s)".formatted(set, Sql.parameters("", options))));
        if (column.property("null").orElse("").equals("refused in new rows only")) {
            statements.add("%s ADD NOT NULL %s NOT VALID"
                    .formatted(alter, column.name().text()));
        }
        return statements;
    }

    private static String identity(SchemaObject table, SchemaObject column) {
        String sequence = column.property("identity sequence").orElse("");
        String options = isUsual(table, column, sequence) ? "" : " (%s)".formatted(sequence);
        return column.property("identity")
                .map(when -> " GENERATED %s AS IDENTITY%s".formatted(when, options))
                .orElse("");
    }

    private static boolean isUsual(SchemaObject table, SchemaObject column, String sequence) {
        String name = "%s_%s_seq".formatted(table.name().text(), column.name().text());
        return Pattern.matches(
                        Pattern.quote(USUAL).replace("%s", "\\E%s\\Q").formatted(Pattern.quote(name), "\\d+"), sequence)
                && sequence.contains(" MAXVALUE %s "
                        .formatted(largest(column.property(SchemaObject.NATURE).orElse(""))));
    }

    /** The largest value of an integer type. */
    static String largest(String type) {
        return switch (type) {
            case "smallint" -> Long.toString(Short.MAX_VALUE);
            case "integer" -> Long.toString(Integer.MAX_VALUE);
            default -> Long.toString(Long.MAX_VALUE);
        };
    }
}
