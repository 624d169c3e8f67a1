package dev.hopdb.schema;

import dev.hopdb.database.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/** Views and materialised views. */
final class ViewText {

    private ViewText() {}

    static List<String> statements(SchemaObject view, Parts parts) {
        List<String> statements = new ArrayList<>();
        String options = view.property("options")
                .map(all -> " WITH (%s)".formatted(Sql.parameters("", all)))
                .orElse("");
        String query = view.property("definition").orElseThrow().stripTrailing().replaceFirst(";$", "");
        String content = view.property("content").orElse("").equals("without data") ? "\nWITH NO DATA" : "";
        statements.add(
                "CREATE %s %s%s AS\n%s%s".formatted(Sql.word(view), view.name().text(), options, query, content));
        for (SchemaObject column : parts.columns(view)) {
            column.property("default")
                    .ifPresent(value -> statements.add("ALTER VIEW %s ALTER COLUMN %s SET DEFAULT %s"
                            .formatted(view.name().text(), column.name().text(), value)));
            if (view.kind().equals("materialized view")) {
                statements.addAll(ColumnText.afterwards(
                        "ALTER MATERIALIZED VIEW " + view.name().text(), column));
            }
        }
        return statements;
    }
}
