import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Scripts such as people write, the same ones every time: one to ten statements each, on tables that earlier ones made. */
final class GeneratedScripts {

    private final Random random = new Random(42);
    private final List<String> scripts = new ArrayList<>();
    private int tables;
    private int things;

    GeneratedScripts(int count) {
        for (int i = 0; i < count; i++) {
            scripts.add(script(1 + random.nextInt(10)));
        }
    }

    List<String> all() {
        return scripts;
    }

    private String script(int statements) {
        StringBuilder script = new StringBuilder("-- What somebody needed one day.\n");
        for (int i = 0; i < statements; i++) {
            script.append(tables == 0 ? table() : statement()).append(";\n\n");
        }
        return script.toString();
    }

    private String statement() {
        things++;
        String t = "t" + (1 + random.nextInt(tables));
        return switch (random.nextInt(10)) {
            case 0 -> table();
            case 1, 2 -> "ALTER TABLE %s ADD COLUMN c%d integer DEFAULT 0 NOT NULL".formatted(t, things);
            case 3 -> "CREATE INDEX i%d ON %s (name, made_at)".formatted(things, t);
            case 4, 5 -> "INSERT INTO %s (name)\nVALUES ('one'), ('it''s; two'), ('three')".formatted(t);
            case 6 -> "UPDATE %s\nSET name = name || ' and more'\nWHERE id %% 2 = 0".formatted(t);
            case 7 -> "COMMENT ON TABLE %s IS 'Number %d; of a kind'".formatted(t, things);
            case 8 -> "CREATE VIEW v%d AS\nSELECT id, name, made_at\nFROM %s\nWHERE name <> ''".formatted(things, t);
            default ->
                "CREATE FUNCTION f%d() RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT count(*) FROM %s $$"
                        .formatted(things, t);
        };
    }

    private String table() {
        tables++;
        return """
                CREATE TABLE t%d (
                    id      bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
                    name    text        NOT NULL CHECK (name <> ''),
                    made_at timestamptz NOT NULL DEFAULT now()
                )""".formatted(tables);
    }
}
